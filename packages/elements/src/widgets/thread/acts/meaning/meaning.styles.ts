import { css } from '../../../../parts/css.ts';

/** For the question at the head and the community's words: adopted by the thread when their code arrives. */
export const meaningStyles = css`
  .prompt {
    display: grid;
    gap: calc(var(--_space) / 2);
    margin-block: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    padding: calc(var(--_space) * 2);
    border-radius: var(--_radius);
    border-inline-start: 4px solid var(--_accent);
    background: var(--_sunken);
  }
  .prompt p {
    margin: 0;
  }
  .kicker {
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 600;
  }
  .asked {
    font-size: 1.1875em;
    line-height: 1.3;
    font-weight: 650;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .asking {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) / 2) calc(var(--_space) * 1.5);
    margin-block-start: calc(var(--_space) / 2);
  }
  .answering {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--_space);
    margin: 0;
    font-size: 0.875em;
  }
  .explaining label {
    display: grid;
    gap: 4px;
    margin-block-end: var(--_space);
    font-size: 0.875em;
    font-weight: 600;
  }
  .explaining :is(input, textarea) {
    font: inherit;
    font-weight: 400;
    inline-size: 100%;
    box-sizing: border-box;
    padding: 8px 10px;
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  .explaining .error-words {
    color: var(--_danger);
  }
  .explaining .error-words:empty {
    display: none;
  }
  .notice blockquote {
    margin-inline: 0;
  }
  dfn {
    font-style: inherit;
  }
  button.term {
    display: inline;
    min-block-size: 0;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: inherit;
    text-decoration: underline dotted var(--_accent);
    text-decoration-thickness: 2px;
    text-underline-offset: 0.2em;
    white-space: normal;
    cursor: help;
    user-select: text;
  }
  .meaning {
    position: fixed;
    inset: auto;
    margin: 0;
    max-inline-size: min(320px, calc(100vw - 16px));
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: 0.9375em;
    line-height: 1.45;
    overflow-wrap: anywhere;
    box-shadow: 0 8px 28px light-dark(rgb(40 30 20 / 0.16), rgb(0 0 0 / 0.5));
    visibility: hidden;
  }
  .meaning.placed {
    visibility: visible;
  }
  .meaning p {
    margin: 0;
  }
`;
