import type { Id } from '../../domain/common.ts';
import { streakOf } from '../../domain/relationship/rules.ts';
import type { Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import type { WriteTx } from '../store.ts';

/** A guard: more weeks than anybody lives. */
const ALL = 10_000;

type StreakRow = Row<'streaks'>;

/** Keeps streaks in step with the weeks that are counted for these members. */
export async function settleStreaks({ tx }: Writing, members: Iterable<Id>): Promise<void> {
  const ids = [...new Set(members)];
  const weeks = await tx.rangeEach('weeks', { each: ids.map((id) => [id]), limit: ALL });
  for (const [at, member] of ids.entries()) await settle(tx, member, streakRow(member, weeks[at]!));
}

export const forgetStreak = ({ tx }: Writing, member: Id): Promise<void> => settle(tx, member, null);

function streakRow(member: Id, weeks: readonly Row<'weeks'>[]): StreakRow | null {
  const last = Math.max(...weeks.filter(({ exchanges }) => exchanges > 0).map(({ week }) => week));
  if (!Number.isFinite(last)) return null;
  const { weeks: count } = streakOf(weeks, last);
  return { member, last, weeks: count, grace: Number(streakOf(weeks, last + 2).state === 'grace') };
}

async function settle(tx: WriteTx, member: Id, is: StreakRow | null): Promise<void> {
  const was = await tx.get('streaks', [member]);
  if (was && is && was.last === is.last && was.weeks === is.weeks && was.grace === is.grace) return;
  if (was) await count(tx, was, -1);
  if (is) await count(tx, is, 1);
  if (was && is) await tx.update('streaks', [member], is);
  else if (is) await tx.insert('streaks', is);
  else if (was) await tx.delete('streaks', [member]);
}

async function count(tx: WriteTx, { last, weeks, grace }: StreakRow, by: number): Promise<void> {
  const key = [last, weeks, grace];
  const known = await tx.get('streak_sums', key);
  const members = (known?.members ?? 0) + by;
  if (known && members === 0) await tx.delete('streak_sums', key);
  else if (known) await tx.update('streak_sums', key, { members });
  else await tx.insert('streak_sums', { last, weeks, grace, members });
}
