import { css } from '../../../parts/css.ts';

/** For what the code for taking part draws: adopted by the thread when it arrives. */
export const actsStyles = css`
  .pager [aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  .fresh {
    position: sticky;
    inset-block-start: calc(var(--_space) + 12px);
    z-index: 1;
    block-size: 0;
    display: flex;
    justify-content: center;
  }
  .fresh button,
  .unread {
    border-radius: 99px;
  }
  .fresh > * {
    align-self: start;
    /* Into the room above the first row, so that it lies over nothing there. */
    margin-block-start: -12px;
    box-shadow: 0 4px 16px light-dark(rgb(40 30 20 / 0.18), rgb(0 0 0 / 0.5));
  }
  .unread {
    display: flex;
    border: 1px solid var(--_control);
    background: var(--_surface);
  }
  .unread button {
    border: 0;
    background: none;
    padding-inline: calc(var(--_space) * 1.5);
  }
  .unread [data-do='dismiss'] {
    padding: 0;
  }
  article {
    position: relative;
  }
  .as {
    margin: 4px 0 0;
  }
  .flair.not {
    color: var(--_danger);
  }
  /* At the foot of the picture, where it takes no room. */
  .new {
    position: absolute;
    inset-block-start: 25px;
    inset-inline-start: 0;
    min-inline-size: 36px;
    padding-block: 3px;
    border-radius: 99px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 11px;
    font-weight: 650;
    line-height: 1;
    text-align: center;
  }
  .row:not(.d0) .new {
    inset-block-start: 22px;
    min-inline-size: 32px;
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
  /* In the line of the tombstone, where it takes no room; beside what folds its replies away. */
  .row > .undo {
    position: absolute;
    inset-block-start: calc(var(--_space) * 1.25 - 4px);
    inset-inline-end: 36px;
    min-block-size: 32px;
    color: var(--_accent);
    font-size: 0.875em;
  }
  .d0 > .undo {
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
  /* Where both don't fit into one line. */
  @container (max-width: 480px) {
    .row > .undo {
      position: static;
      padding-inline-start: 0;
    }
  }
  @container (max-width: 400px) {
    .unread button {
      padding-inline: var(--_space);
      font-size: 0.875em;
    }
    .unread [data-do='unread'] .icon {
      display: none;
    }
    .row.row .new {
      inset-block-start: 20px;
      min-inline-size: 28px;
      font-size: 10px;
    }
    .row > .fold:not(.closed) {
      inline-size: 28px;
    }
    .row > .fold.closed {
      margin-inline-start: 28px;
    }
  }
  .art {
    position: relative;
    display: inline-grid;
    place-items: center;
    /* As wide as emoji are, where a font lacks them. */
    min-inline-size: 17px;
  }
  .art > span {
    visibility: hidden;
  }
  .art > img {
    position: absolute;
    inset: 50% auto auto 50%;
    translate: -50% -50%;
    object-fit: contain;
  }
  .votes {
    display: flex;
    align-items: center;
    justify-content: flex-end;
  }
  .votes button {
    min-inline-size: 32px;
    padding-inline: 6px;
  }
  .votes > b {
    padding-inline: 4px;
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .votes .icon {
    inline-size: 1.125em;
    block-size: 1.125em;
  }
  .votes [aria-pressed='true'] .icon {
    fill: var(--_accent);
    stroke: var(--_accent);
  }
  .top + .notice,
  .ratings + .notice {
    margin-block: calc(var(--_space) * 1.5);
  }
  .main > .notice {
    margin-block: var(--_space);
  }
  p.actions {
    margin-inline-start: 0;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_space);
    margin: 0 0 4px;
  }
  .marks span {
    padding: 1px 7px;
    border-radius: 99px;
    background: var(--_sunken);
    color: var(--_text);
    font-size: 0.75em;
    font-weight: 600;
    line-height: 1.5;
  }
  .report fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  .report legend {
    /* WebKit lays a legend out once, at its first width; one that floats is a box like others. */
    float: inline-start;
    inline-size: 100%;
    padding: 0;
    margin-block-end: var(--_space);
    font-weight: 600;
  }
  .report legend + label {
    clear: both;
  }
  .report label {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 32px;
  }
  .report fieldset,
  .report [role='alert'],
  .report .note {
    flex: 1 0 100%;
    min-inline-size: 0;
  }
  .report .note {
    flex-direction: column;
    align-items: stretch;
    gap: 4px;
    margin-block-end: var(--_space);
    font-size: 0.875em;
  }
  .report textarea,
  .report .name-field {
    inline-size: 100%;
    padding: var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    resize: vertical;
    /* Below 16 px, iOS zooms the page into the field. */
    font: inherit;
    font-size: 16px;
  }
  .report [role='alert'] {
    margin: 0;
    color: var(--_danger);
    font-size: 0.875em;
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
  /* Colours alone say that it is pressed, and those are forced. */
  @media (forced-colors: active) {
    .actions [aria-pressed='true'][aria-pressed] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
  .polled {
    min-block-size: calc(12em + var(--_options, 3) * 5.25em);
    margin-block: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  @container (max-width: 480px) {
    .polled {
      min-block-size: calc(15em + var(--_options, 3) * 6.5em);
    }
  }
  .pictures {
    display: grid;
    gap: calc(var(--_space) / 2);
    margin-block: var(--_space);
    grid-template-columns: minmax(0, 1fr);
    max-inline-size: 512px;
  }
  .pictures.many {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
  .pictures a {
    display: block;
    justify-self: start;
    max-inline-size: 100%;
    border-radius: var(--_radius);
  }
  .pictures img {
    display: block;
    block-size: auto;
    max-inline-size: 100%;
    border-radius: var(--_radius);
    background: var(--_sunken);
    color: var(--_muted);
  }
  .pictures.many a,
  .pictures.many img {
    inline-size: 100%;
  }
  .pictures.many img {
    aspect-ratio: 4 / 3;
    object-fit: cover;
  }
  /* One that is left over takes a row of its own. */
  .pictures.many a:last-child:nth-child(odd) {
    grid-column: 1 / -1;
  }
  .pictures.many a:last-child:nth-child(odd) img {
    aspect-ratio: 8 / 3;
  }
`;
