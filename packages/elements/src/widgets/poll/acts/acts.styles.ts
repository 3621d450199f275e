import { css } from '../../../parts/css.ts';

/** For what shows only when somebody votes; adopted then. */
export const actsStyles = css`
  .option:is(label, button):hover {
    background: var(--_sunken);
  }
  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--_muted);
    font-weight: 500;
    padding-inline: var(--_space);
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  i {
    transition: inline-size 0.5s;
  }
  .mark + .mark {
    margin-inline-start: 4px;
  }
  .option.picked {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .ask {
    display: grid;
    margin-block: var(--_space);
    font-weight: 600;
  }
  .ask input {
    min-block-size: 40px;
    max-inline-size: 24em;
    padding-inline: var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .ask .muted {
    font-weight: 400;
  }
  #trouble {
    color: var(--_danger);
  }
`;
