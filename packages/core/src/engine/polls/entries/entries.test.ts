import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommunityError } from '../../../adapter/errors.ts';
import type { PollDefinition } from '../../../domain/polls/types.ts';
import type { NewEntry } from '../../../domain/polls/ideas/types.ts';
import type { Viewer } from '../../../domain/people/people.ts';
import { entriesPart } from './entries.ts';
import { signIn } from '../../people/people.ts';
import { pollsPart } from '../polls.ts';
import { createWorld, DAY, SITE } from '../../testing/world.ts';

const board: PollDefinition = {
  id: 'ideas',
  question: 'What next?',
  kind: 'ideas',
  options: [],
  results: 'always',
  min: 1,
  max: 0,
  entries: { opensAt: null, closesAt: null, perMember: 0 },
  opensAt: null,
  closesAt: null,
  anonymous: false,
  guests: true,
};

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof CommunityError && error.code === code && error.details.field === field;

async function createBoard(patch: Partial<PollDefinition> = {}) {
  const world = createWorld();
  const definition = { ...board, ...patch };
  const moderation = { guests: 'published', links: 'held', members: 'post' } as const;
  await world.configure({ moderation, polls: [definition] });
  const entries = (viewer: Viewer | null) => entriesPart(world.as(viewer));
  return {
    world,
    definition,
    moderation,
    entries,
    poll: async (viewer: Viewer | null) => pollsPart(world.as(viewer)).read('ideas'),
    propose: (viewer: Viewer, title: string, more: Partial<NewEntry> = {}) =>
      entries(viewer).propose({ id: world.id(), poll: 'ideas', title, body: '', ...more }),
    vote: (viewer: Viewer, id: string, on = true) => entries(viewer).vote({ key: world.id(), id, on }),
  };
}

test('P59 a guest who signs in keeps their ideas and votes, each counted once, and the part they took', async () => {
  const { world, entries, poll, propose, vote } = await createBoard();
  const [ada, gus] = [await world.join('Ada'), await world.join('Gus', 'guest')];
  const [first, second] = [await propose(ada, 'First'), await propose(gus, 'Second')];
  await vote(gus, first.id);
  await vote(gus, second.id);
  const member = await signIn(world.as(null), {
    issuer: 'host',
    subject: 'gus',
    strength: 'host',
    name: 'Gus',
    role: 'member',
    guest: gus.id,
  });
  const seen = await entries(member).read(first.id);
  assert.deepEqual([seen.votes, seen.voted], [1, true]);
  const own = await entries(member).list({ poll: 'ideas', shelf: 'mine' });
  assert.deepEqual(
    own.entries.map(({ title, author }) => [title, author?.id]),
    [['Second', member.id]],
  );
  assert.equal((await poll(member)).tally?.voters, 1);
  assert.deepEqual(
    (await world.row('participations')).map((row) => row.member).sort(),
    [ada.id, member.id].sort(),
  );
});

test('P59 where guest and member voted for the same idea, or the member has all their votes, one vote is left', async () => {
  const { world, entries, poll, propose, vote } = await createBoard({ max: 1 });
  const identity = { issuer: 'host', subject: 'gus', strength: 'host', name: 'Gus', role: 'member' } as const;
  const member = await signIn(world.as(null), identity);
  const [ada, gus] = [await world.join('Ada'), await world.join('Gus', 'guest')];
  const [first, second] = [await propose(ada, 'First'), await propose(ada, 'Second')];
  await vote(member, first.id);
  await vote(gus, second.id);
  await signIn(world.as(null), { ...identity, guest: gus.id });
  const counts = (await entries(null).list({ poll: 'ideas', sort: 'new' })).entries;
  assert.deepEqual(
    counts.map(({ votes }) => votes),
    [0, 1],
  );
  assert.equal((await poll(null)).tally?.voters, 1);
});

test('P59 handing in is taking part, and who takes back all that they did took none', async () => {
  const { world, entries, propose, vote } = await createBoard();
  const [ada, bob] = [await world.join('Ada'), await world.join('Bob')];
  const took = async () => (await world.row('participations')).map((row) => row.member).sort();
  const { id } = await propose(ada, 'First');
  await vote(bob, id);
  assert.deepEqual(await took(), [ada.id, bob.id].sort());
  await vote(bob, id, false);
  assert.deepEqual(await took(), [ada.id]);
  await vote(ada, id);
  await vote(ada, id, false);
  assert.deepEqual(await took(), [ada.id], 'a withdrawn vote leaves the part that the idea is');
  await entries(ada).remove({ key: world.id(), id, revision: 1 });
  assert.deepEqual(await took(), []);
});

test('P64 the log knows who voted for what of an idea, and neither titles nor words', async () => {
  const { world, propose, vote } = await createBoard();
  const [ada, bob] = [await world.join('Ada'), await world.join('Bob')];
  const { id } = await propose(ada, 'A secret title', { body: 'secret words' });
  await vote(bob, id);
  const events = await world.events();
  assert.deepEqual(
    events.map(({ kind, subject, data }) => [kind, subject, data]),
    [
      ['poll.changed', 'ideas', {}],
      ['entry.proposed', id, { author: ada.id, state: 'published', status: 'open' }],
      ['poll.voted', 'ideas', {}],
      ['entry.voted', id, {}],
    ],
  );
});

