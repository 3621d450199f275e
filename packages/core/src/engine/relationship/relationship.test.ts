import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import fc from 'fast-check';
import type { PollDefinition } from '../../domain/polls/types.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { membersPart } from '../people/members.ts';
import { signIn } from '../people/people.ts';
import { pollsPart } from '../polls/polls.ts';
import { catchUp } from '../log/readers.ts';
import { createTalk, type Talk } from '../testing/talk.ts';
import { DAY, SITE, START, COMMUNITY as WORLD } from '../testing/world.ts';

const WEEK = 7 * DAY;
const poll = (id: string, patch: Partial<PollDefinition> = {}): PollDefinition => ({
  id,
  question: `Which ${id}?`,
  kind: 'single',
  options: ['a', 'b'].map((option) => ({ id: option, label: option.toUpperCase() })),
  results: 'always',
  min: 1,
  max: 1,
  opensAt: null,
  closesAt: null,
  anonymous: false,
  guests: true,
  ...patch,
});
const COMMUNITY = {
  moderation: { guests: 'published', links: 'published', members: 'post' },
  polls: [poll('lamp'), poll('oil'), poll('secret', { anonymous: true })],
} as const;

let talk: Talk;
let ann: Viewer, ben: Viewer, siri: Viewer;
beforeEach(async () => {
  talk = await createTalk(COMMUNITY);
  [ann, ben, siri] = [await talk.join('Ann'), await talk.join('Ben'), await talk.join('Siri', 'staff')];
});

const impact = async (viewer: Viewer) => {
  await catchUp(talk.options, SITE);
  return membersPart(talk.scene(viewer)).impact();
};
const vote = (viewer: Viewer, id = 'lamp', revision = 0) =>
  pollsPart(talk.scene(viewer)).vote({ poll: id, choices: ['a'], revision, key: talk.world.id() });
const kept = async () => {
  await catchUp(talk.options, SITE);
  const { world } = talk;
  return {
    ties: await world.row('ties'),
    weeks: await world.row('weeks'),
    quarters: await world.row('quarters'),
    sums: await world.row('quarter_sums'),
  };
};

const READER = 'relationship/UTC';

/** As if nothing had ever been counted. */
const forget = () =>
  talk.world.store.write(SITE, 'forget', async (tx) => {
    const all = { eq: [], limit: 10_000 };
    for (const { source, member } of await tx.range('ties', all)) await tx.delete('ties', [source, member]);
    for (const { member, week } of await tx.range('weeks', all)) await tx.delete('weeks', [member, week]);
    for (const { member, quarter } of await tx.range('quarters', all))
      await tx.delete('quarters', [member, quarter]);
    for (const { quarter } of await tx.range('quarter_sums', all)) await tx.delete('quarter_sums', [quarter]);
    if (await tx.get('readers', [READER])) await tx.delete('readers', [READER]);
  });

test('L1 B70 four weeks with an exchange each are a streak of 4, for both; ten unanswered posts of 0', async () => {
  const cara = await talk.join('Cara');
  for (let post = 0; post < 10; post++) await talk.post(cara, `Is anybody here? ${post}`);
  for (let week = 0; week < 4; week++) {
    talk.world.now = START + week * WEEK;
    const { id } = await talk.post(ann, `How is it in week ${week}?`);
    await talk.post(week % 2 ? siri : ben, 'Well, thank you.', id);
  }
  assert.deepEqual((await impact(ann)).streak, { state: 'kept', weeks: 4, best: 4 });
  assert.deepEqual((await impact(cara)).streak, { state: 'none', weeks: 0, best: 0 });
  // Ben answered in the first and the third: the second is forgiven, the fourth still runs.
  assert.deepEqual((await impact(ben)).streak, { state: 'open', weeks: 2, best: 2 });
});

test('B70 an old post that is answered keeps the streak of who answers, and not of who has left', async () => {
  const { id } = await talk.post(ann, 'Written long ago');
  talk.world.now += 8 * DAY;
  await talk.post(ben, 'Only now', id);
  assert.equal((await impact(ben)).streak.weeks, 1);
  assert.equal((await impact(ann)).streak.weeks, 0);
});

