import type { Id, Time } from '../common.ts';
import type { Money } from '../money.ts';

/** Whom a host's event is about, as the host's signed tokens name them: `iss` and `sub`. */
export interface HostMember {
  readonly issuer: string;
  readonly subject: string;
}

/**
 * Something that happened at the host's: in its shop, its warehouse, its branches. The kinds that rules know by name are
 * `purchase`, `refund`, `delivery`, `visit` and `subscription`; any other slug is the host's own.
 */
export interface HostEvent {
  /** The host's own, 1 to 200 visible ASCII characters. The same id counts once, however often it comes. */
  readonly id: string;
  readonly type: string;
  readonly member: HostMember;
  /** When it happened, not when it is told. */
  readonly at: Time;
  /** What was paid, or given back. */
  readonly amount?: Money;
  /** The host's number for the order. */
  readonly order?: string;
  /** The id of the event that this one takes back: a refund has it. */
  readonly refers?: string;
  /** Codes and numbers of the host's own, ten at most, for rules to look at. Never words about people: it goes into the log. */
  readonly data?: Readonly<Record<string, string | number>>;
}

/** `taken`: counted for its member; `waiting`: kept until whom it is about signs in; `repeated`: known before. */
export type HostEventState = 'taken' | 'waiting' | 'repeated';

/** What became of each event of a batch, in its order. */
export interface HostEventsReport {
  readonly events: readonly { readonly id: Id; readonly state: HostEventState }[];
}
