import type { Id } from '../../domain/common.ts';
import { WEBHOOK_KINDS } from '../../domain/webhooks/types.ts';
import { webhookHears } from '../../domain/webhooks/rules.ts';
import type { EngineOptions } from '../scene.ts';
import type { EventKind, EventRow } from '../schema.ts';
import { asSystem } from '../system.ts';

/** Under which the log is read for receivers, and they are changed. */
export const WEBHOOK_LOCK = 'webhooks';
/** How far the log was read for them. */
export const WEBHOOK_READER = 'webhooks';
const BATCH = 200;
/** More receivers than a site can have. */
export const ALL_WEBHOOKS = 1_000;

// What can be told of is a kind of the log.
WEBHOOK_KINDS satisfies readonly EventKind[];

/**
 * Puts what the log says next into the lines of those who want to hear of it, in the transaction that moves the reader on: so
 * nothing is left out, and nothing is queued twice. Whether there was anything to read.
 */
export async function queueDeliveries(options: EngineOptions, site: Id): Promise<boolean> {
  const system = asSystem(options, site);
  const due = await system.read(async ({ tx }) => {
    const reader = await tx.get('readers', [WEBHOOK_READER]);
    return reader !== undefined && reader.seq < (await tx.position()).seq;
  });
  if (!due) return false;
  return system.write(WEBHOOK_LOCK, async ({ tx, id, now }) => {
    const reader = await tx.get('readers', [WEBHOOK_READER]);
    if (!reader) return false;
    const receivers = await tx.range('webhooks', { eq: [], limit: ALL_WEBHOOKS });
    // One back, to know what was told just before.
    const events = await tx.range('events', { eq: [], after: [reader.seq - 1], limit: BATCH });
    const fresh = events.filter(({ seq }) => seq > reader.seq);
    const last = fresh.at(-1);
    if (!last) return false;
    for (const [index, event] of events.entries()) {
      if (event.seq <= reader.seq || isEcho(events[index - 1], event)) continue;
      for (const { id: webhook, kinds, since, off } of receivers) {
        if (off !== null || event.seq <= since || !webhookHears(kinds, event.kind)) continue;
        await tx.insert('deliveries', {
          id: id(),
          webhook,
          seq: event.seq,
          kind: event.kind,
          state: 'waiting',
          tries: [],
          at: event.at,
          nextAt: now,
        });
      }
    }
    await tx.update('readers', [WEBHOOK_READER], { seq: last.seq });
    return true;
  });
}

/** What is told in a thread and to staff is one thing. */
const isEcho = (before: EventRow | undefined, event: EventRow): boolean =>
  before !== undefined &&
  event.channel === 'moderation' &&
  before.channel !== 'moderation' &&
  before.subject === event.subject &&
  before.kind === event.kind &&
  before.seq === event.seq - 1;
