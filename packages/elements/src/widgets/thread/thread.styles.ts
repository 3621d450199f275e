import { css } from 'lit';

export const threadStyles = css`
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 2);
    min-block-size: 44px;
  }
  h2,
  ::slotted([slot='heading']) {
    flex: 1 1 auto;
    margin: 0;
    font-size: 1.375em;
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    margin-inline-start: auto;
  }
  select {
    min-block-size: 36px;
    padding-inline: var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 0.875em;
  }
  .write {
    inline-size: 100%;
    margin-block: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    text-align: start;
    font-weight: 400;
    font-size: 1em;
    color: var(--_muted);
    cursor: text;
  }
  .top + .notice {
    margin-block: calc(var(--_space) * 1.5);
  }
  .empty {
    padding-block: calc(var(--_space) * 3);
    margin: 0;
    color: var(--_muted);
  }
  .empty strong {
    color: var(--_text);
  }
  ol.list {
    --_indent: 44px;
    /* Not none: WebKit would no longer call it a list. */
    list-style-type: '';
    margin: 0;
    padding: 0;
  }
  .row {
    position: relative;
    padding-block: calc(var(--_space) * 1.25);
  }
  .long .row {
    content-visibility: auto;
    overflow-clip-margin: 8px;
    contain-intrinsic-block-size: auto 150px;
  }
  .row.d0 {
    border-block-start: 1px solid var(--_border);
    padding-block-start: calc(var(--_space) * 2.5);
    margin-block-start: var(--_space);
  }
  .row.d0:first-child {
    border: 0;
  }
  .d1 {
    margin-inline-start: calc(var(--_indent) * 1);
  }
  .d2 {
    margin-inline-start: calc(var(--_indent) * 2);
  }
  .d3 {
    margin-inline-start: calc(var(--_indent) * 3);
  }
  .d4 {
    margin-inline-start: calc(var(--_indent) * 4);
  }
  article {
    display: flex;
    gap: calc(var(--_space) * 1.5);
    border-radius: var(--_radius);
  }
  .main {
    flex: 1;
    min-inline-size: 0;
  }
  .row:not(.d0) .avatar {
    inline-size: 32px;
    block-size: 32px;
    font-size: 12px;
  }
  .main > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space);
    line-height: 1.5;
    margin-block-end: 2px;
  }
  .name {
    font-weight: 650;
  }
  .when,
  .to {
    display: inline-block;
    padding-block: 2px;
    color: var(--_muted);
    font-size: 0.875em;
    text-decoration: none;
  }
  .when:hover,
  .to:hover {
    color: var(--_text);
    text-decoration: underline;
  }
  .flair {
    padding: 1px 7px;
    border-radius: 99px;
    border: 1px solid currentColor;
    color: var(--_accent);
    font-size: 0.75em;
    font-weight: 600;
    line-height: 1.5;
  }
  .gone {
    margin: 0;
    color: var(--_muted);
    font-style: italic;
  }
  .review,
  .main > .notice {
    margin-block: var(--_space);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px;
    min-block-size: 36px;
    margin-block-start: 4px;
    margin-inline-start: calc(var(--_space) * -1);
  }
  p.actions {
    margin-inline-start: 0;
  }
  .actions button {
    font-size: 0.875em;
  }
  .chip {
    display: inline-grid;
    place-items: center;
    padding-inline: var(--_space);
    min-block-size: 36px;
    font-size: 0.875em;
  }
  .chip b {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  button.chip[aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_text);
    background: color-mix(in oklab, var(--_accent) 12%, transparent);
  }
  .more {
    margin-inline-start: auto;
  }
  .row.pending .body {
    color: var(--_muted);
  }
  .row > article:focus-visible {
    outline-offset: 4px;
  }
  .row.marked > article {
    animation: hearth-mark 3s ease-out;
  }
  @keyframes hearth-mark {
    from {
      background: color-mix(in oklab, var(--_accent) 16%, transparent);
      box-shadow: 0 0 0 6px color-mix(in oklab, var(--_accent) 16%, transparent);
    }
  }
  .replies {
    margin-inline-start: 36px;
    color: var(--_accent) !important;
  }
  .pager {
    padding-block: calc(var(--_space) * 2);
    text-align: center;
  }
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
  @container (max-width: 560px) {
    ol.list {
      --_indent: 20px;
    }
  }
  @container (max-width: 400px) {
    ol.list {
      --_indent: 14px;
    }
    .d3,
    .d4 {
      margin-inline-start: calc(var(--_indent) * 2);
    }
    article {
      gap: var(--_space);
    }
    .row .avatar {
      inline-size: 28px !important;
      block-size: 28px !important;
      font-size: 11px !important;
    }
  }
`;
