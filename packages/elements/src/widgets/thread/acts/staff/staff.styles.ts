import { css } from '../../../../parts/css.ts';

export const staffStyles = css`
  .team-open {
    position: relative;
    padding-inline: var(--_space);
    font-size: 0.875em;
  }
  .team-open b {
    margin-inline-start: 0.3em;
    padding: 1px 6px;
    border-radius: 99px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
  }
  .report select {
    inline-size: 100%;
  }
  :is(.report, .team form) select {
    min-block-size: 36px;
    padding-inline: var(--_space);
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 16px;
  }
  .team {
    inline-size: min(720px, 100vw - 24px);
    max-block-size: calc(92dvh - 24px);
    /* Its top stays where it is, whatever the list is like. */
    margin: 8dvh auto auto;
    padding: 0;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  .team::backdrop {
    background: rgb(20 15 10 / 0.45);
  }
  .team-top {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    padding: var(--_space) calc(var(--_space) * 2) 0;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface);
  }
  .team-top > .line {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
  }
  .team [role='tablist'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
  }
  .team [role='tab'] {
    padding-inline: var(--_space);
    border: 0;
    border-block-end: 3px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--_muted);
  }
  .team [role='tab'][aria-selected='true'] {
    border-color: var(--_accent);
    color: var(--_text);
  }
  .team :is([role='tab'], [role='tabpanel'], li):focus-visible {
    outline-offset: -3px;
  }
  .team [role='tabpanel'] {
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2) calc(var(--_space) * 2);
  }
  .team ul {
    margin: 0;
    padding: 0;
    list-style-type: '';
  }
  .team .body :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .team .item {
    padding: calc(var(--_space) * 1.5) var(--_space);
    border-block-start: 1px solid var(--_border);
  }
  .team .items:first-child > .item:first-child {
    border: 0;
  }
  .team .about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space);
  }
  .team .body {
    margin-block: 4px;
  }
  .team .reports {
    margin-block: var(--_space);
    padding-inline-start: calc(var(--_space) * 1.5);
    border-inline-start: 3px solid var(--_control);
    font-size: 0.875em;
  }
  .team .do {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    margin-block-start: var(--_space);
  }
  .team p {
    margin: 0 0 var(--_space);
  }
  .team .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 4px calc(var(--_space) * 1.5);
  }
  kbd {
    padding: 1px 6px;
    border: 1px solid var(--_control);
    border-radius: 4px;
    background: var(--_sunken);
    font: inherit;
    font-size: 0.875em;
  }
  .team form {
    display: grid;
    gap: calc(var(--_space) * 2);
    justify-items: start;
  }
  .team form label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_space);
    min-block-size: 32px;
  }
  .team form .field {
    flex-direction: column;
    align-items: stretch;
    inline-size: min(100%, 26em);
  }
`;
