import { css } from '../parts/css.ts';
import { tokens } from './tokens.ts';

/**
 * What every widget stands on: box, words, buttons, notices, the waiting shape. Logical properties only. What shows only under
 * somebody's hand is in `parts/aid.styles.ts`.
 */
const base = css`
  :host {
    display: block;
    container-type: inline-size;
    font-family: var(--hearth-font, inherit);
    font-size: var(--hearth-font-size, inherit);
    line-height: var(--hearth-line-height, 1.6);
    text-align: start;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  /* Not their ::before and ::after: each element would have two more to be styled, of which next to none exist. */
  * {
    box-sizing: border-box;
  }
  .root {
    display: flow-root;
    position: relative;
    color: var(--_text);
    background: var(--hearth-color-background, transparent);
    overflow-wrap: anywhere;
  }
  a {
    color: var(--_accent);
  }
  :focus-visible {
    outline: var(--hearth-focus-ring, 2px solid var(--_accent));
    outline-offset: 2px;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    cursor: pointer;
    min-block-size: 36px;
    min-inline-size: 36px;
    padding: 0 calc(var(--_space) * 1.75);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-weight: 600;
    font-size: 0.9375em;
    line-height: 1.3;
  }
  button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .muted {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .sr {
    position: absolute;
    inset-block-end: 0;
    inset-inline-start: 0;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border-radius: var(--_radius);
    border-inline-start: 3px solid var(--_control);
    background: var(--_sunken);
  }
  .notice.error {
    border-color: var(--_danger);
  }
  .notice p {
    flex: 1 1 14em;
    margin: 0;
  }
  .skeleton {
    block-size: 11.2em;
    margin-block: 1em;
    background: repeating-linear-gradient(var(--_border) 0 0.8em, #0000 0 1.6em);
    animation: hearth-breathe 1.6s infinite alternate;
  }
  @keyframes hearth-breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/** The foundation of a widget's styles: `static styles = [foundation, css\`…\`]`. */
export const foundation = [tokens, base];
