import { css } from '../../../parts/css.ts';

/** What the forms of all kinds have in common. */
export const formStyles = css`
  .tools {
    display: flex;
    flex: none;
    gap: calc(var(--_space) / 2);
  }
  .tool {
    flex: none;
    inline-size: 36px;
    padding: 0;
  }
  [aria-disabled='true']:not(.primary) {
    cursor: default;
    color: var(--_muted);
    border-style: dashed;
  }
`;
