import type { Cursor, Text, Time } from '../common.ts';

/** `duel`: this or that, exactly two options, one tap. */
export type PollKind = 'duel' | 'single' | 'multiple';

/** Who may see the counts, and when. Enforced where the counts are kept: a hidden count is absent from the wire. */
export type ResultsPolicy = 'always' | 'after-vote' | 'after-close' | 'staff';

export interface PollOption {
  readonly id: string;
  readonly label: Text;
  readonly description?: Text;
}

/** A poll as its community file declares it. */
export interface PollDefinition {
  readonly id: string;
  readonly question: Text;
  readonly description?: Text;
  readonly kind: PollKind;
  readonly options: readonly PollOption[];
  readonly results: ResultsPolicy;
  /** `multiple`: the fewest and most options a ballot may name. */
  readonly min: number;
  readonly max: number;
  readonly opensAt: Time | null;
  readonly closesAt: Time | null;
  /** No voter is stored with a choice; cannot be loosened later. */
  readonly anonymous: boolean;
  /** Guests (known by device only) may vote. */
  readonly guests: boolean;
}

/** `closed` once the backend's clock has reached `closesAt`. */
export type PollState = 'upcoming' | 'open' | 'closed';

export type PollAction = 'vote' | 'change' | 'withdraw';

export interface Poll extends PollDefinition {
  readonly state: PollState;
  /** Rises with each change; not a count of anything. */
  readonly revision: number;
  /** The viewer's own ballot; `null` if they did not vote; absent where the answer carries no viewer data. */
  readonly mine?: Ballot | null;
  /** Whether this viewer may see the counts now. */
  readonly resultsVisible: boolean;
  /** Where the answer carries no viewer data: what somebody may do who has not acted yet. */
  readonly can: readonly PollAction[];
}

export interface Ballot {
  /** Option ids in the order of the options. Empty once an anonymous poll has closed: nobody can tell any more. */
  readonly choices: readonly string[];
  readonly revision: number;
}

/** The counts of a poll; of an anonymous one while it is open, those of the last step of five voters. `percent` of one option is of voters, rounded by largest remainder where the options exclude each other. */
export interface Tally {
  readonly poll: string;
  /** Valid ballots. */
  readonly voters: number;
  readonly options: readonly { readonly id: string; readonly votes: number; readonly percent: number }[];
  /** Ids of the leading options: several when tied, none without votes. */
  readonly leaders: readonly string[];
  /** Final when the poll has closed. */
  readonly final: boolean;
}

export interface PollView {
  readonly poll: Poll;
  /** Absent (`null`) while this viewer may not see the counts. */
  readonly tally: Tally | null;
  readonly asOf: Cursor;
}
