import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fewer, inLab, inTurns, type LabOptions } from './lab.ts';

const options = (signal = new AbortController().signal): LabOptions => ({
  runs: 2,
  quick: true,
  signal,
  peers: null,
  say: () => {},
  script: 'none',
});

test('cleans up in reverse order, and removes its folders, when a row fails', async () => {
  const done: string[] = [];
  let folder = '';
  const failing = inLab(options(), async (lab) => {
    folder = lab.folder();
    lab.after(() => void done.push(`first, with ${existsSync(folder)}`));
    lab.after(() => void done.push('second'));
    throw new Error('broken');
  });
  await assert.rejects(failing, /broken/);
  assert.deepEqual(done, ['second', 'first, with true']);
  assert.equal(existsSync(folder), false);
});

test('ends at once when it is stopped, also while it waits for something that never comes', async () => {
  const stop = new AbortController();
  const done: string[] = [];
  const waiting = inLab(options(stop.signal), (lab) => {
    lab.after(() => void done.push('cleaned up'));
    return new Promise(() => {});
  });
  stop.abort();
  await assert.rejects(waiting, { name: 'AbortError' });
  assert.deepEqual(done, ['cleaned up']);
});

test('says whose turn it is', async () => {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  await inLab({ ...options(), say }, (lab) => inTurns(lab, [{ name: 'a' }], async () => ({ value: 1 })));
  assert.deepEqual(said, ['a, warm-up', 'a, round 1 of 2', 'a, round 2 of 2']);
});

test('gives a row fewer rounds, and never more than were asked for', () =>
  inLab(options(), async (lab) => {
    assert.deepEqual([fewer(lab, 1).runs, fewer(lab, 9).runs], [1, 2]);
  }));
