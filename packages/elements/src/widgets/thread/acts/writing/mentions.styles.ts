import { css } from '../../../../parts/css.ts';

export const mentionsStyles = css`
  .sheet {
    display: grid;
    position: relative;
  }
  .mirror {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    max-inline-size: 100%;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.5);
    border: 1px solid;
    overflow: hidden;
    visibility: hidden;
    pointer-events: none;
    font-size: max(1em, 16px);
    white-space: pre-wrap;
    overflow-wrap: break-word;
  }
  .people {
    position: fixed;
    inset: auto;
    z-index: 2147483647;
    margin: 0;
    padding: 4px;
    min-inline-size: 180px;
    max-inline-size: min(320px, 100vw - 16px);
    max-block-size: 40vh;
    overflow-y: auto;
    list-style: none;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 8px 28px light-dark(rgb(40 30 20 / 0.16), rgb(0 0 0 / 0.5));
    visibility: hidden;
  }
  .people.placed {
    visibility: visible;
  }
  .people li {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 40px;
    padding: 4px calc(var(--_space) * 1.25);
    border-radius: calc(var(--_radius) / 2);
    cursor: pointer;
    font-weight: 500;
    line-height: 1.3;
  }
  .people li:hover,
  .people [aria-selected='true'] {
    background: var(--_sunken);
  }
  .people [aria-selected='true'] {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .people .avatar {
    inline-size: 26px;
    block-size: 26px;
    font-size: 10px;
  }
`;
