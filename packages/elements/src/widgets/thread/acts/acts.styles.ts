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
  .fold {
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: calc(var(--_space) * 1.25 + 36px);
    display: grid;
    place-items: center;
    inline-size: 32px;
    min-inline-size: 24px;
    min-block-size: 32px;
    padding: 0 !important;
    border: 0;
    font-size: 0.875em;
  }
  .d0 > .fold {
    inset-block-start: calc(var(--_space) * 2.5 + 40px);
    inline-size: 36px;
  }
  .row:has(> article > .gone) > .fold:not(.closed) {
    inset-block-start: calc(var(--_space) * 1.25 - 4px);
    inset-inline: auto 0;
  }
  .d0:has(> article > .gone) > .fold:not(.closed) {
    inset-block-start: calc(var(--_space) * 2.5 - 4px);
  }
  .row > .fold.closed {
    position: static;
    display: flex;
    gap: var(--_space);
    inline-size: auto;
    min-block-size: 36px;
    margin-inline-start: 36px;
    padding-inline: var(--_space) !important;
  }
  @container (max-width: 400px) {
    .row > .fold:not(.closed) {
      inline-size: 28px;
    }
    .row > .fold.closed {
      margin-inline-start: 28px;
    }
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
