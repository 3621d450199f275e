import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { css } from '../../../parts/css.ts';

const SPARKS = 10;

/** Sparks that rise once from a medal that is new. Decoration: that it is new is said in words. */
export const celebration: TemplateResult = html`<span class="sparks" aria-hidden="true"
  >${Array.from({ length: SPARKS }, () => html`<i></i>`)}</span
>`;

/** Who wishes for less motion sees no sparks: they begin and end unseen. */
export const celebrationStyles = css`
  .fresh .medal {
    animation: hearth-award 0.9s cubic-bezier(0.2, 1.6, 0.4, 1);
  }
  @keyframes hearth-award {
    from {
      scale: 0.6;
      rotate: -18deg;
    }
  }
  .sparks {
    position: absolute;
    inset-block-start: calc(var(--_space) + 36px);
    inset-inline: 0;
    display: block;
    block-size: 0;
    pointer-events: none;
  }
  .row .sparks,
  .strip .sparks {
    inset-block-start: 24px;
    inset-inline: 0 auto;
    inline-size: 60px;
  }
  .sparks i {
    position: absolute;
    inset-inline-start: calc(50% - 3px);
    inline-size: 6px;
    block-size: 6px;
    border-radius: 99px;
    background: var(--hearth-badge-gold, #d99a17);
    opacity: 0;
    animation: hearth-spark 1.1s ease-out 0.15s;
  }
  .sparks i:nth-child(3n) {
    background: var(--_accent);
  }
  .sparks i:nth-child(3n + 1) {
    scale: 0.7;
  }
  @keyframes hearth-spark {
    from {
      opacity: 1;
      translate: 0 0;
    }
    to {
      opacity: 0;
      translate: var(--_x) var(--_y);
    }
  }
  .sparks i:nth-child(1) {
    --_x: 0px;
    --_y: -62px;
  }
  .sparks i:nth-child(2) {
    --_x: 36px;
    --_y: -50px;
  }
  .sparks i:nth-child(3) {
    --_x: 59px;
    --_y: -19px;
  }
  .sparks i:nth-child(4) {
    --_x: 59px;
    --_y: 19px;
  }
  .sparks i:nth-child(5) {
    --_x: 36px;
    --_y: 50px;
  }
  .sparks i:nth-child(6) {
    --_x: 0px;
    --_y: 62px;
  }
  .sparks i:nth-child(7) {
    --_x: -36px;
    --_y: 50px;
  }
  .sparks i:nth-child(8) {
    --_x: -59px;
    --_y: 19px;
  }
  .sparks i:nth-child(9) {
    --_x: -59px;
    --_y: -19px;
  }
  .sparks i:nth-child(10) {
    --_x: -36px;
    --_y: -50px;
  }
`;
