import type { NewEntry } from '../../../domain/polls/ideas/types.ts';
import { expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { listed, propose, proposeAll, titles, upvote } from './entry-steps.ts';
import { all, changesFor, post, words } from './steps.ts';
import { tinyPng } from './tiny-png.ts';

const HOUR = 3_600_000;

/** Handing in, changing, deleting and finding entries. */
export const entryCases: readonly ConformanceCase[] = [
  {
    name: 'P58 a member proposes an idea, everybody reads it, and the poll counts it',
    async run(world) {
      const [mira, anonymous] = await all(world, 'mira', 'anonymous');
      const own = await propose(mira, '  Dark\nmode ', { body: 'For the **evening**' });
      same(
        [own.title, own.state, own.status, own.votes, own.voted, own.author?.name, own.revision],
        ['Dark mode', 'published', 'open', 0, false, 'Mira Solberg', 1],
        'the idea',
      );
      same(words(own), 'For the strongevening', 'its words');
      same(own.source, 'For the **evening**', 'its source, for who may edit it');
      const seen = await anonymous.entries!.read(own.id);
      same(
        [seen.title, seen.voted, seen.source, seen.reuse],
        ['Dark mode', undefined, undefined, undefined],
        'as others see it',
      );
      same(seen.can, ['vote'], 'what somebody unknown may do');
      same(titles(await listed(anonymous)), ['Dark mode'], 'the list');
      const { poll, tally } = await mira.polls!.read('ideas');
      same(
        [poll.options, poll.board?.entries.open, poll.board?.own, poll.mine, tally?.voters],
        [[], 1, { entries: 1, votes: 0 }, null, 0],
        'the poll',
      );
      same(poll.can, ['propose', 'vote'], 'what may be done in it');
      await refuses(anonymous.entries!.read(newId()), 'not-found', 'an entry that is not there');
    },
  },
  {
    name: 'P58 an idea sent again is there once, and another under its id is a conflict',
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const input: NewEntry = { id: newId(), poll: 'ideas', title: 'Once', body: 'Said' };
      const [first, again] = await Promise.all([mira.entries!.propose(input), mira.entries!.propose(input)]);
      same([first.id, again.id], [input.id, input.id], 'both answers');
      await refuses(mira.entries!.propose({ ...input, title: 'Twice' }), 'conflict', 'other words', {
        field: 'id',
      });
      await refuses(jonas.entries!.propose(input), 'conflict', 'another author', { field: 'id' });
      same((await listed(mira)).length, 1, 'how many there are');
    },
  },
  {
    name: 'P58 what an idea may not be is invalid and names the field',
    async run(world) {
      const mira = await world.as('mira');
      const wrong = (patch: Partial<NewEntry>, field: string, reason: string) =>
        refuses(propose(mira, 'Title', patch), 'invalid', `${field} ${reason}`, { field, reason });
      await wrong({ title: ' \n ' }, 'title', 'required');
      await wrong({ title: 'x'.repeat(121) }, 'title', 'too-long');
      await wrong({ id: 'mine' }, 'id', 'format');
      await refuses(propose(mira, 'T', { poll: 'nowhere' }), 'not-found', 'a poll that is not there');
      await refuses(propose(mira, 'T', { poll: 'single' }), 'unsupported', 'a poll with options');
      await refuses(
        mira.polls!.vote({ key: newId(), poll: 'ideas', choices: ['a'], revision: 0 }),
        'invalid',
        'a ballot in a poll of ideas',
        { field: 'choices', reason: 'not-of-this-kind' },
      );
      same(await listed(mira), [], 'what was kept of that');
    },
  },
  {
    name: 'P63 ideas are held like comments: a guest’s first, and links; their author and staff alone see them',
    needs: ['members', 'moderation'],
    async run(world) {
      const [mira, guest, staff, anonymous] = await all(world, 'mira', 'guest', 'staff', 'anonymous');
      const first = await propose(guest, 'From a guest');
      const linked = await propose(mira, 'Look here', { body: 'https://shop.example' });
      same([first.state, linked.state], ['held', 'held'], 'both wait');
      await refuses(anonymous.entries!.read(linked.id), 'not-found', 'what waits, for others');
      same(titles(await listed(anonymous)), [], 'the list for others');
      same(titles(await listed(mira, { shelf: 'mine' })), ['Look here'], 'the own ones');
      same(
        titles(await listed(staff, { shelf: 'held' })),
        ['Look here', 'From a guest'],
        'what waits, for staff',
      );
      await refuses(listed(mira, { shelf: 'held' }), 'forbidden', 'what waits, for a member');
      await refuses(listed(anonymous, { shelf: 'mine' }), 'unauthenticated', 'the own ones of nobody');
      same((await mira.polls!.read('ideas')).poll.board?.entries.open, 0, 'what counts');
      const step = (id: string, action: 'approve' | 'hide' | 'restore') =>
        staff.entries!.moderate({ key: newId(), id, action });
      same((await step(first.id, 'approve')).state, 'published', 'after approving');
      same((await propose(guest, 'Another of the guest')).state, 'published', 'the next of that guest');
      same((await anonymous.entries!.read(first.id)).title, 'From a guest', 'as others see it now');
      await step(first.id, 'hide');
      await refuses(anonymous.entries!.read(first.id), 'not-found', 'what was hidden');
      same((await guest.entries!.read(first.id)).state, 'hidden', 'for its author');
      await step(first.id, 'restore');
      same((await anonymous.entries!.read(first.id)).state, 'published', 'after restoring');
      await refuses(
        mira.entries!.moderate({ key: newId(), id: first.id, action: 'hide' }),
        'forbidden',
        'a step by a member',
      );
    },
  },
  {
    name: 'P63 an idea that the site asks to read over is sent by its token, and who is banned sends none',
    needs: ['moderation', 'moderation.sanction'],
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const input: NewEntry = { id: newId(), poll: 'ideas', title: 'What rubbish', body: '' };
      const nudge = await refuses(mira.entries!.propose(input), 'nudge', 'rude words', { field: 'body' });
      const { confirm } = nudge.details;
      expect(confirm, 'The nudge came without a token.');
      same((await mira.entries!.propose({ ...input, confirm })).state, 'published', 'the same, confirmed');
      same((await propose(mira, 'Trapped', { trap: 'filled' })).state, 'held', 'what a robot filled in');
      const { viewer } = await jonas.connect();
      await staff.moderation!.sanction!({ key: newId(), id: viewer!.id, sanction: 'ban', reason: 'Spam' });
      await refuses(propose(jonas, 'Again'), 'forbidden', 'an idea of who is banned', { reason: 'banned' });
    },
  },
  {
    name: 'P58 its author changes an idea within the edit window, and deletes it at any time',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const own = await propose(mira, 'Before', { body: 'Old' });
      const change = { key: newId(), id: own.id, title: 'After', body: 'New', revision: 1 };
      await refuses(jonas.entries!.edit({ ...change, key: newId() }), 'forbidden', 'a change by another');
      const edited = await mira.entries!.edit(change);
      same([edited.title, words(edited), edited.revision], ['After', 'New', 2], 'after the change');
      same((await mira.entries!.edit(change)).revision, 2, 'the same sent again');
      await refuses(mira.entries!.edit({ ...change, key: newId() }), 'conflict', 'a change of what it was', {
        field: 'revision',
      });
      await upvote(jonas, own.id);
      await world.advance!(HOUR);
      await refuses(
        mira.entries!.edit({ ...change, key: newId(), revision: 2 }),
        'closed',
        'a change an hour later',
      );
      await refuses(
        jonas.entries!.remove({ key: newId(), id: own.id, revision: 2 }),
        'forbidden',
        'deleting another’s',
      );
      const gone = await mira.entries!.remove({ key: newId(), id: own.id, revision: 2 });
      same(
        [gone.state, gone.title, gone.body, gone.author, gone.can],
        ['deleted', '', [], null, []],
        'the trace',
      );
      same(
        [titles(await listed(anonymous)), titles(await listed(mira, { shelf: 'mine' }))],
        [[], []],
        'the lists',
      );
      const { poll, tally } = await jonas.polls!.read('ideas');
      same([poll.mine, poll.board?.own?.votes, tally?.voters], [null, 0, 0], 'the vote for it');
      await refuses(upvote(jonas, own.id), 'gone', 'a vote for what was deleted');
    },
  },
  {
    name: 'P58 what says the same is found while one writes, the most alike first, and nothing else',
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const [dark, exports] = await proposeAll(mira, [
        'Dark mode for the evening',
        'Export my comments as a file',
        'Longer opening hours of the shop',
        'Bring back the blue bottle',
      ]);
      const alike = async (text: string, poll = 'ideas') =>
        (await mira.entries!.similar({ poll, text })).entries.map(({ id }) => id);
      same((await alike('a dark mode'))[0], dark!.id, 'in part');
      same((await alike('Exporting comment'))[0], exports!.id, 'with other endings');
      same(await alike('A swimming pool'), [], 'of something else');
      same(await alike(''), [], 'of nothing');
      same(await alike('a dark mode', 'few-ideas'), [], 'in another poll');
      await staff.entries!.moderate({ key: newId(), id: dark!.id, action: 'hide' });
      same(await alike('a dark mode'), [], 'of what was taken down');
      const again = await proposeAll(
        mira,
        Array.from({ length: 7 }, (_, at) => `Blue bottle ${'abcdefg'[at]!.repeat(3)}`),
      );
      const many = await alike('blue bottle');
      same([again.length, many.length], [7, 5], 'how many are told at most');
    },
  },
  {
    name: 'P60 ideas are listed by trend, votes or age, of all or one status, page by page, each once',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      const names = ['A', 'B', 'C', 'D', 'E'];
      const entries = [];
      for (const name of names) {
        entries.push(await propose(mira, name));
        await world.advance!(HOUR);
      }
      const [a, b, c] = entries;
      await upvote(mira, a!.id);
      await upvote(jonas, a!.id);
      await upvote(jonas, b!.id);
      const order = async (sort: 'trending' | 'top' | 'new', limit?: number) =>
        titles(await listed(anonymous, { sort, ...(limit && { limit }) })).join('');
      for (const limit of [undefined, 1, 2]) {
        same(await order('top', limit), 'ABEDC', `by votes, ${limit ?? 'all'} at a time`);
        same(await order('new', limit), 'EDCBA', `by age, ${limit ?? 'all'} at a time`);
        same(await order('trending', limit), 'ABEDC', `by trend, ${limit ?? 'all'} at a time`);
      }
      await staff.entries!.settle({ key: newId(), id: c!.id, status: 'planned' });
      same(titles(await listed(anonymous, { status: 'planned' })), ['C'], 'what is planned');
      same(
        titles(await listed(anonymous, { status: 'open', sort: 'top', limit: 1 })).join(''),
        'ABED',
        'what is open',
      );
      await world.advance!(30 * 24 * HOUR);
      await propose(mira, 'F');
      same((await order('trending'))[0], 'F', 'what trends a month later');
      const { next } = await anonymous.entries!.list({ poll: 'ideas', sort: 'top', limit: 1 });
      await refuses(
        anonymous.entries!.list({ poll: 'ideas', sort: 'new', cursor: next! }),
        'invalid',
        'a place of another order',
        { field: 'cursor' },
      );
      await refuses(anonymous.entries!.list({ poll: 'single' }), 'unsupported', 'a poll with options');
    },
  },
  {
    name: 'P58 entries are taken in their own time, and no more of one person than the poll says',
    needs: ['advance', 'members'],
    async run(world) {
      const [mira, guest] = await all(world, 'mira', 'guest');
      await refuses(
        propose(guest, 'Of a guest', { poll: 'few-ideas' }),
        'forbidden',
        'a guest where members vote',
      );
      const few = await proposeAll(mira, ['One', 'Two'], { poll: 'few-ideas' });
      await refuses(propose(mira, 'Three', { poll: 'few-ideas' }), 'conflict', 'one too many', {
        reason: 'too-many',
        limit: 2,
      });
      same((await mira.polls!.read('few-ideas')).poll.can, ['vote'], 'what is left to do');
      await mira.entries!.remove({ key: newId(), id: few[0]!.id, revision: 1 });
      same((await propose(mira, 'Three', { poll: 'few-ideas' })).title, 'Three', 'in its place');
      const before = await mira.polls!.read('timed-ideas');
      same([before.poll.state, before.poll.can], ['upcoming', ['propose']], 'before its votes');
      await propose(mira, 'My entry', { poll: 'timed-ideas' });
      await world.advance!(HOUR);
      same((await mira.polls!.read('timed-ideas')).poll.can, ['vote'], 'once votes are taken');
      await refuses(propose(guest, 'Too late', { poll: 'timed-ideas' }), 'closed', 'after the time for it', {
        field: 'poll',
      });
    },
  },
  {
    name: 'P58 an idea shows a picture that its author uploaded, with a description, and what is deleted takes it along',
    needs: ['media'],
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const wrong = (id: string, alt: string) => propose(mira, 'With a picture', { image: { id, alt } });
      await refuses(wrong(newId(), 'A bottle'), 'not-found', 'a picture that is not there', {
        field: 'image.id',
      });
      await refuses(wrong(newId(), ' '), 'invalid', 'no description', { field: 'image.alt' });
      await propose(mira, 'Somebody who is known'); // so that a picture doesn't wait
      const { id } = await mira.media!.upload({ id: newId(), file: tinyPng('bottle') });
      await refuses(
        propose(jonas, 'Not mine', { image: { id, alt: 'A bottle' } }),
        'not-found',
        'another’s picture',
      );
      const own = await propose(mira, 'Bottle', { image: { id, alt: 'A bottle' } });
      const { image } = await anonymous.entries!.read(own.id);
      same([image?.id, image?.alt, image?.width, image?.height], [id, 'A bottle', 3, 2], 'the picture');
      expect((await fetch(image!.url)).ok, 'The picture is not where its address leads.');
      const edit = { id: own.id, title: 'Bottle', body: '' };
      const kept = await mira.entries!.edit({ ...edit, key: newId(), revision: 1 });
      same(kept.image?.id, id, 'after a change of words alone');
      const bare = await mira.entries!.edit({ ...edit, key: newId(), revision: 2, image: null });
      same(bare.image, undefined, 'once it was taken away');
      await refuses(wrong(id, 'A bottle'), 'not-found', 'a picture that was let go', { field: 'image.id' });
    },
  },
  {
    name: 'P58 who looks at a poll is told of new ideas and changes; of what waits, its author and staff alone',
    needs: ['changes'],
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      const { asOf } = await anonymous.polls!.read('ideas');
      const told = async (adapter: typeof mira) =>
        (await changesFor(adapter, asOf, ['poll/ideas'])).flatMap((change) =>
          change.kind === 'entry'
            ? [`${change.entry.title} ${change.entry.state}`]
            : change.kind === 'entry-gone'
              ? ['gone']
              : [],
        );
      const open = await propose(mira, 'Open');
      await propose(mira, 'Waits', { body: 'https://shop.example' });
      same(await told(anonymous), ['Open published'], 'everybody');
      same(await told(mira), ['Open published', 'Waits held'], 'its author');
      same(await told(staff), ['Open published', 'Waits held'], 'staff');
      await staff.entries!.moderate({ key: newId(), id: open.id, action: 'hide' });
      same(await told(anonymous), ['gone'], 'everybody, once it was taken down');
    },
  },
  {
    name: 'P58 entries of one site are not there for another',
    needs: ['threads'],
    async run(world) {
      const mira = await world.as('mira');
      const own = await propose(mira, 'Here');
      const other = await world.elsewhere();
      await refuses(other.entries!.read(own.id), 'not-found', 'reading it');
      await refuses(upvote(other, own.id), 'not-found', 'a vote for it');
      await refuses(
        other.entries!.remove({ key: newId(), id: own.id, revision: 1 }),
        'not-found',
        'deleting it',
      );
      same(
        [await listed(other), await other.entries!.similar({ poll: 'ideas', text: 'Here' })],
        [[], { entries: [] }],
        'its list',
      );
      await post(mira, 't', 'A comment is no entry').then(({ id }) =>
        refuses(mira.entries!.read(id), 'not-found', 'a comment'),
      );
    },
  },
];
