import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, measure } from './weigh.ts';

const manifest = {
  loader: { file: 'hearth.js' },
  thread: { file: 'thread.js', imports: ['_lit', '_state'], css: ['thread.css'] },
  poll: { file: 'poll.js', imports: ['_lit', '_bars'] },
  _lit: { file: 'lit.js' },
  _state: { file: 'state.js', imports: ['_lit'] },
  _bars: { file: 'bars.js' },
};

test('counts each file of the static closure once, style sheets too', () => {
  const { files, missing } = measure(manifest, { of: ['loader', 'thread'] });
  assert.deepEqual(files.sort(), ['hearth.js', 'lit.js', 'state.js', 'thread.css', 'thread.js']);
  assert.deepEqual(missing, []);
});

test('leaves out what the page already has', () => {
  const { files } = measure(manifest, { of: ['poll'], without: ['loader', 'thread'] });
  assert.deepEqual(files.sort(), ['bars.js', 'poll.js']);
});

test('names a source that the bundle lacks', () => {
  assert.deepEqual(measure(manifest, { of: ['invite'], without: ['gone'] }).missing, ['invite', 'gone']);
});

test('a budget over its limit fails only beyond the ceiling that it is known to have reached', () => {
  assert.deepEqual([judge(9, { limit: 10 }), judge(11, { limit: 10 })], ['ok', 'FAILED']);
  assert.deepEqual(
    [judge(11, { limit: 10, ceiling: 12 }), judge(13, { limit: 10, ceiling: 12 })],
    ['OVER', 'FAILED'],
  );
});
