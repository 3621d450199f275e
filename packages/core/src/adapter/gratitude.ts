import type { Id, Time } from '../domain/common.ts';
import type {
  Moment,
  PointsEntry,
  PointsPage,
  PointsQuery,
  PointsStanding,
  RewardFigures,
  ThanksPage,
  ThanksSubject,
  ThankYou,
} from '../domain/gratitude/types.ts';
import type { Keyed, Options } from './common.ts';

/** Points and their tiers, thanks, and good moments. Since 1.1. */
export interface GratitudePart {
  /** Where the viewer stands; of others, for staff. `unsupported` where the site has no points. */
  standing(query: { readonly member?: Id }, options?: Options): Promise<PointsStanding>;
  /** The viewer's ledger; of others, for staff. */
  ledger(query: PointsQuery, options?: Options): Promise<PointsPage>;
  /**
   * Staff put a member's points right, with a reason that the member reads. `points`: not 0, up to a million either way. It is a
   * line of its own, and in the audit log.
   */
  correct(
    input: Keyed & { readonly member: Id; readonly points: number; readonly reason: string },
    options?: Options,
  ): Promise<PointsEntry>;
  /** What the viewer was thanked for; of others, for staff. */
  thanks(
    query: { readonly member?: Id; readonly cursor?: string; readonly limit?: number },
    options?: Options,
  ): Promise<ThanksPage>;
  /**
   * Staff thank a member in plain words, up to 500 characters, for something or for all in all. The member alone reads it, and
   * is told. `not-found` for a subject that is not theirs: a comment or an entry that they didn't write.
   */
  thank(
    input: Keyed & { readonly member: Id; readonly text: string; readonly about?: ThanksSubject },
    options?: Options,
  ): Promise<ThankYou>;
  /**
   * Something good that happened to the viewer lately, and that nothing was offered after yet; `null`: not now. That is also so
   * after as many offers as the site allows in so many days, and while the viewer wants rest.
   */
  moment(options?: Options): Promise<{ readonly moment: Moment | null }>;
  /**
   * Something is being offered after this moment: all that there are up to now are used up. `conflict` when something was before:
   * then offer nothing.
   */
  useMoment(input: Keyed & { readonly id: string }, options?: Options): Promise<void>;
  /** Not now: nothing is offered to the viewer for as long as the site's `offers` say, 30 days by default. */
  snooze?(input: Keyed, options?: Options): Promise<void>;
  /** What was given from one time to another, by what it is; for staff. Default: the last 90 days. */
  rewards(query: { readonly from?: Time; readonly until?: Time }, options?: Options): Promise<RewardFigures>;
}
