import type { ReadableAtom } from 'nanostores';
import type { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { CommunityFigures, Unanswered, UnansweredQuery } from '../../domain/figures/types.ts';
import type { RewardFigures } from '../../domain/gratitude/types.ts';
import type { ReusableComment } from '../../domain/meaning/types.ts';
import type { PromotionFigures } from '../../domain/notices/news.ts';
import type { Loadable } from '../types.ts';

export type WaitingFor = NonNullable<UnansweredQuery['by']>;

export interface FiguresView extends Loadable {
  readonly figures: CommunityFigures | null;
  /** What was given, and how much of what is said sells something; `null` where the backend doesn't know. */
  readonly rewards: RewardFigures | null;
  readonly promotion: PromotionFigures | null;
  /** So many days back. */
  readonly days: number;
  readonly by: WaitingFor;
  readonly waiting: readonly Unanswered[];
  readonly total: number;
  readonly more: boolean;
  /** What may be used elsewhere; `null` until somebody asks. */
  readonly reusable: readonly ReusableComment[] | null;
  readonly moreReusable: boolean;
  /** What the last action met; cleared by the next. */
  readonly failure: CommunityError | null;
}

/** How a community is doing, for staff. Actions never reject: see `failure`. */
export interface FiguresStore {
  readonly $view: ReadableAtom<FiguresView>;
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
  readonly setDays: (days: number) => Promise<void>;
  /** Of whom nobody has answered, or of whom staff have not. */
  readonly waitingFor: (by: WaitingFor) => Promise<void>;
  readonly next: () => Promise<void>;
  /** Says that it needs no answer; resolves to whether it was taken. */
  readonly needless: (id: Id) => Promise<boolean>;
  /** What may be used elsewhere as of now; again for more. */
  readonly reuse: () => Promise<void>;
}
