import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Comment, CommentImage } from '@hearth/core/domain';

/** Only addresses of pictures: those of a server, and those that lead into this page's own memory. */
function isSafe(url: string): boolean {
  try {
    return /^(https?|blob):$/.test(new URL(url, location.href).protocol);
  } catch {
    return false;
  }
}

/** The room of a picture that stands alone, in CSS pixels: no wider than reads well, no higher than a window. */
const [WIDEST, HIGHEST] = [512, 416];

/** A picture, small, and the way to all of it. Its room is there before it is. */
function picture({ url, alt, width, height }: CommentImage): TemplateResult {
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  return html`<a href=${url} target="_blank" rel="noopener nofollow ugc"
    ><img
      src=${url}
      alt=${alt}
      width=${Math.round(width * scale)}
      height=${Math.round(height * scale)}
      loading="lazy"
      decoding="async"
  /></a>`;
}

/** What a comment shows beside its words. */
export function pictures({ images = [], body }: Comment): TemplateResult | typeof nothing {
  const shown = body ? images.filter(({ url }) => isSafe(url)) : [];
  if (!shown.length) return nothing;
  return html`<div class=${shown.length > 1 ? 'pictures many' : 'pictures'} part="images">
    ${shown.map(picture)}
  </div>`;
}
