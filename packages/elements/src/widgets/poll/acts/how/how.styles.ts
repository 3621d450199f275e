import { css } from '../../../../parts/css.ts';

export const howStyles = css`
  .how {
    padding-block: var(--_space);
  }
  .outcome {
    font-weight: 600;
  }
  .title {
    margin-block: calc(var(--_space) * 3) var(--_space);
    font-size: 1.0625em;
    font-weight: 650;
  }
  .rounds,
  .rounds ul {
    margin: 0;
    padding: 0;
    list-style: '';
  }
  .rounds > li {
    padding: calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .rounds > li + li {
    margin-block-start: calc(var(--_space) * 2.5);
    position: relative;
  }
  .rounds > li + li::before {
    content: '';
    position: absolute;
    inset-block: calc(var(--_space) * -2.5) 100%;
    inset-inline-start: 50%;
    border-inline-start: 2px solid var(--_control);
  }
  .rounds ul > li {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--_space);
    margin-block-start: var(--_space);
  }
  .rounds .bar {
    display: flex;
  }
  .gained {
    border-block-start-style: double;
  }
  .who {
    flex: 1 1 8em;
  }
  .who .mark {
    margin-inline-start: 4px;
  }
  .goes .who {
    color: var(--_muted);
  }
  .went {
    margin-block: calc(var(--_space) * 1.5) 0;
    padding-block-start: var(--_space);
    border-block-start: 1px dashed var(--_border);
    font-size: 0.9375em;
  }
  .flow svg svg {
    overflow: visible;
  }
  .flow > svg {
    display: block;
    inline-size: 100%;
    min-inline-size: 520px;
    max-inline-size: 720px;
    overflow: visible;
  }
  .flow {
    padding-block: 4px;
  }
  .flow text {
    fill: var(--_text);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
    dominant-baseline: central;
    paint-order: stroke;
    stroke: var(--_surface);
    stroke-width: 3px;
    stroke-linejoin: round;
  }
  .bar-of {
    fill: var(--_control);
  }
  .band {
    fill: var(--_control);
    fill-opacity: 0.22;
  }
  .bar-of.leads,
  .band.leads {
    fill: var(--_accent);
  }
  .bar-of.nobody,
  .band.nobody {
    fill: var(--_border);
  }
  .scroll {
    margin-block: calc(var(--_space) * 2);
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
  }
  caption {
    max-inline-size: 100cqi;
    padding-block-end: 4px;
    text-align: start;
    color: var(--_muted);
  }
  th,
  td {
    padding: 6px 10px;
    border: 1px solid var(--_border);
    text-align: end;
    vertical-align: top;
  }
  th {
    min-inline-size: 5em;
    max-inline-size: 12em;
    text-align: start;
    font-weight: 600;
  }
  dl {
    margin: 0;
    font-size: 0.875em;
  }
  dd {
    margin: 0 0 var(--_space);
  }
  code {
    font-family: ui-monospace, monospace;
  }
`;
