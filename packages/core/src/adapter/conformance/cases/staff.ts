import type { BackendAdapter, ThreadSettings } from '../../contract.ts';
import type { Comment, CommentMark, Thread } from '../../../domain/threads/types.ts';
import { expect, needing, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { entriesOf, undoLast } from './audit.ts';
import { all, changesFor, numbered, pages, post, postAll } from './steps.ts';

const mark = (adapter: BackendAdapter, id: string, as: CommentMark, on = true): Promise<Comment> =>
  adapter.moderation!.mark!({ key: newId(), id, mark: as, on });
const hide = (adapter: BackendAdapter, id: string): Promise<Comment> =>
  adapter.moderation!.act({ key: newId(), id, action: 'hide' });
const settle = (adapter: BackendAdapter, topic: string, settings: ThreadSettings): Promise<Thread> =>
  adapter.moderation!.thread!({ key: newId(), topic, ...settings });

const markCases: readonly ConformanceCase[] = [
  {
    name: 'pinned first comments lead the thread in every order, and are on no other page',
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const ids = (await postAll(mira, 't', numbered(7))).map(({ id }) => id);
      await mark(staff, ids[1]!, 'pinned');
      same((await mark(staff, ids[4]!, 'pinned')).marks, ['pinned'], 'the mark');
      const rest = ids.filter((_, index) => index !== 1 && index !== 4);
      for (const [sort, expected] of [
        ['oldest', rest],
        ['newest', rest.toReversed()],
      ] as const) {
        const all = await pages(await world.as('anonymous'), { topic: 't', sort, limit: 3 });
        same(
          all.flatMap((page) => page.roots),
          [ids[4], ids[1], ...expected],
          `all pages, ${sort}`,
        );
        const back = await mira.threads!.read({ topic: 't', sort, limit: 3, cursor: all[1]!.prev! });
        same(back.roots, all[0]!.roots, `the way back, ${sort}`);
      }
      const around = await mira.threads!.read({ topic: 't', limit: 2, around: ids[4]! });
      same([around.roots[0], around.prev], [ids[4], null], 'the page around a pinned one is the first');
      await mark(staff, ids[4]!, 'pinned', false);
      same((await mira.threads!.read({ topic: 't' })).roots[0], ids[1], 'after unpinning');
      await undoLast(staff);
      same((await mira.threads!.read({ topic: 't' })).roots[0], ids[4], 'after undoing that');
    },
  },
  {
    name: 'a thread has three pins, for first comments that are published; hidden ones lead nothing',
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      const ids = (await postAll(mira, 't', numbered(4))).map(({ id }) => id);
      const reply = await post(mira, 't', 'reply', ids[0]);
      for (const id of ids.slice(0, 3)) await mark(staff, id, 'pinned');
      await refuses(mark(staff, ids[3]!, 'pinned'), 'conflict', 'a fourth pin', { field: 'mark', limit: 3 });
      await refuses(mark(staff, reply.id, 'pinned'), 'invalid', 'pinning a reply', { field: 'mark' });
      await hide(staff, ids[2]!);
      await refuses(mark(staff, ids[2]!, 'featured'), 'conflict', 'pointing out what is hidden', {
        field: 'mark',
      });
      same((await anonymous.threads!.read({ topic: 't' })).roots, [ids[1], ids[0], ids[3]], 'the page');
    },
  },
  {
    name: 'a comment that is featured is so for all, and live',
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      const { id } = await post(mira, 't', 'Well said');
      const { asOf } = await anonymous.threads!.read({ topic: 't' });
      await mark(staff, id, 'featured');
      await mark(staff, id, 'featured');
      same((await anonymous.threads!.comment(id)).marks, ['featured'], 'the mark');
      const told = await changesFor(anonymous, asOf, ['thread/t']);
      expect(
        !anonymous.changes ||
          told.some((change) => change.kind === 'comment' && change.comment.marks?.includes('featured')),
        'the public hears of it',
      );
      same(
        (await entriesOf(staff)).map(({ action }) => action),
        ['feature'],
        'it is written down once',
      );
      await mark(staff, id, 'featured', false);
      same((await anonymous.threads!.comment(id)).marks, undefined, 'no mark');
    },
  },
  {
    name: 'a conversation has one official answer, which its first comment names',
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      const question = await post(mira, 't', '?');
      const [one, two] = [await post(mira, 't', '1', question.id), await post(staff, 't', '2', question.id)];
      const answers = async (): Promise<unknown[]> => {
        const { comments } = await anonymous.threads!.read({ topic: 't' });
        const marked = comments.filter(({ marks }) => marks?.includes('answer')).map(({ id }) => id);
        return [comments[0]!.answer, ...marked];
      };
      await mark(staff, one.id, 'answer');
      same(await answers(), [one.id, one.id], 'the answer');
      await mark(staff, two.id, 'answer');
      same(await answers(), [two.id, two.id], 'another in its place');
      await undoLast(staff);
      same(await answers(), [one.id, one.id], 'after undoing that');
      await hide(staff, one.id);
      same(await answers(), [undefined], 'a hidden one is not named');
      await refuses(mark(staff, question.id, 'answer'), 'invalid', 'a question as its own answer', {
        field: 'mark',
      });
    },
  },
  {
    name: 'pointing out is for staff',
    needs: ['members'],
    async run(world) {
      const mira = await world.as('mira');
      const { id } = await post(mira, 't', 'Mine');
      const reply = await post(mira, 't', 'Mine too', id);
      for (const [role, code] of [
        ['mira', 'forbidden'],
        ['guest', 'forbidden'],
        ['anonymous', 'unauthenticated'],
      ] as const) {
        const adapter = await world.as(role);
        for (const each of ['pinned', 'featured'] as const)
          await refuses(mark(adapter, id, each), code, each);
        await refuses(mark(adapter, reply.id, 'answer'), code, 'answer');
      }
      same((await mira.threads!.comment(id)).marks, undefined, 'no mark');
    },
  },
];

