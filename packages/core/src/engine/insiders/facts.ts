import { calendarOf } from '../../domain/badges/calendar.ts';
import { countAt } from '../../domain/badges/standing.ts';
import type { BadgeDefinition } from '../../domain/badges/types.ts';
import { accessOf } from '../../domain/access/rules.ts';

import { demandsOf, holdsBadge, weighNeeds } from '../../domain/insiders/requirement.ts';
import type { Demand, Need, Requirement } from '../../domain/insiders/types.ts';
import { isStaff } from '../../domain/people/people.ts';
import { canonical } from '../../domain/canonical.ts';
import { headStartsFor } from '../people/access.ts';
import { holdsTier, reachNow } from '../gratitude/points.ts';
import type { Reading } from '../scene.ts';
import { RETIRED } from './common.ts';

/** Tiers of one badge that somebody holds; a guard. */
const ALL = 1_000;

/**
 * What a requirement comes to for the viewer; `null`: they may not know of it. Nothing is written for it, so it is right after
 * a badge was taken back, a circle left, or a head start moved.
 */
export async function needsOf(context: Reading, requirement: Requirement): Promise<Need | null> {
  const known = new Map<string, Need | null>();
  for (const demand of demandsOf(requirement)) {
    const key = canonical(demand);
    if (!known.has(key)) known.set(key, await factOf(context, demand));
  }
  return weighNeeds(requirement, (demand) => known.get(canonical(demand)) ?? null);
}

/** What of it holds for the viewer. What is no longer there is met by nobody and known to nobody: a gate fails closed. */
async function factOf(context: Reading, demand: Demand): Promise<Need | null> {
  if ('badge' in demand) return badgeFact(context, demand);
  if ('points' in demand) return pointsFact(context, demand.points);
  if ('access' in demand) return accessFact(context, demand.access);
  if ('circle' in demand) return circleFact(context, demand.circle);
  if ('role' in demand) {
    const { viewer } = context;
    const met = demand.role === 'staff' ? isStaff(viewer) : viewer !== null && viewer.role !== 'guest';
    return { kind: 'role', met, role: demand.role };
  }
  return null;
}

async function badgeFact(
  context: Reading,
  { badge: id, tier }: Extract<Demand, { badge: string }>,
): Promise<Need | null> {
  const { tx, viewer } = context;
  const badge = (await tx.get('badges', [id]))?.definition;
  const wanted = tier === undefined ? badge?.tiers[0] : badge?.tiers.find((one) => one.id === tier);
  if (!badge || !wanted) return null;
  const grants = viewer ? await tx.range('grants', { eq: [viewer.id, id], limit: ALL }) : [];
  const held = new Set(grants.filter(({ revokedAt }) => revokedAt === null).map((grant) => grant.tier));
  // A surprise is in nobody's answer before they hold it.
  if (badge.secret && grants.length === 0) return null;
  const met = holdsBadge(badge, tier, held);
  const { name, art, description } = badge;
  return {
    kind: 'badge',
    met,
    badge: { id, name, art, description },
    ...(tier !== undefined && { tier: { id: wanted.id, name: wanted.name } }),
    ...(viewer &&
      !met &&
      countsFor(badge) && { progress: await progressOf(context, badge, wanted.threshold) }),
  };
}

/** Whether there is anything to be on the way to: not where staff give it by hand, nor once it is given no more. */
const countsFor = ({ retired, trigger }: BadgeDefinition): boolean => !retired && trigger !== 'staff';

/** Where it is earned in a place of its own, in the one where they have come furthest. */
async function progressOf(
  { tx, viewer, info, now }: Reading,
  badge: BadgeDefinition,
  of: number,
): Promise<{ count: number; of: number }> {
  const standings = await tx.range('standings', { eq: [viewer!.id, badge.id], limit: ALL });
  const calendar = calendarOf(info.timezone);
  const counts = standings.map((standing) => countAt(badge, calendar, standing, now));
  return { count: Math.min(Math.max(0, ...counts), of), of };
}

async function pointsFact(context: Reading, tier: string): Promise<Need | null> {
  const { viewer, access } = context;
  const wanted = access.points?.tiers.find(({ id }) => id === tier);
  if (!access.points || !wanted) return null;
  const met = viewer !== null && (await holdsTier(context, viewer.id, tier));
  const count = viewer && !met ? (await reachNow(context, access.points, viewer.id)).now : 0;
  return {
    kind: 'points',
    met,
    tier: { id: wanted.id, name: wanted.name },
    ...(viewer &&
      !met && { progress: { count: Math.min(Math.max(0, count), wanted.points), of: wanted.points } }),
  };
}

async function accessFact(context: Reading, name: string): Promise<Need | null> {
  const { headStarts, label } = await headStartsFor(context, name);
  if (headStarts.length === 0) return null;
  const { allowed, opensAt } = accessOf(name, headStarts, context.now);
  return {
    kind: 'access',
    met: context.viewer !== null && allowed,
    name,
    ...(label !== undefined && { label: label }),
    ...(!allowed && opensAt !== undefined && { opensAt }),
  };
}

async function circleFact({ tx, viewer }: Reading, id: string): Promise<Need | null> {
  if (!viewer) return null;
  const circle = await tx.get('circles', [id]);
  const inside = await tx.get('circle_members', [id, viewer.id]);
  if (!circle || circle.position === RETIRED || (!inside && !isStaff(viewer))) return null;
  return { kind: 'circle', met: inside !== undefined, circle: { id, name: circle.definition.name } };
}
