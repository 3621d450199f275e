import type { Id } from '../../domain/common.ts';
import type { InviteProgress } from '../../domain/referrals/rules.ts';
import type { ProgrammeDefinition } from '../../domain/referrals/types.ts';
import type { Reading } from '../scene.ts';

/** Friends who wait to win together: a rule takes 100 at most. */
const POOL = 100;
/** Marks of one link that are told apart. */
const LOCATIONS = 200;

/** How far a member has come under each rule of a programme. */
export function progressOf(
  { tx }: Reading,
  { rules = [], id: programme }: ProgrammeDefinition,
  member: Id,
): Promise<InviteProgress[]> {
  return Promise.all(
    rules.map(async ({ id: rule, friends: need, cap }) => {
      const free = await tx.range('counted_friends', {
        ...{ index: 'pool', eq: [member, programme, rule, ''] },
        limit: POOL,
      });
      const won = (await tx.get('rule_standings', [member, programme, rule]))?.won ?? 0;
      const full = cap !== null && won >= cap;
      return { rule, have: Math.min(free.length, need), need, won, full };
    }),
  );
}

/** How often a member's link was followed, by the mark of where it hung. */
export async function visitsOf(
  { tx }: Reading,
  programme: string,
  member: Id,
): Promise<Record<string, number>> {
  const rows = await tx.range('visits', { eq: [programme, member], limit: LOCATIONS });
  return Object.fromEntries(rows.map(({ location, count }) => [location, count]));
}
