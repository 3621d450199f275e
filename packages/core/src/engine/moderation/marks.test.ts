import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { CommunityError } from '../../adapter/errors.ts';
import type { Viewer } from '../../domain/people/people.ts';
import type { ThreadSort } from '../../domain/threads/types.ts';
import { createTalk, type Talk } from '../testing/talk.ts';

const refused =
  (code: string, details: object = {}) =>
  (error: unknown) => {
    assert.ok(error instanceof CommunityError, String(error));
    assert.deepEqual({ code: error.code, ...error.details }, { code, ...details });
    return true;
  };

const setUp = async () => {
  const talk = await createTalk();
  return { talk, ada: await talk.join('Ada'), sue: await talk.join('Sue', 'staff') };
};
const undoLast = async (talk: Talk, staff: Viewer): Promise<void> => {
  const { entries } = await talk.moderation(staff).audit({ limit: 1 });
  await talk.moderation(staff).undo({ key: talk.world.id(), entry: entries[0]!.id });
};
const roots = async (talk: Talk, viewer: Viewer | null = null, sort: ThreadSort = 'newest') =>
  (await talk.threads(viewer).read({ topic: 'a', sort })).roots;

describe('a pin', () => {
  test('puts first comments before all others, the last one pinned first, in every order', async () => {
    const { talk, ada, sue } = await setUp();
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) ids.push((await talk.post(ada, `${n}`)).id);
    const [one, two, three, four] = ids as [string, string, string, string];
    await talk.mark(sue, one, 'pinned');
    assert.deepEqual((await talk.mark(sue, three, 'pinned')).marks, ['pinned']);
    await talk.mark(sue, one, 'pinned');
    assert.deepEqual(await roots(talk), [three, one, four, two]);
    assert.deepEqual(await roots(talk, ada, 'oldest'), [three, one, two, four]);
    await talk.mark(sue, three, 'pinned', false);
    assert.deepEqual(await roots(talk), [one, four, three, two]);
    await undoLast(talk, sue);
    assert.deepEqual(await roots(talk), [three, one, four, two], 'its old place');
  });

  test('is for three first comments that are published', async () => {
    const { talk, ada, sue } = await setUp();
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) ids.push((await talk.post(ada, `${n}`)).id);
    const reply = await talk.post(ada, 'reply', ids[0]);
    const held = await talk.post(ada, 'https://x.example');
    await assert.rejects(
      talk.mark(sue, reply.id, 'pinned'),
      refused('invalid', { field: 'mark', reason: 'reply' }),
    );
    await assert.rejects(talk.mark(sue, held.id, 'pinned'), refused('conflict', { field: 'mark' }));
    for (const id of ids.slice(0, 3)) await talk.mark(sue, id, 'pinned');
    await assert.rejects(
      talk.mark(sue, ids[3]!, 'pinned'),
      refused('conflict', { field: 'mark', reason: 'too-many', limit: 3 }),
    );
    await talk.remove(sue, await talk.threads(sue).comment(ids[0]!));
    await talk.mark(sue, ids[3]!, 'pinned');
    assert.deepEqual(
      (await roots(talk)).slice(0, 3),
      [ids[3], ids[2], ids[1]],
      'what was deleted makes room',
    );
  });

  test('of what is hidden leads nothing, and is back with it', async () => {
    const { talk, ada, sue } = await setUp();
    const [first, second] = [await talk.post(ada, '1'), await talk.post(ada, '2')];
    await talk.mark(sue, first.id, 'pinned');
    await talk.act(sue, first.id, 'hide');
    assert.deepEqual(await roots(talk), [second.id]);
    assert.ok(!JSON.stringify(await talk.threads(null).read({ topic: 'a' })).includes(first.id));
    assert.deepEqual((await talk.threads(sue).comment(first.id)).marks, undefined);
    await talk.act(sue, first.id, 'restore');
    assert.deepEqual(await roots(talk), [first.id, second.id]);
  });

  test('leaves every comment on exactly one page, whatever the order and wherever a permalink leads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(8), { maxLength: 3 }),
        fc.constantFrom<ThreadSort>('newest', 'oldest', 'best', 'controversial'),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(8),
        async (pins, sort, limit, target) => {
          const { talk, ada, sue } = await setUp();
          const ids: string[] = [];
          for (let n = 0; n < 9; n++) ids.push((await talk.post(ada, `${n}`)).id);
          for (const pin of pins) await talk.mark(sue, ids[pin]!, 'pinned');
          const pinned = pins.map((pin) => ids[pin]!).reverse();
          const rest = (sort === 'oldest' ? ids : ids.toReversed()).filter((id) => !pinned.includes(id));
          const read = (query: object) => talk.threads(null).read({ topic: 'a', sort, limit, ...query });

          let page = await read({});
          const seen = [...page.roots];
          while (page.next !== null) {
            page = await read({ cursor: page.next });
            seen.push(...page.roots);
          }
          assert.deepEqual(seen, [...pinned, ...rest], 'forwards');

          const around = await read({ around: ids[target]! });
          assert.ok(around.roots.includes(ids[target]!));
          const joined = [...around.roots];
          for (let before = around; before.prev !== null;) {
            before = await read({ cursor: before.prev });
            joined.unshift(...before.roots);
          }
          for (let after = around; after.next !== null;) {
            after = await read({ cursor: after.next });
            joined.push(...after.roots);
          }
          assert.deepEqual(joined, [...pinned, ...rest], 'from a permalink, both ways');
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a mark', () => {
  test('is seen by all, told to all, written down, and undone', async () => {
    const { talk, ada, sue } = await setUp();
    const { id } = await talk.post(ada, 'words');
    await talk.mark(sue, id, 'featured', true, 'well said');
    await talk.mark(sue, id, 'featured');
    assert.deepEqual((await talk.threads(null).comment(id)).marks, ['featured']);
    assert.ok((await talk.threads(sue).comment(id)).can.includes('feature'));
    assert.deepEqual(
      (await talk.world.events('comment.marked')).map(({ audience, data }) => [audience, data['author']]),
      [['public', ada.id]],
    );
    const [entry] = (await talk.moderation(sue).audit({})).entries;
    assert.deepEqual(
      [entry?.action, entry?.reason, entry?.before, entry?.after],
      ['feature', 'well said', { featured: false }, { featured: true }],
    );
    await undoLast(talk, sue);
    assert.ok(!('marks' in (await talk.threads(null).comment(id))));
  });

  test('stands in the way of undoing what came before it on the same comment', async () => {
    const { talk, ada, sue } = await setUp();
    const { id } = await talk.post(ada, 'words');
    await talk.mark(sue, id, 'featured');
    talk.world.now += 1;
    await talk.mark(sue, id, 'pinned');
    const { entries } = await talk.moderation(sue).audit({});
    const undo = (entry: string) => talk.moderation(sue).undo({ key: talk.world.id(), entry });
    await assert.rejects(undo(entries[1]!.id), refused('conflict', { field: 'entry' }));
    await undo(entries[0]!.id);
    await undo(entries[1]!.id);
    assert.ok(!('marks' in (await talk.threads(null).comment(id))), 'step by step it goes');
  });
});

