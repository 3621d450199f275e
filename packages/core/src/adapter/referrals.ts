import type { Id } from '../domain/common.ts';
import type {
  Leaderboard,
  MemberValue,
  RewardCase,
  RewardsPage,
  RewardsQuery,
  Sharing,
  Statement,
  StatementQuery,
} from '../domain/referrals/figures.ts';
import type { Invitation, Landing, ShareChannel, Welcome } from '../domain/referrals/types.ts';
import type { Keyed, Options } from './common.ts';

export interface ReferralsPart {
  /** The viewer's own invitation; makes code and link at the first call. Members only. Without `programme`: the site's first. */
  invitation(query: { readonly programme?: string }, options?: Options): Promise<Invitation>;
  /** Counts an intent to share the viewer's invitation. `not-found` before there is one. */
  shared(
    input: Keyed & { readonly programme: string; readonly channel: ShareChannel },
    options?: Options,
  ): Promise<void>;
  /**
   * How many people the viewer thinks to have told on a channel, as they typed it: 1 to 10,000,000. It is added up for staff, and
   * nothing hangs on it. `not-found` before there is an invitation. Since 1.1.
   */
  reached?(
    input: Keyed & { readonly programme: string; readonly channel: ShareChannel; readonly people: number },
    options?: Options,
  ): Promise<void>;
  /** What a programme's members did with their invitations, by channel. Staff only. Since 1.1. */
  sharing?(query: { readonly programme: string }, options?: Options): Promise<Sharing>;
  /** What a signed click says. Public. `not-found` when forged, `gone` when its window has passed. */
  landing(query: { readonly click: string }, options?: Options): Promise<Landing>;
  /** Turns a code, typed by a person, into a click. Public; `not-found` for unknown codes. */
  enter(query: { readonly code: string }, options?: Options): Promise<Landing>;
  /** Binds the viewer to who invited them. Members only, once; who cannot be bound is told by the state, not by an error. */
  claim(
    input: Keyed & { readonly click: string },
    options?: Options,
  ): Promise<{ readonly state: 'joined' | 'ineligible'; readonly reason?: string }>;
  /** What the viewer was promised, is owed and was given, line by line, for inviting and for being invited. Members only. Since 1.1. */
  statement?(query: StatementQuery, options?: Options): Promise<Statement>;
  /** Who invited the viewer. `not-found` for whom nobody did. Members only. Since 1.1. */
  welcome?(options?: Options): Promise<Welcome>;
  /** Those who brought most, fifty at most. `not-found` where a programme has no list. Members only. Since 1.1. */
  leaderboard?(query: { readonly programme: string }, options?: Options): Promise<Leaderboard>;
  /** The viewer wants to be named on the list of those who brought most, or no longer. Since 1.1. */
  list?(
    input: Keyed & { readonly programme: string; readonly on: boolean },
    options?: Options,
  ): Promise<Leaderboard>;
  /** Rewards that wait for staff: for a decision, or to be handed over. Staff only. Since 1.1. */
  rewards?(query: RewardsQuery, options?: Options): Promise<RewardsPage>;
  /**
   * What staff found. `allow`: what waits for them is approved when its hold is over. `deny`: the friends in question count no
   * longer, and what they won is void, or taken back if it was paid; it takes a `reason`, for staff. `conflict` for what doesn't
   * wait (any more), or was void already. Staff only, and kept in the audit. Since 1.1.
   */
  decide?(
    input: Keyed & { readonly id: Id; readonly decision: 'allow' | 'deny'; readonly reason?: string },
    options?: Options,
  ): Promise<RewardCase>;
  /**
   * Says that approved lines, 1 to 100 and all or none, were handed over; `reference`: how, up to 200 characters. Who owes
   * something back in a currency is paid what is left: `conflict` (reason `owes`) without the negative lines. Staff only. Since 1.1.
   */
  pay?(
    input: Keyed & { readonly ids: readonly Id[]; readonly reference?: string },
    options?: Options,
  ): Promise<void>;
  /** What a member is worth with whom they brought. `not-found` for strangers. Staff only. Since 1.1. */
  value?(query: { readonly member: Id }, options?: Options): Promise<MemberValue>;
}
