import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Comment } from '../../domain/threads/types.ts';
import { INDENT_LIMIT, threadItems } from './thread-items.ts';

const make = (id: string, parent: Comment | null, at: number): Comment => ({
  id,
  topic: 't',
  parent: parent?.id ?? null,
  root: parent?.root ?? id,
  depth: parent ? parent.depth + 1 : 0,
  author: { id: `by-${id}`, name: `Name ${id}`, role: 'member', since: 0 },
  body: [],
  status: 'published',
  createdAt: at,
  editedAt: null,
  revision: 1,
  reactions: [],
  replies: 0,
  can: [],
});
const items = (roots: Comment[], replies: Comment[], more = {}) =>
  threadItems({ roots, replies, more, state: () => undefined });

/** Comments that each answer an earlier one or none, with times that may tie. */
const forest = fc
  .array(fc.record({ parent: fc.option(fc.nat(), { freq: 3 }), wait: fc.nat(2) }), { maxLength: 60 })
  .map((specs) => {
    const all: Comment[] = [];
    let at = 0;
    for (const [index, { parent, wait }] of specs.entries()) {
      at += wait;
      all.push(
        make(
          `c${String(index).padStart(3, '0')}`,
          parent === null || !all.length ? null : all[parent % all.length]!,
          at,
        ),
      );
    }
    return all;
  });

test('draws each comment once: below its parent and in one piece with its conversation, siblings oldest first', () => {
  fc.assert(
    fc.property(forest, fc.infiniteStream(fc.nat()), (all, dice) => {
      const roots = all.filter(({ parent }) => parent === null).reverse();
      const replies = all.filter(({ parent }) => parent !== null);
      for (let index = replies.length - 1; index > 0; index--) {
        const other = (dice.next().value as number) % (index + 1);
        [replies[index], replies[other]] = [replies[other]!, replies[index]!];
      }
      const drawn = items(roots, replies).map(({ comment }) => comment);
      assert.deepEqual(drawn.map(({ id }) => id).sort(), all.map(({ id }) => id).sort());
      assert.deepEqual(
        drawn.filter(({ parent }) => parent === null),
        roots,
      );
      for (const [index, comment] of drawn.entries()) {
        if (comment.parent === null) continue;
        const parent = drawn.findIndex(({ id }) => id === comment.parent);
        assert.ok(parent < index);
        // Between a parent and its reply stands nothing but other replies below that parent.
        for (const between of drawn.slice(parent + 1, index)) assert.ok(between.depth > drawn[parent]!.depth);
      }
      for (const parent of drawn) {
        const times = drawn
          .filter((comment) => comment.parent === parent.id)
          .map(({ createdAt }) => createdAt);
        assert.deepEqual(
          times,
          [...times].sort((a, b) => a - b),
        );
      }
    }),
  );
});

test('T1 puts a conversation of any depth in order without going deeper itself', () => {
  const chain: Comment[] = [];
  for (let depth = 0; depth < 20_000; depth++)
    chain.push(make(`c${String(depth).padStart(5, '0')}`, chain.at(-1) ?? null, depth));
  const drawn = items([chain[0]!], chain.slice(1).reverse());
  assert.deepEqual(
    drawn.map(({ comment }) => comment.depth),
    chain.map(({ depth }) => depth),
  );
});

test('T1 names who is answered only below the indent', () => {
  const chain = [make('c0', null, 0)];
  for (let depth = 1; depth <= INDENT_LIMIT + 2; depth++)
    chain.push(make(`c${depth}`, chain[depth - 1]!, depth));
  const names = items([chain[0]!], chain.slice(1)).map(({ inReplyTo }) => inReplyTo);
  assert.deepEqual(names.slice(0, INDENT_LIMIT + 1), Array(INDENT_LIMIT + 1).fill(null));
  assert.deepEqual(names.slice(INDENT_LIMIT + 1), [`Name c${INDENT_LIMIT}`, `Name c${INDENT_LIMIT + 1}`]);
});

test('tells of replies that are not loaded on the last item of their conversation', () => {
  const [a, b] = [make('a', null, 0), make('b', null, 1)];
  const [a1, a2, a3] = [make('a1', a, 2), make('a2', a, 3), make('a3', make('a1', a, 2), 4)];
  const drawn = items([a, b], [a1, a2, a3], { a: { count: 7 }, b: { count: 2 } });
  assert.deepEqual(
    drawn.map(({ comment, moreReplies }) => [comment.id, moreReplies]),
    [
      ['a', 0],
      ['a1', 0],
      ['a3', 0],
      ['a2', 7],
      ['b', 2],
    ],
  );
});

test('a reply without its parent follows its root, and without its root is left out', () => {
  const root = make('r', null, 0);
  const lost = make('lost', make('elsewhere', root, 1), 2);
  const stranger = make('stranger', make('other', null, 0), 3);
  assert.deepEqual(
    items([root], [lost, stranger]).map(({ comment }) => comment.id),
    ['r', 'lost'],
  );
});

test('keeps the identity of items that did not change', () => {
  const [a, b] = [make('a', null, 0), make('b', null, 1)];
  const before = items([a, b], []);
  const after = threadItems(
    { roots: [a, { ...b, revision: 2 }], replies: [], more: {}, state: () => undefined },
    before,
  );
  assert.equal(after[0], before[0]);
  assert.notEqual(after[1], before[1]);
});

test('survives a conversation of any depth', () => {
  const chain = [make('c0', null, 0)];
  for (let depth = 1; depth < 20_000; depth++) chain.push(make(`c${depth}`, chain[depth - 1]!, depth));
  assert.equal(items([chain[0]!], chain.slice(1)).length, 20_000);
});
