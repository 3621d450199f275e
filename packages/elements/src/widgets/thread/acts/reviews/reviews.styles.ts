import { css } from '../../../../parts/css.ts';

/**
 * For reviews: adopted by the thread when their code arrives.
 *
 * @cssproperty [--hearth-color-star] - stars
 */
export const reviewsStyles = css`
  .root {
    --_star: var(--hearth-color-star, light-dark(#b06a00, #f0b33c));
  }
  .stars,
  .half svg,
  .one {
    fill: none;
    stroke: var(--_control);
    stroke-width: 1.4;
    stroke-linejoin: round;
  }
  .stars {
    inline-size: 100px;
    block-size: 20px;
    vertical-align: -4px;
  }
  .stars .full,
  .one {
    fill: var(--_star);
    stroke: var(--_star);
  }
  :dir(rtl) > .stars,
  :dir(rtl) > .bar {
    transform: scaleX(-1);
  }
  .ratings {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 1.5) calc(var(--_space) * 4);
    margin-block: calc(var(--_space) * 1.5);
  }
  .mean {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
  }
  .mean b {
    font-size: 2.75em;
    font-weight: 650;
    line-height: 1;
    letter-spacing: -0.02em;
    font-variant-numeric: tabular-nums;
  }
  .mean p {
    display: grid;
    gap: 2px;
    margin: 0;
  }
  .bars {
    display: grid;
    flex: 1 1 220px;
    max-inline-size: 420px;
    gap: 3px;
    margin: 0;
    padding: 0;
    list-style-type: '';
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .bars li {
    position: relative;
    display: grid;
    grid-template-columns: 1ch 14px 1fr minmax(3ch, auto);
    align-items: center;
    gap: 6px;
    line-height: 1.35;
  }
  .bars li > :last-child {
    text-align: end;
  }
  .one {
    inline-size: 14px;
    block-size: 14px;
  }
  .bar {
    inline-size: 100%;
    block-size: 8px;
    border-radius: 99px;
    background: var(--_border);
    fill: var(--_star);
  }
  .rated {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 1.5);
    margin: 2px 0 4px;
    line-height: 1.5;
  }
  .verified {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_success);
    font-size: 0.875em;
    font-weight: 600;
  }
  p.helped {
    gap: 0 var(--_space);
    margin-block: 0;
  }
  .helped .chip {
    border-color: var(--_control);
    min-block-size: 32px;
    border-radius: 99px;
    padding-inline: calc(var(--_space) * 1.5);
    color: var(--_text);
  }
  .helped .chip[aria-pressed='true'] {
    border-width: 2px;
    padding-inline: calc(var(--_space) * 1.5 - 1px);
  }
  .rate {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 1.5);
    min-inline-size: 0;
    margin: calc(var(--_space) * 1.5) 0 0;
    padding: 0;
    border: 0;
  }
  .rate legend {
    /* WebKit lays a legend out once, at its first width; one that floats is a box like others. */
    float: inline-start;
    inline-size: 100%;
    padding: 0;
    font-weight: 600;
    font-size: 0.875em;
  }
  .pick {
    clear: both;
    display: flex;
  }
  .half {
    position: relative;
    inline-size: 24px;
    block-size: 48px;
    cursor: pointer;
  }
  .half input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .half svg {
    display: block;
    stroke-width: 0.9;
    inline-size: 100%;
    block-size: 100%;
    pointer-events: none;
  }
  :dir(rtl) > .half svg {
    transform: scaleX(-1);
  }
  /* All stars are full where one is chosen, but for those behind it. */
  .pick:has(:checked) .half svg {
    fill: var(--_star);
    stroke: var(--_star);
  }
  .pick .half:has(:checked) ~ .half svg {
    fill: none;
    stroke: var(--_control);
  }
  @media (hover: hover) {
    .pick:hover .half.half svg {
      fill: color-mix(in oklab, var(--_star) 70%, transparent);
      stroke: var(--_star);
    }
    .pick .half.half.half:hover ~ .half svg {
      fill: none;
      stroke: var(--_control);
    }
  }
  .half:has(:focus-visible) {
    outline: var(--hearth-focus-ring, 2px solid var(--_accent));
    outline-offset: -2px;
    border-radius: 4px;
  }
  .wrong {
    flex: 1 0 100%;
    margin: 0;
    color: var(--_danger);
    font-size: 0.875em;
  }
  .rate + hearth-composer {
    margin-block-start: var(--_space);
  }
  @media (forced-colors: active) {
    .stars,
    .half svg,
    .pick .half:has(:checked) ~ .half svg {
      stroke: CanvasText;
    }
    .stars .full,
    .one,
    .bar,
    .pick:has(:checked) .half svg {
      fill: CanvasText;
      stroke: CanvasText;
    }
    .bar {
      border: 1px solid CanvasText;
      stroke: none;
    }
    .pick .half.half:has(:checked) ~ .half svg {
      fill: none;
    }
  }
`;
