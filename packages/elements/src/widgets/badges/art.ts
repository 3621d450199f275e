import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type * as Drawings from './drawings.ts';

/** Sixteen lobes around the disc. */
const RIM = `M${Array.from({ length: 17 }, (_, lobe) => [32 + 27 * Math.cos((lobe * Math.PI) / 8), 32 + 27 * Math.sin((lobe * Math.PI) / 8)]).join('A6 6 0 0 1 ')}`;

/**
 * A medallion. Decoration: name, tier and "not earned yet" always stand beside it.
 *
 * @param drawings the built-in ones: a picture comes behind the words; `undefined` until then
 * @param art one of the built-in drawings, or an image URL
 * @param metal 1 bronze, 2 silver, 3 gold, 4 emerald, 5 sapphire; 0: locked
 */
export const medal = (drawings: typeof Drawings | null, art: string, metal: number): TemplateResult => html`
  <svg class="medal m${metal}" part="medal" viewBox="0 0 64 64" aria-hidden="true">
    <path class="rim" d=${RIM}></path>
    <circle class="disc" cx="32" cy="32" r="23"></circle>
    ${
      /^https?:/i.test(art)
        ? html`<svg x="14" y="14" width="36" height="36">
            <image href=${art} width="36" height="36"></image>
          </svg>`
        : html`<svg x="19" y="19" width="26" height="26" viewBox="0 0 24 24">
            <path
              class="glyph"
              d=${drawings ? (drawings.DRAWINGS[art] ?? drawings.DRAWINGS['star']!) : ''}
            ></path>
          </svg>`
    }
    ${
      metal
        ? html`<svg><path class="shine" d="M9 32a23 23 0 0 1 46 0Q32 22 9 32"></path></svg>`
        : html`<svg x="42" y="40" width="22" height="22" viewBox="-6 -5 34 34">
            <circle class="hole" cx="11" cy="12" r="16"></circle>
            <path class="glyph" d=${drawings?.LOCK ?? ''}></path>
          </svg>`
    }
  </svg>
`;
