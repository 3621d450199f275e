import { isArtwork } from '../artwork.ts';
import type { Problem } from '../problem.ts';

/** The built-in drawings, drawn for this project. */
export const BADGE_ART = [
  'flame',
  'leaf',
  'star',
  'hammer',
  'speech',
  'heart',
  'compass',
  'key',
  'cup',
  'sprout',
  'anchor',
  'bell',
  'bolt',
  'book',
  'camera',
  'candle',
  'crown',
  'feather',
  'flag',
  'gem',
  'gift',
  'house',
  'lantern',
  'lens',
  'lighthouse',
  'moon',
  'mountain',
  'note',
  'owl',
  'paw',
  'pencil',
  'puzzle',
  'rocket',
  'shield',
  'ship',
  'sun',
  'target',
  'ticket',
  'tree',
] as const;
export type BadgeArt = (typeof BADGE_ART)[number];

/** Whether a badge shows a picture of the brand's, rather than a drawing: an address, or a path on the page's own origin. */
export const isPicture = (art: string): boolean => /^(https?:|\/)/i.test(art);

/** What is wrong with a badge's picture: neither one of ours nor an address. A misspelt one would else be a star in silence. */
export function artProblems(art: string): Problem[] {
  if (isPicture(art) ? isArtwork(art) || isLocal(art) : (BADGE_ART as readonly string[]).includes(art))
    return [];
  return [
    {
      field: 'art',
      reason: 'format',
      hint: `Write one of ${BADGE_ART.join(', ')}; or the address of a picture of yours, which begins with https://, or a path of your pages, such as /badges/lamp.svg.`,
    },
  ];
}

/** While a site is built, its pictures come from the same machine. */
const isLocal = (art: string): boolean => /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//.test(art);
