import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BackendAdapter } from '../../adapter/contract.ts';
import type { MemberCard } from '../../domain/people/people.ts';
import type { Profile } from '../../domain/people/profile.ts';
import { peopleOf } from './people.ts';
import './people-living.ts';
import { ada, bob, cardOf, createBackend } from '../testing/backend.ts';
import { openThread } from '../testing/open-thread.ts';
import { createWorld, settle } from '../testing/world.ts';

async function open() {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  const calls: unknown[] = [];
  const profile = (member: MemberCard): Profile => ({
    member,
    comments: 0,
    answers: 0,
    badges: [],
    badgeCount: 0,
    asOf: 'e.0',
  });
  const members = {
    ...backend.adapter.members!,
    rename: async ({ name }) => {
      calls.push(['rename', name]);
      backend.viewer = { ...ada, name };
      return { ...cardOf(ada), name };
    },
    profile: async () => profile(cardOf(ada)),
    present: async ({ key: _, ...input }) => {
      calls.push(['present', input]);
      return profile({ ...cardOf(ada), avatar: 'https://pictures.example/1' });
    },
    mute: async ({ id, on }) => void calls.push(['mute', id, on]),
    erase: async (input) => void calls.push(['erase', input]),
  } satisfies BackendAdapter['members'];
  const media: NonNullable<BackendAdapter['media']> = {
    upload: async ({ id }) => ({ id, url: '', width: 1, height: 1, type: 'image/png', bytes: 1 }),
    read: async () => Promise.reject(new Error('unused')),
  };
  const adapter = { ...backend.adapter, members, media } satisfies BackendAdapter;
  const all = await openThread({
    world,
    backend,
    adapter,
    seed: (b) => {
      b.seed({ id: 'mine', author: cardOf(ada) });
      b.seed({ id: 'his', author: cardOf(bob) });
    },
  });
  const authors = () =>
    all.store.$view
      .get()
      .items.map(({ comment }) => [comment.author?.name, comment.author?.avatar, comment.muted]);
  return { ...all, world, calls, authors, people: peopleOf(all.community) };
}

test('T137 another name or picture shows at once in the words that are here, and the page knows the viewer by it', async () => {
  const { people, authors, community, calls } = await open();
  await people.rename('Ada King');
  await settle();
  assert.deepEqual(
    authors()
      .map(([name]) => name)
      .sort(),
    ['Ada King', 'Bob'],
  );
  assert.equal(community.$viewer.get()?.name, 'Ada King');
  await people.show(new Blob(['x']));
  const [, uploaded] = calls.at(-1) as [string, { picture: string }];
  assert.match(uploaded.picture, /./);
  assert.deepEqual(
    authors().flatMap(([, avatar]) => avatar ?? []),
    ['https://pictures.example/1'],
  );
  await people.mute('bob', true);
  assert.deepEqual(
    authors().flatMap(([name, , muted]) => (muted ? name : [])),
    ['Bob'],
  );
  await assert.rejects(people.data(), { code: 'unsupported' });
});

test('T139 who is forgotten is nobody on this page, and this device keeps nothing of them; others’ drafts stay', async () => {
  const { people, community, world, calls } = await open();
  const key = 'hearth/s/drafts';
  world.stored.set(
    key,
    JSON.stringify({ 'ada:t:new': ['Mine', 1], 'bob:t:new': ['His', 1], ':t:new': ['Anybody’s', 1] }),
  );
  world.stored.set(
    'hearth/s/outbox',
    JSON.stringify([
      { id: 'a', by: 'ada', body: 'Mine' },
      { id: 'b', by: 'bob', body: 'His' },
    ]),
  );
  await people.erase();
  assert.deepEqual(calls.at(-1), ['erase', { id: 'ada' }]);
  assert.equal(community.$viewer.get(), null);
  assert.deepEqual(Object.keys(JSON.parse(world.stored.get(key)!) as object), ['bob:t:new', ':t:new']);
  assert.equal(world.stored.get('hearth/s/outbox')!.includes('Mine'), false);
  assert.equal(world.stored.get('hearth/s/outbox')!.includes('His'), true);
  await assert.rejects(people.erase(), { code: 'unauthenticated' });
});