test('P59 votes for what was taken down leave room for others, and count again when it is back as far as one has them', async () => {
  const { world, entries, poll, propose, vote } = await createBoard({ max: 2 });
  const [ada, bob, sam] = [
    await world.join('Ada'),
    await world.join('Bob'),
    await world.join('Sam', 'staff'),
  ];
  const ids = [];
  for (const title of ['One', 'Two', 'Three']) ids.push((await propose(ada, title)).id);
  await vote(bob, ids[0]!);
  await vote(bob, ids[1]!);
  await assert.rejects(vote(bob, ids[2]!), refused('invalid', 'id'));
  await entries(sam).moderate({ key: world.id(), id: ids[0]!, action: 'hide' });
  assert.deepEqual((await poll(bob)).poll.board?.own, { entries: 0, votes: 1 });
  await vote(bob, ids[2]!);
  await entries(sam).moderate({ key: world.id(), id: ids[0]!, action: 'restore' });
  assert.equal((await entries(bob).read(ids[0]!)).votes, 0);
  assert.deepEqual((await poll(bob)).poll.board?.own, { entries: 0, votes: 2 });
  await entries(sam).moderate({ key: world.id(), id: ids[2]!, action: 'hide' });
  await entries(sam).moderate({ key: world.id(), id: ids[2]!, action: 'restore' });
  assert.equal((await entries(bob).read(ids[2]!)).votes, 1);
});

test('P61 a status with its reply is told once, and so is a reply alone', async () => {
  const { world, entries, propose } = await createBoard();
  const [ada, sam] = [await world.join('Ada'), await world.join('Sam', 'staff')];
  const { id } = await propose(ada, 'First');
  const settle = (reply: string) => entries(sam).settle({ key: world.id(), id, status: 'planned', reply });
  const told = async () => (await world.events('entry.settled')).map(({ subject, data }) => [subject, data]);
  await settle('In spring');
  assert.deepEqual(await told(), [[id, { author: ada.id, state: 'published', status: 'planned' }]]);
  await settle('In summer');
  await settle('In summer');
  assert.equal((await told()).length, 2);
});

test('P58 a poll whose ideas have come keeps its kind', async () => {
  const { world, definition, moderation, propose } = await createBoard();
  await propose(await world.join('Ada'), 'First');
  const options = [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
  ];
  const { entries: _, ...rest } = definition;
  await assert.rejects(
    world.configure({ moderation, polls: [{ ...rest, kind: 'single', max: 1, options }] }),
    refused('conflict', 'polls.0.kind'),
  );
});

test('P58 what says the same among ten thousand ideas is found without reading them', async () => {
  const { world, entries, propose } = await createBoard();
  const ada = await world.join('Ada');
  const words = ['shop', 'bottle', 'colour', 'delivery', 'app', 'price', 'size', 'photo', 'review', 'cart'];
  await world.store.write(SITE, 'poll/ideas', async (tx) => {
    for (let at = 0; at < 10_000; at++) {
      const id = `02000000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;
      const title = `Better ${words[at % 10]} ${words[(at * 7) % 9]} number${at}`;
      await tx.insert('entries', {
        id,
        poll: 'ideas',
        author: ada.id,
        title,
        source: '',
        body: [],
        hash: '',
        image: null,
        status: 'open',
        state: 'published',
        createdAt: world.now - DAY,
        editedAt: null,
        revision: 1,
        votes: 0,
        hot: 0,
        mergedInto: null,
        reply: null,
        reuse: 0,
        consent: null,
      });
      for (const term of ['bette', words[at % 10]!.slice(0, 5), `numbe`, `x${at}`])
        await tx.insert('entry_terms', { poll: 'ideas', term, entry: id });
    }
    const row = (await tx.get('polls', ['ideas']))!;
    await tx.update('polls', ['ideas'], { board: { ...row.board, open: 10_000 } });
  });
  const { id } = await propose(ada, 'Refill station for the bottle');
  const { store } = world;
  let rows = 0;
  const counted = entriesPart({
    ...world.as(ada),
    read: (body) =>
      world.as(ada).read((context) =>
        body({
          ...context,
          tx: {
            ...context.tx,
            get: context.tx.get.bind(context.tx),
            position: context.tx.position.bind(context.tx),
            range: async (table, range) => {
              const found = await context.tx.range(table, range);
              rows += found.length;
              return found;
            },
            getMany: async (table, keys) => {
              const found = await context.tx.getMany(table, keys);
              rows += found.length;
              return found;
            },
            rangeEach: async (table, range) => {
              const found = await context.tx.rangeEach(table, range);
              for (const some of found) rows += some.length;
              return found;
            },
          },
        }),
      ),
  });
  const { entries: found } = await counted.similar({
    poll: 'ideas',
    text: 'A better station to refill my bottle, please',
  });
  assert.equal(found[0]?.id, id);
  assert.ok(rows < 2_000, `${rows} rows were read`);
  assert.ok(store && (await entries(null).list({ poll: 'ideas', limit: 1 })).next, 'the list goes on');
});
