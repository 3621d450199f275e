import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ada, bob } from '../testing/backend.ts';
import { settle } from '../testing/open.ts';
import { openThread } from '../testing/open-thread.ts';
import { createWorld } from '../testing/world.ts';
import { noteVisit } from './visit-note.ts';

type World = ReturnType<typeof createWorld>;
const KEY = 'hearth/s/visits';
const DAY = 24 * 3600_000;
const START = Date.UTC(2025, 11, 1);
const OLD = ['a', 'b'];

/** A visit to a thread of two old comments and some more, a day younger each, by Ada unless somebody else. */
async function visit(
  world: World,
  given: {
    readonly more?: readonly string[];
    readonly viewer?: typeof ada | null;
    readonly acts?: boolean;
  } = {},
) {
  const { more = [], viewer = ada, acts = false } = given;
  const opened = await openThread({
    world,
    viewer,
    seed(backend) {
      for (const [day, id] of [...OLD, ...more].entries()) backend.seed({ id, createdAt: START + day * DAY });
    },
  });
  if (acts) await noteVisit(opened.community, 't', opened.view().items);
  const { view } = opened;
  return {
    ...opened,
    seenUntil: view().seenUntil,
    news: () =>
      view()
        .items.filter(({ comment }) => comment.createdAt > (view().seenUntil ?? Infinity))
        .map(({ comment }) => comment.id),
    leave() {
      opened.stop();
      opened.community.destroy();
    },
  };
}

test('T53 stores nothing of somebody who only reads, nor of somebody unknown', async () => {
  const world = createWorld();
  (await visit(world)).leave();
  (await visit(world, { viewer: null, acts: true })).leave();
  assert.equal(world.stored.get(KEY), undefined);
});

test('T8 tells what was written since the last visit of somebody who has acted, and from then on at each visit', async () => {
  const world = createWorld();
  const first = await visit(world, { acts: true });
  assert.deepEqual(first.news(), []);
  first.leave();
  await world.advance(DAY);
  const second = await visit(world, { more: ['d', 'e'] });
  assert.deepEqual(second.news(), ['e', 'd']);
  second.leave();
  await world.advance(DAY);
  const third = await visit(world, { more: ['d', 'e', 'f'] });
  assert.deepEqual(third.news(), ['f'], 'the second visit was noted, though nothing was done in it');
});

test('is no new visit when the widget is moved, or read again', async () => {
  const world = createWorld();
  (await visit(world, { acts: true })).leave();
  await world.advance(DAY);
  const { store, stop, news } = await visit(world, { more: ['d'] });
  stop();
  await world.advance(DAY);
  store.$view.listen(() => {});
  await world.advance(1000);
  assert.deepEqual(news(), ['d']);
  await store.reload();
  assert.deepEqual(news(), ['d']);
});

test('is each viewer’s own, and known only once it is known who is looking', async () => {
  const world = createWorld();
  (await visit(world, { acts: true })).leave();
  await world.advance(DAY);
  const other = await visit(world, { viewer: bob, more: ['d'] });
  assert.equal(other.seenUntil, undefined);
  other.backend.viewer = ada;
  await other.community.reconnect();
  await settle();
  assert.deepEqual(other.news(), ['d']);
  other.backend.viewer = null;
  await other.community.reconnect();
  await settle();
  assert.equal(other.view().seenUntil, undefined);
});

test('survives damaged and full storage', async () => {
  const world = createWorld();
  world.stored.set(KEY, JSON.stringify({ [`${ada.id}:t`]: null, x: 7 }));
  assert.equal((await visit(world, { acts: true })).seenUntil, undefined);
  world.stored.set(KEY, '[');
  world.full = true;
  assert.equal((await visit(world, { acts: true })).seenUntil, undefined);
});

test('forgets threads that were not visited for ninety days', async () => {
  const world = createWorld();
  world.stored.set(
    KEY,
    JSON.stringify({ 'm-x:old': [1, world.time() - 91 * DAY], 'm-x:young': [1, world.time()] }),
  );
  (await visit(world, { acts: true })).leave();
  const kept = Object.keys(JSON.parse(world.stored.get(KEY)!) as object);
  assert.deepEqual(kept, ['m-x:young', `${ada.id}:t`]);
});
