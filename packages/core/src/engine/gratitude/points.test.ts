import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import type { HostEvent } from '../../domain/host/types.ts';
import type { PointsDefinition } from '../../domain/gratitude/types.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { takeHostEvents } from './host-events.ts';
import { signIn } from '../people/people.ts';
import { holdsTier, tierOf } from './points.ts';
import { catchUp } from '../log/readers.ts';
import { asSystem } from '../system.ts';
import { createWorld, DAY, SITE, START, type World } from '../testing/world.ts';

const MILES: PointsDefinition = {
  name: 'Miles',
  rules: [
    { on: 'host.purchase', points: 1, per: { value: 100, currency: 'EUR' } },
    { on: 'host.visit', points: 5, dailyCap: 10 },
    { on: 'comment.posted', points: 10, dailyCap: 25 },
  ],
  period: 'year',
  tiers: [
    { id: 'silver', name: 'Silver', points: 10_000 },
    { id: 'gold', name: 'Gold', points: 25_000 },
  ],
  gift: { within: 50, note: 'You were so near.', type: 'recognition' },
};

describe('points', () => {
  let world: World;
  let mira: Viewer;
  beforeEach(async () => {
    world = createWorld();
    await world.configure({ points: MILES });
    mira = await enter('mira');
  });

  const enter = (subject: string, guest?: string) =>
    signIn(world.as(null), {
      issuer: 'host:acme',
      subject,
      strength: 'host',
      name: subject,
      ...(guest && { guest }),
    });
  let count = 0;
  const event = (patch: Partial<HostEvent>): HostEvent => ({
    id: `event-${++count}`,
    type: 'purchase',
    member: { issuer: 'host:acme', subject: 'mira' },
    at: world.now,
    ...patch,
  });
  const tell = async (...events: Partial<HostEvent>[]) => {
    await takeHostEvents(world.options, SITE, events.map(event));
    await catchUp(world.options, SITE);
  };
  const buy = (euros: number, patch: Partial<HostEvent> = {}) =>
    tell({ amount: { value: euros * 100, currency: 'EUR' }, ...patch });
  const ledger = async () =>
    (await world.row('points')).map(({ member, kind, points }) => [
      kind,
      points,
      ...(member === mira.id ? [] : [member]),
    ]);
  const balance = async (member = mira.id) =>
    (await world.row('point_balances')).find((row) => row.member === member)?.points ?? 0;
  const held = () =>
    asSystem(world.options, SITE).read(async (context) => (await tierOf(context, mira.id))?.id);
  const notices = async () =>
    (await world.row('notices')).map(({ kind, subject, about }) => [kind, subject, about]);

  test('L8 24,950 with a gift of 50 become 25,000, the tier and a gift entry', async () => {
    await buy(24_950);
    assert.deepEqual(await ledger(), [['gift', 50], ['earned', 24_950]]); // prettier-ignore
    assert.deepEqual([await balance(), await held()], [25_000, 'gold']);
    assert.deepEqual(await notices(), [['gift', 'gold', { points: 50 }]]);
    assert.deepEqual(
      (await world.row('moments')).map(({ kind, subject }) => [kind, subject]),
      [['gift', 'gold']],
    );
  });

  test('L8 24,949 get nothing', async () => {
    await buy(24_949);
    assert.deepEqual([await ledger(), await held()], [[['earned', 24_949]], 'silver']);
    assert.deepEqual(await notices(), [['tier', 'silver', null]]);
    assert.deepEqual(await world.row('moments'), []);
  });

  test('B27 a gift comes once in a period, and again in the next', async () => {
    await buy(9_960);
    assert.deepEqual([await balance(), await held()], [10_000, 'silver']);
    await buy(14_980);
    assert.deepEqual([await balance(), await held()], [24_980, 'silver']);
    world.now = Date.UTC(2027, 0, 2);
    await buy(9_990);
    assert.deepEqual((await ledger()).filter(([kind]) => kind === 'gift').map(([, points]) => points), [40, 10]); // prettier-ignore
  });

  test('B27 gifts have one budget a year for all', async () => {
    await world.configure({ points: { ...MILES, gift: { ...MILES.gift!, budget: 60 } } });
    const jonas = await enter('jonas');
    await buy(9_960);
    await buy(9_960, { member: { issuer: 'host:acme', subject: 'jonas' } });
    assert.deepEqual([await balance(), await balance(jonas.id)], [10_000, 9_960]);
    await buy(20, { member: { issuer: 'host:acme', subject: 'jonas' } });
    assert.equal(await balance(jonas.id), 10_000);
  });

  test('B26 a tier holds the ones below, is told of once, and is held through the next year', async () => {
    await buy(10_500);
    assert.deepEqual(await notices(), [['tier', 'silver', null]]);
    const holds = (tier: string) =>
      asSystem(world.options, SITE).read((context) => holdsTier(context, mira.id, tier));
    assert.deepEqual(
      [await holds('silver'), await holds('gold'), await holds('unknown')],
      [true, false, false],
    );
    world.now = Date.UTC(2027, 11, 31, 12);
    assert.equal(await held(), 'silver');
    await buy(10_500);
    assert.deepEqual(await notices(), [['tier', 'silver', null]]);
    world.now = Date.UTC(2029, 0, 1);
    assert.equal(await held(), undefined);
  });

  test('B25 a daily cap counts points of one rule and one day of the site', async () => {
    await tell({ type: 'visit' }, { type: 'visit' }, { type: 'visit' });
    assert.equal(await balance(), 10);
    world.now += DAY;
    await tell({ type: 'visit' });
    assert.equal(await balance(), 15);
    for (const subject of ['c1', 'c2', 'c3', 'c4', 'c1'])
      await world.log({ kind: 'comment.posted', subject, actor: mira.id });
    await catchUp(world.options, SITE);
    assert.equal(await balance(), 15 + 25);
  });

  test('B28 points of a comment go with it, and come again when it is shown again', async () => {
    const log = async (kind: 'comment.posted' | 'comment.hidden' | 'comment.restored') => {
      await world.log({ kind, subject: 'c1', actor: mira.id, data: { author: mira.id } });
      await catchUp(world.options, SITE);
      return balance();
    };
    assert.equal(await log('comment.posted'), 10);
    assert.equal(await log('comment.hidden'), 0);
    assert.equal(await log('comment.hidden'), 0);
    assert.equal(await log('comment.restored'), 10);
    assert.equal(await log('comment.hidden'), 0);
    assert.equal((await ledger()).length, 4);
  });

  test('B28 a refund takes back what it leaves, in whichever order the two came', async () => {
    await tell({ id: 'p1', amount: { value: 10_000, currency: 'EUR' } });
    await tell({ type: 'refund', refers: 'p1', amount: { value: 2_550, currency: 'EUR' } });
    assert.equal(await balance(), 74);
    await tell({ type: 'refund', refers: 'p1', amount: { value: 50, currency: 'EUR' } });
    assert.equal(await balance(), 74);
    await tell({ type: 'refund', refers: 'p1' });
    assert.deepEqual([await balance(), (await ledger()).map(([kind]) => kind)], [0, ['earned', 'reversed', 'reversed']]); // prettier-ignore
    await tell({ type: 'refund', refers: 'p2', amount: { value: 5_000, currency: 'EUR' } });
    await tell({ id: 'p2', amount: { value: 10_000, currency: 'EUR' } });
    assert.equal(await balance(), 50);
  });

  test('B28 what is taken back counts on the day it was earned', async () => {
    await tell({ id: 'p1', amount: { value: 1_000_000, currency: 'EUR' } });
    world.now = Date.UTC(2027, 0, 5);
    assert.equal(await held(), 'silver');
    await tell({ type: 'refund', refers: 'p1' });
    assert.equal(await held(), undefined);
    assert.deepEqual((await world.row('point_days')).map(({ points }) => points), [0]); // prettier-ignore
  });

  test('B29 what a guest earned is the member’s after signing in, and counts once', async () => {
    const guest = await world.join('Gus', 'guest');
    await world.log({ kind: 'comment.posted', subject: 'c1', actor: guest.id });
    await world.log({ kind: 'comment.posted', subject: 'c2', actor: mira.id });
    await catchUp(world.options, SITE);
    assert.equal(await balance(guest.id), 10);
    await enter('mira', guest.id);
    await world.log({ kind: 'comment.approved', subject: 'c1', actor: null, data: { author: guest.id } });
    await catchUp(world.options, SITE);
    assert.deepEqual([await balance(), await balance(guest.id)], [20, 0]);
    assert.deepEqual((await world.row('point_days')).map(({ points }) => points), [20]); // prettier-ignore
  });

  test('law: a balance is the sum of its ledger, whatever comes, and days sum up to it', async () => {
    const deed = fc.record({
      euros: fc.integer({ min: 0, max: 12_000 }),
      refund: fc.option(fc.record({ of: fc.nat(9), cents: fc.option(fc.nat(900_000)) })),
      days: fc.nat(200),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 10 }), async (deeds) => {
        world = createWorld();
        await world.configure({ points: MILES });
        mira = await enter('mira');
        for (const [index, { euros, refund, days }] of deeds.entries()) {
          world.now += days * DAY;
          const amount = { value: euros * 100, currency: 'EUR' };
          await takeHostEvents(world.options, SITE, [
            event({ id: `p${index}`, amount }),
            ...(refund
              ? [
                  event({
                    id: `r${index}`,
                    type: 'refund',
                    refers: `p${refund.of}`,
                    ...(refund.cents !== null && { amount: { value: refund.cents, currency: 'EUR' } }),
                  }),
                ]
              : []),
          ]);
          if (index % 3 === 0) await catchUp(world.options, SITE);
        }
        await catchUp(world.options, SITE);
        const rows = await world.row('points');
        const sum = rows.reduce((all, { points }) => all + points, 0);
        assert.equal(await balance(), sum);
        assert.equal(
          (await world.row('point_days')).reduce((all, { points }) => all + points, 0),
          sum,
        );
        assert.ok(
          rows.filter(({ kind }) => kind !== 'gift').reduce((all, { points }) => all + points, 0) >= 0,
        );
        await catchUp(world.options, SITE);
        assert.equal((await world.row('points')).length, rows.length);
      }),
      { numRuns: 25 },
    );
  });

  test('a site without points reads its log and gives none', async () => {
    world = createWorld();
    await world.configure();
    mira = await enter('mira');
    await buy(100);
    assert.deepEqual([await ledger(), await held()], [[], undefined]);
    assert.equal(START, world.now);
  });
});
