import { fitting } from '../domain/media/rules.ts';
import type { CommentImage } from '../domain/media/types.ts';
import type { Comment } from '../domain/threads/types.ts';
import { pageAddress } from './links.ts';
import { markup, type Markup } from './markup.ts';

/** The longest side that is drawn, in CSS pixels; the address leads to all of it. */
const SIDE = 512;

/** The pictures that have an address on the web. */
export const webImages = ({ images = [] }: Pick<Comment, 'images'>): readonly CommentImage[] =>
  images.filter(({ url }) => pageAddress(url) !== null);

/** A comment's pictures below its words, each with its room. */
export function imagesMarkup(comment: Pick<Comment, 'images'>): Markup | null {
  const images = webImages(comment);
  if (images.length === 0) return null;
  return markup`<div class="hearth-images">${images.map(({ url, alt, width, height }) => {
    const size = fitting(width, height, SIDE);
    return markup`<a href="${url}"><img src="${url}" alt="${alt}" width="${size.width}" height="${size.height}" loading="lazy" decoding="async"></a>`;
  })}</div>
`;
}
