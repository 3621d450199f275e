import { css } from '../../parts/css.ts';

export const impactStyles = css`
  section {
    display: grid;
    gap: calc(var(--_space) * 2.5);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px var(--_space);
  }
  p {
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
    margin-block-end: var(--_space);
    font-size: 1em;
    font-weight: 650;
  }
  .streak,
  .welcome {
    padding: calc(var(--_space) * 2);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .large {
    font-size: 1.75em;
    line-height: 1.2;
    font-weight: 700;
    letter-spacing: -0.02em;
    margin-block-end: 4px;
    color: var(--_accent);
  }
  .welcome {
    text-align: center;
  }
  .welcome p {
    margin-block-end: var(--_space);
  }
  ul {
    display: grid;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    list-style: '';
  }
  .rows {
    gap: calc(var(--_space) * 1.5);
  }
  .rows li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px var(--_space);
  }
  .rows b {
    font-variant-numeric: tabular-nums;
  }
  .rows progress,
  .rows .muted {
    grid-column: 1 / -1;
  }
  [part='outcomes'] li {
    padding-block-end: var(--_space);
    border-block-end: 1px solid var(--_border);
  }
  .what {
    display: block;
  }
  .said {
    display: inline-block;
  }
  .said::first-letter {
    text-transform: uppercase;
  }
  time {
    white-space: nowrap;
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 8px;
    border: 0;
    border-radius: 99px;
    overflow: hidden;
    background: color-mix(in oklab, var(--_border) 60%, transparent);
    --_bar: var(--_accent);
  }
  progress.others {
    block-size: 4px;
    --_bar: var(--_control);
  }
  ::-webkit-progress-bar {
    background: none;
  }
  ::-webkit-progress-value {
    background: var(--_bar);
  }
  ::-moz-progress-bar {
    background: var(--_bar);
  }
  summary {
    cursor: pointer;
    min-block-size: 24px;
    color: var(--_muted);
    font-size: 0.875em;
  }
  details p {
    margin-block-start: var(--_space);
    color: var(--_muted);
    font-size: 0.875em;
  }
  figure {
    margin: 0 0 var(--_space);
  }
  .picture {
    display: block;
    inline-size: 100%;
    max-inline-size: 600px;
    block-size: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .actions {
    margin-block-start: var(--_space);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid;
      forced-color-adjust: none;
      --_bar: Highlight;
    }
  }
`;
