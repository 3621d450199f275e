import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InsidersPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Gate, Need, Pass, Perk } from '../../domain/insiders/types.ts';
import { gateStore } from './gate.ts';
import { SETTLE } from '../live/hub.ts';
import { ada, createBackend } from '../testing/backend.ts';
import { openCommunity } from '../testing/open.ts';
import { createWorld } from '../testing/world.ts';

const HOUR = 3_600_000;
const worldStart = createWorld().time();
const badge: Need = {
  kind: 'badge',
  met: false,
  badge: { id: 'b', name: 'B', description: 'For it', art: 'star' },
};
const perk: Perk = {
  id: 'tea',
  name: 'Tea',
  type: 'experience',
  opensAt: null,
  closesAt: null,
  startsAt: null,
  window: 'open',
  capacity: 1,
  taken: 0,
  waiting: 0,
  mine: null,
  can: ['book'],
};
const pass: Pass = {
  id: 'line',
  name: 'Line',
  opensAt: null,
  closesAt: null,
  window: 'open',
  usedAt: null,
  can: ['redeem'],
};

async function open(gate: () => Gate, part: Partial<InsidersPart> = {}) {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  let reads = 0;
  const insiders = {
    gate: async () => {
      reads++;
      return gate();
    },
    ...part,
  } as InsidersPart;
  const { community } = openCommunity({ world, backend, adapter: { ...backend.adapter, insiders } });
  const store = gateStore(community, 'g');
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  return { world, backend, store, reads: () => reads };
}

const closed = (needs: Need = badge): Gate => ({ id: 'g', open: false, needs, asOf: 'e.0' });
const opened = (part: Partial<Gate> = {}): Gate => ({
  ...closed({ ...badge, met: true }),
  open: true,
  perks: [perk],
  passes: [pass],
  ...part,
});

test('a gate opens when a badge is earned, a circle joined, or a tier of points reached', async () => {
  for (const kind of ['badges', 'insider', 'points'] as const) {
    let now = closed();
    const { world, backend, store } = await open(() => now);
    assert.equal(store.$view.get().gate?.open, false);
    now = opened();
    backend.tell({ kind, channel: `member/${ada.id}`, member: ada.id });
    await world.advance(SETTLE);
    assert.equal(store.$view.get().gate?.open, true, kind);
  }
});

test('a gate that opens by the clock is read again at that moment', async () => {
  const { world, reads, store } = await open(() => {
    const opensAt = 2 * HOUR;
    return closed({ kind: 'access', met: false, name: 'drum', opensAt: worldStart + opensAt });
  });
  assert.equal(store.$view.get().status, 'ready');
  const before = reads();
  await world.advance(HOUR);
  assert.equal(reads(), before);
  await world.advance(HOUR + 1_000);
  assert.equal(reads(), before + 1);
});

test('L19 what the viewer may not know of is hidden, and no error', async () => {
  const { store } = await open(() => {
    throw new CommunityError('not-found', 'There is no such gate.');
  });
  const { status, error, hidden, gate } = store.$view.get();
  assert.deepEqual([status, error, hidden, gate], ['ready', null, true, null]);
});

test('L5 the same attempt to use a pass keeps its key while its answer is lost, and a new one has another', async () => {
  const keys: string[] = [];
  let lost = true;
  const { store } = await open(() => opened(), {
    redeem: async ({ key }) => {
      keys.push(key);
      if (lost) throw new CommunityError('offline', 'Lost.');
      return { ...pass, usedAt: 1, can: [] };
    },
  });
  assert.equal(await store.redeem('line'), false);
  assert.equal(store.$view.get().failure?.error.code, 'offline');
  lost = false;
  assert.equal(await store.redeem('line'), true);
  await store.redeem('line');
  assert.equal(keys[0], keys[1]);
  assert.notEqual(keys[1], keys[2]);
  assert.equal(store.$view.get().gate?.passes?.[0]?.usedAt, 1);
});

test('L19 a place is shown when it was given, and not before; a refusal is told and the gate read again', async () => {
  let full = false;
  const { store, world, reads } = await open(() => opened(), {
    book: async () => {
      if (full) throw new CommunityError('conflict', 'Full.', { reason: 'full' });
      return { ...perk, taken: 1, mine: { state: 'booked', at: 1 }, can: ['cancel'] };
    },
  });
  const booking = store.book('tea');
  assert.deepEqual([store.$view.get().busy, store.$view.get().gate?.perks?.[0]?.mine], ['tea', null]);
  await booking;
  assert.deepEqual([store.$view.get().busy, store.$view.get().gate?.perks?.[0]?.taken], [null, 1]);
  full = true;
  const before = reads();
  await store.book('tea');
  assert.deepEqual(store.$view.get().failure?.error.details.reason, 'full');
  await world.advance(SETTLE);
  assert.equal(reads(), before + 1);
});
