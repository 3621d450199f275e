import type { BackendAdapter } from '../../contract.ts';
import type { Comment } from '../../../domain/threads/types.ts';
import { expect, needing, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { entriesOf, undoLast } from './audit.ts';
import { all, changesFor, post, words } from './steps.ts';

const edit = (adapter: BackendAdapter, { id, revision }: Comment, body: string): Promise<Comment> =>
  adapter.threads!.edit({ key: newId(), id, body, revision });
const remove = (adapter: BackendAdapter, { id, revision }: Comment): Promise<Comment> =>
  adapter.threads!.remove({ key: newId(), id, revision });
const undelete = (adapter: BackendAdapter, { id, revision }: Comment): Promise<Comment> =>
  adapter.threads!.undelete!({ key: newId(), id, revision });

const historyCases: readonly ConformanceCase[] = [
  {
    name: 'T26 the words before each edit are kept, newest first, for the author and staff',
    needs: ['moderation'],
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      const first = await post(mira, 't', 'First words');
      const history = (adapter: BackendAdapter, id = first.id) => adapter.threads!.history!({ id });
      same((await history(mira)).versions, [], 'before any edit');
      const second = await edit(mira, first, 'Second words');
      const third = await edit(mira, second, 'Third words');
      await edit(mira, third, 'Third words');
      for (const reader of [mira, staff]) {
        const { versions, asOf } = await history(reader);
        same(
          versions.map((version) => [words(version), version.at, version.revision]),
          [
            ['Second words', second.editedAt, second.revision],
            ['First words', first.createdAt, first.revision],
          ],
          'the versions',
        );
        expect(asOf, 'the position is told');
      }
      await refuses(history(jonas), 'forbidden', 'another member');
      await refuses(history(anonymous), 'unauthenticated', 'a visitor');
      await refuses(history(mira, newId()), 'not-found', 'nothing');
      await staff.moderation!.act({ key: newId(), id: first.id, action: 'hide' });
      await refuses(history(jonas), 'not-found', 'of what cannot be seen');
      same((await history(staff)).versions.length, 2, 'staff read on');
    },
  },
  {
    name: 'T26 a deleted comment has no history',
    async run(world) {
      const mira = await world.as('mira');
      const comment = await edit(mira, await post(mira, 't', 'First words'), 'Second words');
      // A reply keeps the trace in its place.
      await post(mira, 't', 'Answer', comment.id);
      await remove(mira, comment);
      await refuses(mira.threads!.history!({ id: comment.id }), 'gone', 'the history of a trace');
    },
  },
];

const undeleteCases: readonly ConformanceCase[] = [
  {
    name: 'T27 who deleted their words can bring them back as they were, for all to see, and live',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const comment = await edit(mira, await post(mira, 't', 'First words'), 'Words to keep');
      const reply = await post(jonas, 't', 'Answer', comment.id);
      await jonas.threads!.react({ key: newId(), id: comment.id, reaction: 'like', on: true });
      const trace = await remove(mira, comment);
      same([trace.status, trace.body, trace.can], ['deleted', null, ['undelete']], 'the trace');
      expect(trace.undoUntil !== undefined, 'until when is told');
      for (const other of [jonas, anonymous]) {
        const seen = await other.threads!.comment(comment.id);
        same([seen.body, seen.can, seen.undoUntil], [null, [], undefined], 'what others see meanwhile');
      }
      const { asOf, thread } = await anonymous.threads!.read({ topic: 't' });
      same(thread.comments, 1, 'the count meanwhile');
      const back = await undelete(mira, trace);
      same(
        [back.status, words(back), back.editedAt, back.reactions, back.replies],
        ['published', 'Words to keep', comment.editedAt, [{ id: 'like', count: 1 }], 1],
        'the comment',
      );
      expect(back.revision > trace.revision, 'the revision moves on');
      same((await anonymous.threads!.read({ topic: 't' })).thread.comments, 2, 'the count');
      same((await anonymous.threads!.comment(reply.id)).parent, comment.id, 'the reply stays');
      const told = await changesFor(anonymous, asOf, ['thread/t']);
      expect(
        !anonymous.changes ||
          told.some((change) => change.kind === 'comment' && words(change.comment) === 'Words to keep'),
        'the public hears of it',
      );
      same((await undelete(mira, trace)).status, 'published', 'brought back twice');
    },
  },
  {
    name: 'T27 what somebody deleted is brought back by nobody else',
    needs: ['moderation'],
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const [one, two] = [await post(mira, 't', 'One'), await post(mira, 't', 'Two')];
      const trace = await remove(mira, one);
      await refuses(undelete(jonas, trace), 'forbidden', 'another member');
      await refuses(undelete(staff, trace), 'forbidden', 'staff, of what its author took back');
      await refuses(undelete(await world.as('anonymous'), trace), 'unauthenticated', 'a visitor');
      await refuses(undelete(mira, one), 'conflict', 'an older revision', { field: 'revision' });
      const taken = await remove(staff, two);
      same([taken.can, taken.undoUntil], [[], undefined], 'the trace of what staff deleted');
      await refuses(undelete(mira, taken), 'forbidden', 'the author, of what staff deleted');
    },
  },
  {
    name: 'T27 after ten minutes deleted words are gone',
    needs: ['advance'],
    async run(world) {
      const mira = await world.as('mira');
      const comment = await post(mira, 't', 'Words');
      await post(mira, 't', 'Answer', comment.id);
      const trace = await remove(mira, comment);
      await world.advance!(10 * 60_000 + 1);
      await refuses(undelete(mira, trace), 'gone', 'after ten minutes');
      const seen = await mira.threads!.comment(comment.id);
      same([seen.status, seen.can, seen.undoUntil], ['deleted', [], undefined], 'the trace');
    },
  },
  {
    name: 'T27 deleting and undoing is no way to be rid of reports',
    needs: ['moderation', 'threads.report'],
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const comment = await post(mira, 't', 'Unkind words');
      await jonas.threads!.report!({ key: newId(), id: comment.id, reason: 'abuse' });
      const reported = async () =>
        (await staff.moderation!.queue({ kind: 'reported' })).comments.map(({ id }) => id);
      const trace = await remove(mira, comment);
      same(await reported(), [], 'while it is deleted');
      await undelete(mira, trace);
      same(await reported(), [comment.id], 'once it is back');
    },
  },
];

const staffCases: readonly ConformanceCase[] = [
  {
    name: 'T27 staff undo their deletion of somebody else’s words as any other act',
    needs: ['advance'],
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      const comment = await post(mira, 't', 'Words');
      await remove(staff, comment);
      const [entry] = await entriesOf(staff);
      expect(entry!.action === 'delete' && entry!.undoUntil !== null, 'it can be undone');
      same((await undoLast(staff)).undone?.by?.name, 'Siri Staff', 'it is written down');
      same(words(await anonymous.threads!.comment(comment.id)), 'Words', 'the words');
      await remove(staff, await staff.threads!.comment(comment.id));
      await world.advance!(10 * 60_000 + 1);
      await refuses(undoLast(staff), 'gone', 'after ten minutes');
    },
  },
];

export const secondThoughtCases: readonly ConformanceCase[] = [
  ...needing(['threads.history'], historyCases),
  ...needing(['threads.undelete'], undeleteCases),
  ...needing(['moderation', 'moderation.audit', 'moderation.undo'], staffCases),
];
