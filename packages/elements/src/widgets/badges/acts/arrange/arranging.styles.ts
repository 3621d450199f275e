import { css } from '../../../../parts/css.ts';

export const arrangingStyles = css`
  .arranging {
    inline-size: min(460px, calc(100vw - 24px));
    max-block-size: min(680px, calc(100dvh - 24px));
    padding: calc(var(--_space) * 2.5);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    text-align: start;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .arranging::backdrop {
    background: rgb(20 14 8 / 0.45);
  }
  #arranging {
    margin-block-end: 4px;
    font-size: 1.25em;
    font-weight: 650;
    line-height: 1.3;
  }
  .arranging ol {
    margin: 0 0 calc(var(--_space) * 2);
    padding: 0;
    list-style: '';
  }
  .arranging li {
    display: grid;
    grid-template-columns: auto 40px minmax(0, 1fr) auto auto auto;
    align-items: center;
    gap: 4px 8px;
    padding-block: 6px;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface);
  }
  .arranging .medal {
    inline-size: 40px;
  }
  .arranging .name {
    hyphens: auto;
  }
  .arranging .veiled .name {
    color: var(--_muted);
    text-decoration: line-through;
  }
  .arranging .dragged {
    position: relative;
    z-index: 1;
    border-radius: var(--_radius);
    box-shadow: 0 4px 18px rgb(40 30 20 / 0.22);
  }
  .arranging .grip {
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 44px;
    color: var(--_muted);
    cursor: grab;
    touch-action: none;
  }
  .arranging .dragged .grip {
    cursor: grabbing;
  }
  .arranging .grip svg,
  .arranging .icon svg {
    inline-size: 20px;
    fill: currentColor;
  }
  .arranging .icon {
    display: grid;
    place-items: center;
    padding: 0;
  }
  .arranging [aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }
  .arranging label {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 36px;
    font-size: 0.875em;
  }
  .arranging input {
    inline-size: 20px;
    block-size: 20px;
    accent-color: var(--_accent);
  }
  .arranging .problem {
    color: var(--_danger);
    font-weight: 600;
  }
  .arranging .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  /* On a phone, names need the room. */
  @media (max-width: 460px) {
    .arranging li {
      grid-template-columns: auto 36px minmax(0, 1fr) auto auto;
    }
    .arranging .grip {
      inline-size: 20px;
    }
    .arranging .name {
      font-size: 0.9375em;
    }
    .arranging label {
      grid-area: 2 / 3;
    }
  }
`;