test('B70 what is hidden or deleted counts nothing any more, and again when it is restored', async () => {
  const { id } = await talk.post(ann, 'Question');
  const reply = await talk.post(ben, 'Answer', id);
  assert.equal((await impact(ann)).totals.exchanges, 1);
  await talk.act(siri, reply.id, 'hide', 'Off topic');
  assert.deepEqual((await impact(ben)).totals, {
    exchanges: 0,
    contributions: 0,
    decisions: 0,
    invitations: 0,
  });
  assert.equal((await impact(ann)).streak.weeks, 0);
  await talk.act(siri, reply.id, 'restore');
  assert.equal((await impact(ben)).totals.exchanges, 1);
});

test('L10 B72 five purchases alone are a score of 0', async () => {
  for (let count = 0; count < 5; count++)
    await talk.world.log({ kind: 'host.purchase', subject: `order-${count}`, actor: ann.id });
  const { score, totals } = await impact(ann);
  assert.equal(score, 0);
  assert.deepEqual(totals, { exchanges: 0, contributions: 0, decisions: 0, invitations: 0 });
  await talk.post(ann, 'I bought five.');
  assert.equal((await impact(ann)).score, 1);
});

test('L11 B73 one is compared with the others of the quarter, staff aside, from five of them on', async () => {
  const others: Viewer[] = [];
  for (let count = 0; count < 5; count++) others.push(await talk.join(`Other ${count}`));
  for (let post = 0; post < 12; post++) await talk.post(ann, `Words ${post}`);
  for (let post = 0; post < 30; post++) await talk.post(siri, `Staff ${post}`);
  for (const other of others.slice(1))
    for (let post = 0; post < 10; post++) await talk.post(other, `Words ${post}`);
  assert.deepEqual((await impact(ann)).quarter.contributions, { own: 12 });
  for (let post = 0; post < 10; post++) await talk.post(others[0]!, `Words ${post}`);
  const { quarter } = await impact(ann);
  assert.deepEqual(quarter.contributions, { own: 12, mean: 10, percent: 20 });
  assert.deepEqual([quarter.year, quarter.quarter], [2026, 1]);
  // In the first days of the next one, the last is what there is to say.
  talk.world.now = Date.UTC(2026, 3, 1, 12);
  await talk.post(ann, 'April');
  assert.deepEqual((await impact(ann)).quarter.quarter, 1);
});

test('B74 what came of it: polls with their outcome, and answers that staff marked; newest first', async () => {
  const { id } = await talk.post(ann, 'How do I trim the wick?');
  const answer = await talk.post(ben, 'Straight, a finger high.', id);
  await vote(ben);
  await vote(ann, 'oil');
  assert.deepEqual((await impact(ben)).outcomes, []);
  await talk.mark(siri, answer.id, 'answer');
  talk.world.now += DAY;
  await pollsPart(talk.scene(siri)).advance({
    poll: 'lamp',
    stage: 'decided',
    reason: 'The brass one.',
    chosen: ['a'],
    key: talk.world.id(),
  });
  const { outcomes } = await impact(ben);
  assert.deepEqual(
    outcomes.map((outcome) => [outcome.kind, outcome.id]),
    [
      ['poll', 'lamp'],
      ['answer', answer.id],
    ],
  );
  assert.deepEqual(outcomes[0], {
    kind: 'poll',
    id: 'lamp',
    title: 'Which lamp?',
    at: talk.world.now,
    stage: 'decided',
    result: 'winner',
    chosen: ['A'],
    voters: 1,
    anonymous: false,
  });
  await talk.mark(siri, answer.id, 'answer', false);
  assert.equal((await impact(ben)).outcomes.length, 1);
});

test('B75 a vote in an anonymous poll is counted nowhere, and what came of it is marked as for one’s own eyes', async () => {
  await vote(ann, 'secret');
  const before = await kept();
  assert.deepEqual([before.ties, before.weeks, before.quarters], [[], [], []]);
  await pollsPart(talk.scene(siri)).advance({
    poll: 'secret',
    stage: 'declined',
    reason: 'Not now.',
    key: talk.world.id(),
  });
  const [outcome] = (await impact(ann)).outcomes;
  assert.ok(outcome?.kind === 'poll' && outcome.anonymous);
});

