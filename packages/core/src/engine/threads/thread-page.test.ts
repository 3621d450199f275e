import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { CommunityError } from '../../adapter/errors.ts';
import type { ThreadsPart } from '../../adapter/contract.ts';
import type { Comment, ThreadPage, ThreadSort } from '../../domain/threads/types.ts';
import { createTalk, type Talk } from '../testing/talk.ts';

const refused = (code: string, field: string) => (error: unknown) =>
  error instanceof CommunityError && error.code === code && error.details.field === field;

/** Everything a viewer can get at by following cursors, in the order in which it came, repetitions left out. */
async function walk(
  threads: ThreadsPart,
  sort: ThreadSort,
  limit: number,
): Promise<{ roots: string[]; comments: Map<string, Comment> }> {
  const roots: string[] = [];
  const comments = new Map<string, Comment>();
  const take = async (page: ThreadPage): Promise<void> => {
    for (const comment of page.comments) {
      assert.ok(comment.parent === null || comments.has(comment.parent), 'a reply comes with its ancestors');
      comments.set(comment.id, comment);
    }
    roots.push(...page.roots);
    for (const { cursor, count } of Object.values(page.more)) {
      assert.ok(count > 0, 'there is something behind "more"');
      const rest = await threads.read({ topic: 'a', sort, cursor, limit });
      assert.deepEqual(rest.roots, []);
      await take(rest);
    }
  };
  let page = await threads.read({ topic: 'a', sort, limit });
  assert.equal(page.prev, null);
  await take(page);
  for (let turns = 0; page.next !== null; turns++) {
    assert.ok(turns < 1_000, 'it ends');
    page = await threads.read({ topic: 'a', sort, limit, cursor: page.next });
    await take(page);
  }
  return { roots, comments };
}

/** A thread with conversations short and long, some of it held, hidden or deleted. */
async function grow(
  seeds: readonly number[],
): Promise<{ talk: Talk; people: Awaited<ReturnType<Talk['join']>>[] }> {
  const talk = await createTalk();
  const people = [await talk.join('Ada'), await talk.join('Bob'), await talk.join('Sue', 'staff')];
  const [, , staff] = people;
  for (const [index, seed] of seeds.entries()) {
    const published = (await talk.rows()).filter(({ status }) => status === 'published');
    const parent = seed % 4 === 0 ? undefined : published[seed % (published.length || 1)];
    const comment = await talk.post(
      people[seed % 2]!,
      seed % 7 === 0 ? 'https://x.example' : `words ${index}`,
      parent?.id ?? null,
    );
    if (seed % 5 === 0)
      await talk
        .threads(people[1]!)
        .react({ key: talk.world.id(), id: published[0]?.id ?? comment.id, reaction: 'like', on: true })
        .catch(() => {});
    const victim = (await talk.rows())[seed % (index + 1)]!;
    if (seed % 6 === 1 && victim.status !== 'deleted') await talk.remove(staff!, victim);
    if (seed % 11 === 2) await talk.act(staff!, victim.id, 'hide').catch(() => {});
  }
  return { talk, people };
}

