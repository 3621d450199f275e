import type { Id } from '../../domain/common.ts';
import type { EngineOptions } from '../scene.ts';
import {
  dueDeliveries,
  forgetDeliveries,
  settleDelivery,
  type DueDeliveries,
  type Outcome,
} from './deliveries.ts';
import { webhookDesk, type WebhookDesk } from './desk.ts';
import { queueDeliveries } from './queue.ts';

export type { DueDeliveries, Outcome } from './deliveries.ts';
export type { WebhookDesk } from './desk.ts';
export type { WebhookBody } from './body.ts';

/** A site's webhooks: all of it but the sending, which is the server's. Apart from the engine, since no browser sends any. */
export interface Webhooks {
  readonly desk: WebhookDesk;
  /** Reads on in the log, and says whether there was anything. */
  queue(): Promise<boolean>;
  /** What is due for a receiver; `null` for one that is gone or off. */
  due(webhook: Id): Promise<DueDeliveries | null>;
  /** Writes down how a try went. `spread` from 0 to 1 stretches the pause before the next. */
  settle(delivery: Id, outcome: Outcome, spread: number): Promise<void>;
  /** Forgets what was settled long ago, a batch at a time; whether there may be more. */
  forget(webhook: Id): Promise<boolean>;
}

export function openWebhooks(options: EngineOptions, site: Id): Webhooks {
  return {
    desk: webhookDesk(options, site),
    queue: () => queueDeliveries(options, site),
    due: (webhook) => dueDeliveries(options, site, webhook),
    settle: (delivery, outcome, spread) => settleDelivery(options, site, delivery, outcome, spread),
    forget: (webhook) => forgetDeliveries(options, site, webhook),
  };
}
