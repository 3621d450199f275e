import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore } from '@hearth/adapters/local';
import fc from 'fast-check';
import type { BadgeDefinition } from '../../domain/badges/types.ts';
import { fillBadges } from './filling.ts';
import { catchUp } from '../log/readers.ts';
import { rehearseRecount, startRecount, type RecountReport } from './recounting.ts';
import type { EventRow } from '../schema.ts';
import { createWorld, DAY, HOUR, MINUTE, SITE, START, type World } from '../testing/world.ts';

const tier = (threshold: number) => ({ id: `t${threshold}`, name: 'T', threshold });
const badge = (id: string, patch: Partial<BadgeDefinition> = {}): BadgeDefinition => ({
  id,
  name: id,
  description: id,
  art: 'star',
  trigger: 'comment.posted',
  tiers: [tier(2), tier(4)],
  dailyCap: null,
  retired: false,
  ...patch,
});
const NEWCOMER = badge('newcomer');

/** Ann posts four times, Ben once, an hour apart; the reader has read all of it, for another badge. */
async function withHistory(): Promise<World> {
  const world = createWorld();
  await world.configure({ badges: [badge('other', { trigger: 'poll.voted' })] });
  for (const [at, actor] of ['ann', 'ann', 'ben', 'ann', 'ann'].entries()) {
    world.now = START + at * HOUR;
    await world.log({ kind: 'comment.posted', subject: `c${at}`, actor });
  }
  await catchUp(world.options, SITE);
  return world;
}
const held = async (world: World) =>
  (await world.row('grants')).map(({ member, tier, grantedAt }) => [
    member,
    tier,
    (grantedAt - START) / HOUR,
  ]);

test('B12 a new badge counts from the start of the log, dated as if it had always been there', async () => {
  const world = await withHistory();
  world.now += DAY;
  await world.configure({ badges: [badge('other', { trigger: 'poll.voted' }), NEWCOMER] });
  await catchUp(world.options, SITE);
  assert.deepEqual(await held(world), [
    ['ann', 't2', 1],
    ['ann', 't4', 4],
  ]);
  await world.log({ kind: 'comment.posted', subject: 'c9', actor: 'ben' });
  await catchUp(world.options, SITE);
  assert.deepEqual((await held(world)).at(-1), ['ben', 't2', 28]);
});

test('B12 counting from the start is no storm: nobody hears of each tier, and each member once of all of them', async () => {
  const world = await withHistory();
  await world.configure({ badges: [NEWCOMER, badge('second')] });
  await catchUp(world.options, SITE);
  assert.equal((await world.events('badge.granted')).length, 0);
  const told = (await world.events('badge.filled')).map(({ audience, data }) => [audience, data]);
  assert.deepEqual(told, [['ann', { grants: 4 }]]);
  await catchUp(world.options, SITE);
  assert.equal((await world.events('badge.filled')).length, 1);
  await world.log({ kind: 'comment.posted', subject: 'c9', actor: 'ben' });
  await catchUp(world.options, SITE);
  assert.equal((await world.events('badge.granted')).length, 2);
});

test('B12 what counts otherwise now is counted anew, and what somebody holds stays', async () => {
  const world = await withHistory();
  await world.configure({ badges: [NEWCOMER] });
  await catchUp(world.options, SITE);
  await world.configure({ badges: [{ ...NEWCOMER, dailyCap: 1, tiers: [tier(1), tier(2), tier(4)] }] });
  await catchUp(world.options, SITE);
  assert.deepEqual(
    (await world.row('standings')).map(({ member, count }) => [member, count]),
    [
      ['ann', 1],
      ['ben', 1],
    ],
  );
  assert.deepEqual(await held(world), [
    ['ann', 't1', 0],
    ['ann', 't2', 1],
    ['ann', 't4', 4],
    ['ben', 't1', 2],
  ]);
  // A new name counts nothing anew.
  await world.configure({
    badges: [{ ...NEWCOMER, dailyCap: 1, name: 'N', tiers: [tier(1), tier(2), tier(4)] }],
  });
  assert.equal((await world.row('badges')).find(({ id }) => id === 'newcomer')?.behind, null);
});

