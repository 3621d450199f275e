import { css } from './css.ts';

/** For what {@link Aid} brings, and for what shows only under somebody's hand. */
export const aidStyles = css`
  .root.clipped > .content {
    block-size: 100%;
    overflow: clip;
  }
  .expand {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    padding-block-start: calc(var(--_space) * 8);
    text-align: center;
    background: linear-gradient(transparent, var(--hearth-color-background, var(--_surface)) 60%);
  }
  button:hover:not([disabled]) {
    background: var(--_sunken);
  }
  button[disabled] {
    cursor: default;
    opacity: 0.6;
  }
  button.primary:hover:not([disabled]) {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }
  button.quiet:hover {
    color: var(--_text);
    background: var(--_sunken);
  }
  button.danger {
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    .notice {
      border: 1px solid;
    }
    button.primary,
    button.quiet {
      border-color: ButtonBorder;
    }
  }
`;
