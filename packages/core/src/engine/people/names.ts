import type { Id } from '../../domain/common.ts';
import { looksLikeOneOf, looksReserved, RESERVED_NAMES } from '../../domain/people/likeness.ts';
import { nameFlaw, tidyName, type NameFlaw } from '../../domain/people/names.ts';
import { refuseFlaw } from '../input.ts';
import type { Reading } from '../scene.ts';

/** Staff whose names are looked at: a guard, not a page size. */
const STAFF = 1_000;

/** Whom else a name could be taken for: the community itself, or somebody of its staff other than `self`. */
export async function likenessIn(
  { tx, info, access }: Pick<Reading, 'tx' | 'info' | 'access'>,
  name: string,
  self?: Id,
): Promise<NameFlaw | null> {
  const { reserved = RESERVED_NAMES } = access.names ?? {};
  if (looksReserved(name, [info.name, ...reserved])) return 'reserved';
  const staff = await tx.rangeEach('members', {
    index: 'role',
    each: [['staff'], ['owner']],
    limit: STAFF,
  });
  const others = staff.flat().filter(({ id, mergedInto }) => id !== self && mergedInto === null);
  return looksLikeOneOf(
    name,
    others.map((one) => one.name),
  )
    ? 'lookalike'
    : null;
}

/** A name that somebody chose, tidied. Throws `invalid` (field `name`). */
export function readName(raw: string): string {
  const name = tidyName(raw);
  refuseFlaw('name', nameFlaw(name));
  return name;
}

/** Throws `invalid` (field `name`) for a name that could be taken for that of staff, or of the community. */
export async function refuseLikeness(
  context: Pick<Reading, 'tx' | 'info' | 'access'>,
  name: string,
  self?: Id,
): Promise<void> {
  const reason = await likenessIn(context, name, self);
  refuseFlaw('name', reason && { reason });
}
