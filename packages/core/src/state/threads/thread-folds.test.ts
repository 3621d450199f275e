import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ThreadItem } from '../types.ts';
import { foldItems, Folds, foldsOf } from './thread-folds.ts';

/** A list of items, each given as its id, whose letters are the way down to it: `a`, `ab`, `abc`. */
const list = (...ids: string[]): ThreadItem[] =>
  ids.map((id) => ({
    comment: {
      id,
      topic: 't',
      parent: id.slice(0, -1) || null,
      root: id[0]!,
      depth: id.length - 1,
      author: null,
      body: [],
      status: 'published',
      createdAt: 0,
      editedAt: null,
      revision: 1,
      reactions: [],
      replies: 0,
      can: [],
    },
    inReplyTo: null,
    pending: null,
    error: null,
    moreReplies: 0,
  }));
const idsOf = (items: readonly ThreadItem[]) => items.map(({ comment }) => comment.id);

test('folds away what stands below a comment, at any depth, and nothing else', () => {
  const items = list('a', 'ab', 'abc', 'abcd', 'ac', 'b', 'bb');
  const { items: shown, replies } = foldItems(items, new Set(['ab']));
  assert.deepEqual(idsOf(shown), ['a', 'ab', 'ac', 'b', 'bb']);
  assert.deepEqual(
    [...replies],
    [
      ['a', 4],
      ['ab', 2],
      ['abc', 1],
      ['b', 1],
    ],
  );
});

/** Trees as lists in the order in which they are drawn. */
const { tree } = fc.letrec<{ tree: string[]; node: string[] }>((tie) => ({
  tree: fc
    .array(tie('node'), { maxLength: 4 })
    .map((below) => below.flatMap((ids, at) => ids.map((id) => 'abcd'[at]! + id))),
  node: fc
    .oneof({ depthSize: 'small' }, fc.constant([] as string[]), tie('tree'))
    .map((below) => ['', ...below]),
}));

test('what is hidden is what has a closed one above it; what remains keeps its order; all is counted', () => {
  fc.assert(
    fc.property(tree, fc.infiniteStream(fc.boolean()), (ids, dice) => {
      const items = list(...ids);
      const closed = new Set(ids.filter(() => dice.next().value));
      const { items: shown, replies } = foldItems(items, closed);
      assert.deepEqual(
        idsOf(shown),
        ids.filter((id) => ![...closed].some((above) => id !== above && id.startsWith(above))),
      );
      for (const id of ids)
        assert.equal(
          replies.get(id) ?? 0,
          ids.filter((other) => other !== id && other.startsWith(id)).length,
        );
    }),
  );
});

test('replies that are not loaded count for the whole conversation, and can be asked for unless all of it is folded', () => {
  const items = list('a', 'ab', 'abc').map((item, at) => (at === 2 ? { ...item, moreReplies: 7 } : item));
  const half = foldItems(items, new Set(['ab']));
  assert.deepEqual(
    half.items.map(({ comment, moreReplies }) => [comment.id, moreReplies]),
    [
      ['a', 0],
      ['ab', 7],
    ],
  );
  const whole = foldItems(items, new Set(['a']));
  assert.deepEqual([whole.items.at(-1)?.moreReplies, whole.replies.get('a')], [0, 9]);
});

test('a reply whose parent is not loaded is folded with its root', () => {
  const { items, replies } = foldItems(list('a', 'axy'), new Set(['a']));
  assert.deepEqual([idsOf(items), replies.get('a')], [['a'], 1]);
});

test('leading somewhere unfolds everything above it, and not the place itself', () => {
  const items = list('a', 'ab', 'abc', 'abcd', 'b');
  const folds = new Folds();
  for (const id of ['a', 'ab', 'abc', 'b']) folds.set(id, true);
  folds.reveal(items, 'abc');
  assert.deepEqual(idsOf(folds.fold(items).items), ['a', 'ab', 'abc', 'b']);
  assert.equal(folds.isClosed('abc'), true);
});

test('gives the same list until something changes, and keeps the folds of a topic together', () => {
  const kept = new Map<string, unknown>();
  const community = {
    store<T>(key: string, make: (base: never) => T): T {
      if (!kept.has(key)) kept.set(key, make(undefined as never));
      return kept.get(key) as T;
    },
  };
  const folds = foldsOf(community, 't');
  const items = list('a', 'ab');
  const before = folds.fold(items);
  assert.equal(folds.fold(items), before);
  foldsOf(community, 't').set('a', true);
  assert.deepEqual(idsOf(folds.fold(items).items), ['a']);
  assert.equal(foldsOf(community, 'other').isClosed('a'), false);
});

test('a chain of twenty thousand is folded as any other', () => {
  const chain = Array.from({ length: 20_000 }, (_, depth) => {
    const [item] = list('a');
    const id = `c${depth}`;
    return {
      ...item!,
      comment: { ...item!.comment, id, root: 'c0', parent: depth ? `c${depth - 1}` : null, depth },
    };
  });
  const { items, replies } = foldItems(chain, new Set(['c1']));
  assert.deepEqual([items.length, replies.get('c0')], [2, 19_999]);
});
