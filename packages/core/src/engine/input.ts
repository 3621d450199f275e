import { CommunityError } from '../adapter/errors.ts';
import type { Id } from '../domain/common.ts';
import type { Flaw } from '../domain/people/names.ts';
import { tidyBody, topicFlaw } from '../domain/threads/words.ts';
import { base64url, unbase64url } from './seal.ts';

/** `invalid`, naming the field and what is wrong with it. */
export function invalid(field: string, reason: string, limit?: number): CommunityError {
  return new CommunityError('invalid', `The field ${field} is not valid: ${reason}.`, {
    field,
    reason,
    ...(limit !== undefined && { limit }),
  });
}

export function refuseFlaw(field: string, flaw: Flaw | null): void {
  if (flaw) throw invalid(field, flaw.reason, flaw.limit);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id that a client made: a UUID (RFC 9562) in lower case with hyphens. */
export function checkNewId(id: Id): void {
  if (!UUID.test(id)) throw invalid('id', 'format');
}

export function checkTopic(topic: string): void {
  refuseFlaw('topic', topicFlaw(topic));
}

/** Title and address of a host's page, as far as they can be shown and followed: http and https only. */
export function webPage(page: { readonly title: string; readonly url: string } | undefined): {
  title: string | null;
  url: string | null;
} {
  const title = tidyBody(page?.title ?? '')
    .replace(/\s+/gu, ' ')
    .slice(0, 300);
  const url = page && page.url.length <= 2_000 && URL.canParse(page.url) ? new URL(page.url) : null;
  return {
    title: title.replace(/\p{Surrogate}/gu, '') || null,
    url: url && /^https?:$/.test(url.protocol) ? url.href : null,
  };
}

/** A page's size: 1 to 100. */
export function pageSize(limit: number | undefined): number {
  const size = limit ?? 50;
  if (!Number.isInteger(size) || size < 1 || size > 100) throw invalid('limit', 'format', 100);
  return size;
}

/** An opaque place in a list: a kind, then numbers and ids. */
export type Place = readonly [kind: string, ...values: (string | number)[]];

const encoder = new TextEncoder();

export const toPlaceCursor = (place: Place): string => base64url(encoder.encode(JSON.stringify(place)));

type PlaceType = 'int' | 'real' | 'id';
const FITS: Readonly<Record<PlaceType, (value: unknown) => boolean>> = {
  int: Number.isSafeInteger,
  real: Number.isFinite,
  id: (value) => typeof value === 'string' && /^[\x21-\x7e]{1,100}$/.test(value),
};

/** Reads a cursor of one of `kinds`, each with the types of its values, in order. Throws `invalid` for anything else. */
export function fromPlaceCursor(
  cursor: string,
  kinds: Readonly<Record<string, readonly PlaceType[]>>,
): Place {
  const wrong = invalid('cursor', 'format');
  const bytes = cursor.length <= 1_000 ? unbase64url(cursor) : null;
  if (!bytes) throw wrong;
  let place: unknown;
  try {
    place = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw wrong;
  }
  if (!Array.isArray(place) || typeof place[0] !== 'string' || !Object.hasOwn(kinds, place[0])) throw wrong;
  const types = kinds[place[0]]!;
  if (place.length !== types.length + 1 || !types.every((type, at) => FITS[type](place[at + 1]))) throw wrong;
  return place as unknown as Place;
}
