import type { Cursor, Id, Text, Time } from '../common.ts';
import type { MemberCard } from '../people/people.ts';
import type { ReuseTerms } from './reuse.ts';
import type { Runoff } from './counting/instant-runoff.ts';
import type { PairwiseMatrix } from './counting/pairwise.ts';
import type { Points } from './counting/points.ts';
import type { Board, EntriesKind, EntryRules } from './ideas/types.ts';
import type { Quorum } from './counting/quorum.ts';
import type { IdentityStrength } from '../people/people.ts';

/**
 * `duel`: this or that, exactly two options, one tap. `multiple`: approval. `ranked`: options in order of preference. Since
 * 1.1, by points: `score` gives each option a mark, `dots` hands out a budget, `quadratic` does at v² credits for v votes;
 * and without options: members hand in `ideas`, or entries of a `contest`, and vote for them. See `EntriesPart`.
 */
export type PollKind = 'duel' | 'single' | 'multiple' | 'ranked' | PointsKind | EntriesKind;

/** Kinds whose ballots give options points. */
export type PointsKind = 'score' | 'dots' | 'quadratic';

/** Who may see the counts, and when. Enforced where the counts are kept: a hidden count is absent from the wire. */
export type ResultsPolicy = 'always' | 'after-vote' | 'after-close' | 'staff';

export interface PollOption {
  readonly id: string;
  readonly label: Text;
  readonly description?: Text;
}

/** What taking part earns: a head start on something, from the poll's close on. Since 1.1. */
export interface PollGrant {
  /** The name by which a page asks (`members.access`). */
  readonly access: string;
  /** How many hours those who took part are let in before everybody else. */
  readonly hours: number;
  /** What it is on. */
  readonly label?: Text;
}

/** A poll as its community file declares it. */
export interface PollDefinition {
  readonly id: string;
  readonly question: Text;
  readonly description?: Text;
  readonly kind: PollKind;
  readonly options: readonly PollOption[];
  readonly results: ResultsPolicy;
  /**
   * `multiple` and `ranked`: the fewest and most options a ballot may name. `score`: the lowest and highest mark. `max` of
   * `ideas` and `contest`: most votes of one person, 0 for any number.
   */
  readonly min: number;
  readonly max: number;
  /** `dots` and `quadratic`: what a ballot has to spend; absent otherwise. Since 1.1. */
  readonly budget?: number;
  /** `ideas` and `contest`: when and how many entries are handed in; absent otherwise. Since 1.1. */
  readonly entries?: EntryRules;
  /** `contest`: what authors are asked to allow, if they like; absent: nothing. Since 1.1. */
  readonly reuse?: ReuseTerms;
  readonly opensAt: Time | null;
  readonly closesAt: Time | null;
  /** No voter is stored with a choice; cannot be loosened later. */
  readonly anonymous: boolean;
  /** Guests (known by device only) may vote. */
  readonly guests: boolean;
  /**
   * Each viewer gets the options in an order of their own, always the same one; whoever is unknown, in one that changes by
   * the hour. Ballots and counts don't know of it. Since 1.1.
   */
  readonly shuffle?: true;
  /** What taking part earns. Since 1.1. */
  readonly grants?: PollGrant;
  /** Where those who voted may say why: a comment of their own in a thread. Since 1.1. */
  readonly why?: { readonly topic: string };
  /** How many ballots it takes to decide anything. Cannot be changed once one was cast. Since 1.1. */
  readonly quorum?: Quorum;
  /** A ballot may name nothing: it counts for the quorum, and in no share. Since 1.1. */
  readonly abstain?: true;
  /**
   * Answers tell the community apart into segments, for the `purpose` that is said before anybody answers. They need
   * consent, and whoever gave one can delete it at any time. Since 1.1.
   */
  readonly segment?: { readonly purpose: Text };
  /** Where it begins: an `idea` is shown and can't be voted on until staff open it. Default: `open`. Since 1.1. */
  readonly stage?: 'idea' | 'open';
  /** Voters that it takes: the last of them closes it. Since 1.1. */
  readonly goal?: number;
}

/** `closed` once the backend's clock has reached `closesAt`. */
export type PollState = 'upcoming' | 'open' | 'closed';

/** `propose`: hand in an entry, see `EntriesPart`; since 1.1. Of such polls, `vote` is for entries. */
export type PollAction = 'vote' | 'change' | 'withdraw' | 'propose';

export interface Poll extends PollDefinition {
  readonly state: PollState;
  /** Rises with each change; not a count of anything. */
  readonly revision: number;
  /** The viewer's own ballot; `null` if they did not vote; absent where the answer carries no viewer data. */
  readonly mine?: Ballot | null;
  /** Whether this viewer may see the counts now. */
  readonly resultsVisible: boolean;
  /** `ideas` and `contest`. Since 1.1. */
  readonly board?: Board;
  /** `ranked`: how ties for last will be broken. Since 1.1. */
  readonly tieOrder?: TieOrder;
  /** What hangs on it, and what came of it; absent where nothing does. Since 1.1. */
  readonly decision?: Decision;
  /** Where the answer carries no viewer data: what somebody may do who has not acted yet. */
  readonly can: readonly PollAction[];
}

/** Where a question stands: it was raised, is voted on, was decided, and came true or did not. */
export type PollStage = 'idea' | 'open' | 'decided' | 'shipped' | 'declined';