const ruleCases: readonly ConformanceCase[] = [
  {
    name: 'a locked thread takes words, reactions and votes from staff alone, until it is unlocked',
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      const { id } = await post(mira, 't', 'Words');
      const { asOf } = await anonymous.threads!.read({ topic: 't' });
      same((await settle(staff, 't', { locked: true })).locked, true, 'the answer');
      await refuses(post(jonas, 't', 'More words'), 'closed', 'posting');
      await refuses(
        jonas.threads!.react({ key: newId(), id, reaction: 'like', on: true }),
        'closed',
        'reacting',
      );
      same((await post(staff, 't', 'Closing words')).status, 'published', 'staff post');
      const told = await changesFor(anonymous, asOf, ['thread/t']);
      expect(
        !anonymous.changes || told.some((change) => change.kind === 'thread' && change.thread.locked),
        'the public hears of it',
      );
      await settle(staff, 't', { locked: false });
      same((await post(jonas, 't', 'More words')).status, 'published', 'after unlocking');
      await settle(staff, 'empty', { locked: true });
      await refuses(post(jonas, 'empty', 'First words'), 'closed', 'a thread that nobody wrote in yet');
    },
  },
  {
    name: 'a thread may hold everything until staff have seen it, whatever the site does',
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      await settle(staff, 't', { moderation: 'pre' });
      same((await post(mira, 't', 'Words')).status, 'held', 'a member');
      same((await post(staff, 't', 'Words')).status, 'published', 'staff');
      same((await post(mira, 'u', 'Words')).status, 'published', 'another thread');
      same((await anonymous.threads!.read({ topic: 't' })).thread.moderation, 'pre', 'everybody is told');
      await undoLast(staff);
      same((await post(mira, 't', 'Words')).status, 'published', 'after undoing');
    },
  },
  {
    name: 'slow mode lets each person write once per so many seconds, staff exempt',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      same((await settle(staff, 't', { slow: 60 })).slow, 60, 'everybody is told');
      const first = await post(mira, 't', 'one');
      const error = await refuses(post(mira, 't', 'two'), 'rate-limited', 'a second one at once', {
        reason: 'slow-mode',
      });
      const { retryAfter = 0 } = error.details;
      expect(retryAfter > 50 && retryAfter <= 60, 'how long to wait');
      await mira.threads!.remove({ key: newId(), id: first.id, revision: first.revision });
      await refuses(post(mira, 't', 'two'), 'rate-limited', 'after deleting the first');
      for (const adapter of [jonas, staff, staff]) await post(adapter, 't', 'one');
      await post(mira, 'elsewhere', 'one');
      await world.advance!(60_000);
      same((await post(mira, 't', 'two')).status, 'published', 'a minute later');
      await settle(staff, 't', { slow: 0 });
      await postAll(mira, 't', ['three', 'four']);
    },
  },
  {
    name: 'a thread’s rules are for staff to give, and are checked',
    needs: ['members'],
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      await post(mira, 't', 'Words');
      for (const [role, code] of [
        ['mira', 'forbidden'],
        ['guest', 'forbidden'],
        ['anonymous', 'unauthenticated'],
      ] as const)
        await refuses(settle(await world.as(role), 't', { locked: true }), code, `locking as ${role}`);
      await refuses(settle(staff, 't', { slow: 86_401 }), 'invalid', 'a slow mode of more than a day', {
        field: 'slow',
      });
      await refuses(settle(staff, '', { locked: true }), 'invalid', 'no topic', { field: 'topic' });
      const { thread } = await (await world.elsewhere()).threads!.read({ topic: 't' });
      same([thread.locked, thread.comments], [false, 0], 'the other site’s thread of that name');
      await settle(staff, 't', { locked: true });
      same(
        (await post(await world.elsewhere(), 't', 'Words')).status,
        'published',
        'a lock stays on its site',
      );
    },
  },
];

export const staffCases: readonly ConformanceCase[] = [
  ...needing(['moderation.audit', 'moderation.undo', 'moderation.mark'], markCases),
  ...needing(['moderation.audit', 'moderation.undo', 'moderation.thread'], ruleCases),
];
