import type { Id, Time } from '../../domain/common.ts';
import {
  DELIVERY_KEPT,
  holdUntil,
  nextDelivery,
  saysGone,
  WEBHOOK_PATIENCE,
} from '../../domain/webhooks/rules.ts';
import type { DeliveryTry } from '../../domain/webhooks/types.ts';
import type { EngineOptions } from '../scene.ts';
import type { Row } from '../schema.ts';
import { asSystem } from '../system.ts';
import { testBody, webhookBody, type WebhookBody } from './body.ts';
import { WEBHOOK_LOCK } from './queue.ts';

/** What is sent next to a receiver. */
export interface DueDeliveries {
  readonly url: string;
  /** Sealed keys that sign now, newest first. */
  readonly secrets: readonly string[];
  readonly deliveries: readonly { readonly id: Id; readonly body: WebhookBody }[];
  /** When there will be something; `null`: nothing waits. */
  readonly nextAt: Time | null;
}

/** Tries that were made, with what the receiver asked for. */
export interface Outcome extends DeliveryTry {
  /** Milliseconds that the receiver asked to wait. */
  readonly retryAfter?: number;
}

/** To a receiver to whom nothing comes through, one is sent at a time, and only once in a while. */
const AT_ONCE = 4;

/** What is due for a receiver, drawn as things are now; `null` for one that is gone or off. */
export async function dueDeliveries(
  options: EngineOptions,
  site: Id,
  webhook: Id,
): Promise<DueDeliveries | null> {
  return asSystem(options, site).read(async (context) => {
    const { tx, now } = context;
    const row = await tx.get('webhooks', [webhook]);
    if (!row || row.off !== null) return null;
    const rows = await tx.range('deliveries', {
      index: 'line',
      eq: [webhook, 'waiting'],
      limit: row.failures > 0 ? 1 : AT_ONCE,
    });
    const held = row.failures > 0 && now < row.holdUntil;
    const due = held ? [] : rows.filter(({ nextAt }) => nextAt <= now);
    const events = await tx.getMany(
      'events',
      due.map(({ seq }) => [seq]),
    );
    const deliveries: { id: Id; body: WebhookBody }[] = [];
    for (const [index, { id, at }] of due.entries()) {
      const event = events[index];
      deliveries.push({ id, body: event ? await webhookBody(context, event) : testBody(context, at) });
    }
    return {
      url: row.url,
      secrets: row.secrets.flatMap(({ sealed, until }) => (until === null || now < until ? [sealed] : [])),
      deliveries,
      nextAt: rows[0] ? Math.max(rows[0].nextAt, held ? row.holdUntil : 0) : null,
    };
  });
}

/**
 * Writes down how a try went, and what follows: it is settled, tried again, or given up; a receiver that is gone, or that failed
 * for days, is switched off. `spread`: see `nextDelivery`.
 */
export async function settleDelivery(
  options: EngineOptions,
  site: Id,
  id: Id,
  { retryAfter, ...tried }: Outcome,
  spread: number,
): Promise<void> {
  await asSystem(options, site).write(WEBHOOK_LOCK, async ({ tx, now }) => {
    const row = await tx.get('deliveries', [id]);
    const webhook = row && (await tx.get('webhooks', [row.webhook]));
    // Taken away while it was under way, or settled by another process.
    if (!row || !webhook || row.state !== 'waiting') return;
    const tries = [...row.tries, tried];
    if (tried.fault === null) {
      await tx.update('deliveries', [id], { tries, state: 'delivered', nextAt: now });
      if (webhook.failures > 0)
        await tx.update('webhooks', [webhook.id], { failures: 0, failingSince: null });
      return;
    }
    const next = saysGone(tried)
      ? null
      : nextDelivery(tries.length, now, { spread, ...(retryAfter !== undefined && { retryAfter }) });
    await tx.update('deliveries', [id], {
      tries,
      state: next === null ? 'failed' : 'waiting',
      nextAt: next ?? now,
    });
    await tx.update('webhooks', [webhook.id], failed(webhook, { ...tried, retryAfter }, now));
  });
}

function failed(
  { failures, failingSince }: Row<'webhooks'>,
  tried: DeliveryTry & { readonly retryAfter: number | undefined },
  now: Time,
): Partial<Row<'webhooks'>> {
  const since = failingSince ?? now;
  const off = saysGone(tried) ? 'gone' : now - since >= WEBHOOK_PATIENCE ? 'failing' : null;
  return {
    failures: failures + 1,
    failingSince: since,
    holdUntil: holdUntil(failures + 1, now, tried.retryAfter),
    ...(off && { off }),
  };
}

/** Settled deliveries forgotten in one transaction. */
const FORGOTTEN = 500;

/** Forgets what was settled a month ago, and what has waited as long for a receiver that is off. Whether there may be more. */
export async function forgetDeliveries(options: EngineOptions, site: Id, webhook: Id): Promise<boolean> {
  const before = options.ambient.now() - DELIVERY_KEPT;
  const system = asSystem(options, site);
  const old = await system.read(async ({ tx }) => {
    const found: Id[] = [];
    for (const state of ['delivered', 'failed', 'waiting']) {
      const rows = await tx.range('deliveries', { index: 'line', eq: [webhook, state], limit: FORGOTTEN });
      found.push(...rows.flatMap(({ id, nextAt }) => (nextAt < before ? [id] : [])));
    }
    return found;
  });
  if (old.length === 0) return false;
  await system.write(WEBHOOK_LOCK, async ({ tx }) => {
    for (const id of old) await tx.delete('deliveries', [id]);
  });
  return old.length >= FORGOTTEN;
}
