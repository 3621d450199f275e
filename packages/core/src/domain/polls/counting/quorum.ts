/** Millionths, so that a share of 7 % of 100 members is 7 and not 8 by an error of floating point. */
const PARTS = 1_000_000;

/**
 * Valid ballots that a poll needs to decide anything: ⌈share × eligible⌉. `share` from 0 to 1, exact to a millionth;
 * `eligible` a whole number of 0 or more, below a billion. Abstentions are valid ballots and count here, though not for
 * shares.
 */
export const quorumOf = (share: number, eligible: number): number =>
  Math.ceil((Math.round(share * PARTS) * eligible) / PARTS);

/** What a poll needs: a number of ballots, or a share (above 0, to 1) of those who may vote. */
export type Quorum = number | QuorumShare;

export interface QuorumShare {
  readonly share: number;
  /** How many may vote. */
  readonly of: number;
}

/** Valid ballots that it takes; 0 without a quorum. */
export const ballotsNeeded = (quorum: Quorum | undefined): number =>
  typeof quorum === 'object' ? quorumOf(quorum.share, quorum.of) : (quorum ?? 0);
