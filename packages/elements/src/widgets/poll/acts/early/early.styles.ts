import { css } from '../../../../parts/css.ts';

export const earlyStyles = css`
  .early {
    margin-block: calc(var(--_space) * 2);
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-inline-start: 3px solid var(--_accent);
    background: var(--_sunken);
  }
  .early p {
    margin-block: 2px;
  }
`;
