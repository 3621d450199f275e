import type { Id, Time } from '../../domain/common.ts';
import { auditFileOf, keepAuditFile } from './audit-file.ts';
import { emitPollChanged, inForce, nextRevision, type PollRow } from './poll-row.ts';
import type { EngineOptions } from '../scene.ts';
import { asSystem } from '../system.ts';

const isDue = (row: PollRow | undefined, now: Time): row is PollRow => row?.due === 1 && now >= row.closesAt;

/**
 * Tells of a poll's close, once, makes its audit file, and destroys the secret of an anonymous one, so that no ballot can be
 * tied to a voter any more (backups made before still hold it). Reads say "closed" by the clock and need nobody to come by.
 */
export async function closePoll(options: EngineOptions, site: Id, id: string): Promise<void> {
  const system = asSystem(options, site);
  for (;;) {
    // What takes long is done before anybody has to wait for it.
    const ready = await system.read(async (context) => {
      const row = await context.tx.get('polls', [id]);
      if (!isDue(row, context.now)) return null;
      return { revision: row.revision, file: await auditFileOf(context, inForce(row, context.now)) };
    });
    if (!ready) return;
    const done = await system.write(`poll/${id}`, async ({ tx, now, emit }) => {
      const row = await tx.get('polls', [id]);
      if (!isDue(row, now)) return true;
      // A ballot came in at the last moment, or the poll was declared anew: it is another file.
      if (row.revision !== ready.revision) return false;
      const audit = await keepAuditFile(tx, id, ready.file);
      await tx.update('polls', [id], { secret: null, due: 0, audit, revision: nextRevision(row, now) });
      emitPollChanged({ emit }, id);
      return true;
    });
    if (done) return;
  }
}

/** Closes what is due and returns when the next poll will be; `null` when none will. */
export async function closeDue(options: EngineOptions, site: Id): Promise<Time | null> {
  for (;;) {
    const [next] = await asSystem(options, site).read(({ tx }) =>
      tx.range('polls', { index: 'due', eq: [1], limit: 1 }),
    );
    if (!next) return null;
    if (options.ambient.now() < next.closesAt) return next.closesAt;
    await closePoll(options, site, next.id);
  }
}
