import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bookedEntries, reconcile } from './books.ts';
import { openShop, rule, usd, type Shop } from '../testing/referrals.ts';
import { SITE } from '../testing/world.ts';

const check = (shop: Shop) => reconcile(shop.world.options, SITE);

async function lively(): Promise<Shop> {
  const shop = await openShop([rule({ holdDays: 0 })]);
  const ann = await shop.member('Ann');
  for (const name of ['Ben', 'Cleo']) await shop.friend(name, ann);
  await shop.tell([
    { who: 'Ben', id: 'b', amount: usd(100) },
    { who: 'Cleo', id: 'c', amount: usd(100) },
  ]);
  const desk = shop.part(shop.staff);
  const { cases } = await desk.rewards({ kind: 'approved' });
  await desk.pay({ key: shop.world.id(), ids: [cases[0]!.line.id], reference: 'No 1' });
  await shop.tell([
    { who: 'Ben', type: 'refund', refers: 'b' },
    { who: 'Cleo', type: 'refund', refers: 'c' },
  ]);
  return shop;
}

test('R13 proves that the ledger adds up, by currency, with the seal of its last entry', async () => {
  const shop = await lively();
  const { entries, lines, totals, problems, seal } = await check(shop);
  assert.deepEqual([entries, lines, problems], [7, 3, []]);
  assert.deepEqual(totals, [
    { currency: 'USD', pending: 0, approved: -1_500, paid: 1_500, void: 1_500, promised: 1_500 },
  ]);
  assert.match(seal, /^[\w-]{43}$/);
  const { entries: booked } = await bookedEntries(shop.world.options, SITE, 0);
  assert.deepEqual(
    booked.map(({ entry }) => entry.no),
    [1, 2, 3, 4, 5, 6, 7],
  );
  assert.deepEqual(booked[0]?.identity, { issuer: 'shop', subject: 'ann' });
});

test('R13 finds an entry, a line or a balance that was changed behind its back', async () => {
  const shop = await lively();
  const tamper = (body: Parameters<typeof shop.world.store.write<void>>[2]) =>
    shop.world.store.write(SITE, 'thief', body);
  const found = async () => (await check(shop)).problems.map(({ what }) => what);
  const [line] = await shop.world.row('rewards');
  await tamper((tx) => tx.update('rewards', [line!.id], { value: 9 }));
  assert.deepEqual(await found(), ['line']);
  await tamper((tx) => tx.update('rewards', [line!.id], { value: line!.value }));
  await tamper((tx) => tx.update('ledger', [2], { note: 'as if' }));
  assert.deepEqual(await found(), ['chain']);
  await tamper((tx) => tx.update('ledger', [2], { note: null }));
  const [balance] = await shop.world.row('balances');
  await tamper((tx) => tx.update('balances', [balance!.member, 'USD'], { approved: 0 }));
  assert.deepEqual(await found(), ['balance']);
});

const NAMES = ['Ben', 'Cleo', 'Dan'];
/** An order is always the same person's. */
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('buy' as const, 'refund' as const), order: fc.nat(5) }),
  fc.record({ kind: fc.constantFrom('buy' as const, 'refund' as const), order: fc.nat(5) }),
  fc.record({ kind: fc.constant('join' as const), who: fc.nat(2) }),
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('pay' as const) }),
);

/** How many friends count, said by the rows of what happened alone. */
async function modelCounts({ world }: Shop): Promise<number> {
  const [events, referrals, identities] = [
    await world.row('host_events'),
    await world.row('referrals'),
    await world.row('identities'),
  ];
  return referrals.filter(({ friend, clickedAt }) => {
    const { subject } = identities.find(({ member }) => member === friend)!;
    return events.some(
      (event) =>
        event.type === 'purchase' &&
        event.subject === subject &&
        event.at >= clickedAt &&
        !events.some(({ refers }) => refers === event.id),
    );
  }).length;
}

test('R14 law: the engine keeps the books that a model says, over random histories with late, repeated and refunded events', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 8, maxLength: 20 }),
      fc.integer({ min: 1, max: 2 }),
      async (steps, friends) => {
        const shop = await openShop([rule({ friends })]);
        const ann = await shop.member('Ann');
        // Two of them from the start, so that most of what follows matters.
        const joined = new Set([0, 1]);
        for (const who of joined) await shop.friend(NAMES[who]!, ann);
        const told = new Map<string, number>();
        for (const one of steps) {
          if (one.kind === 'wait') await shop.later(one.days);
          else if (one.kind === 'join') {
            if (!joined.has(one.who)) await shop.friend(NAMES[one.who]!, ann);
            joined.add(one.who);
          } else if (one.kind === 'pay') {
            const { cases } = await shop.part(shop.staff).rewards({ kind: 'approved' });
            const ids = cases.map(({ line }) => line.id);
            // Who owes more than they are owed is not paid.
            if (ids.length > 0)
              await shop
                .part(shop.staff)
                .pay({ key: shop.world.id(), ids })
                .catch(() => {});
          } else {
            const { kind, order } = one;
            const id = `${kind}-${order}`;
            // Told again, it says the same time.
            const at = told.get(id) ?? shop.world.now;
            told.set(id, at);
            const event = { who: NAMES[order % 3]!, id, at };
            await shop.tell([
              kind === 'buy'
                ? { ...event, amount: usd(100) }
                : { ...event, type: 'refund', refers: `buy-${order}` },
            ]);
          }
        }
        await shop.later();
        assert.deepEqual((await check(shop)).problems, []);
        const { pending, approved, paid } = await shop.owed(ann);
        assert.equal(pending + approved + paid, Math.floor((await modelCounts(shop)) / friends) * 1_500);
      },
    ),
    { numRuns: 60 },
  );
});
