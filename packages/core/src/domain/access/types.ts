import type { Time } from '../common.ts';

/** A head start that taking part in a poll gives: who took part is let in from its close on, all others so many hours later. */
export interface HeadStart {
  /** The poll that gives it. */
  readonly poll: string;
  /** When it begins, with the poll's close; `null` while nobody knows. */
  readonly from: Time | null;
  readonly hours: number;
  /** Whether the one who asks took part. */
  readonly tookPart: boolean;
}

/**
 * `entitled`: they hold something that lets them in; `open`: it is open to all; `staff`: they are staff, and hold nothing. Of who may not: `not-yet`, they will be let in
 * before others; `not-entitled`. Later versions know more: whatever says `allowed` is decided there, not by this word.
 */
export type AccessReason = 'entitled' | 'open' | 'staff' | 'not-yet' | 'not-entitled';

/** Whether somebody may have something that is not open to all, or not yet. */
export interface Access {
  readonly name: string;
  readonly allowed: boolean;
  readonly because: AccessReason;
  /** What lets them in, or will; absent where nothing of their own does. */
  readonly by?: {
    readonly poll?: string;
    readonly badge?: string;
    readonly points?: string;
    readonly circle?: string;
    readonly role?: 'member' | 'staff';
  };
  /** When this one will be let in; absent where they are, and while nobody knows. */
  readonly opensAt?: Time;
  /** When it opens to everybody; absent once it did, and while nobody knows. */
  readonly openToAllAt?: Time;
}
