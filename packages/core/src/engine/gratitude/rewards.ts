import type { Id, Time } from '../../domain/common.ts';
import { dayIn } from '../../domain/gratitude/calendar.ts';
import type { MomentKind } from '../../domain/gratitude/types.ts';
import type { RewardType } from '../../domain/referrals/types.ts';
import type { Writing } from '../scene.ts';

/** Something good that happened to a member, once per cause. In the transaction that makes it happen. */
export async function addMoment(
  { tx, emit }: Writing,
  moment: {
    readonly member: Id;
    readonly cause: string;
    readonly kind: MomentKind;
    readonly subject: string;
    readonly at: Time;
  },
): Promise<void> {
  if (await tx.get('moments', [moment.member, moment.cause])) return;
  await tx.insert('moments', { ...moment, usedAt: null });
  const { member } = moment;
  emit({
    kind: 'moment.came',
    subject: member,
    actor: null,
    channel: `member/${member}`,
    audience: member,
    data: {},
  });
}

/**
 * Says that a reward was given, for the figures of what a community rewards with. Call it in the transaction that gives it,
 * once: whoever gives sees to it that nothing is given twice. The reader of the log counts it.
 */
export function rewardGiven(
  { emit }: Writing,
  reward: {
    readonly member: Id;
    readonly type: RewardType;
    /** What gave it: `gift`, `perk`, `programme`, … */
    readonly source: string;
    readonly id: string;
  },
): void {
  const { member, type, source, id } = reward;
  emit({
    kind: 'reward.given',
    subject: id,
    actor: member,
    channel: `member/${member}`,
    audience: member,
    data: { type, source },
  });
}

/** Counts a reward where it is added up. Runs under the lock of the reader. */
export async function countReward({ tx, info }: Writing, type: RewardType, at: Time): Promise<void> {
  const day = dayIn(info.timezone, at);
  const row = await tx.get('reward_days', [day, type]);
  if (row) await tx.update('reward_days', [day, type], { count: row.count + 1 });
  else await tx.insert('reward_days', { day, type, count: 1 });
}
