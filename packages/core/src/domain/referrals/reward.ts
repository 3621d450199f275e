import type { Text } from '../common.ts';
import type { Money } from '../money.ts';

/** What kind of thanks a programme gives; a community lives by the first three (L7). */
export type RewardType = 'recognition' | 'access' | 'experience' | 'economic';

export interface Reward {
  readonly type: RewardType;
  readonly label: Text;
  /** What it is worth, where it is money: of `economic` ones alone. Since 1.1. */
  readonly amount?: Money;
}
