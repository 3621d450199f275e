import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommunityError } from '../../adapter/errors.ts';
import type { Comment } from '../../domain/threads/types.ts';
import { agreed } from './agreed.ts';
import type { Core } from '../core.ts';
import { createTable } from './entities.ts';
import { mergeComments, type CommentTable } from './tables.ts';
import { createBackend } from '../testing/backend.ts';

const first = createBackend({ now: () => 0 }).seed({ id: 'a' });
const like = (count: number): Comment['reactions'] => [{ id: 'like', count }];

/** A table that knows a comment, and a backend that tells `read` of it. */
function setUp(read: () => Promise<Comment>) {
  const known = first;
  const table = createTable<Comment>(({ id }) => id, mergeComments);
  const comments: CommentTable = { ...table, aliases: new Map() };
  comments.put([known]);
  let asked = 0;
  const comment = (): Promise<Comment> => (asked++, read());
  const core = { adapter: { threads: { comment } } } as unknown as Core;
  /** A write whose answer comes after the news. */
  const write = (news: Comment, answer: Comment) =>
    agreed(core, comments, 'a', () => (comments.put([news]), Promise.resolve(answer)));
  return { known, write, asked: () => asked };
}

test('T47 news of a reaction that came while an edit was under way outlive its answer, which was older', async () => {
  const edited = { ...first, revision: 2 };
  const now = { ...edited, reactions: like(1) };
  const { write, asked } = setUp(() => Promise.resolve(now));
  assert.deepEqual(await write(now, edited), now);
  assert.equal(asked(), 1);
});

test('T47 an answer that is younger than such news is right all the same', async () => {
  const edited = { ...first, revision: 2, reactions: like(2) };
  const { write } = setUp(() => Promise.resolve(edited));
  assert.deepEqual(await write({ ...edited, reactions: like(1) }, edited), edited);
});

test('news that say the same cost no question, nor do those of another revision', async () => {
  const { known, write, asked } = setUp(() => Promise.reject(new Error('not to be asked')));
  const answer = { ...known, revision: 2 };
  assert.deepEqual(await write({ ...answer }, answer), answer);
  assert.deepEqual(await write({ ...answer, revision: 3, reactions: like(9) }, answer), answer);
  assert.equal(asked(), 0);
});

test('where asking fails, the answer stands', async () => {
  const { known, write } = setUp(() => Promise.reject(new CommunityError('offline', 'no network')));
  const answer = { ...known, revision: 2 };
  assert.deepEqual(await write({ ...answer, reactions: like(1) }, answer), answer);
});
