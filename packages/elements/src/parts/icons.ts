import { html } from 'lit-html';
import { css } from './css.ts';
import type { TemplateResult } from 'lit-html';

// One path each, left open: minifiers of templates drop the slash of `<path/>`, and what follows would end up inside it.
export const draw = (path: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;

// Hearth's own drawings: 24 × 24, lines in the colour of the words. Decoration; what a button does stands in its label.
export const moreIcon = /* @__PURE__ */ draw('M5.5 11.5v1M12 11.5v1M18.5 11.5v1');
export const reactIcon = /* @__PURE__ */ draw(
  'M19 13a8 8 0 1 1-6-7.7M8 15q3 3 6 0M8.5 10.5v.1M13.5 10.5v.1M20 2v6M17 5h6',
);

export const iconStyles = css`
  .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    vertical-align: -0.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
