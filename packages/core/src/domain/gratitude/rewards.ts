import type { RewardType } from '../referrals/types.ts';
import type { RewardFigures } from './types.ts';

export const REWARD_TYPES: readonly RewardType[] = ['recognition', 'access', 'experience', 'economic'];

/** Above this share of rewards with a price, staff are warned. */
export const ECONOMIC_WARNING = 0.5;

/** What the figures of given rewards say (L7). */
export function rewardShare(
  counts: Partial<Record<RewardType, number>>,
): Pick<RewardFigures, 'given' | 'total' | 'economicShare' | 'warning'> {
  const given = Object.fromEntries(REWARD_TYPES.map((type) => [type, counts[type] ?? 0])) as Record<
    RewardType,
    number
  >;
  const total = REWARD_TYPES.reduce((sum, type) => sum + given[type], 0);
  const economicShare = total === 0 ? null : given.economic / total;
  return { given, total, economicShare, warning: (economicShare ?? 0) > ECONOMIC_WARNING };
}
