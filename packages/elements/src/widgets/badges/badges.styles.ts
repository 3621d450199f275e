import { css } from 'lit';

export const badgesStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 2);
    margin-block-end: var(--_space);
  }
  header p {
    margin: 0;
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
    list-style: none;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(136px, 100%), 1fr));
    gap: var(--_space);
  }
  .row,
  .strip {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  [data-badge] {
    position: relative;
    min-inline-size: 0;
    border-radius: calc(var(--_radius) * 1.5);
  }
  .grid > li {
    display: flex;
    flex-direction: column;
    padding-block-end: calc(var(--_space) * 1.25);
    text-align: center;
  }
  li > button {
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
  .tier {
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 600;
  }
  .new {
    inline-size: fit-content;
    margin: 4px auto 0;
    padding: 1px 8px;
    border: 1px solid currentColor;
    border-radius: 99px;
    color: var(--_success);
    font-size: 0.75em;
    font-weight: 600;
  }
  .next {
    margin-block-start: auto;
    padding-inline: var(--_space);
    font-size: 0.8125em;
  }
  progress {
    appearance: none;
    align-self: center;
    inline-size: calc(100% - var(--_space) * 4);
    max-inline-size: 120px;
    block-size: 6px;
    margin-block-start: 4px;
    border: 0;
    border-radius: 99px;
    overflow: hidden;
    background: color-mix(in oklab, var(--_border) 70%, transparent);
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    border-radius: 99px;
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    border-radius: 99px;
    background: var(--_accent);
  }
  .medal {
    flex: none;
    inline-size: 72px;
    block-size: 72px;
    --_m: var(--_control);
    fill: var(--_m);
    fill-rule: evenodd;
    overflow: visible;
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
  .m0 .rim,
  .m0 .disc {
    fill: none;
    stroke: var(--_control);
    stroke-width: 1.5;
    stroke-dasharray: 3 3;
  }
  .m0 .disc,
  .m0 .shine {
    display: none;
  }
  .m0 .glyph {
    fill: var(--_control);
  }
  .m0 image {
    filter: grayscale(1);
    opacity: 0.6;
  }
  .hole {
    fill: var(--hearth-color-background, var(--_surface));
    stroke: var(--_control);
  }
  .row .medal {
    inline-size: 44px;
    block-size: 44px;
  }
  .row li > button {
    flex-direction: row;
    text-align: start;
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
    white-space: nowrap;
  }
  .row .new {
    margin-inline: 0;
  }
  .strip .medal {
    inline-size: 40px;
    block-size: 40px;
  }
  .strip li > button {
    padding: 2px;
    min-block-size: 44px;
  }
  .fresh > button .medal {
    animation: hearth-award 0.9s cubic-bezier(0.2, 1.6, 0.4, 1);
  }
  .fresh {
    box-shadow: inset 0 0 0 1px var(--_success);
  }
  @keyframes hearth-award {
    from {
      scale: 0.6;
      rotate: -18deg;
    }
  }
  .welcome {
    padding: calc(var(--_space) * 3) calc(var(--_space) * 2);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_sunken);
    text-align: center;
  }
  .welcome p {
    max-inline-size: 44ch;
    margin: 0 auto calc(var(--_space) * 1.5);
  }
  .medals .medal {
    inline-size: 56px;
    block-size: 56px;
    margin-inline: -4px;
  }
  @media (forced-colors: active) {
    .medal {
      forced-color-adjust: none;
    }
    .m0 .glyph {
      fill: CanvasText;
    }
    .m0 .rim,
    .hole {
      stroke: CanvasText;
      fill: Canvas;
    }
    progress {
      border: 1px solid CanvasText;
    }
    progress::-webkit-progress-value {
      forced-color-adjust: none;
      background: Highlight;
    }
    progress::-moz-progress-bar {
      forced-color-adjust: none;
      background: Highlight;
    }
    .fresh {
      outline: 1px solid Highlight;
    }
  }
`;
