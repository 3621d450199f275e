import type { BackendAdapter, NewComment } from '../../contract.ts';
import type { Comment, Ratings } from '../../../domain/threads/types.ts';
import { expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, changesFor, pages, post } from './steps.ts';

/** A topic of the fixture that takes reviews; Mira has bought it. */
const LAMP = '/products/lamp';

const review = (adapter: BackendAdapter, rating: number, patch: Partial<NewComment> = {}): Promise<Comment> =>
  adapter.threads!.post({ id: newId(), topic: LAMP, parent: null, body: `Gave ${rating}`, rating, ...patch });

const ratings = async (adapter: BackendAdapter, topic = LAMP): Promise<Ratings | undefined> =>
  (await adapter.threads!.read({ topic })).thread.ratings;

/** Ten counts, named by their stars. */
const counts = (given: Readonly<Record<number, number>>): number[] =>
  Array.from({ length: 10 }, (_, step) => given[(step + 1) / 2] ?? 0);

export const reviewCases: readonly ConformanceCase[] = [
  {
    name: 'T14 where a topic takes reviews, first comments have stars in half steps, and the thread says what they come to',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      same(
        await ratings(anonymous),
        { count: 0, mean: null, distribution: counts({}) },
        'before anybody wrote',
      );
      same(
        (await mira.threads!.read({ topic: LAMP })).review,
        undefined,
        'the own review before it is written',
      );
      const own = await review(mira, 4.5);
      same([own.rating, own.status], [4.5, 'published'], 'the review');
      await review(jonas, 2);
      const reply = await post(mira, LAMP, 'An ordinary answer', own.id);
      same(reply.rating, undefined, 'a reply’s stars');
      same(
        await ratings(anonymous),
        { count: 2, mean: 3.25, distribution: counts({ 4.5: 1, 2: 1 }) },
        'what they come to',
      );
      const page = await mira.threads!.read({ topic: LAMP });
      same(page.review, own.id, 'the viewer’s own review');
      same((await anonymous.threads!.read({ topic: LAMP })).review, undefined, 'the own review of nobody');
      same((await jonas.threads!.comment(own.id)).rating, 4.5, 'the stars as others see them');
      await post(mira, 't', 'Elsewhere');
      const elsewhere = await mira.threads!.read({ topic: 't' });
      same([elsewhere.thread.ratings, elsewhere.review], [undefined, undefined], 'a thread without reviews');
    },
  },
  {
    name: 'T14 stars that are missing, wrong or out of place are refused by their field',
    async run(world) {
      const mira = await world.as('mira');
      const { threads } = mira;
      const wrong = (rating: unknown, reason: string, patch: Partial<NewComment> = {}) =>
        refuses(review(mira, rating as number, patch), 'invalid', `stars ${String(rating)}`, {
          field: 'rating',
          reason,
        });
      await refuses(post(mira, LAMP, 'Without stars'), 'invalid', 'a review without stars', {
        field: 'rating',
        reason: 'required',
      });
      for (const rating of [0, 5.5, 4.2, -1]) await wrong(rating, 'format');
      await wrong(4, 'no-review', { topic: 't' });
      const own = await review(mira, 4);
      await wrong(4, 'no-review', { parent: own.id });
      const change = { key: newId(), id: own.id, body: 'Changed', revision: 1 };
      await refuses(threads!.edit({ ...change, rating: 6 }), 'invalid', 'six stars', { field: 'rating' });
      const reply = await post(mira, LAMP, 'Reply', own.id);
      await refuses(
        threads!.edit({ ...change, key: newId(), id: reply.id, rating: 3 }),
        'invalid',
        'stars for a reply',
        { field: 'rating', reason: 'no-review' },
      );
      same((await ratings(mira))?.count, 1, 'what was counted');
    },
  },
  {
    name: 'T14 each person has one review of a topic, also when two are sent at once, and a deleted one makes room',
    async run(world) {
      const mira = await world.as('mira');
      const id = newId();
      const outcomes = await Promise.allSettled([
        review(mira, 5, { id, body: 'One' }),
        review(mira, 1, { body: 'Two' }),
      ]);
      const posted = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      same(posted.length, 1, 'how many of two reviews were taken');
      const first = posted[0]!;
      await refuses(review(mira, 3, { body: 'Three' }), 'conflict', 'a second review', {
        field: 'rating',
        reason: 'reviewed',
      });
      await review(mira, 3, { topic: '/products/lantern' });
      const input = { id: newId(), topic: LAMP, parent: null, body: 'Other words' } as const;
      await refuses(mira.threads!.post({ ...input, rating: 2 }), 'conflict', 'yet another');
      await mira.threads!.remove({ key: newId(), id: first.id, revision: first.revision });
      same(
        [(await ratings(mira))?.count, (await mira.threads!.read({ topic: LAMP })).review],
        [0, undefined],
        'after deleting it',
      );
      same((await mira.threads!.post({ ...input, rating: 2 })).rating, 2, 'another after that');
      same((await mira.threads!.post({ ...input, rating: 2 })).rating, 2, 'the same sent again');
      await refuses(
        mira.threads!.post({ ...input, rating: 2.5 }),
        'conflict',
        'the same id with other stars',
        {
          field: 'id',
        },
      );
      same(await ratings(mira), { count: 1, mean: 2, distribution: counts({ 2: 1 }) }, 'in the end');
    },
  },
  {
    name: 'T14 a review may be changed at any time, its stars too, and without new ones they stay',
    needs: ['advance'],
    async run(world) {
      const mira = await world.as('mira');
      const own = await review(mira, 4.5);
      await world.advance!(24 * 3_600_000);
      const input = { key: newId(), id: own.id, body: 'It broke', revision: own.revision, rating: 1 };
      const later = await mira.threads!.comment(own.id);
      expect(later.can.includes('edit'), 'A day later, its author may not change it.');
      const edited = await mira.threads!.edit(input);
      same([edited.rating, (await mira.threads!.edit(input)).rating], [1, 1], 'the stars after the change');
      same(await ratings(mira), { count: 1, mean: 1, distribution: counts({ 1: 1 }) }, 'what they come to');
      const words = await mira.threads!.edit({
        key: newId(),
        id: own.id,
        body: 'It broke twice',
        revision: edited.revision,
      });
      same([words.rating, (await ratings(mira))?.mean], [1, 1], 'after a change of words alone');
    },
  },
  {
    name: 'T14 what waits, is hidden or was deleted does not count, and counts again when it is back',
    needs: ['moderation'],
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      const counted = async (): Promise<readonly (number | null | undefined)[]> => {
        const now = await ratings(anonymous);
        return [now?.count, now?.mean];
      };
      const held = await review(mira, 5, { body: 'Look at https://shop.example' });
      same([held.status, await counted()], ['held', [0, null]], 'a review that waits');
      await refuses(review(mira, 4), 'conflict', 'a second one beside what waits');
      const act = (id: string, action: 'approve' | 'hide' | 'restore') =>
        staff.moderation!.act({ key: newId(), id, action });
      await act(held.id, 'approve');
      const other = await review(jonas, 2);
      same(await counted(), [2, 3.5], 'both');
      await act(held.id, 'hide');
      same(await counted(), [1, 2], 'one hidden');
      await act(held.id, 'restore');
      same(await counted(), [2, 3.5], 'one back');
      await jonas.threads!.remove({ key: newId(), id: other.id, revision: other.revision });
      same(await counted(), [1, 5], 'one deleted');
    },
  },
  {
    name: 'T14 staff write no reviews, and guests do where they may write',
    needs: ['members', 'moderation'],
    async run(world) {
      const [staff, guest] = await all(world, 'staff', 'guest');
      await refuses(review(staff, 5), 'forbidden', 'a review by staff');
      const own = await review(guest, 3);
      same([own.rating, own.status], [3, 'held'], 'a guest’s first review');
      await staff.moderation!.act({ key: newId(), id: own.id, action: 'approve' });
      same((await post(staff, LAMP, 'But we answer', own.id)).rating, undefined, 'the stars of their answer');
    },
  },
  {
    name: 'T16 people say that a review helped, whatever votes the site has, and best goes by that',
    needs: ['threads.vote', 'members'],
    async run(world) {
      const [mira, jonas, newcomer, staff] = await all(world, 'mira', 'jonas', 'newcomer', 'staff');
      const vote = (adapter: BackendAdapter, id: string, value: 1 | 0 | -1): Promise<Comment> =>
        adapter.threads!.vote!({ key: newId(), id, value });
      const best = await review(mira, 1);
      const some = await review(jonas, 5);
      const none = await review(newcomer, 3);
      same((await vote(jonas, best.id, 1)).votes, { up: 1, down: 0 }, 'one who was helped');
      await vote(staff, best.id, 1);
      await vote(mira, some.id, 1);
      await refuses(vote(mira, best.id, 1), 'forbidden', 'a vote for one’s own review');
      await refuses(vote(jonas, best.id, -1), 'invalid', 'a vote against a review', { field: 'value' });
      const seen = await jonas.threads!.comment(best.id);
      same([seen.votes, seen.vote], [{ up: 2, down: 0 }, 1], 'counts, and the own vote');
      const order = (await pages(mira, { topic: LAMP, sort: 'best', limit: 2 })).flatMap(
        ({ roots }) => roots,
      );
      same(order, [best.id, some.id, none.id], 'the order of best');
      same((await vote(jonas, best.id, 0)).votes, { up: 1, down: 0 }, 'after taking it back');
    },
  },
  {
    name: 'T16 a review is verified where the host says that its author bought what it is about, and nowhere else',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const own = await review(mira, 4);
      same(own.verified, true, 'of who bought it');
      same((await review(jonas, 4)).verified, undefined, 'of who did not');
      same((await review(mira, 4, { topic: '/products/lantern' })).verified, undefined, 'of another thing');
      same((await post(mira, LAMP, 'A reply', own.id)).verified, undefined, 'a reply');
      const edited = await mira.threads!.edit({
        key: newId(),
        id: own.id,
        body: 'Still good',
        revision: own.revision,
      });
      same(edited.verified, true, 'after a change');
      same((await anonymous.threads!.comment(own.id)).verified, true, 'as everybody sees it');
      const { viewer } = await mira.connect();
      same(viewer && 'bought' in viewer, false, 'whether the page is told what somebody bought');
    },
  },
  {
    name: 'T14 who looks at a topic is told what its reviews come to now',
    needs: ['changes'],
    async run(world) {
      const [mira, anonymous] = await all(world, 'mira', 'anonymous');
      const { asOf } = await anonymous.threads!.read({ topic: LAMP });
      const own = await review(mira, 4);
      const told = async (since: string) => {
        const changes = await changesFor(anonymous, since, [`thread/${LAMP}`]);
        return changes.flatMap((change) => (change.kind === 'thread' ? [change.thread.ratings?.mean] : []));
      };
      same((await told(asOf)).at(-1), 4, 'after the review');
      const before = (await anonymous.threads!.read({ topic: LAMP })).asOf;
      await mira.threads!.edit({ key: newId(), id: own.id, body: 'Less', revision: 1, rating: 2.5 });
      same((await told(before)).at(-1), 2.5, 'after other stars');
      const words = (await anonymous.threads!.read({ topic: LAMP })).asOf;
      await mira.threads!.edit({ key: newId(), id: own.id, body: 'The same', revision: 2 });
      same(await told(words), [], 'after a change of words alone');
    },
  },
];
