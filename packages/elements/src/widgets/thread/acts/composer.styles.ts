import { css } from '../../../parts/css.ts';

export const composerStyles = css`
  :host {
    position: relative;
    container-type: normal;
    margin-block: calc(var(--_space) * 1.5);
  }
  form {
    display: grid;
    gap: var(--_space);
  }
  label {
    font-weight: 600;
    font-size: 0.875em;
  }
  textarea,
  input {
    inline-size: 100%;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    /* Below 16 px, iOS zooms the page into the field. */
    font-size: max(1em, 16px);
  }
  textarea {
    display: block;
    min-block-size: 6.4em;
    max-block-size: 60vh;
    resize: vertical;
    field-sizing: content;
    line-height: inherit;
  }
  .preview {
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
    border: 1px dashed var(--_control);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  .preview > p {
    margin: 0;
  }
  textarea:focus-visible,
  input:focus-visible {
    outline-offset: -1px;
  }
  [aria-invalid='true'] {
    border-color: var(--_danger);
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .consent {
    display: flex;
    gap: var(--_space);
    align-items: baseline;
    font-size: 0.875em;
    font-weight: 400;
  }
  .consent input {
    flex: none;
    inline-size: auto;
    min-block-size: 0;
    margin: 0;
  }
  .foot,
  .ends {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--_space);
  }
  [part='send'][aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  #slow {
    margin: 0;
    font-size: 0.875em;
  }
  #left {
    flex: 1 1 auto;
    margin: 0;
  }
  .ends {
    margin-inline-start: auto;
  }
  .over,
  .error-words {
    color: var(--_danger);
    font-size: 0.875em;
    margin: 0;
  }
`;
