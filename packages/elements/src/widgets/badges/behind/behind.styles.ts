import { css } from '../../../parts/css.ts';

/** What is said in passing. */
export const behindStyles = css`
  .line {
    display: block;
  }
  .rare {
    color: var(--_muted);
    white-space: nowrap;
  }
  .new {
    color: var(--_success);
    font-weight: 600;
  }
  .veiled .medal {
    opacity: 0.45;
  }
  .arrange {
    margin-inline-start: auto;
    align-self: center;
  }
  .fresh {
    box-shadow: inset 0 0 0 1px var(--_success);
  }
  @media (forced-colors: active) {
    .fresh {
      outline: 1px solid Highlight;
    }
  }
`;
