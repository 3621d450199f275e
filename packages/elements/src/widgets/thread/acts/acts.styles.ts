import { css } from '../../../parts/css.ts';

/** For what the code for taking part draws: adopted by the thread when it arrives. */
export const actsStyles = css`
  .fresh {
    position: sticky;
    inset-block-start: var(--_space);
    z-index: 1;
    block-size: 0;
    text-align: center;
  }
  .fresh button {
    border-radius: 99px;
    box-shadow: 0 4px 16px light-dark(rgb(40 30 20 / 0.18), rgb(0 0 0 / 0.5));
  }
  .main > .notice {
    margin-block: var(--_space);
  }
  p.actions {
    margin-inline-start: 0;
  }
  .pending .body {
    color: var(--_muted);
  }
  article:focus-visible {
    outline-offset: 4px;
  }
  .marked > article {
    animation: hearth-mark 3s ease-out;
  }
  @keyframes hearth-mark {
    from {
      background: color-mix(in oklab, var(--_accent) 16%, transparent);
      box-shadow: 0 0 0 6px color-mix(in oklab, var(--_accent) 16%, transparent);
    }
  }
`;
