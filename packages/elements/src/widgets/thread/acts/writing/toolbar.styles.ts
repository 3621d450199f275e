import { css } from '../../../../parts/css.ts';

export const toolbarStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    margin-block-start: calc(var(--_space) * -0.75);
  }
  .tools button {
    min-inline-size: 34px;
    min-block-size: 34px;
    padding: 0 7px;
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
    padding-inline: calc(var(--_space) * 1.25);
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
  .tools .bold svg {
    stroke-width: 2.6;
  }
  .tools :is(.quote, .list):dir(rtl) svg {
    transform: scaleX(-1);
  }
`;
