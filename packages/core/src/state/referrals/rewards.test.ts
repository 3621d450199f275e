import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BackendAdapter } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Statement } from '../../domain/referrals/figures.ts';
import { SETTLE } from '../live/hub.ts';
import { leadersStore, statementStore } from './rewards.ts';
import { ada, createBackend } from '../testing/backend.ts';
import { openCommunity } from '../testing/open.ts';
import { createWorld } from '../testing/world.ts';

function setUp() {
  const world = createWorld();
  const backend = createBackend({ now: world.time, viewer: ada });
  const calls: [string, unknown][] = [];
  const failing = new Set<string>();
  const answer = async <T>(name: string, input: unknown, value: T): Promise<T> => {
    calls.push([name, input]);
    if (failing.delete(name)) throw new CommunityError('unavailable', 'scripted');
    return value;
  };
  const line = (id: number) => ({ id: `line-${id}` });
  const referrals = {
    statement: (query: { cursor?: string }) =>
      answer('statement', query, {
        lines: query.cursor ? [line(2), line(3)] : [line(1), line(2)],
        balances: [],
        next: query.cursor ? null : 'more',
        asOf: `e.${backend.log.length}`,
      } as unknown as Statement),
    leaderboard: (query: unknown) =>
      answer('leaderboard', query, { leaders: [], listed: false, asOf: 'e.0' }),
    list: (input: { on: boolean }) => answer('list', input, { leaders: [], listed: input.on, asOf: 'e.0' }),
  };
  const adapter = { ...backend.adapter, referrals } as unknown as BackendAdapter;
  return { ...openCommunity({ world, backend, adapter }), world, backend, calls, failing };
}

test('R43 a statement goes on where it ended, names no line twice, and keeps what it has when more fails', async () => {
  const { community, world, failing } = setUp();
  const store = statementStore(community);
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  const ids = () => store.$view.get().lines.map(({ id }) => id);
  assert.deepEqual([ids(), store.$view.get().hasNext], [['line-1', 'line-2'], true]);
  failing.add('statement');
  await store.more();
  assert.deepEqual([ids().length, store.$view.get().failure?.code], [2, 'unavailable']);
  await store.more();
  assert.deepEqual([ids(), store.$view.get().hasNext], [['line-1', 'line-2', 'line-3'], false]);
});

test('R19 a list of leaders names the viewer when they say so', async () => {
  const { community, world, calls, failing } = setUp();
  const store = leadersStore(community, 'friends');
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  failing.add('list');
  await store.list(true);
  assert.deepEqual(
    [store.$view.get().board?.listed, store.$view.get().failure?.code],
    [false, 'unavailable'],
  );
  await store.list(true);
  assert.deepEqual([store.$view.get().board?.listed, store.$view.get().busy], [true, false]);
  assert.deepEqual(calls[0], ['leaderboard', { programme: 'friends' }]);
});
