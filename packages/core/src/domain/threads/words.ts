import { BODY_LIMIT } from '../body.ts';
import type { Time } from '../common.ts';
import type { Flaw } from '../people/names.ts';
import { TOPIC_LIMIT } from './types.ts';

/** Characters that no text needs and some databases refuse; tab and line feed stay. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** NFC (UAX #15), `\n` for line ends, no control characters or lone surrogates, and nothing blank around. */
export const tidyBody = (source: string): string =>
  source
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .trim();

/** Why a tidied body cannot be posted; `null` when it can: 1 to {@link BODY_LIMIT} UTF-16 code units. */
export function bodyFlaw(source: string): Flaw | null {
  if (source === '') return { reason: 'required' };
  return source.length > BODY_LIMIT ? { reason: 'too-long', limit: BODY_LIMIT } : null;
}

/** Why this cannot name a thread; `null` when it can. Topics are compared as they are: nothing is tidied. */
export function topicFlaw(topic: string): Flaw | null {
  if (topic === '') return { reason: 'required' };
  if (topic.length > TOPIC_LIMIT) return { reason: 'too-long', limit: TOPIC_LIMIT };
  return /[\p{Cc}\p{Surrogate}]/u.test(topic) ? { reason: 'format' } : null;
}

/**
 * A comment's place in its thread's order: now, but always behind its parent, so that any stretch from the start of a
 * conversation holds the ancestors of all its replies, even when a clock went backwards or two came in one millisecond.
 */
export const placeInTime = (now: Time, parentAt: Time | null): Time =>
  parentAt === null ? now : Math.max(now, parentAt + 1);
