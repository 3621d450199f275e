import { css } from '../../../parts/css.ts';

export const actsStyles = css`
  .progress,
  .lines,
  ol.leaders,
  .visits {
    display: grid;
    gap: var(--_space);
  }
  .progress li {
    display: grid;
    gap: 4px;
    padding: calc(var(--_space) * 1.5);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_accent) 7%, var(--_surface));
  }
  .next {
    font-weight: 600;
    text-wrap: pretty;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: var(--_space);
  }
  progress {
    flex: 1;
    min-inline-size: 0;
    block-size: 10px;
    accent-color: var(--_accent);
  }
  .notes:empty {
    display: none;
  }
  a.button {
    display: inline-flex;
    align-items: center;
    min-block-size: 40px;
  }
  .told {
    display: grid;
    gap: 4px;
  }
  .lead {
    margin-block-end: calc(var(--_space) * 2);
  }
  .notice.lead {
    border-color: var(--_accent);
  }
  details > :not(summary) {
    margin-block-start: var(--_space);
  }
  .code {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    gap: calc(var(--_space) * 2);
  }
  .code > div {
    display: grid;
    gap: 6px;
    align-content: start;
  }
  svg[role='img'] {
    inline-size: 100%;
    max-inline-size: 320px;
    block-size: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    forced-color-adjust: none;
  }
  .visits {
    gap: 0;
    font-size: 0.875em;
  }
  .visits li {
    padding-block: 0;
  }
  .balances {
    grid-template-columns: repeat(auto-fit, minmax(min(96px, 100%), 1fr));
  }
  .balances dd {
    font-size: 1.125em;
    font-variant-numeric: tabular-nums;
  }
  .lines li {
    padding-block: var(--_space);
    border-block-end: 1px solid var(--_border);
  }
  .lines .muted {
    flex-basis: 100%;
  }
  .amount {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .amount.void {
    text-decoration: line-through;
    color: var(--_muted);
  }
  .approved,
  .paid {
    color: var(--_success);
  }
  ol.leaders {
    margin: 0;
    padding-inline-start: 2em;
    gap: 0;
    counter-reset: place;
  }
  ol.leaders li {
    counter-increment: place;
    position: relative;
  }
  ol.leaders li::before {
    content: counter(place) '.';
    position: absolute;
    inset-inline-start: -2em;
    color: var(--_muted);
  }
  .check {
    display: inline-flex;
    align-items: baseline;
    gap: var(--_space);
    padding-block: 6px;
  }
  .check input {
    inline-size: auto;
    accent-color: var(--_accent);
  }
`;
