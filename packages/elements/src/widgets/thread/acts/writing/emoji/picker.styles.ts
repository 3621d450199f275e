import { css } from '../../../../../parts/css.ts';

export const pickerStyles = css`
  .emoji-panel {
    position: fixed;
    inset: auto;
    z-index: 2147483647;
    box-sizing: border-box;
    inline-size: min(308px, 100vw - 16px);
    margin: 0;
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 8px 28px light-dark(rgb(40 30 20 / 0.16), rgb(0 0 0 / 0.5));
    visibility: hidden;
  }
  .emoji-panel.placed {
    visibility: visible;
  }
  .emoji-panel input {
    padding-block: var(--_space);
  }
  .emoji-panel > p {
    margin: var(--_space) 0 0;
  }
  .grid {
    block-size: 240px;
    margin-block-start: var(--_space);
    overflow-y: auto;
    overscroll-behavior: contain;
    scroll-padding-block-start: 28px;
  }
  .grid .title {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    padding-block: 4px;
    background: var(--_surface);
    color: var(--_muted);
    font-size: 0.75em;
    font-weight: 600;
  }
  .grid [role='row'] {
    display: grid;
    grid-template-columns: repeat(8, minmax(0, 1fr));
  }
  .grid button {
    display: grid;
    place-items: center;
    inline-size: 100%;
    min-inline-size: 24px;
    min-block-size: 34px;
    padding: 0;
    border: 0;
    background: none;
    font-size: 22px;
    line-height: 1;
  }
  .grid button:hover,
  .grid button:focus-visible {
    background: var(--_sunken);
  }
  .grid button:focus-visible {
    outline-offset: -2px;
  }
`;
