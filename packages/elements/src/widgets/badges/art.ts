import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';

/** Hearth's own drawings, 24 × 24, filled by the even-odd rule. */
const GLYPHS: Readonly<Record<string, string>> = {
  flame:
    'M12.5 1.5c.5 4.5 6 6.5 6 13a6.5 6.5 0 0 1-13 .2c0-2.6 1.3-4.5 2.5-5.7.1 2 .7 3 1.8 3.5 1.9-2.5.6-7 2.7-11z',
  leaf: 'M21 2.5C9.5 2.5 3.5 8 3.8 15.5c3-4.2 6.7-6.5 11-7.5C10.5 10.5 7 14.5 4.5 20.8l2 .8 1.7-3.7C16.5 19 21 13 21 2.5z',
  star: 'M12 1.8l3.1 6.6 7.2.9-5.3 5 1.4 7.1-6.4-3.5-6.4 3.5L7 14.3l-5.3-5 7.2-.9z',
  hammer: 'M8.5 3.5 13 2l7.5 7.5-1 4-2.5-2.5-1.6.4L7.2 20a2.3 2.3 0 0 1-3.2-3.2l8.6-8.2L13 7z',
  speech:
    'M4.5 3.5h15A2.5 2.5 0 0 1 22 6v8.5a2.5 2.5 0 0 1-2.5 2.5H12l-5.5 4.5V17h-2A2.5 2.5 0 0 1 2 14.5V6a2.5 2.5 0 0 1 2.5-2.5z',
  heart: 'M12 21C5.5 15.8 2 12.2 2 8a5.3 5.3 0 0 1 10-2.4A5.3 5.3 0 0 1 22 8c0 4.2-3.5 7.8-10 13z',
  compass: 'M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21zm5.5 5-8 3-3 8 8-3z',
  key: 'M8 5.5a6.5 6.5 0 0 1 6.2 4.5H22.5v4H20v3.5h-4V14h-1.8A6.5 6.5 0 1 1 8 5.5zm0 4.3a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  cup: 'M6.5 2.5h11V5H22c0 4.5-1.6 7-5 7.4a6 6 0 0 1-3.5 3.2v3H17v3H7v-3h3.5v-3A6 6 0 0 1 7 12.4C3.6 12 2 9.5 2 5h4.5z',
  sprout: 'M10.8 21.5v-7C5 14.5 2 11.5 2 5.5c5 0 8.5 2 9.7 6C12.8 6 16 3 22 3c0 6.5-3 10-8.7 10.5v8z',
};

const LOCK = 'M7 10V8a5 5 0 0 1 10 0v2h2v10H5V10zm2.5 0h5V8a2.5 2.5 0 0 0-5 0z';

/** Sixteen lobes around the disc. */
const RIM = `M${Array.from({ length: 17 }, (_, lobe) => [32 + 27 * Math.cos((lobe * Math.PI) / 8), 32 + 27 * Math.sin((lobe * Math.PI) / 8)]).join('A6 6 0 0 1 ')}`;

/**
 * A medallion. Decoration: name, tier and "not earned yet" always stand beside it.
 *
 * @param art one of the built-in drawings, or an image URL
 * @param metal 1 bronze, 2 silver, 3 gold, 4 emerald, 5 sapphire; 0: locked
 */
export const medal = (art: string, metal: number): TemplateResult => html`
  <svg class="medal m${metal}" part="medal" viewBox="0 0 64 64" aria-hidden="true">
    <path class="rim" d=${RIM}></path>
    <circle class="disc" cx="32" cy="32" r="23"></circle>
    ${
      /^https?:/i.test(art)
        ? html`<svg x="14" y="14" width="36" height="36">
            <image href=${art} width="36" height="36"></image>
          </svg>`
        : html`<svg x="19" y="19" width="26" height="26" viewBox="0 0 24 24">
            <path class="glyph" d=${GLYPHS[art] ?? GLYPHS['star']!}></path>
          </svg>`
    }
    ${
      metal
        ? html`<svg><path class="shine" d="M9 32a23 23 0 0 1 46 0Q32 22 9 32"></path></svg>`
        : html`<svg x="42" y="40" width="22" height="22" viewBox="-6 -5 34 34">
            <circle class="hole" cx="11" cy="12" r="16"></circle>
            <path class="glyph" d=${LOCK}></path>
          </svg>`
    }
  </svg>
`;
