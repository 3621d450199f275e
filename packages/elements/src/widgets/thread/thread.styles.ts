import { css } from '../../parts/css.ts';
import { avatarStyles } from '../../parts/avatar.ts';
import { bodyStyles } from '../../parts/body.ts';
import { iconStyles } from '../../parts/icons.ts';

/** What a reader sees; what only those see who take part comes in `acts/acts.styles.ts`. */
const reading = css`
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
  }
  .sort {
    margin-inline-start: auto;
    padding-inline: calc(var(--_space) * 1.5);
    font-weight: 500;
    font-size: 0.875em;
  }
  .sort .muted {
    font-size: 1em;
  }
  .sort::after {
    content: '';
    display: inline-block;
    inline-size: 6px;
    block-size: 6px;
    margin-inline-start: var(--_space);
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    transform: translateY(-3px) rotate(45deg);
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
  .list {
    --_indent: 44px;
    /* WebKit no longer calls it a list then: hence its role. */
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .row {
    position: relative;
    padding-block: calc(var(--_space) * 1.25);
    margin-inline-start: calc(var(--_indent) * var(--_depth, 0));
  }
  .long .row {
    overflow-clip-margin: 8px;
    contain-intrinsic-block-size: auto 150px;
  }
  /* Not those of the first window: what is found to be in sight is styled and laid out in a second round. */
  .long > :nth-child(n + 10) {
    content-visibility: auto;
  }
  .d0 {
    border-block-start: 1px solid var(--_border);
    padding-block-start: calc(var(--_space) * 2.5);
    margin-block-start: var(--_space);
  }
  .d0:first-child {
    border: 0;
  }
  .d1 {
    --_depth: 1;
  }
  .d2 {
    --_depth: 2;
  }
  .d3 {
    --_depth: 3;
  }
  .d4 {
    --_depth: 4;
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
  }
  .main > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space);
    margin-block-end: 2px;
    line-height: 1.5;
  }
  .name {
    font-weight: 650;
  }
  .when {
    display: inline-block;
    padding-block: 2px;
    color: var(--_muted);
    font-size: 0.875em;
    text-decoration: none;
  }
  .when:hover {
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
  .gone,
  .empty {
    margin: 0;
    color: var(--_muted);
  }
  .gone {
    font-style: italic;
  }
  .empty {
    padding-block: calc(var(--_space) * 3);
  }
  .empty strong {
    color: var(--_text);
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
  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--_muted);
    font-weight: 500;
    padding-inline: var(--_space);
  }
  .actions button,
  .chip {
    font-size: 0.875em;
  }
  .chip {
    display: inline-grid;
    place-items: center;
    padding-inline: var(--_space);
    min-block-size: 36px;
  }
  .chip b {
    margin-inline-start: 0.2em;
    font-weight: 500;
  }
  .actions .chip[aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_text);
    background: color-mix(in oklab, var(--_accent) 12%, transparent);
  }
  .votes {
    min-inline-size: 100px;
  }
  .more {
    display: flex;
    margin-inline-start: auto;
  }
  .replies {
    margin-inline-start: 36px;
    color: var(--_accent) !important;
  }
  .pager {
    padding-block: calc(var(--_space) * 2);
    text-align: center;
  }
  @container (max-width: 560px) {
    .list {
      --_indent: 20px;
    }
  }
  @container (max-width: 400px) {
    .list {
      --_indent: 14px;
    }
    .d3,
    .d4 {
      --_depth: 2;
    }
    article {
      gap: var(--_space);
    }
    .row .avatar {
      inline-size: 28px !important;
      block-size: 28px !important;
    }
  }
`;

export const threadStyles = [avatarStyles, bodyStyles, iconStyles, reading];