test('B76 what a guest did is the member’s, and what both said to each other was said to oneself', async () => {
  const gus = await talk.join('Gus', 'guest');
  const { id } = await talk.post(ann, 'Question');
  await talk.post(gus, 'Answer of the guest', id);
  const own = await talk.post(gus, 'Also asked');
  const member = await signIn(talk.scene(null), {
    issuer: 'host',
    subject: 'g',
    strength: 'host',
    name: 'Gus',
  });
  await talk.post(member, 'Answered by myself', own.id);
  await vote(gus);
  assert.equal((await impact(member)).totals.exchanges, 1);
  await signIn(talk.scene(null), {
    issuer: 'host',
    subject: 'g',
    strength: 'host',
    name: 'Gus',
    guest: gus.id,
  });
  const { totals } = await impact(member);
  assert.deepEqual(totals, { exchanges: 1, contributions: 3, decisions: 1, invitations: 0 });
  assert.equal((await impact(ann)).totals.exchanges, 1);
});

test('B76 in another zone of the site all is counted anew, and back again: weeks begin elsewhere', async () => {
  const { world } = talk;
  const zoned = (timezone: string) => world.configure({ ...COMMUNITY, site: { ...WORLD.site, timezone } });
  // Sunday evening by UTC, Monday on Kiritimati.
  world.now = Date.UTC(2026, 2, 8, 20);
  const { id } = await talk.post(ann, 'Question');
  await talk.post(ben, 'Answer', id);
  await vote(ann);
  const before = await kept();
  await zoned('Pacific/Kiritimati');
  const after = await kept();
  assert.deepEqual(
    after.weeks.map(({ week }) => week),
    before.weeks.map(({ week }) => week + 1),
  );
  assert.deepEqual(after.quarters, before.quarters);
  await zoned('UTC');
  assert.deepEqual(await kept(), before);
  const readers = await world.row('readers');
  assert.equal(readers.filter(({ name }) => name.startsWith('relationship')).length, 1);
});

test('B76 law: counting anew from the start of the log comes to the same, whatever was read twice or late', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(9_999), { minLength: 5, maxLength: 25 }), async (steps) => {
      talk = await createTalk(COMMUNITY);
      const staff = await talk.join('Siri', 'staff');
      const people = [await talk.join('Ann'), await talk.join('Ben'), await talk.join('Gus', 'guest')];
      let merged = false;
      for (const step of steps) {
        const pick = <T>(all: readonly T[]): T => all[Math.floor(step / 10) % all.length]!;
        const who = merged && pick(people).role === 'guest' ? people[0]! : pick(people);
        const rows = await talk.rows();
        const row = rows.length > 0 ? pick(rows) : undefined;
        talk.world.now += (step % 7) * DAY;
        if (step % 10 < 3 || !row) await talk.post(who, `Words ${step}`).catch(() => null);
        else if (step % 10 < 6) await talk.post(who, `Reply ${step}`, row.id).catch(() => null);
        else if (step % 10 === 6) await talk.act(staff, row.id, 'hide', 'Because').catch(() => null);
        else if (step % 10 === 7) await talk.act(staff, row.id, 'restore').catch(() => null);
        else if (step % 10 === 8) await vote(who, pick(['lamp', 'oil', 'secret'])).catch(() => null);
        else if (!merged) {
          merged = true;
          const into = { issuer: 'host', subject: 'g', strength: 'host', name: 'Gus' } as const;
          await signIn(talk.scene(null), { ...into, guest: people[2]!.id });
        }
        if (step % 3 === 0) await catchUp(talk.options, SITE);
        // Read again from somewhere earlier.
        if (step % 11 === 0)
          await talk.world.store.write(SITE, 'back', async (tx) => {
            const reader = await tx.get('readers', [READER]);
            if (reader) await tx.update('readers', [READER], { seq: Math.floor(reader.seq / 2) });
          });
      }
      const live = await kept();
      await forget();
      assert.deepEqual(await kept(), live);
      const sum = (rows: readonly { exchanges: number }[]): number =>
        rows.reduce((total, { exchanges }) => total + exchanges, 0);
      assert.equal(sum(live.weeks), live.ties.filter(({ kind }) => kind === 'exchanges').length);
      assert.equal(sum(live.quarters), sum(live.sums));
    }),
    { numRuns: 25 },
  ));
