import type { Id, Time } from '../common.ts';

/** All that is kept of a member, for themselves: to read, and to take along. Since 1.1. */
export interface MemberData {
  /** What this is, and its version. */
  readonly format: 'hearth-member/1';
  readonly site: { readonly id: Id; readonly name: string };
  readonly member: Id;
  readonly at: Time;
  /**
   * By what it is, in the words of docs/server.md: `comments`, `reactions`, `points` and so on, only those where there is something.
   * Times are UTC milliseconds.
   */
  readonly kept: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}
