import { css } from '../../parts/css.ts';

export const badgesStyles = css`
  header,
  .row,
  .strip {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px var(--_space);
  }
  p {
    margin-block: 0 var(--_space);
  }
  #heading {
    font-size: 1.375em;
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: '';
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(136px, 100%), 1fr));
    gap: var(--_space);
  }
  .grid > li {
    display: flex;
    flex-direction: column;
    padding-block-end: var(--_space);
    text-align: center;
  }
  [data-badge] {
    position: relative;
    min-inline-size: 0;
    border-radius: var(--_radius);
  }
  [data-badge] > button {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 6px;
    inline-size: 100%;
    padding: var(--_space);
    border-color: transparent;
    background: none;
    font-weight: 400;
    hyphens: auto;
  }
  .words > * {
    display: block;
  }
  .name {
    font-weight: 650;
  }
  .new {
    color: var(--_success);
    font-weight: 600;
  }
  .next {
    margin-block-start: auto;
    padding-inline: var(--_space);
  }
  progress {
    appearance: none;
    align-self: center;
    inline-size: 112px;
    max-inline-size: 80%;
    block-size: 6px;
    margin-block-start: 4px;
    border: 0;
    border-radius: 99px;
    overflow: hidden;
    background: color-mix(in oklab, var(--_border) 70%, transparent);
  }
  ::-webkit-progress-bar {
    background: none;
  }
  ::-webkit-progress-value {
    background: var(--_accent);
  }
  ::-moz-progress-bar {
    background: var(--_accent);
  }
  .medal {
    --_m: var(--_control);
    flex: none;
    inline-size: 72px;
    fill: var(--_m);
    fill-rule: evenodd;
    forced-color-adjust: none;
  }
  .m1 {
    --_m: var(--hearth-badge-bronze, #b4693a);
  }
  .m2 {
    --_m: var(--hearth-badge-silver, #8e99a6);
  }
  .m3 {
    --_m: var(--hearth-badge-gold, #d99a17);
  }
  .m4 {
    --_m: var(--hearth-badge-emerald, #2b9970);
  }
  .m5 {
    --_m: var(--hearth-badge-sapphire, #4a69c9);
  }
  .disc {
    fill: color-mix(in oklab, var(--_m) 26%, #fffaf0);
    stroke: color-mix(in oklab, var(--_m) 60%, #fffaf0);
    stroke-width: 2;
  }
  .glyph {
    fill: color-mix(in oklab, var(--_m) 62%, #20140a);
  }
  .shine {
    fill: #fff;
    opacity: 0.35;
  }
  .m0 .glyph {
    fill: var(--_m);
  }
  .m0 .rim {
    fill: none;
    stroke: var(--_m);
    stroke-width: 1.5;
    stroke-dasharray: 3 3;
  }
  .m0 .disc {
    display: none;
  }
  .m0 image {
    filter: grayscale(1) opacity(0.6);
  }
  .hole {
    fill: var(--_surface);
    stroke: var(--_m);
  }
  .row .medal,
  .strip .medal {
    inline-size: 44px;
  }
  .row > li > button {
    flex-direction: row;
    text-align: start;
  }
  .strip > li > button {
    padding: 0;
    min-block-size: 44px;
  }
  .row .next,
  .row progress,
  .strip .words,
  .strip .next,
  .strip progress {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .fresh {
    box-shadow: inset 0 0 0 1px var(--_success);
  }
  .fresh .medal {
    animation: hearth-award 0.9s cubic-bezier(0.2, 1.6, 0.4, 1);
  }
  @keyframes hearth-award {
    from {
      scale: 0.6;
      rotate: -18deg;
    }
  }
  .welcome {
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius);
    background: var(--_sunken);
    text-align: center;
  }
  @media (forced-colors: active) {
    .m0 {
      --_m: CanvasText;
    }
    progress {
      border: 1px solid;
    }
    .fresh {
      outline: 1px solid Highlight;
    }
  }
`;
