import { css } from '../../../../parts/css.ts';

export const picturesStyles = css`
  .pictures {
    display: grid;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .pictures li {
    display: grid;
    grid-template-columns: 72px minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 1.5);
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .thumb {
    display: grid;
    place-items: center;
    inline-size: 72px;
    block-size: 72px;
    overflow: hidden;
    border-radius: calc(var(--_radius) / 2);
    background: var(--_sunken);
  }
  .thumb[data-wrong] {
    outline: 1px dashed var(--_danger);
    outline-offset: -1px;
  }
  .thumb img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  progress {
    inline-size: 80%;
    accent-color: var(--_accent);
  }
  .about {
    display: grid;
    gap: calc(var(--_space) / 2);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .about .muted,
  #why-alt {
    margin: 0;
    font-size: 0.875em;
  }
  .about bdi {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .about button {
    justify-self: start;
  }
  .pictures [data-do='drop'] {
    min-inline-size: 36px;
    min-block-size: 36px;
    padding: 0;
    display: grid;
    place-items: center;
  }
  .pictures svg {
    inline-size: 18px;
    block-size: 18px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
  }
`;
