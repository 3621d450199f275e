import type { Id } from '../../domain/common.ts';
import { dayIn, newYear, yearOfDay } from '../../domain/gratitude/calendar.ts';
import { firstDay, giftOf, reachOf, tierHeld, type Reach } from '../../domain/gratitude/points.ts';
import type { PointsDefinition, PointTier } from '../../domain/gratitude/types.ts';
import { addMoment, rewardGiven } from './rewards.ts';
import type { Reading, Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { tellMember } from '../notices/telling.ts';

/** Under which ledgers are written, one entry after the other: gifts have one budget. */
export const POINTS_LOCK = 'points';

/** Ten years of days, a guard. */
const ALL = 4_000;

/** A line to be written: `day` where it counts, by default that of `at`. */
export type NewEntry = Omit<Row<'points'>, 'day'> & { readonly day?: number };

/** What a member has in the period that runs, and had in the one before. */
export async function reachNow(
  { tx, info, now }: Pick<Reading, 'tx' | 'info' | 'now'>,
  { period }: PointsDefinition,
  member: Id,
): Promise<Reach> {
  if (period === 'ever') return { now: (await tx.get('point_balances', [member]))?.points ?? 0, before: 0 };
  const today = dayIn(info.timezone, now);
  const first = firstDay(period, today)!;
  const from = period === 'year' ? newYear(yearOfDay(first) - 1) : first;
  const days = await tx.range('point_days', { eq: [member], after: [from - 1], limit: ALL });
  return reachOf(period, days, today);
}

/** The highest tier of the site's points that a member holds now; `null` for none, and where the site has no points. */
export async function tierOf(context: Reading, member: Id): Promise<PointTier | null> {
  const definition = context.access.points;
  return definition ? tierHeld(definition.tiers, await reachNow(context, definition, member)) : null;
}

/** Whether a member holds this tier, or a higher one, now. An unknown tier is held by nobody. */
export async function holdsTier(context: Reading, member: Id, tier: string): Promise<boolean> {
  const tiers = context.access.points?.tiers ?? [];
  const wanted = tiers.findIndex(({ id }) => id === tier);
  if (wanted < 0) return false;
  const held = await tierOf(context, member);
  return held !== null && tiers.findIndex(({ id }) => id === held.id) >= wanted;
}

/**
 * Writes a line into a member's ledger, unless there is one of the same cause, and does what follows from it: the last step
 * given, a tier told of. Whether it was written. Runs under {@link POINTS_LOCK}.
 */
export async function addEntry(
  context: Writing,
  definition: PointsDefinition,
  entry: NewEntry,
): Promise<boolean> {
  const { member, cause } = entry;
  if (entry.points === 0 || (await context.tx.get('points', [member, cause]))) return false;
  const before = await reachNow(context, definition, member);
  await write(context, entry);
  const after = await reachNow(context, definition, member);
  const gift = after.now > before.now ? await giveLastStep(context, definition, member, after) : null;
  if (!gift) await tellOfTier(context, definition, member, [before, after]);
  return true;
}

async function write({ tx, info, emit }: Writing, entry: NewEntry): Promise<void> {
  const { member, points, day = dayIn(info.timezone, entry.at) } = entry;
  await tx.insert('points', { ...entry, day });
  const [balance, sum] = [
    await tx.get('point_balances', [member]),
    await tx.get('point_days', [member, day]),
  ];
  if (balance) await tx.update('point_balances', [member], { points: balance.points + points });
  else await tx.insert('point_balances', { member, points });
  if (sum) await tx.update('point_days', [member, day], { points: sum.points + points });
  else await tx.insert('point_days', { member, day, points });
  emit({
    kind: 'points.changed',
    subject: member,
    actor: null,
    channel: `member/${member}`,
    audience: member,
    data: {},
  });
}

/** The tier that a last step led to; `null` where none was given. */
async function giveLastStep(
  context: Writing,
  definition: PointsDefinition,
  member: Id,
  reach: Reach,
): Promise<PointTier | null> {
  const { tx, info, now } = context;
  const { gift, period, tiers } = definition;
  const today = dayIn(info.timezone, now);
  const year = yearOfDay(today);
  const budget = await tx.get('point_gifts', [year]);
  const points = giftOf(definition, reach.now, budget?.points ?? 0);
  if (!gift || points === 0) return null;
  const cause = `gift/${period === 'year' ? year : period === 'ever' ? 'ever' : today}`;
  if (await givenBefore(context, definition, member, cause, today)) return null;
  if (budget) await tx.update('point_gifts', [year], { points: budget.points + points });
  else await tx.insert('point_gifts', { year, points });
  const tier = tiers.findLast((each) => each.points <= reach.now + points)!;
  await write(context, { member, cause, kind: 'gift', points, at: now, source: null, note: null, by: null });
  await tellMember(context, member, { cause, kind: 'gift', subject: tier.id, about: { points }, at: now });
  await addMoment(context, { member, cause, kind: 'gift', subject: tier.id, at: now });
  rewardGiven(context, { member, type: gift.type, source: 'gift', id: cause });
  return tier;
}

/** Once per period; where the period rolls, not again while the last one is in it. */
async function givenBefore(
  { tx }: Writing,
  { period }: PointsDefinition,
  member: Id,
  cause: string,
  today: number,
): Promise<boolean> {
  if (typeof period !== 'object') return (await tx.get('points', [member, cause])) !== undefined;
  for (let day = today; day > today - period.days; day--)
    if (await tx.get('points', [member, `gift/${day}`])) return true;
  return false;
}

/** News are only tiers that were not held a moment ago. What comes late, for a period that has passed, may still be one. */
async function tellOfTier(
  context: Writing,
  { tiers, period }: PointsDefinition,
  member: Id,
  [before, after]: readonly [Reach, Reach],
): Promise<void> {
  const [had, has] = [tierHeld(tiers, before), tierHeld(tiers, after)];
  if (!has || has.points <= (had?.points ?? 0)) return;
  const { info, now } = context;
  const day = dayIn(info.timezone, now);
  const when = period === 'ever' ? 'ever' : period === 'year' ? yearOfDay(day) : day;
  const cause = `tier/${has.id}/${when}`;
  await tellMember(context, member, { cause, kind: 'tier', subject: has.id, at: now });
}

/** When the tier of a calendar year ends: held through the year after the one that reached it. */
export function yearEnds(reach: Reach, tier: PointTier, today: number): number {
  const year = yearOfDay(today);
  return newYear(reach.now >= tier.points ? year + 2 : year + 1);
}
