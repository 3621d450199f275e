import { bodyStyles } from '../../../../parts/body-apart.ts';
import { css } from '../../../../parts/css.ts';
import { iconStyles } from '../../../../parts/icons-apart.ts';

const list = css`
  .board-tools,
  .board-tools fieldset,
  .idea .about,
  .idea .do,
  .idea .merged,
  .idea-form .do {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_space);
  }
  .board-tools {
    gap: var(--_space) calc(var(--_space) * 2);
    margin-block: calc(var(--_space) * 1.5) var(--_space);
  }
  .board fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .segments {
    gap: 0 !important;
  }
  .segments label {
    position: relative;
    display: inline-grid;
    place-items: center;
    min-block-size: 36px;
    padding-inline: calc(var(--_space) * 1.5);
    border: 1px solid var(--_control);
    font-size: 0.9375em;
    cursor: pointer;
  }
  .segments label + label {
    margin-inline-start: -1px;
  }
  .segments label:first-of-type {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .segments label:last-of-type {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .segments input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .segments label:hover {
    background: var(--_sunken);
  }
  .segments :checked + span {
    font-weight: 650;
    text-decoration: underline 2px var(--_accent);
    text-underline-offset: 5px;
  }
  .segments label:focus-within:has(:focus-visible) {
    z-index: 1;
    outline: var(--hearth-focus-ring, 2px solid var(--_accent));
    outline-offset: 2px;
  }
  .board select {
    min-block-size: 36px;
    max-inline-size: 100%;
    padding-inline: var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 16px;
  }
  .ideas {
    margin: 0;
    padding: 0;
    list-style-type: '';
  }
  .idea {
    display: grid;
    grid-template-columns: minmax(60px, max-content) minmax(0, 1fr);
    gap: 0 calc(var(--_space) * 2);
    padding-block: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
    scroll-margin-block: 15vh;
  }
  .ideas > .idea:first-child {
    border: 0;
  }
  .idea:focus-visible {
    border-radius: var(--_radius);
  }
  .idea.marked {
    animation: hearth-mark 2s;
  }
  @keyframes hearth-mark {
    from {
      background: color-mix(in oklab, var(--_accent) 16%, transparent);
    }
  }
  .vote-idea {
    display: grid;
    align-content: center;
    justify-items: center;
    align-self: start;
    position: relative;
    gap: 2px;
    min-block-size: 56px;
    padding: 0 6px;
    font-size: 0.9375em;
    font-weight: 650;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .idea > .said:first-child {
    grid-column: 1 / -1;
  }
  .vote-idea[aria-pressed='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    color: var(--_accent);
  }
  span.vote-idea {
    color: var(--_muted);
  }
  .idea-title {
    font-weight: 650;
    line-height: 1.35;
    hyphens: auto;
  }
  .idea .about {
    margin-block: 2px 4px;
  }
  .idea .said > :is(.short, .body) {
    margin-block: 4px;
  }
  .stage::before {
    content: '';
    box-sizing: border-box;
    display: inline-block;
    inline-size: 0.55em;
    block-size: 0.55em;
    margin-inline-end: 0.4em;
    border: 2px solid;
    border-radius: 99px;
  }
  .stage.planned,
  .stage.started {
    color: var(--_accent);
  }
  .stage.started::before {
    background: linear-gradient(currentColor 50%, transparent 50%);
  }
  .stage.shipped {
    color: var(--_success);
  }
  .stage.shipped::before {
    background: currentColor;
  }
  .stage.declined {
    color: var(--_muted);
  }
  .stage.declined::before {
    border-radius: 0;
    block-size: 0;
    border-block-width: 1px;
    vertical-align: middle;
  }
  .answer {
    margin-block: var(--_space);
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-inline-start: 3px solid var(--_accent);
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
    background: var(--_sunken);
  }
  .answer p {
    margin: 0;
  }
  .board .flair {
    padding: 1px 7px;
    border: 1px solid;
    border-radius: 99px;
    color: var(--_accent);
    font-size: 0.75em;
    font-weight: 600;
    line-height: 1.5;
  }
  .board .quiet {
    min-block-size: 32px;
    padding-inline: 4px;
    border-color: transparent;
    background: none;
    color: var(--_muted);
    font-weight: 500;
  }
  .idea .do {
    gap: 0 calc(var(--_space) * 2);
  }
  .said > .open-more,
  .said > .do > .quiet {
    padding-inline: 0;
  }
  .said > .open-more:hover,
  .said > .do > .quiet:hover {
    background: none;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  /* One votes for each idea by itself. */
  section:has(> .board) [part='standing'] {
    display: none;
  }
  .board .fresh,
  .board .next {
    inline-size: 100%;
    margin-block: var(--_space);
  }
  .board .awaits {
    margin-block: 4px;
    padding-inline-start: var(--_space);
    border-inline-start: 3px solid var(--_control);
  }
  @container (max-width: 420px) {
    .idea {
      grid-template-columns: minmax(48px, max-content) minmax(0, 1fr);
      gap: 0 calc(var(--_space) * 1.5);
    }
  }
`;

