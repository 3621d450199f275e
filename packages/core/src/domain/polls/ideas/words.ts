import { BODY_LIMIT } from '../../body.ts';
import type { Flaw } from '../../people/names.ts';
import { tidyBody } from '../../threads/words.ts';
import { TITLE_LIMIT } from './types.ts';

/** Formatting characters that turn or hide the text around them; joiners stay, for scripts that need them. */
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** One line: NFC, no control or bidi characters, one space for several, none around. */
export const tidyTitle = (title: string): string =>
  tidyBody(title.replace(/[\u2028\u2029]/g, ' ').replace(INVISIBLE, '')).replace(/\s+/gu, ' ');

/** Why a tidied title cannot be used; `null` when it can. */
export function titleFlaw(title: string): Flaw | null {
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(title)) return { reason: 'required' };
  return title.length > TITLE_LIMIT ? { reason: 'too-long', limit: TITLE_LIMIT } : null;
}

/** Why a tidied body cannot be used; `null` when it can. It may be empty. */
export const entryBodyFlaw = (body: string): Flaw | null =>
  body.length > BODY_LIMIT ? { reason: 'too-long', limit: BODY_LIMIT } : null;