describe('the official answer', () => {
  test('is one reply per conversation, named by its first comment; another takes its place, and undoing gives it back', async () => {
    const { talk, ada, sue } = await setUp();
    const question = await talk.post(ada, '?');
    const [one, two] = [await talk.post(ada, '1', question.id), await talk.post(sue, '2', question.id)];
    const marked = async () => {
      const { comments } = await talk.threads(null).read({ topic: 'a' });
      return [
        comments[0]!.answer,
        ...comments.filter(({ marks }) => marks?.includes('answer')).map(({ id }) => id),
      ];
    };
    await talk.mark(sue, one.id, 'answer');
    assert.deepEqual(await marked(), [one.id, one.id]);
    await talk.mark(sue, two.id, 'answer');
    assert.deepEqual(await marked(), [two.id, two.id]);
    await talk.mark(sue, one.id, 'answer', false);
    assert.deepEqual(await marked(), [two.id, two.id], 'what is none cannot be taken away');
    await undoLast(talk, sue);
    assert.deepEqual(await marked(), [one.id, one.id]);
    await assert.rejects(
      talk.mark(sue, question.id, 'answer'),
      refused('invalid', { field: 'mark', reason: 'first-comment' }),
    );
  });

  test('is named to nobody while it is hidden, also where it is not on the page', async () => {
    const { talk, ada, sue } = await setUp();
    const question = await talk.post(ada, '?');
    let answer = question;
    for (let n = 0; n < 25; n++) answer = await talk.post(ada, `${n}`, question.id);
    await talk.mark(sue, answer.id, 'answer');
    const named = async () => (await talk.threads(null).read({ topic: 'a' })).comments[0]!.answer;
    assert.equal(await named(), answer.id);
    await talk.act(sue, answer.id, 'hide');
    assert.equal(await named(), undefined);
  });
});
