import { expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, changesFor, post } from './steps.ts';

export const moderationCases: readonly ConformanceCase[] = [
  {
    name: "a guest's first post waits: its author and staff see it, nobody else",
    needs: ['members'],
    async run(world) {
      const [guest, staff, jonas, anonymous] = await all(world, 'guest', 'staff', 'jonas', 'anonymous');
      const { asOf } = await anonymous.connect();
      const held = await post(guest, 't', 'My first');
      same(held.status, 'held', 'the status');
      for (const [adapter, count] of [
        [guest, 1],
        [staff, 1],
        [jonas, 0],
        [anonymous, 0],
      ] as const) {
        const page = await adapter.threads!.read({ topic: 't' });
        same(
          [page.comments.length, page.thread.comments],
          [count, 0],
          'comments on the page, and the public count',
        );
      }
      await refuses(jonas.threads!.comment(held.id), 'not-found', 'reading what is held');
      await refuses(post(jonas, 't', 'reply', held.id), 'invalid', 'replying to what is held', {
        field: 'parent',
      });
      same(await changesFor(anonymous, asOf, ['thread/t', 'moderation']), [], 'what the public hears');
      const queue = await staff.moderation!.queue({});
      same(
        queue.comments.map(({ id }) => id),
        [held.id],
        'the queue',
      );
    },
  },
  {
    name: 'approving publishes; the next post of that guest needs no approval',
    needs: ['members'],
    async run(world) {
      const [guest, staff, anonymous] = await all(world, 'guest', 'staff', 'anonymous');
      const held = await post(guest, 't', 'My first');
      const { asOf } = await anonymous.connect();
      const approved = await staff.moderation!.act({ key: newId(), id: held.id, action: 'approve' });
      same(approved.status, 'published', 'the status');
      same((await anonymous.threads!.read({ topic: 't' })).thread.comments, 1, 'the count');
      const told = await changesFor(anonymous, asOf, ['thread/t']);
      expect(
        !anonymous.changes ||
          told.some((change) => change.kind === 'comment' && change.comment.id === held.id),
        'the public hears of it',
      );
      same((await post(guest, 't', 'My second')).status, 'published', 'the second post');
      same((await staff.moderation!.queue({})).comments, [], 'the queue');
    },
  },
  {
    name: 'posts with links by members wait, those of staff do not',
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      same((await post(mira, 't', 'see https://example.test/')).status, 'held', 'a member');
      same((await post(staff, 't', 'see https://example.test/')).status, 'published', 'staff');
      const clean = await post(mira, 't', 'no link');
      const edited = await mira.threads!.edit({
        key: newId(),
        id: clean.id,
        body: 'now https://example.test/',
        revision: clean.revision,
      });
      same(edited.status, 'held', 'a link that is edited in');
    },
  },
  {
    name: 'hiding takes a comment from all but staff, and restoring brings it back',
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      const { id } = await post(mira, 't', 'Unkind words');
      const { asOf } = await anonymous.threads!.read({ topic: 't' });
      await staff.moderation!.act({ key: newId(), id, action: 'hide' });
      const page = await anonymous.threads!.read({ topic: 't' });
      expect(!JSON.stringify(page).includes('Unkind'), 'the words are gone from the page');
      same(page.thread.comments, 0, 'the count');
      const told = await changesFor(anonymous, asOf, ['thread/t']);
      expect(!JSON.stringify(told).includes('Unkind'), 'and from the stream');
      expect(
        !anonymous.changes || told.some((change) => change.kind === 'comment-gone' && change.id === id),
        'the public hears that it is gone',
      );
      same((await staff.threads!.comment(id)).status, 'hidden', 'staff see it');
      await staff.moderation!.act({ key: newId(), id, action: 'restore' });
      same((await anonymous.threads!.comment(id)).status, 'published', 'restored');
      same((await anonymous.threads!.read({ topic: 't' })).thread.comments, 1, 'the count after it');
    },
  },
  {
    name: 'moderating is for staff',
    needs: ['members'],
    async run(world) {
      const [mira, jonas, guest, anonymous] = await all(world, 'mira', 'jonas', 'guest', 'anonymous');
      const { id } = await post(mira, 't', 'Fine words');
      for (const adapter of [jonas, guest]) {
        await refuses(adapter.moderation!.act({ key: newId(), id, action: 'hide' }), 'forbidden', 'hiding');
        await refuses(adapter.moderation!.queue({}), 'forbidden', 'the queue');
      }
      await refuses(
        anonymous.moderation!.act({ key: newId(), id, action: 'hide' }),
        'unauthenticated',
        'hiding by nobody',
      );
      await refuses(anonymous.moderation!.queue({}), 'unauthenticated', 'the queue for nobody');
      same((await anonymous.threads!.comment(id)).status, 'published', 'the comment stands');
    },
  },
  {
    name: 'what looks like spam waits, and is not lost: a filled trap, and the same words again',
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      if (mira.spec === '1.0') return;
      const words = 'Wonderful lamps at half the price, today only';
      const input = { id: newId(), topic: 't', parent: null, body: 'Hello', trap: 'filled by a machine' };
      same((await mira.threads!.post(input)).status, 'held', 'with a filled trap');
      same(
        (await mira.threads!.post({ ...input, id: newId(), trap: '' })).status,
        'published',
        'an empty one',
      );
      same((await post(mira, 't', words)).status, 'published', 'words');
      same((await post(jonas, 'u', `${words}!`)).status, 'held', 'the same words by somebody else');
      const { comments } = await staff.moderation!.queue({});
      same(
        comments.map(({ signs }) => signs),
        [['trap'], ['repeat']],
        'staff are told why',
      );
      same((await mira.threads!.comment(comments[0]!.id)).signs, undefined, 'their author is not');
      await staff.moderation!.act({ key: newId(), id: comments[1]!.id, action: 'approve' });
      same((await mira.threads!.comment(comments[1]!.id)).status, 'published', 'after approval');
    },
  },
  {
    name: 'words that the site lists are asked about once more, and taken when confirmed',
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      if (mira.spec === '1.0') return;
      const input = { id: newId(), topic: 't', parent: null, body: 'What rubbish!' };
      const { details } = await refuses(mira.threads!.post(input), 'nudge', 'listed words', {
        field: 'body',
      });
      same((await mira.threads!.read({ topic: 't' })).comments, [], 'nothing was written');
      const confirm = details.confirm!;
      await refuses(jonas.threads!.post({ ...input, id: newId(), confirm }), 'nudge', 'by somebody else');
      await refuses(
        mira.threads!.post({ ...input, body: 'Such rubbish!', confirm }),
        'nudge',
        'with other words',
      );
      same((await mira.threads!.post({ ...input, confirm })).status, 'published', 'confirmed');
      same((await post(staff, 't', 'No rubbish please')).status, 'published', 'staff are not asked');
    },
  },
  {
    name: 'what each viewer may do is told with each comment, and holds',
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const { id } = await post(mira, 't', 'Words');
      // What later versions of the contract add is not asked here.
      const FIRST = ['delete', 'edit', 'hide', 'react', 'reply'];
      const can = async (adapter: typeof mira): Promise<string[]> =>
        [...(await adapter.threads!.comment(id)).can].filter((action) => FIRST.includes(action)).sort();
      same(await can(mira), ['delete', 'edit', 'react', 'reply'], 'the author');
      same(await can(jonas), ['react', 'reply'], 'another member');
      expect((await can(staff)).includes('hide'), 'staff may hide');
      expect(!(await can(jonas)).includes('hide'), 'a member may not');
    },
  },
];
