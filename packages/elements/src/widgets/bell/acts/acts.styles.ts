import { css } from '../../../parts/css.ts';

/** The list behind the bell. */
export const actsStyles = css`
  #panel {
    position: fixed;
    z-index: 2147483646;
    inline-size: 400px;
    max-inline-size: calc(100vw - 16px);
    max-block-size: min(600px, 80vh);
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    box-shadow: 0 12px 40px light-dark(rgb(40 30 20 / 0.18), rgb(0 0 0 / 0.55));
    font-size: 0.9375rem;
    line-height: 1.45;
    text-align: start;
    visibility: hidden;
  }
  #panel.placed {
    visibility: visible;
  }
  /* As a whole it only says where reading begins. */
  #panel:focus-visible {
    outline: none;
  }
  #panel header {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_space);
    min-block-size: 52px;
    padding-block: 4px;
    padding-inline: calc(var(--_space) * 2) 4px;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface);
  }
  .title {
    margin-inline-end: auto;
    font-size: 1.125em;
    font-weight: 650;
  }
  .plain {
    padding: 0 6px;
    border: 0;
    background: none;
    color: var(--_accent);
    font-size: 0.875em;
  }
  .aside,
  .wait {
    margin: 0;
    padding: var(--_space) calc(var(--_space) * 2);
    background: var(--_sunken);
  }
  #panel .notice {
    margin: var(--_space);
  }
  .day {
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 2) 2px;
    font-weight: 600;
  }
  #panel ul {
    margin: 0;
    padding: 0;
    list-style: '';
  }
  #panel li {
    position: relative;
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: start;
  }
  .go {
    display: flex;
    gap: calc(var(--_space) * 1.5);
    align-items: start;
    min-inline-size: 0;
    padding: calc(var(--_space) * 1.25) 4px calc(var(--_space) * 1.25) calc(var(--_space) * 2);
    border: 0;
    border-radius: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: none;
  }
  :dir(rtl) .go {
    padding-inline: calc(var(--_space) * 2) 4px;
  }
  #panel li:hover,
  .go:focus-visible {
    background: var(--_sunken);
  }
  .go:focus-visible,
  .deed:focus-visible {
    outline-offset: -2px;
  }
  .unread::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 3px;
    background: var(--_accent);
  }
  .face {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
    color: var(--_accent);
  }
  .what {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .quote {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
    color: var(--_muted);
    text-align: match-parent;
  }
  .new {
    color: var(--_accent);
  }
  .deeds {
    display: flex;
    flex-direction: column;
    padding: 4px;
  }
  .deed {
    inline-size: 36px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_muted);
  }
  .deed:hover {
    background: var(--_border);
    color: var(--_text);
  }
  .mutes {
    grid-column: 1 / -1;
    margin: 0;
    padding: 0 calc(var(--_space) * 2) var(--_space);
  }
  .none {
    padding: calc(var(--_space) * 4) calc(var(--_space) * 3);
    text-align: center;
  }
  .none p {
    margin: 0;
  }
  #panel footer {
    display: grid;
    padding: var(--_space) calc(var(--_space) * 2) calc(var(--_space) * 2);
  }
  @media (max-width: 480px) {
    #panel {
      inset: auto 0 0 !important;
      inline-size: 100%;
      max-inline-size: none;
      max-block-size: 85vh;
      border-radius: calc(var(--_radius) * 2) calc(var(--_radius) * 2) 0 0;
      visibility: visible;
    }
  }
  @media (forced-colors: active) {
    .unread::before {
      background: Highlight;
    }
  }
`;
