import type { MembersPart } from '../../adapter/contract.ts';
import type { Id } from '../../domain/common.ts';
import { quarterOf, weekEnd, weekOf } from '../../domain/relationship/calendar.ts';
import {
  compared,
  COUNTERS,
  NO_COUNTERS,
  relationshipScore,
  streakOf,
} from '../../domain/relationship/rules.ts';
import type { Counters, Impact } from '../../domain/relationship/types.ts';
import { toCursor } from '../cursor.ts';
import { outcomesOf } from './impact-outcomes.ts';
import { memberNow } from '../people/member-now.ts';
import { notFound, requireViewer, type Reading, type Scene } from '../scene.ts';
import type { Row } from '../schema.ts';

/** A guard: more weeks than anybody lives. */
const ALL = 10_000;

/** What a member took part in and what came of it, for their own eyes. */
export const impactMethod = (scene: Scene): Required<Pick<MembersPart, 'impact'>> => ({
  impact: async () => {
    const { id } = requireViewer(scene.viewer);
    return scene.read(async (context): Promise<Impact> => {
      const { tx, now, info } = context;
      const member = await memberNow(tx, id);
      if (!member) throw notFound('member');
      const [weeks, quarters, position] = await Promise.all([
        tx.range('weeks', { eq: [member.id], limit: ALL }),
        tx.range('quarters', { eq: [member.id], limit: ALL }),
        tx.position(),
      ]);
      const week = weekOf(now, info.timezone);
      return {
        member: member.id,
        since: member.createdAt,
        streak: streakOf(weeks, week),
        weekEnds: weekEnd(now, info.timezone),
        score: relationshipScore(weeks, week),
        totals: quarters.reduce<Counters>(added, NO_COUNTERS),
        quarter: await comparisonOf(context, member.id, quarters),
        outcomes: await outcomesOf(context, member.id),
        asOf: toCursor(position),
      };
    });
  },
});

const added = (a: Counters, b: Counters): Counters => ({
  exchanges: a.exchanges + b.exchanges,
  contributions: a.contributions + b.contributions,
  decisions: a.decisions + b.decisions,
  invitations: a.invitations + b.invitations,
});

/** This quarter beside the others in it, or the last one where that says more: in the first days there is nothing to compare. */
async function comparisonOf(
  { tx, now, info }: Reading,
  member: Id,
  quarters: readonly Row<'quarters'>[],
): Promise<Impact['quarter']> {
  const current = quarterOf(now, info.timezone);
  const of = async (quarter: number): Promise<Impact['quarter']> => {
    const own = quarters.find((row) => row.quarter === quarter);
    const all = await tx.get('quarter_sums', [quarter]);
    // Staff are not in the sums.
    const mine = own?.staff === 0 ? own : undefined;
    const members = (all?.members ?? 0) - (mine ? 1 : 0);
    const comparisons = COUNTERS.map((counter) => [
      counter,
      compared(own?.[counter] ?? 0, { members, sum: (all?.[counter] ?? 0) - (mine?.[counter] ?? 0) }),
    ]);
    return {
      year: Math.floor(quarter / 4),
      quarter: (quarter % 4) + 1,
      ...(Object.fromEntries(comparisons) as Omit<Impact['quarter'], 'year' | 'quarter'>),
    };
  };
  const [running, before] = [await of(current), await of(current - 1)];
  const says = (quarter: Impact['quarter']): boolean =>
    COUNTERS.some((counter) => quarter[counter].mean !== undefined && quarter[counter].own > 0);
  return !says(running) && says(before) ? before : running;
}
