import { css } from '../../../parts/css.ts';

/** Medals, wherever they are shown. */
export const medalStyles = css`
  .medal {
    --_m: var(--_control);
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
  @media (forced-colors: active) {
    .m0 {
      --_m: CanvasText;
    }
  }
`;
