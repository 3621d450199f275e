import type { Id, Time } from '../../domain/common.ts';
import { LEDGER_LOCK, moveLine } from '../referrals/ledger.ts';
import { alike, keepMark, markOf, marksIn } from '../moderation/marks.ts';
import { reviewFriend } from './rewarding.ts';
import type { EngineOptions } from '../scene.ts';
import type { EventRow } from '../schema.ts';
import { asSystem } from '../system.ts';

/** Lines approved in one transaction. */
const PAGE = 50;

/** What of the log referral programmes heed. */
const SHOP: readonly string[] = ['host.purchase', 'host.subscription', 'host.refund'];

/**
 * What an event means for who invited whom: somebody joined by an invitation, bought, or gave back. Done before the reader moves on,
 * each friend in a transaction of its own; again changes nothing.
 */
export async function followReferrals(options: EngineOptions, site: Id, event: EventRow): Promise<void> {
  const friends = event.kind === 'referral.joined' ? [event.subject] : await touched(options, site, event);
  for (const friend of friends)
    await asSystem(options, site).write(LEDGER_LOCK, (context) => reviewFriend(context, friend));
}

/** Whom a shop's event may have to do with, if they were invited. */
async function touched(options: EngineOptions, site: Id, event: EventRow): Promise<Id[]> {
  if (!event.kind.startsWith('host.') || event.actor === null) return [];
  const member = event.actor;
  const alikes = await keepMarks(options, site, member, event);
  if (!SHOP.includes(event.kind) && alikes.length === 0) return [];
  return asSystem(options, site).read(async ({ tx }) => {
    const { refers } = event.data;
    const bought = typeof refers === 'string' ? await tx.get('host_events', [refers]) : undefined;
    const all = [...new Set([member, ...(bought?.member ? [bought.member] : []), ...alikes])];
    const rows = await tx.getMany(
      'referrals',
      all.map((id) => [id]),
    );
    return all.filter((_, at) => rows[at]);
  });
}

/** Keeps what the event tells of its member; whoever has the same is looked at again. */
async function keepMarks(options: EngineOptions, site: Id, member: Id, { data }: EventRow): Promise<Id[]> {
  const marks = await Promise.all(
    marksIn(data).map(async ([kind, value]) => ({ kind, mark: await markOf(options, site, kind, value) })),
  );
  if (marks.length === 0) return [];
  return asSystem(options, site).write(LEDGER_LOCK, async (context) => {
    for (const { kind, mark } of marks) await keepMark(context, member, kind, mark);
    // Also when it was known: a crash may have come between.
    const others = [...(await alike(context.tx, member)).keys()];
    return others.length === 0 ? [] : [member, ...others];
  });
}

/**
 * Approves what has been pending for its time, after a last look at who won it, and returns when the next one will be due;
 * `null` when none is.
 */
export async function approveDue(options: EngineOptions, site: Id): Promise<Time | null> {
  const system = asSystem(options, site);
  const due = { index: 'due', eq: ['pending', 0] } as const;
  for (;;) {
    const [next] = await system.read(({ tx }) => tx.range('rewards', { ...due, limit: 1 }));
    if (!next) return null;
    if (options.ambient.now() < next.holdUntil) return next.holdUntil;
    await system.write(LEDGER_LOCK, async (context) => {
      const { tx, now } = context;
      for (const { id, friends, holdUntil } of await tx.range('rewards', { ...due, limit: PAGE })) {
        if (holdUntil > now) return;
        for (const friend of friends) await reviewFriend(context, friend);
        const line = await tx.get('rewards', [id]);
        if (line?.state === 'pending' && line.waits === 0) await moveLine(context, line, 'approved');
      }
    });
  }
}
