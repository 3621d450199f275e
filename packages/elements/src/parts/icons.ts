import { html } from 'lit-html';
import { css } from './css.ts';
import type { TemplateResult } from 'lit-html';

// Hearth's own drawings: 24 × 24, lines in the colour of the words. Decoration; what a button does stands in its label. What each
// row has stands in the row's own templates: one template less to fill.
// One path each, left open: minifiers of templates drop the slash of `<path/>`, and what follows would end up inside it.
export const draw = (path: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;

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
