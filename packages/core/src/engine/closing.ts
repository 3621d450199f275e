import type { Id, Time } from '../domain/common.ts';
import { emitPollChanged, nextRevision } from './ballots.ts';
import type { EngineOptions } from './scene.ts';
import { asSystem } from './system.ts';

/**
 * Tells of a poll's close, once, and destroys the secret of an anonymous one, so that no ballot can be tied to a voter
 * any more (backups made before still hold it). Reads say "closed" by the clock and need nobody to come by.
 */
export async function closePoll(options: EngineOptions, site: Id, id: string): Promise<void> {
  await asSystem(options, site).write(`poll/${id}`, async ({ tx, now, emit }) => {
    const row = await tx.get('polls', [id]);
    if (!row || row.due === 0 || now < row.closesAt) return;
    await tx.update('polls', [id], { secret: null, due: 0, revision: nextRevision(row, now) });
    emitPollChanged({ emit }, id);
  });
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
