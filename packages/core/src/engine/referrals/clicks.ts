import type { Id } from '../../domain/common.ts';
import type { Click, ProgrammeDefinition } from '../../domain/referrals/types.ts';
import { base64url, seal, sealed, unbase64url } from '../seal.ts';

const PURPOSE = 'click';
/** Longer than any click of ours: what is longer is not looked at. */
const LIMIT = 1_000;

/**
 * A click as a token: base64url JSON, a dot, and its seal. It is the whole memory of a click, kept in the visitor's URL
 * until they join, so that nothing is stored about people who never do. How long it counts, and which of two does, stands behind
 * it for the landing helper (`embed/src/landing.ts`), which can so decide without asking; here the programme decides again.
 */
export async function signClick(
  secret: Uint8Array,
  { site, code, location, clickedAt }: Click,
  { windowDays, touch }: Pick<ProgrammeDefinition, 'windowDays' | 'touch'>,
): Promise<string> {
  const said = [site, code, location, clickedAt, windowDays, touch === 'first' ? 1 : 0];
  const text = base64url(new TextEncoder().encode(JSON.stringify(said)));
  return `${text}.${await seal(secret, PURPOSE, text)}`;
}

/** The click that a token says; `null` when it is forged, damaged or another site's. */
export async function readClick(secret: Uint8Array, site: Id, token: string): Promise<Click | null> {
  const [text = '', mac = '', ...rest] = token.length > LIMIT ? [] : token.split('.');
  if (rest.length > 0 || mac === '' || !(await sealed(secret, PURPOSE, text, mac))) return null;
  const bytes = unbase64url(text);
  if (!bytes) return null;
  // The seal holds, so we wrote it.
  const [clickSite, code, location, clickedAt] = JSON.parse(new TextDecoder().decode(bytes)) as [
    Id,
    string,
    string | null,
    number,
  ];
  return clickSite === site ? { site, code, location, clickedAt } : null;
}
