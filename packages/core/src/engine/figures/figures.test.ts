import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import fc from 'fast-check';
import type { Viewer } from '../../domain/people/people.ts';
import { eraseMember } from '../erasing/erase.ts';
import { catchUp } from '../log/readers.ts';
import { communityPart } from '../meaning/part.ts';
import { signIn } from '../people/people.ts';
import { createTalk, type Talk } from '../testing/talk.ts';
import { COMMUNITY, DAY, MINUTE, SITE } from '../testing/world.ts';

let talk: Talk;
let [ann, ben, siri]: Viewer[] = [];

const community = (viewer: Viewer | null) => communityPart(talk.scene(viewer));
const figures = async () => {
  await catchUp(talk.options, SITE);
  return community(siri!).figures({});
};
const waiting = async (query = {}) => {
  await catchUp(talk.options, SITE);
  return community(siri!).unanswered(query);
};
const TABLES = [
  'turns',
  'conversations',
  'talk_days',
  'answer_waits',
  'influence',
  'streaks',
  'streak_sums',
] as const;
const kept = async (): Promise<Record<string, unknown>> => {
  await catchUp(talk.options, SITE);
  const rows = await Promise.all(TABLES.map(async (table) => [table, await talk.world.row(table)] as const));
  return Object.fromEntries<unknown>(rows);
};

beforeEach(async () => {
  talk = await createTalk({ moderation: { ...COMMUNITY.moderation, guests: 'published' } });
  [ann, ben, siri] = [await talk.join('Ann'), await talk.join('Ben'), await talk.join('Siri', 'staff')];
});

test('L2 T140 ten first comments and 25 replies, 15 by members: 2.5 each, 60 to 40, and how many were answered', async () => {
  const roots = [];
  for (let count = 0; count < 10; count++) roots.push(await talk.post(ann!, `Question ${count}`));
  for (let count = 0; count < 15; count++) await talk.post(ben!, `Reply ${count}`, roots[count % 5]!.id);
  for (let count = 0; count < 10; count++) await talk.post(siri!, `Answer ${count}`, roots[count % 4]!.id);
  const { reciprocity } = await figures();
  assert.deepEqual(reciprocity, {
    ...{ roots: 10, replies: 25, perRoot: 2.5, answered: 50 },
    shares: { members: 60, staff: 40 },
  });
  // Words of another time, and what was hidden, are in none of it.
  talk.world.now += 40 * DAY;
  assert.equal((await figures()).reciprocity.roots, 0);
  const { now } = talk.world;
  await talk.act(siri!, roots[0]!.id, 'hide', 'Because');
  await catchUp(talk.options, SITE);
  const then = await community(siri!).figures({ from: now - 60 * DAY, until: now });
  assert.equal(then.reciprocity.roots, 9);
});

test('L18 T141 staff answer after 2, 4 and 9 minutes: the median is 4, and who waits is in a queue', async () => {
  for (const minutes of [2, 4, 9]) {
    const question = await talk.post(ann!, 'How long does it burn?');
    await talk.post(ann!, 'I mean the small one.', question.id);
    talk.world.now += (minutes - 2) * MINUTE;
    await talk.post(siri!, 'Six hours.', question.id);
  }
  const left = await talk.post(ben!, 'Nice **lamp**.');
  const asked = await talk.post(ann!, 'Anybody?', null, {
    topic: 'b',
    page: { title: 'B', url: 'https://acme.example/b' },
  });
  await talk.post(ben!, 'Me.', asked.id, { topic: 'b' });
  await talk.post(siri!, 'By staff');
  const { staff } = await figures();
  assert.deepEqual(staff, { asked: 5, answered: 3, median: 4, waiting: 2 });
  const nobody = await waiting();
  assert.deepEqual(
    nobody.waiting.map(({ id, kind, excerpt }) => [id, kind, excerpt]),
    [[left.id, 'comment', 'Nice lamp.']],
  );
  const all = await waiting({ by: 'staff' });
  assert.deepEqual(
    all.waiting.map(({ id }) => id),
    [left.id, asked.id],
  );
  const [, second] = all.waiting;
  assert.deepEqual(
    [second!.title, second!.url, second!.replies, second!.kind],
    ['B', 'https://acme.example/b', 1, 'question'],
  );
  assert.equal((await waiting({ by: 'staff', topic: 'b' })).waiting.length, 1);
  assert.equal((await waiting({ by: 'staff', kind: 'review' })).waiting.length, 0);
  const first = await waiting({ by: 'staff', limit: 1 });
  assert.equal((await waiting({ by: 'staff', limit: 1, cursor: first.next! })).waiting[0]!.id, asked.id);
});

test('L18 T141 nobody waits once staff answered, marked somebody’s answer, or said that none is needed', async () => {
  const [one, two, three] = [
    await talk.post(ann!, '1'),
    await talk.post(ann!, '2'),
    await talk.post(ann!, '3'),
  ];
  assert.equal((await waiting()).total, 3);
  const changes = (await talk.world.events('figures.changed')).length;
  await talk.post(siri!, 'Answer', one.id);
  const reply = await talk.post(ben!, 'I know.', two.id);
  await talk.mark(siri!, reply.id, 'answer');
  await community(siri!).needless({ key: talk.world.id(), id: three.id, on: true });
  assert.equal((await waiting({ by: 'staff' })).total, 0);
  assert.ok((await talk.world.events('figures.changed')).length > changes, 'and pages of staff are told');
  await community(siri!).needless({ key: talk.world.id(), id: three.id, on: false });
  assert.equal((await waiting()).total, 1);
  await assert.rejects(community(siri!).needless({ key: talk.world.id(), id: reply.id, on: true }), {
    code: 'not-found',
  });
});

