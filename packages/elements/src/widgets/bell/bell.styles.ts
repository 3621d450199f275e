import { css } from '../../parts/css.ts';

export const bellStyles = css`
  :host {
    display: inline-block;
    container-type: normal;
    vertical-align: middle;
  }
  .root {
    background: none;
  }
  .bell {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
  }
  svg {
    inline-size: 24px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .count,
  .dot {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-start: 24px;
    min-inline-size: 18px;
    padding: 0 5px;
    border-radius: 9px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 12px;
    line-height: 18px;
    font-weight: 700;
    white-space: nowrap;
  }
  .dot {
    inset-block-start: 9px;
    inset-inline-start: 26px;
    min-inline-size: 8px;
    block-size: 8px;
    padding: 0;
  }
  #panel {
    inset: auto;
    margin: 0;
    padding: 0;
    border: 0;
    color: var(--_text);
    background: var(--_surface);
  }
  #panel:not(.open) {
    display: none;
  }
`;
