import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Viewer } from '../../domain/people/people.ts';
import type { PollDefinition } from '../../domain/polls/types.ts';
import { mergeBallots } from './ballots.ts';
import { membersPart } from '../people/members.ts';
import { pollsPart } from './polls.ts';
import { catchUp } from '../log/readers.ts';
import { fingerprint } from '../seal.ts';
import { TABLES } from '../tables.ts';
import type { Table } from '../schema.ts';
import { createWorld, HOUR, SITE, START, type World } from '../testing/world.ts';

const micro = (part: Partial<PollDefinition> = {}): PollDefinition => ({
  id: 'style',
  question: 'How do you play?',
  kind: 'single',
  options: ['stage', 'home'].map((id) => ({ id, label: id })),
  results: 'always',
  min: 1,
  max: 1,
  opensAt: null,
  closesAt: START + HOUR,
  anonymous: false,
  guests: true,
  segment: { purpose: 'For tips that fit.' },
  ...part,
});
const SEGMENTS = [{ id: 'pros', name: 'Pros', poll: 'style', options: ['stage'] }];

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.configure({
    polls: [micro(), micro({ id: 'more' })],
    segments: SEGMENTS,
    badges: [
      {
        id: 'voter',
        name: 'Voter',
        description: 'For votes',
        art: 'star',
        trigger: 'poll.voted',
        tiers: [{ id: 'one', name: 'One', threshold: 1 }],
        dailyCap: null,
        retired: false,
      },
    ],
  });
});

const answer = (viewer: Viewer, choice = 'stage', poll = 'style') =>
  pollsPart(world.as(viewer)).vote({ poll, choices: [choice], revision: 0, key: world.id(), consent: true });
const own = (viewer: Viewer) => membersPart(world.as(viewer)).segments();
const wipe = (viewer: Viewer) => membersPart(world.as(viewer)).wipeAnswers({ key: world.id() });
/** Every row of every table that names somebody. */
const rowsOf = async (viewer: Viewer): Promise<Table[]> => {
  const found: Table[] = [];
  for (const table of Object.keys(TABLES) as Table[])
    for (const row of await world.row(table)) if (JSON.stringify(row).includes(viewer.id)) found.push(table);
  return found;
};

test('L27 after deleting, 0 answers are stored: no row of any table tells of one', async () => {
  const mira = await world.join('Mira');
  for (const poll of ['style', 'more']) await answer(mira, 'stage', poll);
  await catchUp(world.options, SITE);
  assert.deepEqual(
    new Set(await rowsOf(mira)),
    new Set(['members', 'ballots', 'participations', 'consents', 'answers']),
  );
  await wipe(mira);
  await catchUp(world.options, SITE);
  for (const table of ['ballots', 'participations', 'consents', 'deeds', 'standings', 'grants'] as const)
    assert.deepEqual(await world.row(table), [], table);
  assert.deepEqual(
    (await world.row('polls')).map(({ voters, counts }) => [voters, Object.values(counts).filter(Boolean)]),
    [
      [0, []],
      [0, []],
    ],
  );
  // Keys of requests are kept for a day, so that a repeat is known.
  assert.deepEqual(new Set(await rowsOf(mira)), new Set(['members', 'answers']));
});

test('P52 neither the log nor what is kept of requests says who answered, or what', async () => {
  const mira = await world.join('Mira');
  await answer(mira);
  assert.deepEqual(
    (await world.events()).map(({ kind, actor }) => [kind, actor]),
    [['poll.voted', null]],
  );
  const [kept] = await world.row('answers');
  const guesses = ['stage', 'home'].flatMap((choice) => [
    { poll: 'style', ballot: { choices: [choice] }, revision: 0 },
    { poll: 'style', ballot: { choices: [choice] }, revision: 0, consent: true },
  ]);
  for (const guess of guesses) assert.notEqual(kept!.hash, await fingerprint(guess));
  assert.equal(kept!.answer, null);
});

test('P52 no audit file keeps a copy of answers that can be deleted', async () => {
  for (let voter = 0; voter < 6; voter++) await answer(await world.join(`Voter ${voter}`));
  world.now = START + HOUR;
  await catchUp(world.options, SITE);
  assert.deepEqual(
    (await world.row('polls')).map(({ audit, due }) => [audit, due]),
    [
      [null, 0],
      [null, 0],
    ],
  );
  assert.deepEqual(await world.row('audit_files'), []);
});

test('P53 a guest’s answer and consent are the member’s whom they turn out to be, closed or not, and deletable', async () => {
  const [guest, mira] = [await world.join('Gus', 'guest'), await world.join('Mira')];
  await answer(guest, 'stage');
  await answer(guest, 'home', 'more');
  await answer(mira, 'stage', 'more');
  world.now = START + HOUR;
  await mergeBallots({ options: world.options, site: SITE }, guest.id, mira.id);
  assert.deepEqual(
    (await own(mira)).answers.map(({ poll, choices }) => [poll, choices[0]?.id]),
    [
      ['more', 'stage'],
      ['style', 'stage'],
    ],
  );
  assert.deepEqual((await own(guest)).answers, []);
  await wipe(mira);
  assert.deepEqual(await world.row('ballots'), []);
  assert.deepEqual(await world.row('consents'), []);
  assert.deepEqual(
    (await world.row('polls')).map(({ voters }) => voters),
    [0, 0],
  );
});

test('P49 what members agreed to can’t become another purpose, and a poll with answers can’t join or leave', async () => {
  const { segment: _, ...plain } = micro();
  await answer(await world.join('Mira'));
  for (const poll of [micro({ segment: { purpose: 'For adverts.' } }), plain])
    await assert.rejects(world.configure({ polls: [poll] }), { code: 'conflict' });
  await assert.rejects(
    world.configure({ polls: [micro()], segments: [{ ...SEGMENTS[0]!, options: ['drum'] }] }),
    {
      code: 'invalid',
      details: { field: 'segments.0.options.0', reason: 'unknown' },
    },
  );
  await assert.rejects(world.configure({ polls: [micro({ id: 'new', anonymous: true })] }), {
    code: 'invalid',
    details: { field: 'polls.0.segment', reason: 'format' },
  });
});
