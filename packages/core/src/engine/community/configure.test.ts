import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { BadgeDefinition } from '../../domain/badges/types.ts';
import type { PollDefinition } from '../../domain/polls/types.ts';
import type { ProgrammeDefinition } from '../../domain/referrals/types.ts';
import { siteAccess } from './configure.ts';
import { pollsPart } from '../polls/polls.ts';
import { COMMUNITY, createWorld, grantRow, HOUR, SITE, START, type World } from '../testing/world.ts';

const poll = (patch: Partial<PollDefinition> = {}): PollDefinition => ({
  id: 'lamp',
  question: 'Which?',
  kind: 'single',
  options: ['a', 'b'].map((id) => ({ id, label: id })),
  results: 'after-close',
  min: 1,
  max: 1,
  opensAt: null,
  closesAt: START + HOUR,
  anonymous: false,
  guests: false,
  ...patch,
});
const badge = (patch: Partial<BadgeDefinition> = {}): BadgeDefinition => ({
  id: 'talker',
  name: 'Talker',
  description: '',
  art: 'speech',
  trigger: 'comment.posted',
  tiers: [{ id: 'one', name: 'One', threshold: 1 }],
  dailyCap: null,
  retired: false,
  ...patch,
});
const programme: ProgrammeDefinition = {
  id: 'friends',
  name: 'Friends',
  description: '',
  reward: { type: 'access', label: 'A' },
  friendReward: null,
  landing: '/',
  windowDays: 30,
  touch: 'last',
  terms: '',
  message: '',
};
const full = {
  badges: [badge()],
  polls: [poll()],
  programmes: [programme],
  topics: [{ id: 'news', title: 'News', url: null }],
};

let world: World;
beforeEach(() => void (world = createWorld()));
const changes = async (report: ReturnType<World['configure']>) =>
  (await report).map(({ kind, id, change }) => `${kind} ${id} ${change}`);

test('creates what is declared, and changes nothing when applied again', async () => {
  const created = await changes(world.configure(full));
  assert.deepEqual(created, [
    'site acme created',
    'badge talker created',
    'poll lamp created',
    'programme friends created',
    'topic news created',
  ]);
  const again = await changes(world.configure(full));
  assert.deepEqual(again.sort(), created.map((line) => line.replace('created', 'unchanged')).sort());
  assert.deepEqual(await world.events(), []);
});

test("keeps the server's own settings apart from what everybody may know", async () => {
  await world.configure();
  assert.deepEqual(await siteAccess(world.options, SITE), {
    origins: ['https://acme.example'],
    roleClaims: false,
  });
  assert.equal(await siteAccess(world.options, 'other'), null);
  const info = await world.as(null).read(({ info }) => Promise.resolve(info));
  assert.equal('origins' in info, false);
});

test('retires badges and programmes that are missing, and keeps polls and topics', async () => {
  await world.configure(full);
  assert.deepEqual(await changes(world.configure()), [
    'site acme unchanged',
    'badge talker retired',
    'programme friends retired',
  ]);
  assert.deepEqual(await changes(world.configure()), [
    'site acme unchanged',
    'badge talker unchanged',
    'programme friends unchanged',
  ]);
  assert.equal((await pollsPart(world.as(null)).read('lamp')).poll.id, 'lamp');
  assert.ok((await changes(world.configure(full))).includes('badge talker updated'));
});

test('refuses a bad definition, naming its path, and writes nothing', async () => {
  const duel = poll({ id: 'duel', kind: 'duel', options: ['a', 'b', 'c'].map((id) => ({ id, label: id })) });
  await assert.rejects(
    world.configure({ ...full, polls: [poll(), duel] }),
    (error: { code: string; details: { field: string } }) => {
      assert.deepEqual([error.code, error.details.field], ['invalid', 'polls.1.options']);
      return true;
    },
  );
  await assert.rejects(world.configure({ badges: [badge(), badge()] }), { code: 'invalid' });
  await assert.rejects(world.configure({ programmes: [{ ...programme, landing: 'https://evil.example' }] }), {
    code: 'invalid',
  });
  await assert.rejects(world.configure({ site: { ...COMMUNITY.site, origins: ['*'] } }), { code: 'invalid' });
  assert.equal(await siteAccess(world.options, SITE), null);
});