test('B12 a recount that comes to the same tells nobody of anything, whatever was lost and earned on the way', async () => {
  const world = createWorld();
  await world.configure({
    badges: [badge('week', { autoRevoke: true, repeatable: true, tiers: [tier(1)] })],
  });
  const say = async (kind: 'comment.posted' | 'comment.hidden' | 'comment.restored', subject: string) => {
    await world.log({ kind, subject, actor: 'ann', at: (world.now += MINUTE), data: { author: 'ann' } });
    await catchUp(world.options, SITE);
  };
  for (const subject of ['a', 'b', 'c']) await say('comment.posted', subject);
  for (const subject of ['a', 'b', 'c']) await say('comment.hidden', subject);
  for (const subject of ['a', 'b']) await say('comment.restored', subject);
  const state = async () =>
    (await world.row('grants')).map(({ times, revokedAt, told }) => [times, revokedAt, told]);
  assert.deepEqual(await state(), [[2, null, 2]]);
  const heard = (await world.events()).length;
  await startRecount(world.options, SITE);
  await catchUp(world.options, SITE);
  assert.deepEqual(await state(), [[2, null, 2]]);
  assert.equal((await world.events()).length, heard);
});

test('counting anew takes steps, which can be broken off between any two, and what happens meanwhile goes first', async () => {
  const world = createWorld();
  await world.configure();
  await world.store.write(SITE, 'log', async (tx) => {
    for (let n = 0; n < 1_200; n++)
      tx.append({
        kind: 'comment.posted',
        subject: `c${n}`,
        actor: 'ann',
        channel: 'thread/a',
        audience: 'public',
        at: START + n,
        data: {},
      });
  });
  await catchUp(world.options, SITE);
  await world.configure({ badges: [badge('many', { tiers: [tier(1_200), tier(1_201)] })] });
  assert.deepEqual(await fillBadges(world.options, SITE), { read: 500, of: 1_200 });
  await world.log({ kind: 'comment.posted', subject: 'last', actor: 'ann', at: START + 5_000 });
  await catchUp(world.options, SITE);
  assert.deepEqual(
    (await world.row('grants')).map(({ tier, grantedAt }) => [tier, grantedAt - START]),
    [
      ['t1200', 1_199],
      ['t1201', 5_000],
    ],
  );
});

const rehearse = async (world: World, badge?: string): Promise<RecountReport[]> => {
  const steps = rehearseRecount(world.options, SITE, createMemoryStore(), badge);
  for (;;) {
    const { done, value } = await steps.next();
    if (done) return value;
  }
};

test('B14 a rehearsal says what a recount would change, and changes nothing; the recount does it', async () => {
  const world = await withHistory();
  await world.configure({ badges: [NEWCOMER] });
  await catchUp(world.options, SITE);
  const nothing = { badge: 'newcomer', given: 0, revoked: 0, kept: 0, progress: 0 };
  assert.deepEqual(await rehearse(world), [nothing]);
  // As if something had been lost, and somebody held what the log doesn't know.
  await world.store.write(SITE, 'test', async (tx) => {
    const [row] = await tx.range('grants', { eq: ['ann', 'newcomer', '', 't4'], limit: 1 });
    await tx.delete('grants', ['ann', 'newcomer', '', 't4']);
    await tx.insert('grants', { ...row!, member: 'cy' });
    await tx.update('standings', ['ben', 'newcomer', ''], { count: 9 });
  });
  const before = await held(world);
  assert.deepEqual(await rehearse(world, 'newcomer'), [{ ...nothing, given: 1, kept: 1, progress: 1 }]);
  assert.deepEqual(await held(world), before);
  assert.deepEqual(await startRecount(world.options, SITE, 'newcomer'), ['newcomer']);
  await catchUp(world.options, SITE);
  assert.deepEqual(await held(world), [
    ['ann', 't2', 1],
    ['ann', 't4', 4],
    ['cy', 't4', 4],
  ]);
  assert.deepEqual(await rehearse(world), [{ ...nothing, kept: 1 }]);
  await assert.rejects(startRecount(world.options, SITE, 'none'), { code: 'not-found' });
  await world.configure({ badges: [] });
  await assert.rejects(startRecount(world.options, SITE, 'newcomer'), { code: 'conflict' });
});

const RULES: readonly BadgeDefinition[] = [
  badge('plain'),
  badge('revoking', { autoRevoke: true, dailyCap: 2 }),
  badge('topics', { autoRevoke: true, scope: 'topic', where: { topics: ['a*'] } }),
  badge('weekly', { window: { each: 'week' }, repeatable: true, tiers: [tier(2)], autoRevoke: true }),
  badge('rolling', { trigger: 'reply.received', window: { days: 3 }, autoRevoke: true }),
  badge('liked', { trigger: 'reaction.received', autoRevoke: true }),
  badge('praised', { trigger: 'reaction.received', repeatable: true, tiers: [tier(3)] }),
  badge('buyer', { trigger: 'host', where: { event: 'purchase', after: START - DAY }, autoRevoke: true }),
];

