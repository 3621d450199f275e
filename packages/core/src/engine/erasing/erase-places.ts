import type { Id } from '../../domain/common.ts';
import { COUNTERS } from '../../domain/relationship/rules.ts';
import { circleLock } from '../insiders/circles.ts';
import { moveUp, perkLock } from '../insiders/perks.ts';
import type { Erasing } from './erasing.ts';
import { forgetStreak, settleStreaks } from '../figures/streaks.ts';
import { recountOf, TALK_LOCK } from '../figures/talk.ts';
import { NOBODY } from '../meaning/glossary.ts';

/** Places that others wait for, badges, who invited whom, and what is summed up with others'. */
export async function erasePlaces({ rows, write }: Erasing, member: Id): Promise<void> {
  for await (const page of rows('bookings', 'member', member))
    for (const { perk } of page)
      await write(perkLock(perk), async (context) => {
        const [row, own] = [
          await context.tx.get('perks', [perk]),
          await context.tx.get('bookings', [perk, member]),
        ];
        if (!own) return;
        await context.tx.delete('bookings', [perk, member]);
        if (row)
          await moveUp(context, {
            ...row,
            ...(own.state === 'booked' ? { taken: row.taken - 1 } : { waiting: row.waiting - 1 }),
          });
      });
  for await (const page of rows('circle_members', 'member', member))
    for (const { circle } of page)
      await write(circleLock(circle), async ({ tx }) => {
        if (!(await tx.get('circle_members', [circle, member]))) return;
        const row = await tx.get('circles', [circle]);
        await tx.delete('circle_members', [circle, member]);
        if (row) await tx.update('circles', [circle], { members: row.members - 1 });
      });
  for await (const page of rows('grants', 'member', member))
    await write(`erase/${member}`, async ({ tx, now }) => {
      for (const { badge, scope, tier, revokedAt } of page) {
        const key = [member, badge, scope, tier];
        // Who has verified it shall learn that it holds no more, and its place is given to nobody else.
        if (await tx.get('credentials', key))
          await tx.update('grants', key, {
            revokedAt: revokedAt ?? now,
            evidence: [],
            reason: null,
            byStaff: 0,
            revokedByStaff: 1,
            told: 1,
          });
        else await tx.delete('grants', key);
      }
    });
  await write(TALK_LOCK, async (context) => {
    const people = await recountOf(context, member);
    await settleStreaks(
      context,
      [...people].filter((one) => one !== member),
    );
    await forgetStreak(context, member);
  });
  for await (const page of rows('influence', 'member', member))
    await write(TALK_LOCK, async ({ tx }) => {
      for (const { month } of page) await tx.delete('influence', [month, member]);
    });
  for await (const page of rows('terms', 'by', member))
    await write(`erase/${member}`, async ({ tx }) => {
      for (const { id } of page) await tx.update('terms', [id], { by: NOBODY });
    });
  for await (const page of rows('prompts', 'by', member))
    await write(`erase/${member}`, async ({ tx }) => {
      for (const { id } of page) await tx.update('prompts', [id], { by: null });
    });
  for await (const page of rows('referrals', 'friend', member))
    await write(`erase/${member}`, async ({ tx }) => {
      for (const { friend } of page)
        await tx.update('referrals', [friend], { name: '', location: null, signs: [] });
    });
  for await (const page of rows('quarters', 'member', member))
    await write('reader/relationship', async ({ tx }) => {
      for (const row of page) {
        if (!(await tx.get('quarters', [member, row.quarter]))) continue;
        const sums = await tx.get('quarter_sums', [row.quarter]);
        await tx.delete('quarters', [member, row.quarter]);
        if (!sums || row.staff === 1 || COUNTERS.every((counter) => row[counter] === 0)) continue;
        const less = Object.fromEntries(COUNTERS.map((counter) => [counter, sums[counter] - row[counter]]));
        if (sums.members <= 1) await tx.delete('quarter_sums', [row.quarter]);
        else await tx.update('quarter_sums', [row.quarter], { ...less, members: sums.members - 1 });
      }
    });
}
