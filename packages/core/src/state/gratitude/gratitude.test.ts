import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GratitudePart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Moment, PointsStanding } from '../../domain/gratitude/types.ts';
import { gratitudeStore } from './gratitude.ts';
import { SETTLE } from '../live/hub.ts';
import { ada, createBackend } from '../testing/backend.ts';
import { openCommunity, settle } from '../testing/open.ts';
import { createWorld } from '../testing/world.ts';

const MOMENT: Moment = { id: 'gift/2026', kind: 'gift', subject: 'gold', at: 1 };

async function setUp({ points = true } = {}) {
  const world = createWorld();
  const backend = createBackend({ now: world.time, viewer: ada });
  const asOf = () => `e.${backend.log.length}`;
  const used: string[] = [];
  const snoozes: string[] = [];
  const state = { moment: null as Moment | null, broken: false };
  const gratitude = {
    standing: async () => {
      if (!points) throw new CommunityError('unsupported', 'No points.');
      return { balance: 7, asOf: asOf() } as unknown as PointsStanding;
    },
    thanks: async () => ({ thanks: [], next: null, asOf: asOf() }),
    moment: async () => ({ moment: state.moment }),
    useMoment: async ({ id }: { id: string }) => {
      if (state.broken) throw new CommunityError('offline', 'scripted');
      used.push(id);
      state.moment = null;
    },
    snooze: async ({ key }: { key: string }) => {
      if (state.broken) throw new CommunityError('offline', 'scripted');
      snoozes.push(key);
    },
  } as unknown as GratitudePart;
  const { community } = openCommunity({ world, backend, adapter: { ...backend.adapter, gratitude } });
  const store = gratitudeStore(community);
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  const comes = async (moment: Moment) => {
    state.moment = moment;
    backend.tell({ kind: 'points', channel: 'member/ada', member: 'ada' });
    await settle();
  };
  return { store, used, snoozes, comes, state };
}

test('L9 there is nothing to offer after before a moment, and once after it', async () => {
  const { store, used, comes } = await setUp();
  assert.deepEqual([store.$view.get().status, store.$view.get().moment], ['ready', null]);
  assert.equal(await store.useMoment(), false);
  await comes(MOMENT);
  assert.deepEqual(store.$view.get().moment, MOMENT);
  // Two widgets ask at once: one of them offers.
  assert.deepEqual(await Promise.all([store.useMoment(), store.useMoment()]), [true, false]);
  assert.deepEqual([used, store.$view.get().moment], [[MOMENT.id], null]);
  await store.reload();
  assert.equal(await store.useMoment(), false);
});

test('what could not be kept as used is not offered', async () => {
  const { store, comes, state } = await setUp();
  await comes(MOMENT);
  state.broken = true;
  assert.equal(await store.useMoment(), false);
});

test('R40 "not now" takes the moment away at once, also when that could not be kept', async () => {
  const { store, comes, state, snoozes } = await setUp();
  await comes(MOMENT);
  assert.equal(await store.snooze(), true);
  assert.deepEqual([store.$view.get().moment, snoozes.length], [null, 1]);
  await comes(MOMENT);
  state.broken = true;
  assert.equal(await store.snooze(), false);
  assert.equal(store.$view.get().moment, null);
});

test('a site without points has thanks and moments all the same', async () => {
  const { store, comes } = await setUp({ points: false });
  await comes(MOMENT);
  const { status, standing, moment } = store.$view.get();
  assert.deepEqual([status, standing, moment], ['ready', null, MOMENT]);
});
