import { calendarOf } from '../../domain/badges/calendar.ts';
import { countAt } from '../../domain/badges/standing.ts';
import type { BadgeDefinition, BadgeEvidence, BadgeGrant, BadgeSlot } from '../../domain/badges/types.ts';
import type { Id } from '../../domain/common.ts';
import type { Reading } from '../scene.ts';
import type { Row } from '../schema.ts';

/** A site declares tens of badges; this is a guard, not a page size. */
const ALL = 10_000;

/**
 * A slot for every badge that a member holds or may earn, in the order of the community file. `insider`: the member, or staff: they see
 * progress, too. A surprise is in nobody's answer before its member holds it.
 */
export async function slotsOf(
  { tx, info, now }: Pick<Reading, 'tx' | 'info' | 'now'>,
  member: Id,
  insider: boolean,
): Promise<BadgeSlot[]> {
  const [badges, grants, standings] = await Promise.all([
    tx.range('badges', { index: 'position', eq: [], limit: ALL }),
    tx.range('grants', { eq: [member], limit: ALL }),
    insider ? tx.range('standings', { eq: [member], limit: ALL }) : [],
  ]);
  const calendar = calendarOf(info.timezone);
  const progressOf = (badge: BadgeDefinition): Pick<BadgeSlot, 'progress' | 'progressIn'> => {
    const [furthest] = standings
      .filter((standing) => standing.badge === badge.id)
      .map((standing) => ({ scope: standing.scope, count: countAt(badge, calendar, standing, now) }))
      .sort((a, b) => b.count - a.count || (a.scope < b.scope ? -1 : 1));
    return { progress: furthest?.count ?? 0, ...(furthest?.scope && { progressIn: furthest.scope }) };
  };
  return badges
    .map(({ id, definition }): BadgeSlot => ({
      badge: definition,
      grants: inOrder(
        definition,
        grants.filter(({ badge }) => badge === id),
      ).map((row) => viewGrant(row, insider)),
      ...(insider && progressOf(definition)),
    }))
    .filter(({ badge, grants }) => grants.length > 0 || !(badge.retired || badge.secret));
}

/** Scopes by what was earned last, then lowest tier first. */
function inOrder({ tiers }: BadgeDefinition, held: readonly Row<'grants'>[]): Row<'grants'>[] {
  const placeOf = new Map(tiers.map(({ id }, place) => [id, place]));
  const latest = new Map<string, number>();
  for (const { scope, lastAt } of held) latest.set(scope, Math.max(latest.get(scope) ?? 0, lastAt));
  return held
    .filter(({ tier }) => placeOf.has(tier))
    .sort(
      (a, b) =>
        latest.get(b.scope)! - latest.get(a.scope)! ||
        (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : placeOf.get(a.tier)! - placeOf.get(b.tier)!),
    );
}

/** Comments and entries are there for everybody to read. How one voted, bought and whom one invited is not. */
const isPublic = ({ kind }: BadgeEvidence): boolean => kind === 'comment' || kind === 'entry';

function viewGrant(
  {
    tier,
    grantedAt,
    revokedAt,
    scope,
    times,
    lastAt,
    evidence,
    byStaff,
    revokedByStaff,
    reason,
  }: Row<'grants'>,
  insider: boolean,
): BadgeGrant {
  const shown = evidence.filter((one) => (insider && one.kind !== 'member') || isPublic(one));
  return {
    tier,
    grantedAt,
    revokedAt,
    ...(scope !== '' && { scope }),
    ...(times > 1 && { times, lastAt }),
    ...(shown.length > 0 && { evidence: shown }),
    ...(byStaff === 1 && { byStaff: true as const }),
    ...(insider && (byStaff === 1 || revokedByStaff === 1) && reason !== null && { reason }),
  };
}