const person = fc.constantFrom('ann', 'ben', 'cy', 'guest');
const thing = fc.nat(7).map((n) => `c${n}`);
const happening = fc.oneof(
  fc.record({
    kind: fc.constantFrom('comment.posted', 'comment.hidden', 'comment.restored', 'comment.deleted'),
    subject: thing,
    channel: fc.constantFrom('thread/a1', 'thread/b1'),
  }),
  fc.record({
    kind: fc.constant('comment.reacted'),
    subject: thing,
    actor: person,
    data: fc.record({ on: fc.nat(1), author: person, reaction: fc.constantFrom('like', 'love') }),
  }),
  fc.record({ kind: fc.constantFrom('host.purchase', 'host.refund'), subject: thing, actor: person }),
);

/** What the log would hold: comments have an author each, and some things arrive late, or twice. */
function logged(happenings: readonly (Partial<EventRow> & { late?: number })[], mergeAt: number) {
  const events = happenings.map((one, index): Partial<EventRow> => {
    const number = Number(one.subject?.slice(1) ?? 0);
    const author = ['ann', 'ben', 'cy', 'guest'][number % 4]!;
    const parentAuthor = ['ben', 'guest', null][number % 3]!;
    const at = START + index * 9 * HOUR;
    if (one.kind?.startsWith('host.'))
      return {
        ...one,
        at: at - (number % 3) * DAY,
        data: { refers: one.kind === 'host.refund' ? one.subject! : null },
      };
    return one.kind === 'comment.reacted'
      ? { ...one, at }
      : { ...one, actor: author, at, data: { author, parentAuthor } };
  });
  const merge = {
    kind: 'member.merged',
    subject: 'guest',
    actor: 'ann',
    at: START,
    data: { into: 'ann' },
  } as const;
  return events.toSpliced(mergeAt % (events.length + 1), 0, merge) as Parameters<World['log']>[0][];
}

test('B11 law: a replay from the start of the log gives what was counted live, whatever came late, twice or from a guest', async () => {
  const state = async (world: World) => ({
    grants: (await world.row('grants')).map(({ told: _, ...row }) => row),
    standings: (await world.row('standings')).filter(
      ({ count, reached }) => count > 0 || Object.keys(reached).length > 0,
    ),
    // What was told in between has numbers, too.
    deeds: (await world.row('deeds')).map(({ seq: _, ...row }) => row),
    praise: await world.row('praise'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 10, maxLength: 45 }),
      fc.nat(),
      fc.array(fc.nat(44), { maxLength: 6 }),
      async (happenings, mergeAt, stops) => {
        const events = logged(happenings, mergeAt);
        const live = createWorld();
        await live.configure({ badges: RULES });
        for (const [index, event] of events.entries()) {
          await live.log(event);
          if (stops.includes(index)) await catchUp(live.options, SITE);
        }
        await catchUp(live.options, SITE);

        // Everything was there before the badges were.
        const later = createWorld();
        await later.configure();
        for (const event of events) await later.log(event);
        await catchUp(later.options, SITE);
        await later.configure({ badges: RULES });
        await catchUp(later.options, SITE);
        assert.deepEqual(await state(later), await state(live));

        const before = await state(live);
        assert.ok(
          (await rehearse(live)).every(({ badge: _, ...changes }) =>
            Object.values(changes).every((n) => n === 0),
          ),
        );
        await startRecount(live.options, SITE);
        await catchUp(live.options, SITE);
        assert.deepEqual(await state(live), before);
      },
    ),
    {
      numRuns: 30,
      examples: [
        // What a guest held, and lost before they signed in, lends the member no earlier date.
        [
          [
            { kind: 'host.purchase', subject: 'c1', actor: 'guest' },
            { kind: 'host.purchase', subject: 'c0', actor: 'guest' },
            { kind: 'host.purchase', subject: 'c3', actor: 'ann' },
            { kind: 'host.refund', subject: 'c0', actor: 'guest' },
          ],
          4,
          [],
        ],
      ],
    },
  );
});

test('B11 reading a stretch of the log again changes nothing, and tells nobody of anything', async () => {
  const world = createWorld();
  await world.configure({ badges: RULES });
  for (const at of [0, 1, 2, 3]) {
    await world.log({ kind: 'comment.posted', subject: `c${at}`, actor: 'ann', at: START + at * MINUTE });
    await world.log({ kind: 'comment.hidden', subject: 'c0', actor: 'sue', data: { author: 'ann' } });
  }
  await catchUp(world.options, SITE);
  const state = async () => [await held(world), await world.row('standings'), await world.row('deeds')];
  const [before, told] = [await state(), (await world.events()).length];
  await world.store.write(SITE, 'test', (tx) => tx.update('readers', ['badges'], { seq: 0 }));
  await catchUp(world.options, SITE);
  assert.deepEqual(await state(), before);
  assert.equal((await world.events()).length, told);
});
