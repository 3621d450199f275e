import type { EntriesPart } from '../../../adapter/contract.ts';
import { CommunityError } from '../../../adapter/errors.ts';
import { ENTRY_STATUSES, type EntryState, type EntryStep } from '../../../domain/polls/ideas/types.ts';
import { bodyFlaw, tidyBody } from '../../../domain/threads/words.ts';
import { carryOut, readReason, record } from '../../moderation/audit.ts';
import { changeEntry, demandEntry } from './entry-change.ts';
import { emitEntry, emitVotes } from './entry-events.ts';
import { updateEntry, type EntryRow } from './entry-rows.ts';
import { moveVotes } from './entry-votes.ts';
import { invalid, refuseFlaw } from '../../input.ts';
import { requireStaff, type Scene, type Writing } from '../../scene.ts';

const STEPS: Readonly<Record<EntryStep, { readonly from: readonly EntryState[]; readonly to: EntryState }>> =
  {
    approve: { from: ['held'], to: 'published' },
    hide: { from: ['published', 'held'], to: 'hidden' },
    restore: { from: ['hidden'], to: 'published' },
  };

/** What staff do about entries. A step that was taken already is harmless. */
export function entryStaff(scene: Scene): Pick<EntriesPart, 'settle' | 'merge' | 'moderate'> {
  return {
    async settle({ key, id, status, reply }) {
      const { id: staff } = requireStaff(scene.viewer);
      if (!ENTRY_STATUSES.includes(status)) throw invalid('status', 'format');
      const source = reply === undefined ? undefined : tidyBody(reply);
      if (source) refuseFlaw('reply', bodyFlaw(source));
      const body = source ? await scene.options.parse(source) : [];
      return changeEntry(scene, id, { key, request: { settle: id, status, reply } }, async (context, row) => {
        await demandEntry(context, row, 'settle');
        if (source !== undefined && source !== (row.reply?.source ?? '')) {
          const said = body.length > 0 ? { source, body, by: staff, at: context.now } : null;
          const after = await updateEntry(context, row, { reply: said });
          // A status and its reason are one piece of news.
          if (status === row.status) emitEntry(context, 'entry.settled', row, after);
        }
        const act = { action: 'settle', kind: 'entry', subject: id, topic: row.poll, reason: null } as const;
        await carryOut(context, { ...act, facts: { status } });
      });
    },

    async merge({ key, id, into }) {
      requireStaff(scene.viewer);
      const request = { mergeEntry: id, into };
      return changeEntry(scene, id, { key, request, answer: into }, async (context, row) => {
        await demandEntry(context, row, 'merge');
        const target = await context.tx.get('entries', [into]);
        if (into === id || target?.poll !== row.poll || target.state !== 'published')
          throw invalid('into', into === id ? 'itself' : 'not-found');
        await unite(context, row, target);
      });
    },

    async moderate({ key, id, action, reason }) {
      requireStaff(scene.viewer);
      if (!Object.hasOwn(STEPS, action)) throw invalid('action', 'format');
      const { from, to } = STEPS[action];
      const why = readReason(reason);
      const request = { moderateEntry: id, action, reason };
      return changeEntry(scene, id, { key, request }, async (context, { state, poll }) => {
        if (state === 'deleted') throw new CommunityError('gone', 'The entry was deleted.');
        if (state !== to && !from.includes(state))
          throw new CommunityError('conflict', `What is ${state} cannot be ${to}.`, { field: 'action' });
        const act = { action, kind: 'entry', subject: id, topic: poll, reason: why } as const;
        await carryOut(context, { ...act, facts: { state: to } });
      });
    },
  };
}

/** One takes the other's votes, and those that pointed to the other point here: so a trace never leads to a trace. */
async function unite(context: Writing, row: EntryRow, into: EntryRow): Promise<void> {
  const { tx } = context;
  const moved = await moveVotes(context, row.id, into.id);
  for (;;) {
    const earlier = await tx.range('entries', { index: 'merged', eq: [row.id], limit: 100 });
    for (const { id } of earlier) await tx.update('entries', [id], { mergedInto: into.id });
    if (earlier.length < 100) break;
  }
  const trace = await updateEntry(context, row, {
    state: 'merged',
    mergedInto: into.id,
    votes: 0,
    revision: row.revision + 1,
  });
  const united = await updateEntry(context, into, { votes: into.votes + moved });
  emitEntry(context, 'entry.merged', row, trace, { into: into.id });
  await emitVotes(context, united);
  await record(context, {
    action: 'merge',
    kind: 'entry',
    subject: row.id,
    topic: row.poll,
    reason: null,
    before: { state: row.state },
    after: { state: 'merged', into: into.id },
  });
}
