import { css } from '../../parts/css.ts';

export const figuresStyles = css`
  section {
    display: grid;
    gap: calc(var(--_space) * 3);
    min-inline-size: 0;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_space);
  }
  p,
  dd {
    margin: 0;
  }
  #heading {
    font-size: 1.375em;
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  .title {
    font-size: 1.0625em;
    font-weight: 650;
  }
  header label {
    font-size: 0.875em;
  }
  select {
    font: inherit;
    max-inline-size: 100%;
    padding: 6px 10px;
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr));
    gap: calc(var(--_space) * 1.5);
    margin: 0;
  }
  [part='figure'] {
    display: grid;
    align-content: start;
    gap: 4px;
    padding: calc(var(--_space) * 2);
    border-radius: var(--_radius);
    background: var(--_sunken);
    overflow-wrap: anywhere;
  }
  dt {
    font-weight: 600;
    font-size: 0.875em;
  }
  .value {
    font-size: 1.5em;
    line-height: 1.2;
    font-weight: 700;
    letter-spacing: -0.02em;
    font-variant-numeric: tabular-nums;
  }
  .warning {
    font-size: 0.875em;
    font-weight: 600;
    color: var(--_danger);
  }
  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 8px;
    border: 0;
    border-radius: 99px;
    overflow: hidden;
    background: color-mix(in oklab, var(--_border) 60%, transparent);
  }
  ::-webkit-progress-bar {
    background: none;
  }
  ::-webkit-progress-value {
    background: var(--_accent);
  }
  ::-moz-progress-bar {
    background: var(--_accent);
  }
  [part='waiting'],
  [part='influence'] {
    display: grid;
    gap: var(--_space);
    justify-items: start;
  }
  .count {
    margin-inline-start: 4px;
    padding: 1px 8px;
    border-radius: 99px;
    background: var(--_sunken);
    font-variant-numeric: tabular-nums;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  [aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }
  ul,
  ol {
    inline-size: 100%;
    margin: 0;
    padding: 0;
    list-style: '';
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px calc(var(--_space) * 2);
    padding-block: var(--_space);
    border-block-end: 1px solid var(--_border);
  }
  .words {
    flex: 1 1 260px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  ol b {
    font-variant-numeric: tabular-nums;
  }
  summary {
    cursor: pointer;
    min-block-size: 24px;
  }
  summary .title {
    display: inline;
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid;
    }
    [aria-pressed='true'] {
      border-color: Highlight;
    }
  }
`;
