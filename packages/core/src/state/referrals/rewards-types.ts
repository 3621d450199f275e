import type { ReadableAtom } from 'nanostores';
import type { Balance, LedgerLine } from '../../domain/referrals/ledger.ts';
import type { Leaderboard } from '../../domain/referrals/figures.ts';
import type { CommunityError } from '../../adapter/errors.ts';
import type { Loadable } from '../types.ts';

export interface StatementView extends Loadable {
  /** Newest first. */
  readonly lines: readonly LedgerLine[];
  readonly balances: readonly Balance[];
  readonly hasNext: boolean;
  /** Older lines are on their way. */
  readonly busy: boolean;
  readonly failure: CommunityError | null;
}

/** What the viewer was promised, is owed and was given for inviting. It follows what happens, while somebody looks. */
export interface StatementStore {
  readonly $view: ReadableAtom<StatementView>;
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
  readonly more: () => Promise<void>;
}

export interface LeadersView extends Loadable {
  readonly board: Leaderboard | null;
  readonly busy: boolean;
  readonly failure: CommunityError | null;
}

/** Those who brought most, of who wants to be named. */
export interface LeadersStore {
  readonly $view: ReadableAtom<LeadersView>;
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
  /** The viewer wants to be named, or no longer. */
  readonly list: (on: boolean) => Promise<void>;
}
