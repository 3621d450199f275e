import { css } from '../css.ts';

/** Names lead to who is behind them, under a pointer or a finger. */
export const nameStyles = css`
  .row .name,
  .row .avatar {
    cursor: pointer;
  }
  .row .name:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
`;
