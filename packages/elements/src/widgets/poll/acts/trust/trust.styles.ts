import { css } from '../../../../parts/css.ts';

export const trustStyles = css`
  .trust > .bar {
    display: block;
    margin-block: calc(var(--_space) * -0.5) var(--_space);
  }
  .decided {
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-inline-start: 3px solid var(--_accent);
    background: var(--_sunken);
    font-weight: 600;
  }
  .check code {
    display: block;
    overflow-wrap: anywhere;
    font-family: ui-monospace, monospace;
    font-size: 0.875em;
  }
  .check dl {
    margin: 0;
  }
  .check dd {
    margin: 0 0 var(--_space);
  }
  .trouble {
    color: var(--_danger);
  }
  .voters {
    margin-block-start: calc(var(--_space) * 2);
    padding-block-start: var(--_space);
    border-block-start: 1px dashed var(--_border);
  }
  .voters p,
  .voters ul {
    margin-block: 4px;
  }
  .voters p .muted {
    display: block;
  }
  .voters ul {
    padding-inline-start: 1.25em;
  }
`;