/** What hangs on a poll, and what came of it. */
export interface Decision {
  /** Absent where it is a question and nothing more. */
  readonly stage?: PollStage;
  /** The head start of those who take part; `from` and `until` as soon as they are known. */
  readonly headStart?: { readonly from?: Time; readonly until?: Time };
  /** Answers feed segments: they need consent, and can be deleted. */
  readonly segment?: true;
  /** What staff said at each step, newest first: the last twenty. */
  readonly log?: readonly OutcomeEntry[];
  /** Ids of the options that were decided on. */
  readonly chosen?: readonly string[];
  /** Voters that it takes, and whether so many came. */
  readonly goal?: { readonly voters: number; readonly reached: boolean };
  /** Where this viewer may take it; absent for all but staff. */
  readonly next?: readonly PollStage[];
  /** Where the poll has a quorum: how many ballots it takes. How many there are is `tally.voters`. */
  readonly quorum?: { readonly needed: number };
  /** What a closed poll decided; absent while this viewer may not see the counts. */
  readonly outcome?: Outcome;
  /** Of a closed poll's audit file, once it is made; absent while this viewer may not see the counts. */
  readonly audit?: AuditMark;
  /**
   * For staff alone: how many voters are known how surely. Of an anonymous poll in steps of five, so that nobody is told
   * by having joined.
   */
  readonly voters?: Readonly<Record<IdentityStrength, number>>;
}

/**
 * `winner`: one option leads. `tie`: several do, and nothing breaks it. `no-quorum`: too few took part, so nothing is decided,
 * whatever the counts say. `none`: nobody gave any option anything.
 */
export interface Outcome {
  readonly kind: 'winner' | 'tie' | 'no-quorum' | 'none';
  /** The winner, or all that tie, in the order of the options; else empty. */
  readonly options: readonly string[];
}

/** By what an audit file is known. */
export interface AuditMark {
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly digest: string;
  /** How many are in it: all that were cast. */
  readonly ballots: number;
}

/** A stretch of an audit file: all of them, one after another, are the file. */
export interface PollAuditPage extends AuditMark {
  /** Whole lines, each with a line feed at its end. */
  readonly text: string;
  /** Where the next stretch begins; `null` after the last. */
  readonly next: string | null;
}

/** A step of a poll's course. */
export interface OutcomeEntry {
  readonly id: Id;
  readonly stage: PollStage;
  /** Plain text, for everybody. */
  readonly reason: string;
  /** `null`: erased. */
  readonly by: MemberCard | null;
  readonly at: Time;
  /** Ids of options, where it was decided on some. */
  readonly chosen?: readonly string[];
}

/** An order of the options that nobody chose: see {@link seededOrder}. */
export interface TieOrder {
  /** SHA-256 of the seed, published from the start. */
  readonly commitment: string;
  /** Told when the poll has closed, so that anybody can count again. */
  readonly seed?: string;
}

export interface Ballot {
  /**
   * Option ids in the order of the options; of a `ranked` poll, in that of preference. Empty where options get points, of
   * an abstention, and (then with the revision 0) once an anonymous poll has closed: nobody can tell any more.
   */
  readonly choices: readonly string[];
  /** What options get, where they get points; of `dots` and `quadratic`, those that get any. Since 1.1. */
  readonly points?: Points;
  readonly revision: number;
  /** Where answers feed segments: when the voter agreed to that. Since 1.1. */
  readonly consentedAt?: Time;
}

export interface OptionTally {
  readonly id: string;
  /** Ballots that name it; of a `ranked` poll, in the first place. */
  readonly votes: number;
  readonly percent: number;
  /** Where ballots give points: their sum. Since 1.1. */
  readonly sum?: number;
}

/** Everything that ranked ballots say. */
export interface RankedCount {
  readonly runoff: Runoff;
  /** Who beats each other option one by one; `null` where nobody does. */
  readonly condorcet: string | null;
  /** Schulze's order, from first to last; options of one tier are tied. */
  readonly schulze: readonly (readonly string[])[];
  /** How many ballots rank the option of a row above that of a column, in the order of `Tally.options`. */
  readonly pairwise: PairwiseMatrix;
}

/** The counts of a poll; of an anonymous one while it is open, those of the last step of five voters. `percent` of one option is of voters who named any, rounded by largest remainder where the options exclude each other; of `dots` and `quadratic`, of all points given; of `score`, where the mean stands between the lowest and the highest mark. */
export interface Tally {
  readonly poll: string;
  /** Valid ballots. */
  readonly voters: number;
  /** In the order of the community file, which a poll that shuffles shows to nobody: look options up by their id. */
  /** How many of them name nothing, where they may. Since 1.1. */
  readonly abstained?: number;
  readonly options: readonly OptionTally[];
  /**
   * Ids of the leading options: several when tied, none without votes. By votes, by the mean of `score`, by the sum of
   * `dots` and `quadratic`, by the instant run-off of `ranked`. None once the poll has closed without its quorum.
   */
  readonly leaders: readonly string[];
  /** `ranked`: the count round by round, and each option against each. Absent while an anonymous poll is open. Since 1.1. */
  readonly ranked?: RankedCount;
  /** Final when the poll has closed. */
  readonly final: boolean;
}

export interface PollView {
  readonly poll: Poll;
  /** Absent (`null`) while this viewer may not see the counts. */
  readonly tally: Tally | null;
  readonly asOf: Cursor;
}