const form = css`
  .idea-form {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    margin-block: var(--_space);
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .idea-form > label,
  .idea-form .field {
    display: grid;
    gap: 2px;
    font-weight: 600;
  }
  .idea-form :is(input:not([type='radio']), textarea, select) {
    inline-size: 100%;
    min-block-size: 40px;
    padding: 8px calc(var(--_space) * 1.25);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 16px;
    font-weight: 400;
  }
  .idea-form textarea {
    min-block-size: 96px;
    line-height: 1.5;
    resize: vertical;
  }
  .idea-form .muted {
    font-weight: 400;
  }
  .idea-form p {
    margin: 0;
  }
  .idea-form .statuses {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 2);
  }
  .idea-form legend {
    padding: 0;
    font-weight: 600;
  }
  .idea-form .statuses label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 36px;
  }
  .idea-form [type='radio'] {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .idea-form .over,
  .idea-form [role='alert'],
  .board .wrong {
    color: var(--_danger);
  }
  .alike {
    margin: 4px 0 0;
    padding: 0;
    list-style-type: '';
  }
  .alike li {
    display: flex;
    align-items: center;
    gap: var(--_space);
    padding-block: 4px;
    border-block-start: 1px solid var(--_border);
  }
  .alike li > :first-child {
    flex: 1;
    min-inline-size: 0;
  }
  .alike b {
    margin-inline-end: 6px;
    font-weight: 600;
  }
  .alike .vote-idea {
    display: flex;
    align-items: center;
    justify-content: center;
    align-self: center;
    gap: 4px;
    min-inline-size: 64px;
    min-block-size: 36px;
  }
  .board .linked {
    padding-inline: 2px;
    text-align: start;
    overflow-wrap: anywhere;
    line-height: 1.35;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .board .similar .muted {
    margin-block-end: 4px;
  }
`;

const roadmap = css`
  .roadmap {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(180px, 100%), 1fr));
    gap: calc(var(--_space) * 2);
    margin-block: var(--_space);
  }
  .road {
    padding: calc(var(--_space) * 1.5);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .road > header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
    margin-block-end: var(--_space);
  }
  .road ul {
    display: grid;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    list-style-type: '';
  }
  .road li {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .road li button {
    display: grid;
    gap: 4px;
    inline-size: 100%;
    padding: var(--_space) calc(var(--_space) * 1.25);
    border: 0;
    background: none;
    font-weight: 550;
    text-align: start;
    line-height: 1.35;
    hyphens: auto;
  }
  .road p {
    margin: 0;
  }
`;

/** In the order in which they apply. */
export const ideasStyles = [bodyStyles, iconStyles, list, form, roadmap] as const;
