import { css } from '../../../../parts/css.ts';

export const toolbarStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    margin-block-start: calc(var(--_space) * -0.75);
  }
  .tools button {
    min-inline-size: 30px;
    min-block-size: 34px;
    padding: 0 6px;
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }
  .tools button:is(:hover, :focus-visible):not([aria-disabled='true']) {
    background: var(--_sunken);
    color: var(--_text);
  }
  .tools button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.5;
  }
  .tools .look {
    margin-inline-start: auto;
    padding-inline: var(--_space);
  }
  .tools .look[aria-pressed='true'] {
    border-color: var(--_control);
    background: var(--_sunken);
    color: var(--_text);
  }
  .tools svg {
    display: block;
    inline-size: 18px;
    block-size: 18px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @container (max-width: 400px) {
    /* Narrow enough for one row in an answer on a phone, in German. */
    .tools button {
      min-inline-size: 26px;
      padding: 0 4px;
    }
    .tools .look {
      padding-inline: 4px;
    }
  }
  .tools .bold svg {
    stroke-width: 2.6;
  }
  .tools :is(.quote, .list):dir(rtl) svg {
    transform: scaleX(-1);
  }
`;
