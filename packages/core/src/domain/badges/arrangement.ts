import { problems, type Problem } from '../problem.ts';

/** Badges that one arrangement may name: more than any community declares. */
export const ARRANGEMENT_LIMIT = 500;

/** How a member shows their badges. */
export interface Arrangement {
  /** Ids of badges, the first first. Those that are not named follow in the community's order. */
  readonly order: readonly string[];
  /** Ids of badges that nobody but the member, and staff, shall see. */
  readonly hidden: readonly string[];
}

export const AS_DECLARED: Arrangement = { order: [], hidden: [] };

/** Everything wrong with an arrangement. `known`: ids of the badges that the member may know of, so that it tells of no others. */
export function arrangementProblems(arrangement: Arrangement, known: ReadonlySet<string>): Problem[] {
  const { list, add } = problems();
  for (const field of ['order', 'hidden'] as const) {
    const ids = arrangement[field];
    if (ids.length > ARRANGEMENT_LIMIT) add(field, 'too-many', `Name at most ${ARRANGEMENT_LIMIT} badges.`);
    ids.forEach((id, index) => {
      if (!known.has(id)) add(`${field}.${index}`, 'unknown', 'There is no such badge.');
      else if (ids.indexOf(id) !== index) add(`${field}.${index}`, 'duplicate', 'Each badge is named once.');
    });
  }
  return list;
}

/** Things in a member's order; those that it does not name follow as they came. */
export function arranged<T>(
  things: readonly T[],
  order: readonly string[],
  idOf: (thing: T) => string,
): readonly T[] {
  const place = new Map(order.map((id, index) => [id, index]));
  const placeOf = (thing: T): number => place.get(idOf(thing)) ?? order.length;
  return [...things].sort((one, other) => placeOf(one) - placeOf(other));
}
