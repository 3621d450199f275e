import { css } from '../../css.ts';

export const settingsStyles = css`
  .settings {
    inline-size: min(560px, 100vw - 24px);
    max-block-size: calc(100dvh - 24px);
    padding: 0;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    text-align: start;
  }
  .settings::backdrop {
    background: rgb(20 15 10 / 0.45);
  }
  .settings > header {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 2.5);
    border-block-end: 1px solid var(--_border);
    background: var(--_surface);
  }
  .settings > header button {
    white-space: nowrap;
  }
  .settings .checks {
    margin-block-end: var(--_space);
  }
  .settings h2 {
    margin: 0;
    font-size: 1.25em;
    line-height: 1.3;
  }
  .settings h3 {
    margin: 0 0 var(--_space);
    font-size: 1.0625em;
    line-height: 1.3;
  }
  .settings .sections {
    padding: 0 calc(var(--_space) * 2.5) calc(var(--_space) * 2);
  }
  .settings section {
    padding-block: calc(var(--_space) * 2.25);
  }
  .settings section + section {
    border-block-start: 1px solid var(--_border);
  }
  .settings p {
    margin: calc(var(--_space) * 0.75) 0;
  }
  .settings .line {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_space);
  }
  .settings .line > input {
    flex: 1 1 12em;
  }
  .settings label:not(.check) {
    display: block;
    font-size: 0.9375em;
    font-weight: 600;
  }
  .settings input:not([type='checkbox']),
  .settings select {
    min-inline-size: 0;
    min-block-size: 36px;
    padding-inline: var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    /* Else iOS zooms in. */
    font-size: 16px;
    font-weight: 400;
  }
  .settings label input:not([type='checkbox']),
  .settings label select {
    display: block;
    margin-block-start: 4px;
  }
  .settings .erase input {
    inline-size: 100%;
    margin-block: 4px;
  }
  .settings input[aria-invalid='true']:not([type='checkbox']) {
    border-color: var(--_danger);
  }
  .settings .error-words {
    color: var(--_danger);
    font-size: 0.9375em;
  }
  .settings .error-words:empty {
    margin: 0;
  }
  .settings .check {
    display: flex;
    align-items: baseline;
    gap: var(--_space);
    padding-block: 5px;
  }
  .settings .check input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_accent);
    transform: translateY(3px);
  }
  .settings ul {
    margin: 0;
    padding: 0;
    list-style: '';
  }
  .settings .face {
    display: flex;
    align-items: start;
    gap: calc(var(--_space) * 2);
    margin-block-end: calc(var(--_space) * 1.5);
  }
  .settings .face .avatar {
    inline-size: 64px;
    block-size: 64px;
    font-size: 22px;
  }
  .settings .mutes li {
    display: flex;
    align-items: center;
    gap: var(--_space);
    padding-block: 4px;
  }
  .settings .mutes span:not(.avatar) {
    flex: 1 1 auto;
    min-inline-size: 0;
  }
  .settings .erase {
    margin-block-start: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_danger);
    border-radius: var(--_radius);
  }
  .settings button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  .settings .said {
    position: sticky;
    inset-block-end: 0;
    margin: 0;
    padding: var(--_space) calc(var(--_space) * 2.5);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
    color: var(--_success);
    font-weight: 600;
    font-size: 0.9375em;
  }
  /* There all along, or screen readers would not hear what comes into it. */
  .settings .said.none {
    block-size: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
  }
  .settings .gone {
    padding-block: calc(var(--_space) * 4);
    text-align: center;
  }
  @container (max-width: 420px) {
    .settings .face {
      flex-direction: column;
    }
  }
`;
