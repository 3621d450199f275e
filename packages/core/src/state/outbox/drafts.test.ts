import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Viewer } from '../../domain/people/people.ts';
import { createDrafts } from './drafts.ts';
import { ada, bob, guest } from '../testing/backend.ts';
import { createWorld } from '../testing/world.ts';

function open(world = createWorld(), viewer: Viewer | null = null) {
  const tab = world.tab();
  const who = { viewer };
  return { world, tab, who, ...createDrafts(tab.env, 's', () => who.viewer) };
}

test('T25 writes nothing before somebody types, and then a moment later', async () => {
  const { world, get, set } = open();
  assert.equal(get('new'), '');
  set('new', '');
  assert.deepEqual([world.stored.size, world.timers.size], [0, 0]);
  set('new', 'Hel');
  set('new', 'Hello');
  assert.equal(get('new'), 'Hello');
  assert.equal(world.stored.size, 0);
  await world.advance(300);
  assert.equal(open(world).get('new'), 'Hello');
});

test('writes at once when the page goes', () => {
  const { world, tab, set } = open();
  set('new', 'Hello');
  tab.fire('pagehide');
  assert.equal(open(world).get('new'), 'Hello');
  assert.equal(world.timers.size, 0);
});

test('leaves nothing behind when all is cleared', async () => {
  const { world, set, get } = open();
  set('new', 'Hello');
  await world.advance(300);
  set('new', '');
  await world.advance(300);
  assert.deepEqual([get('new'), world.stored.size], ['', 0]);
});

test("a guest's draft survives signing in; a member's stays theirs", async () => {
  const { world, who, get, set } = open(createWorld(), guest);
  set('new', 'mine');
  who.viewer = ada;
  assert.equal(get('new'), 'mine');
  set('new', 'mine, longer');
  await world.advance(300);
  assert.equal(get('new'), 'mine, longer');
  for (const other of [bob, guest, null]) {
    who.viewer = other;
    assert.equal(get('new'), '');
  }
  set('new', 'a visitor');
  who.viewer = ada;
  assert.equal(get('new'), 'mine, longer');
  set('new', '');
  assert.equal(get('new'), '');
  await world.advance(300);
  assert.equal(world.stored.size, 0);
});

test('two tabs do not undo each other', async () => {
  const one = open();
  const two = open(one.world);
  one.set('new', 'one');
  two.set('reply/c', 'two');
  await one.world.advance(300);
  const three = open(one.world);
  assert.deepEqual([three.get('new'), three.get('reply/c')], ['one', 'two']);
});

test('full, missing and damaged storage keeps the words in memory', async () => {
  const { world, get, set } = open();
  world.full = true;
  set('new', 'Hello');
  await world.advance(300);
  assert.equal(get('new'), 'Hello');
  world.full = false;
  set('other', 'x');
  await world.advance(300);
  assert.equal(open(world).get('new'), 'Hello');

  for (const value of ['[1]', '{', 'null', '{":new":null}', '{":new":[]}']) {
    world.stored.set('hearth/s/drafts', value);
    const drafts = open(world);
    assert.equal(drafts.get('new'), '');
    drafts.set('new', 'again');
    await world.advance(300);
    assert.equal(open(world).get('new'), 'again');
  }
  const none = createDrafts({ ...createWorld().tab().env, storage: null }, 's', () => null);
  none.set('new', 'kept');
  none.close();
  assert.equal(none.get('new'), 'kept');
});

test('forgets a draft after thirty days', async () => {
  const { world, set } = open();
  set('new', 'old');
  await world.advance(300);
  await world.advance(30 * 24 * 3600_000);
  set('other', 'new');
  await world.advance(300);
  assert.equal(open(world).get('new'), '');
});

test('closing writes what is due and lets go', () => {
  const { world, tab, set, close } = open();
  set('new', 'Hello');
  close();
  assert.deepEqual([world.timers.size, tab.listeners()], [0, 0]);
  assert.equal(open(world).get('new'), 'Hello');
});