describe('reading a thread', () => {
  test('T3 page by page gives each viewer what they may see, each first comment once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(10_000), { minLength: 1, maxLength: 90 }),
        fc.constantFrom<ThreadSort>('newest', 'oldest', 'best'),
        fc.integer({ min: 1, max: 7 }),
        async (seeds, sort, limit) => {
          const { talk, people } = await grow(seeds);
          const rows = await talk.rows();
          for (const viewer of [null, ...people]) {
            const { roots, comments } = await walk(talk.threads(viewer), sort, limit);
            const full = rows.filter(
              ({ status, author }) =>
                status === 'published' ||
                (status === 'held' &&
                  (viewer?.role === 'staff' || (viewer !== null && viewer.id === author))) ||
                (status === 'hidden' && viewer?.role === 'staff'),
            );
            for (const { id, status } of full)
              assert.equal(comments.get(id)?.status, status, 'what one may see is there');
            const fullIds = new Set(full.map(({ id }) => id));
            for (const comment of comments.values()) {
              if (fullIds.has(comment.id)) continue;
              assert.deepEqual(
                [comment.author, comment.body, comment.can],
                [null, null, []],
                'the rest is but a trace',
              );
              assert.ok(
                [...comments.values()].some(({ parent }) => parent === comment.id),
                'with something below it',
              );
            }
            assert.equal(new Set(roots).size, roots.length, 'no first comment twice');
            const order = rows
              .filter(({ id }) => roots.includes(id))
              .sort(
                (a, b) =>
                  (sort === 'best' ? b.score - a.score : 0) ||
                  (sort === 'oldest' ? a.at - b.at : b.at - a.at),
              );
            assert.deepEqual(
              roots,
              order.map(({ id }) => id),
            );
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('around any comment gives a page with it and its ancestors, from which both ways lead everywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(10_000), { minLength: 5, maxLength: 60 }),
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        async (seeds, pick, limit) => {
          const { talk } = await grow(seeds);
          const threads = talk.threads(null);
          const all = await walk(threads, 'newest', 100);
          const target = [...all.comments.values()][pick % (all.comments.size || 1)];
          if (!target) return;
          let page = await threads.read({ topic: 'a', around: target.id, limit });
          const ids = page.comments.map(({ id }) => id);
          assert.ok(ids.includes(target.id));
          for (let up: Comment | undefined = target; up?.parent; up = all.comments.get(up.parent))
            assert.ok(ids.includes(up.parent));
          assert.ok(page.roots.includes(target.root) && page.roots.length <= limit);
          assert.equal(new Set(ids).size, ids.length);
          let found = [...page.roots];
          const { next } = page;
          for (; page.prev !== null; found = [...page.roots, ...found])
            page = await threads.read({ topic: 'a', limit, cursor: page.prev });
          for (let cursor = next; cursor !== null; cursor = page.next) {
            page = await threads.read({ topic: 'a', limit, cursor });
            found = [...found, ...page.roots];
          }
          assert.deepEqual(found, all.roots);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('puts the oldest twenty replies under each first comment, and says how many follow', async () => {
    const talk = await createTalk();
    const [ada, staff] = [await talk.join('Ada'), await talk.join('Sue', 'staff')];
    const root = await talk.post(ada, 'root');
    const replies = [];
    for (let n = 0; n < 30; n++) replies.push(await talk.post(ada, `reply ${n}`, root.id));
    await talk.act(staff, replies[3]!.id, 'hide');
    await talk.act(staff, replies[25]!.id, 'hide');
    const page = await talk.threads(null).read({ topic: 'a' });
    const shown = replies.filter((_, n) => n !== 3 && n !== 25).map(({ id }) => id);
    assert.deepEqual(
      page.comments.map(({ id }) => id),
      [root.id, ...shown.slice(0, 20)],
    );
    assert.equal(page.more[root.id]?.count, 8);
    const rest = await talk.threads(null).read({ topic: 'a', cursor: page.more[root.id]!.cursor, limit: 5 });
    assert.deepEqual(
      rest.comments.map(({ id }) => id),
      shown.slice(20, 25),
    );
    assert.equal(rest.more[root.id]?.count, 3);
    const end = await talk.threads(null).read({ topic: 'a', cursor: rest.more[root.id]!.cursor, limit: 5 });
    assert.deepEqual([end.comments.length, end.more], [3, {}]);
  });

  test('T3 does not move under a reader when something new comes', async () => {
    const talk = await createTalk();
    const ada = await talk.join('Ada');
    const posted = [];
    for (let n = 0; n < 6; n++) posted.unshift((await talk.post(ada, `${n}`)).id);
    const first = await talk.threads(null).read({ topic: 'a', limit: 3 });
    const fresh = await talk.post(ada, 'new');
    const second = await talk.threads(null).read({ topic: 'a', limit: 3, cursor: first.next! });
    assert.deepEqual([...first.roots, ...second.roots], posted);
    const back = await talk.threads(null).read({ topic: 'a', limit: 3, cursor: second.prev! });
    assert.deepEqual(back.roots, first.roots);
    const before = await talk.threads(null).read({ topic: 'a', limit: 3, cursor: back.prev ?? first.next! });
    assert.deepEqual(before.roots, [fresh.id]);
  });

  test('finds the visible behind any number of hidden ones', async () => {
    const talk = await createTalk();
    const [ada, staff] = [await talk.join('Ada'), await talk.join('Sue', 'staff')];
    const oldest = await talk.post(ada, 'oldest');
    for (let n = 0; n < 40; n++) await talk.act(staff, (await talk.post(ada, 'spam')).id, 'hide');
    const page = await talk.threads(null).read({ topic: 'a', limit: 2 });
    assert.deepEqual([page.roots, page.next], [[oldest.id], null]);
  });

  test('of a topic that nobody wrote under is empty', async () => {
    const talk = await createTalk();
    const page = await talk.threads(null).read({ topic: 'nothing' });
    assert.deepEqual([page.comments, page.roots, page.more, page.next, page.prev], [[], [], {}, null, null]);
    assert.deepEqual(page.thread, { topic: 'nothing', title: null, url: null, locked: false, comments: 0 });
  });

  test('refuses cursors that are not its own, and sizes out of bounds', async () => {
    const talk = await createTalk();
    const ada = await talk.join('Ada');
    for (let n = 0; n < 3; n++) await talk.post(ada, `${n}`);
    const threads = talk.threads(null);
    const { next } = await threads.read({ topic: 'a', limit: 1 });
    const forged = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');
    for (const cursor of [
      '',
      '!',
      'x'.repeat(2_000),
      forged(1),
      forged(['newest.next', '1', 2]),
      forged(['newest.next', 1.5, 'x']),
      forged(['__proto__']),
      forged(['c', 'x', 1, 'y', 0]),
    ]) {
      await assert.rejects(threads.read({ topic: 'a', cursor }), refused('invalid', 'cursor'));
    }
    await assert.rejects(
      threads.read({ topic: 'a', sort: 'oldest', cursor: next! }),
      refused('invalid', 'cursor'),
    );
    for (const limit of [0, 101, 1.5, NaN])
      await assert.rejects(threads.read({ topic: 'a', limit }), refused('invalid', 'limit'));
    await assert.rejects(threads.read({ topic: 'a', sort: 'worst' as 'best' }), refused('invalid', 'sort'));
  });
});
