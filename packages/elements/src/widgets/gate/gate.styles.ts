import { css } from '../../parts/css.ts';

export const gateStyles = css`
  :host([soft]) .root > slot {
    display: none;
  }
  p {
    margin-block: 0;
  }
  .gate,
  .open,
  .locked,
  .opens {
    display: grid;
    gap: calc(var(--_space) * 2);
    min-inline-size: 0;
  }
  #heading {
    font-size: 1.375em;
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  .locked {
    justify-items: center;
    padding: calc(var(--_space) * 4) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_sunken);
    text-align: center;
  }
  .seal {
    inline-size: 56px;
    padding: 14px;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_accent) 14%, var(--_surface));
    fill: var(--_accent);
    fill-rule: evenodd;
  }
  .teaser {
    max-inline-size: 34em;
    text-wrap: pretty;
  }
  .opens {
    inline-size: 100%;
    max-inline-size: 26em;
    gap: var(--_space);
    padding: calc(var(--_space) * 2);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-align: start;
  }
  .label {
    font-weight: 650;
  }
  .needs {
    margin: 0;
    padding: 0;
    list-style: '';
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }
  .needs li:not(.group) {
    display: flex;
    gap: var(--_space);
    min-inline-size: 0;
  }
  .group {
    padding-inline-start: var(--_space);
    border-inline-start: 2px solid var(--_border);
  }
  .what {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  .name {
    font-weight: 600;
  }
  .mark {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin-block-start: 0.15em;
    fill: var(--_control);
    fill-rule: evenodd;
  }
  .met .mark,
  .chip .mark {
    fill: var(--_success);
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 6px;
    margin-block: 6px 2px;
    border: 0;
    border-radius: 99px;
    overflow: hidden;
    background: color-mix(in oklab, var(--_border) 70%, transparent);
  }
  ::-webkit-progress-bar {
    background: none;
  }
  ::-webkit-progress-value {
    border-radius: 99px;
    background: var(--_accent);
  }
  ::-moz-progress-bar {
    border-radius: 99px;
    background: var(--_accent);
  }
  .sign-in {
    display: grid;
    justify-items: center;
    gap: var(--_space);
  }
  .open > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px calc(var(--_space) * 1.5);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .chip .mark {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
  }
  :host([data-fresh]) .open {
    animation: hearth-open 0.6s ease-out;
  }
  @keyframes hearth-open {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid;
    }
    .mark,
    .seal {
      fill: CanvasText;
    }
  }
`;
