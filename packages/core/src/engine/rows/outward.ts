import type { Id, Time } from '../../domain/common.ts';
import type { Days } from '../../domain/trending/rules.ts';
import type { DeliveryState, DeliveryTry, WebhookOff } from '../../domain/webhooks/types.ts';

/** What is told to the world, and what is told to nobody any more: see `Rows`. */
export interface OutwardRows {
  /**
   * Receivers. `since`: they hear of what the log says behind it; `failingSince`: nothing came through since, and nothing is tried
   * before `holdUntil`.
   */
  webhooks: {
    id: Id;
    url: string;
    kinds: readonly string[];
    secrets: readonly SealedSecret[];
    since: number;
    off: WebhookOff | null;
    failures: number;
    failingSince: Time | null;
    holdUntil: Time;
    createdAt: Time;
  };
  /**
   * What a receiver is told of: the event `seq`, drawn when it is sent, so that no words wait here; 0 for a test. `nextAt`: when it is
   * tried next, or was settled.
   */
  deliveries: {
    id: Id;
    webhook: Id;
    seq: number;
    kind: string;
    state: DeliveryState;
    tries: readonly DeliveryTry[];
    at: Time;
    nextAt: Time;
  };
  /** Who was erased. `done` 1: all of it, and until then `name` is who they were; `scrubbed` 1: also from free pages. */
  erased: { member: Id; name: string | null; at: Time; done: number; scrubbed: number };
  /** What happens in threads, by days: never less than it is. `firedAt`: when it took off. */
  pulses: { topic: string; days: Days; firedAt: Time | null };
}

/** A key, sealed by the server's secret; `until`: it signs as well up to then, since another one has come. */
export interface SealedSecret {
  readonly sealed: string;
  readonly until: Time | null;
}
