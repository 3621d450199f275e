import type { EntryState, EntryStatus } from '../../../domain/polls/ideas/types.ts';
import { emitEntry } from './entry-events.ts';
import { pollLock, updateEntry } from './entry-rows.ts';
import { dropSurplus } from './entry-votes.ts';
import type { Subject } from '../../people/subject.ts';

/** An entry as staff change it. What was united with another has no way back: its votes are one with the other's. */
export const entrySubject: Subject = {
  lock: ({ topic }) => pollLock(topic!),

  async read({ tx }, id) {
    const row = await tx.get('entries', [id]);
    return row && { status: row.status, state: row.state, revision: row.revision, into: row.mergedInto };
  },

  async write(context, id, { status, state }) {
    const row = (await context.tx.get('entries', [id]))!;
    if (status !== undefined) {
      const after = await updateEntry(context, row, { status: status as EntryStatus });
      emitEntry(context, 'entry.settled', row, after);
    }
    if (state === undefined) return;
    const after = await updateEntry(context, row, { state: state as EntryState, revision: row.revision + 1 });
    emitEntry(context, 'entry.changed', row, after);
    if (after.state === 'published') await dropSurplus(context, after);
  },
};
