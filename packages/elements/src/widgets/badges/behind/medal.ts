import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { isPicture } from '@hearth/core/domain';
import { DRAWINGS, LOCK } from './drawings.ts';

const AROUND = Array.from({ length: 17 }, (_, lobe) => (lobe * Math.PI) / 8);

/** Sixteen lobes around the disc. */
const RIM = `M${AROUND.map((turn) => [32 + 27 * Math.cos(turn), 32 + 27 * Math.sin(turn)]).join('A6 6 0 0 1 ')}`;

/**
 * What is on a medallion of 64 × 64. Each part is a drawing of its own, so that the parser of pages makes SVG of it.
 *
 * @param art one of the built-in drawings, or an image URL
 * @param metal 1 bronze, 2 silver, 3 gold, 4 emerald, 5 sapphire; 0: locked
 */
export const medal = (art: string, metal: number): TemplateResult =>
  html`<svg>
    <path class="rim" d=${RIM}></path>
    <circle class="disc" cx="32" cy="32" r="23"></circle>
    ${metal ? html`<svg><path class="shine" d="M9 32a23 23 0 0 1 46 0Q32 22 9 32"></path></svg>` : nothing}
    ${
      isPicture(art)
        ? html`<svg x="14" y="14" width="36" height="36">
            <image href=${art} width="36" height="36"></image>
          </svg>`
        : html`<svg x="18.5" y="18.5" width="27" height="27" viewBox="0 0 24 24">
            <path class="glyph" d=${drawingOf(art)}></path>
          </svg>`
    }
    ${
      metal
        ? nothing
        : html`<svg x="42" y="40" width="22" height="22" viewBox="-6 -5 34 34">
            <circle class="hole" cx="11" cy="12" r="16"></circle>
            <path class="glyph" d=${LOCK}></path>
          </svg>`
    }
  </svg>`;

/** A backend may know drawings that this code doesn't. */
const drawingOf = (art: string): string =>
  (DRAWINGS as Readonly<Record<string, string>>)[art] ?? DRAWINGS.star;
