import type { Id, Time } from '../common.ts';

/**
 * What a webhook can tell of, by the kinds of the log. Left out is what is one member's own (their notices), what came from the
 * receiver in the first place (`host.…`), and the many small changes of figures.
 */
export const WEBHOOK_KINDS = [
  'comment.posted',
  'comment.held',
  'comment.approved',
  'comment.edited',
  'comment.deleted',
  'comment.hidden',
  'comment.restored',
  'comment.undone',
  'comment.marked',
  'comment.reported',
  'comment.reacted',
  'thread.changed',
  'thread.trending',
  'poll.changed',
  'poll.staged',
  'poll.reached',
  'entry.proposed',
  'entry.changed',
  'entry.settled',
  'entry.merged',
  'badge.granted',
  'badge.revoked',
  'points.changed',
  'reward.given',
  'referral.joined',
  'referral.qualified',
  'referral.ledger',
  'member.joined',
  'member.merged',
  'member.renamed',
  'member.sanctioned',
  'member.erased',
] as const;

/** Sent when an operator asks for it, whatever a webhook listens to. */
export const TEST_KIND = 'webhook.test';

/** Why a webhook is off: the receiver said that it is gone (410), or failed for days; or the operator wanted it so. */
export type WebhookOff = 'gone' | 'failing' | 'operator';

/** A receiver of what happens: what operators may know of it. */
export interface Webhook {
  readonly id: Id;
  readonly url: string;
  /** Kinds that it hears of: whole ones, or a room with `.*`, such as `comment.*`. */
  readonly kinds: readonly string[];
  readonly off: WebhookOff | null;
  /** Deliveries that failed since the last one that arrived. */
  readonly failures: number;
  readonly createdAt: Time;
  /** Deliveries that wait to be tried. A hundred stands for "a hundred or more". */
  readonly waiting: number;
}

/** Why a try did not count as delivered. */
export type DeliveryFault =
  /** The name has no address. */
  | 'unresolved'
  /** The address is one that nothing is sent to: not of the public internet. */
  | 'refused'
  /** The connection failed or broke. */
  | 'connection'
  | 'timeout'
  /** An answer that sends elsewhere, which is not followed. */
  | 'redirect'
  /** Another answer than 2xx. */
  | 'status'
  /** What seals its secret is another secret now. */
  | 'unsealed';

export interface DeliveryTry {
  readonly at: Time;
  /** The HTTP status; `null` where there was no answer. */
  readonly status: number | null;
  readonly fault: DeliveryFault | null;
  /** Milliseconds that it took. */
  readonly took: number;
}

export type DeliveryState = 'waiting' | 'delivered' | 'failed';

/** One thing told to one receiver; `id` is its header `webhook-id`, the same at each try. */
export interface Delivery {
  readonly id: Id;
  readonly webhook: Id;
  readonly kind: string;
  readonly state: DeliveryState;
  /** Oldest first. */
  readonly tries: readonly DeliveryTry[];
  /** When what it tells of happened. */
  readonly at: Time;
  /** When it is tried next; `null` once it is settled. */
  readonly nextAt: Time | null;
}