test('tells viewers of a poll that was changed, and keeps its counts', async () => {
  await world.configure({ polls: [poll({ results: 'always' })] });
  const ann = await world.join('Ann');
  await pollsPart(world.as(ann)).vote({ poll: 'lamp', choices: ['a'], revision: 0, key: world.id() });
  const wider = poll({ results: 'always', options: ['b', 'a', 'new'].map((id) => ({ id, label: id })) });
  assert.ok((await changes(world.configure({ polls: [wider] }))).includes('poll lamp updated'));
  const { poll: seen, tally } = await pollsPart(world.as(null)).read('lamp');
  assert.deepEqual([seen.options.length, tally?.options.map(({ votes }) => votes)], [3, [0, 1, 0]]);
  assert.equal((await world.events('poll.changed')).length, 1);
});

test('refuses to break a promise to voters, and writes nothing of the rest either', async () => {
  await world.configure({ polls: [poll({ anonymous: true })] });
  const ann = await world.join('Ann');
  await pollsPart(world.as(ann)).vote({ poll: 'lamp', choices: ['a'], revision: 0, key: world.id() });
  const attempts: [Partial<PollDefinition>, string][] = [
    [{ anonymous: false }, 'polls.0.anonymous'],
    [{ anonymous: true, results: 'always' }, 'polls.0.results'],
    [{ anonymous: true, options: ['a', 'c'].map((id) => ({ id, label: id })) }, 'polls.0.options.1'],
    [{ anonymous: true, kind: 'duel' }, 'polls.0.kind'],
  ];
  for (const [patch, field] of attempts) {
    await assert.rejects(
      world.configure({ badges: [badge()], polls: [poll(patch)] }),
      (error: { code: string; details: { field: string } }) => {
        assert.deepEqual([error.code, error.details.field], ['conflict', field]);
        return true;
      },
    );
  }
  assert.ok(
    (await changes(world.configure({ badges: [badge()], polls: [poll({ anonymous: true })] }))).includes(
      'badge talker created',
    ),
  );
});

test('opens a poll with names again, but never an anonymous one', async () => {
  await world.configure({ polls: [poll(), poll({ id: 'secret', anonymous: true })] });
  world.now = START + HOUR;
  const later = { closesAt: START + 3 * HOUR };
  await world.configure({ polls: [poll(later)] });
  assert.equal((await pollsPart(world.as(null)).read('lamp')).poll.state, 'open');
  assert.deepEqual((await world.row('polls')).find(({ id }) => id === 'lamp')?.due, 1);
  await assert.rejects(world.configure({ polls: [poll({ id: 'secret', anonymous: true, ...later })] }), {
    code: 'conflict',
  });
});

test('keeps a badge tier that somebody holds', async () => {
  await world.configure({ badges: [badge()] });
  await world.store.write(SITE, 'test', (tx) =>
    tx.insert('grants', grantRow({ member: 'ann', badge: 'talker', tier: 'one' })),
  );
  await assert.rejects(
    world.configure({ badges: [badge({ tiers: [{ id: 'two', name: 'Two', threshold: 2 }] })] }),
    { code: 'conflict' },
  );
});

test("keeps a topic's title and address where the declaration names none", async () => {
  await world.configure(full);
  assert.ok(
    (await changes(world.configure({ topics: [{ id: 'news', title: null, url: '/news' }] }))).includes(
      'topic news updated',
    ),
  );
  const row = await world.store.read(SITE, (tx) => tx.get('threads', ['news']));
  assert.deepEqual([row?.title, row?.url], ['News', '/news']);
});
