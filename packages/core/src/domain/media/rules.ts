import type { Flaw } from '../people/names.ts';
import type { Viewer } from '../people/people.ts';
import type { SiteInfo } from '../site.ts';
import { tidyBody } from '../threads/words.ts';
import { ALT_LIMIT, SIDE_LIMIT } from './types.ts';

/** One line: it stands in an attribute. */
export const tidyAlt = (alt: string): string => tidyBody(alt).replace(/\s+/gu, ' ');

/** Why a tidied description can't stand; `null` when it can. */
export function altFlaw(alt: string): Flaw | null {
  if (alt === '') return { reason: 'required' };
  return alt.length > ALT_LIMIT ? { reason: 'too-long', limit: ALT_LIMIT } : null;
}

/** Whether somebody of this role may add pictures. Somebody unknown would act as a guest. */
export function mayUpload(
  viewer: Pick<Viewer, 'role'> | null,
  { images }: Pick<SiteInfo, 'images'>,
): boolean {
  return images === 'everyone' || (images === 'members' && (viewer?.role ?? 'guest') !== 'guest');
}

/** The size that a picture is kept in: its own, or smaller so that the longest side fits, whole pixels, never none. */
export function fitting(
  width: number,
  height: number,
  longest = SIDE_LIMIT,
): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  const side = (length: number): number => Math.max(1, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}