test('L26 T142 influence is replies by others: those to oneself count 0, and who likes is not named', async () => {
  const { id } = await talk.post(ann!, 'Question');
  for (let count = 0; count < 3; count++) await talk.post(ann!, `And ${count}`, id);
  assert.deepEqual((await figures()).influence.members, []);
  const reply = await talk.post(ben!, 'Answer', id);
  await talk.post(siri!, 'Indeed', id);
  await talk.post(ann!, 'Thanks', reply.id);
  const named = async () =>
    (await figures()).influence.members.map(({ member, replies }) => [member.name, replies]);
  assert.deepEqual(await named(), [
    ['Ann', 2],
    ['Ben', 1],
  ]);
  assert.deepEqual(await community(ann!).listed(), { on: true });
  await community(ann!).setListed({ key: talk.world.id(), on: false });
  assert.deepEqual(await named(), [['Ben', 1]]);
});

test('L1 T143 streaks of the community: five members, four weeks each', async () => {
  const people = [ann!, ben!];
  for (const name of ['Cleo', 'Dan', 'Eve']) people.push(await talk.join(name));
  const week = async () => {
    for (const person of people) {
      const { id } = await talk.post(person, 'Question');
      await talk.post(siri!, 'Answer', id);
    }
    talk.world.now += 7 * DAY;
  };
  await week();
  assert.deepEqual((await figures()).streaks, { members: 6, fourWeeks: 0, longest: 1 });
  for (let weeks = 1; weeks < 4; weeks++) await week();
  assert.deepEqual((await figures()).streaks, { members: 6, fourWeeks: 6, longest: 4 });
  // One week is forgiven, two are not.
  talk.world.now += 7 * DAY;
  assert.equal((await figures()).streaks.members, 6);
  talk.world.now += 7 * DAY;
  assert.equal((await figures()).streaks.members, null);
});

test('T140 figures are for staff, of days in their order, a year at most', async () => {
  await assert.rejects(community(ann!).figures({}), { code: 'forbidden' });
  await assert.rejects(community(null).unanswered({}), { code: 'unauthenticated' });
  const { now } = talk.world;
  await assert.rejects(community(siri!).figures({ from: now, until: now - 1 }), { code: 'invalid' });
  await assert.rejects(community(siri!).figures({ from: now - 367 * DAY }), { code: 'invalid' });
});

test('T144 nothing is left in figures of who was erased, and what others said stays', async () => {
  const { id } = await talk.post(ann!, 'Question');
  await talk.post(ben!, 'Answer', id);
  const other = await talk.post(ben!, 'Mine');
  await talk.post(ann!, 'Hm', other.id);
  await kept();
  await eraseMember(talk.options, SITE, ann!.id);
  const rows = await kept();
  assert.ok(!JSON.stringify(rows).includes(ann!.id));
  assert.deepEqual(
    (await talk.world.row('talk_days')).map(({ roots }) => roots),
    [1],
  );
  assert.deepEqual((await figures()).influence.members, []);
});

test('T144 law: counting anew from the log’s start comes to the same, whatever happened in between', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(9_999), { minLength: 5, maxLength: 25 }), async (steps) => {
      talk = await createTalk({ moderation: { ...COMMUNITY.moderation, guests: 'published' } });
      const staff = await talk.join('Siri', 'staff');
      const people = [await talk.join('Ann'), await talk.join('Ben'), await talk.join('Gus', 'guest'), staff];
      let merged = false;
      for (const step of steps) {
        const pick = <T>(all: readonly T[]): T => all[Math.floor(step / 10) % all.length]!;
        const who = merged && pick(people).role === 'guest' ? people[0]! : pick(people);
        const rows = await talk.rows();
        const row = rows.length > 0 ? pick(rows) : undefined;
        talk.world.now += (step % 5) * DAY;
        if (step % 10 < 3 || !row) await talk.post(who, `Words ${step}`).catch(() => null);
        else if (step % 10 < 6) await talk.post(who, `Reply ${step}`, row.id).catch(() => null);
        else if (step % 10 === 6) await talk.act(staff, row.id, 'hide', 'Because').catch(() => null);
        else if (step % 10 === 7) await talk.act(staff, row.id, 'restore').catch(() => null);
        else if (step % 10 === 8) await talk.mark(staff, row.id, 'answer').catch(() => null);
        else if (!merged) {
          merged = true;
          const into = { issuer: 'host', subject: 'g', strength: 'host', name: 'Gus' } as const;
          await signIn(talk.scene(null), { ...into, guest: people[2]!.id });
        }
        if (step % 3 === 0) await catchUp(talk.options, SITE);
      }
      const live = await kept();
      await talk.world.store.write(SITE, 'anew', async (tx) => {
        await tx.delete('readers', ['talk/UTC']);
        for (const { comment } of await tx.range('turns', { eq: [], limit: 1_000 }))
          await tx.delete('turns', [comment]);
        for (const { root } of await tx.range('conversations', { eq: [], limit: 1_000 }))
          await tx.delete('conversations', [root]);
        for (const { day } of await tx.range('talk_days', { eq: [], limit: 1_000 }))
          await tx.delete('talk_days', [day]);
        for (const { day, minutes } of await tx.range('answer_waits', { eq: [], limit: 1_000 }))
          await tx.delete('answer_waits', [day, minutes]);
        for (const { month, member } of await tx.range('influence', { eq: [], limit: 1_000 }))
          await tx.delete('influence', [month, member]);
      });
      assert.deepEqual(await kept(), live);
    }),
    { numRuns: 25 },
  ));
