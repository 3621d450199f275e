import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Viewer } from '../../domain/people/people.ts';
import { bob, guest } from '../testing/backend.ts';
import { open, post, server } from '../testing/outbox.ts';
import { createWorld } from '../testing/world.ts';

test('words to be read over stay as they are, across a reload, and trying again confirms them', async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('nudge', 'offline');
  const first = open(world, backend);
  await first.add(post('a'));
  assert.deepEqual([first.states(), first.$items.value[0]?.error?.code], [[['a', 'failed']], 'nudge']);
  first.close();
  const outbox = open(world, backend);
  assert.deepEqual([outbox.states(), outbox.$items.value[0]?.body], [[['a', 'failed']], 'words of a']);
  await outbox.retry('a');
  assert.deepEqual(outbox.states(), [['a', 'waiting']]);
  await outbox.retry('a');
  assert.deepEqual(
    backend.seen.map(({ id, confirm }) => [id, confirm]),
    [
      ['a', undefined],
      ['a', 'token'],
      ['a', 'token'],
    ],
  );
  assert.deepEqual([outbox.states(), backend.taken], [[], ['a']]);
});

test('what is confirmed once is sent once, however often it is pressed', async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('nudge');
  const outbox = open(world, backend);
  await outbox.add(post('a'));
  await Promise.all([outbox.retry('a'), outbox.retry('a')]);
  assert.deepEqual(
    backend.seen.map(({ confirm }) => confirm),
    [undefined, 'token'],
  );
  assert.deepEqual(outbox.states(), []);
});

test('nobody confirms what somebody else was asked', async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('nudge');
  const who: { viewer: Viewer | null | undefined } = { viewer: guest };
  const outbox = open(world, backend, who);
  await outbox.add(post('a'));
  who.viewer = bob;
  outbox.wake();
  await outbox.retry('a');
  assert.deepEqual(
    backend.seen.map(({ confirm }) => confirm),
    [undefined, undefined],
  );
});
