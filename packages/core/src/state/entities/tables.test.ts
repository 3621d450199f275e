import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeComments, withoutViewer } from './tables.ts';
import { cardOf, ada } from '../testing/backend.ts';
import type { Comment } from '../../domain/threads/types.ts';

const mine: Comment = {
  id: 'a',
  topic: 't',
  parent: null,
  root: 'a',
  depth: 0,
  author: cardOf(ada),
  body: ['words'] as never,
  source: 'words',
  status: 'published',
  createdAt: 1,
  editedAt: null,
  revision: 2,
  reactions: [],
  mine: ['like'],
  vote: 1,
  muted: true,
  replies: 0,
  can: ['reply', 'edit'],
};
const { mine: _, vote: __, muted: ___, source: ____, ...told } = mine;

test('news for everybody leaves in place what concerns the viewer', () => {
  const merged = mergeComments(mine, { ...told, replies: 3, can: [] });
  assert.deepEqual(merged, { ...mine, replies: 3 });
});

test('news for the viewer is taken as it is, and older news not at all', () => {
  const news = { ...told, mine: [], revision: 3 };
  assert.equal(mergeComments(mine, news), news);
  assert.equal(mergeComments(news, mine), news);
});

test('for another viewer nothing is left of what only the last one might know', () => {
  assert.deepEqual(withoutViewer(mine), { ...told, can: [] });
  assert.equal(withoutViewer({ ...mine, status: 'held' }), undefined);
});
