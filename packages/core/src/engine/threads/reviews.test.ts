import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { CommunityError } from '../../adapter/errors.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { signIn } from '../people/people.ts';
import { createTalk, type Talk } from '../testing/talk.ts';

const reviews = { topics: ['a'] };
const refused = (code: string, reason?: string) => (error: unknown) =>
  error instanceof CommunityError && error.code === code && error.details.reason === reason;

const review = (talk: Talk, viewer: Viewer, rating: number, body = `gave ${rating}`) =>
  talk.post(viewer, body, null, { rating });
const ratings = async (talk: Talk) => (await talk.threads(null).read({ topic: 'a' })).thread.ratings;

describe('reviews', () => {
  test('T14 come to what is published of them, whatever is written, changed, hidden and deleted', async () => {
    const step = fc.record({ who: fc.nat(3), what: fc.nat(5), halves: fc.integer({ min: 1, max: 10 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const talk = await createTalk({ reviews });
        const staff = await talk.join('Siri', 'staff');
        const people = await Promise.all(['Ada', 'Bob', 'Cem', 'Dia'].map((name) => talk.join(name)));
        for (const { who, what, halves } of steps) {
          const author = people[who]!;
          const { review: id } = await talk.threads(author).read({ topic: 'a' });
          const rating = halves / 2;
          if (id === undefined) {
            await review(talk, author, rating, what === 0 ? 'see https://x.example' : `gave ${rating}`);
            continue;
          }
          const { revision, status } = await talk.threads(staff).comment(id);
          if (what === 0 && status !== 'hidden') await talk.remove(author, { id, revision });
          else if (what === 1 && status === 'published') await talk.act(staff, id, 'hide');
          else if (what === 2 && status === 'hidden') await talk.act(staff, id, 'restore');
          else if (what === 3 && status === 'held') await talk.act(staff, id, 'approve');
          else if (status !== 'hidden')
            await talk
              .threads(author)
              .edit({ key: talk.world.id(), id, body: `then ${rating}`, revision, rating });
        }
        const stars = (await talk.rows()).flatMap((row) =>
          row.status === 'published' && row.stars > 0 ? row.stars : [],
        );
        const { count, mean, distribution } = (await ratings(talk))!;
        assert.equal(count, stars.length);
        distribution.forEach((each, at) =>
          assert.equal(each, stars.filter((one) => one === (at + 1) / 2).length),
        );
        const sum = stars.reduce((all, one) => all + one, 0);
        assert.equal(mean, count === 0 ? null : Math.round((sum * 100) / count) / 100);
        assert.equal(
          (await talk.world.row('reviews')).length,
          (await talk.rows()).filter((row) => row.stars > 0 && row.status !== 'deleted').length,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('T14 of a guest become the member’s; where both wrote one, the member’s stands and the words of the other stay', async () => {
    const moderation = { guests: 'published', links: 'held', members: 'post' } as const;
    const talk = await createTalk({ reviews: { topics: ['a', 'b'] }, moderation });
    const identity = { issuer: 'host', subject: 'ada', strength: 'host', name: 'Ada' } as const;
    const ada = await signIn(talk.scene(null), identity);
    const gus = await talk.join('Gus', 'guest');
    const hers = await review(talk, ada, 5);
    const his = await review(talk, gus, 1);
    const alone = await talk.post(gus, 'elsewhere', null, { topic: 'b', rating: 2.5 });
    await signIn(talk.scene(null), { ...identity, guest: gus.id });
    const seen = await Promise.all([hers, his, alone].map(({ id }) => talk.threads(ada).comment(id)));
    assert.deepEqual(
      seen.map(({ rating, author, status }) => [rating, author?.id, status]),
      [
        [5, ada.id, 'published'],
        [undefined, ada.id, 'published'],
        [2.5, ada.id, 'published'],
      ],
    );
    assert.deepEqual([(await ratings(talk))?.count, (await ratings(talk))?.mean], [1, 5]);
    const kept = await talk.world.row('reviews');
    assert.deepEqual(
      kept.map(({ topic, member, comment }) => [topic, member, comment]),
      [
        ['a', ada.id, hers.id],
        ['b', ada.id, alone.id],
      ],
    );
  });

  test('are ordinary comments while their topic takes none, and reviews again when it does', async () => {
    const talk = await createTalk({ reviews });
    const ada = await talk.join('Ada');
    const { id } = await review(talk, ada, 4);
    await talk.world.configure({});
    const seen = await talk.threads(ada).comment(id);
    assert.ok(!('rating' in seen) && !('votes' in seen) && (await ratings(talk)) === undefined);
    assert.equal((await talk.threads(ada).read({ topic: 'a' })).review, undefined);
    await assert.rejects(review(talk, ada, 4), refused('invalid', 'no-review'));
    await talk.world.configure({ reviews });
    assert.deepEqual([(await talk.threads(ada).comment(id)).rating, (await ratings(talk))?.mean], [4, 4]);
  });

  test('cannot be had for what was written before its topic took any', async () => {
    const talk = await createTalk();
    const ada = await talk.join('Ada');
    const { id, revision } = await talk.post(ada, 'early words');
    await talk.world.configure({ reviews });
    await assert.rejects(
      talk.threads(ada).edit({ key: talk.world.id(), id, body: 'stars now', revision, rating: 5 }),
      refused('invalid', 'no-review'),
    );
    assert.equal((await ratings(talk))?.count, 0);
    assert.equal((await review(talk, ada, 5)).rating, 5);
  });

  test('T16 are marked when the host says so, also at a later change, and keep the mark', async () => {
    const talk = await createTalk({ reviews });
    const ada = await talk.join('Ada');
    const bought = { ...ada, bought: ['a'] };
    const own = await review(talk, ada, 4);
    assert.equal(own.verified, undefined);
    const edit = (viewer: Viewer, revision: number) =>
      talk.threads(viewer).edit({ key: talk.world.id(), id: own.id, body: `words ${revision}`, revision });
    assert.equal((await edit({ ...ada, bought: ['aa', 'a*', '*'] } as Viewer, 1)).verified, undefined);
    assert.equal((await edit(bought, 2)).verified, true);
    assert.equal((await edit(ada, 3)).verified, true);
    assert.equal((await talk.post(bought, 'reply', own.id)).verified, undefined);
  });
});
