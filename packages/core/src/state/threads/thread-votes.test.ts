import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BackendAdapter } from '../../adapter/contract.ts';
import type { Comment } from '../../domain/threads/types.ts';
import { threadDeeds } from './thread-deeds.ts';
import './thread-deeds-living.ts';
import { withVote, type Vote } from './thread-votes.ts';
import { createBackend } from '../testing/backend.ts';
import { openThread } from '../testing/open-thread.ts';
import { createWorld, settle } from '../testing/world.ts';

/** A thread of one comment with three votes for it, on a backend that knows votes. */
async function open(refusing: () => Promise<unknown> = async () => {}) {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  const { adapter, calls } = backend;
  const threads = {
    ...adapter.threads!,
    async vote({ key: _, ...input }) {
      calls.push({ name: 'vote', input });
      await refusing();
      const { votes, vote = 0 } = backend.comments.get(input.id)!;
      const by = (value: Vote) => Number(input.value === value) - Number(vote === value);
      return backend.change(input.id, {
        vote: input.value,
        votes: { up: votes!.up + by(1), down: votes!.down + by(-1) },
      });
    },
  } satisfies BackendAdapter['threads'];
  const opened = await openThread({
    world,
    backend: Object.assign(backend, { adapter: { ...adapter, threads } }),
    seed: () => backend.seed({ id: 'a', votes: { up: 3, down: 0 }, vote: 0 }),
  });
  await settle();
  const seen = () => {
    const { votes, vote } = opened.item('a')!.comment;
    return [votes?.up, votes?.down, vote];
  };
  return { ...opened, deeds: threadDeeds(opened.community, 't'), seen };
}

test('T22 a vote shows at once and stays once the backend agrees', async () => {
  let agree = () => {};
  const { deeds, seen, backend } = await open(() => new Promise<void>((resolve) => (agree = resolve)));
  const voting = deeds.vote('a', 1);
  await settle();
  assert.deepEqual(seen(), [4, 0, 1]);
  agree();
  assert.equal(await voting, null);
  await settle();
  assert.deepEqual(seen(), [4, 0, 1]);
  assert.deepEqual(backend.names('vote')[0]?.input, { id: 'a', value: 1 });
});

test('T22 a vote that is refused goes again, and the answer says why', async () => {
  const { deeds, seen } = await open(async () => {
    throw new Error('no');
  });
  assert.equal((await deeds.vote('a', -1))?.code, 'unavailable');
  await settle();
  assert.deepEqual(seen(), [3, 0, 0]);
});

test('T22 a vote turned and taken back in haste is sent in order, and ends where it was left', async () => {
  const { deeds, seen, backend } = await open();
  await Promise.all([deeds.vote('a', 1), deeds.vote('a', -1), deeds.vote('a', 0)]);
  await settle();
  assert.deepEqual(seen(), [3, 0, 0]);
  assert.deepEqual(
    backend.names('vote').map(({ input }) => (input as { value: Vote }).value),
    [1, -1, 0],
  );
});

test('T22 the votes of others arrive live, and leave the own vote in place', async () => {
  const { deeds, seen, backend } = await open();
  await deeds.vote('a', 1);
  const { mine: _, vote: __, ...news }: Comment = backend.comments.get('a')!;
  backend.tell({
    kind: 'comment',
    channel: 'thread/t',
    comment: { ...news, votes: { up: 9, down: 2 } },
  });
  await settle();
  assert.deepEqual(seen(), [9, 2, 1]);
});

test('T22 a backend without votes refuses in words', async () => {
  const { community } = await openThread({ seed: (backend) => backend.seed({ id: 'a' }) });
  await settle();
  assert.equal((await threadDeeds(community, 't').vote('a', 1))?.code, 'unsupported');
});

test('T22 a vote and its taking back leave the counts as they were, whatever they were', () => {
  const value = fc.constantFrom<Vote>(1, 0, -1);
  fc.assert(
    fc.property(fc.nat(), fc.nat(), value, value, (others, against, before, after) => {
      const votes = { up: others + Number(before === 1), down: against + Number(before === -1) };
      const comment = { votes, vote: before } as Comment;
      const voted = withVote(comment, after);
      assert.deepEqual(withVote(voted, before).votes, votes);
      assert.deepEqual(voted.votes, {
        up: others + Number(after === 1),
        down: against + Number(after === -1),
      });
    }),
  );
});
