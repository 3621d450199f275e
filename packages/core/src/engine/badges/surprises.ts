import type { BadgeDefinition } from '../../domain/badges/types.ts';
import { isStaff, type Viewer } from '../../domain/people/people.ts';
import type { ReadTx } from '../store.ts';

/** Tiers of one badge that somebody holds. */
const ANY = 1;

/**
 * Of these badges, those that a viewer may know of. A surprise stays one: whoever was not given it yet is told nothing of it, not in
 * the showcase of somebody who was either. Staff know what they declared.
 */
export async function knownOf<B extends Pick<BadgeDefinition, 'id' | 'secret'>>(
  tx: ReadTx,
  viewer: Viewer | null,
  badges: readonly B[],
): Promise<readonly B[]> {
  const secret = badges.filter((badge) => badge.secret);
  if (secret.length === 0 || isStaff(viewer)) return badges;
  const grants = viewer
    ? await tx.rangeEach('grants', { each: secret.map(({ id }) => [viewer.id, id]), limit: ANY })
    : [];
  const held = new Set(grants.flat().map(({ badge }) => badge));
  return badges.filter(({ id, secret }) => !secret || held.has(id));
}
