import { css } from '../../../../parts/css.ts';

export const rankedStyles = css`
  .ranking .options {
    margin-block: var(--_space) calc(var(--_space) * 2);
  }
  .ranking p {
    margin-block: 0;
  }
  .ranking .nothing {
    padding: calc(var(--_space) * 2);
    margin-block-end: calc(var(--_space) * 2);
    border: 1px dashed var(--_control);
    border-radius: var(--_radius);
    text-align: center;
  }
  .ranking ol:empty {
    margin: 0;
  }
  .left .option {
    background: none;
    border-style: dashed;
  }
  .row {
    flex-wrap: nowrap;
    gap: calc(var(--_space) / 2);
    padding: calc(var(--_space) * 0.75);
    user-select: none;
    -webkit-user-select: none;
  }
  .row .words {
    flex-basis: 4em;
    padding-inline: calc(var(--_space) / 2);
  }
  .grip {
    border-color: transparent;
    background: none;
    color: var(--_muted);
    cursor: grab;
    touch-action: none;
  }
  .held .grip {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .place {
    flex: none;
    min-inline-size: 1.2em;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .held,
  .dragged {
    border: 1px solid var(--_accent);
    box-shadow:
      inset 0 0 0 1px var(--_accent),
      0 4px 14px rgb(0 0 0 / 18%);
  }
  .dragged,
  .dragged .grip {
    cursor: grabbing;
  }
`;
