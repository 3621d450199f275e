import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShop, rule, usd } from '../testing/referrals.ts';
import { DAY } from '../testing/world.ts';

test('L23 R1 $15 per invited buyer: 3 sign-ups, 2 buyers → $30.00; a replayed event pays once', async () => {
  const shop = await openShop([rule()]);
  const ann = await shop.member('Ann');
  for (const name of ['Ben', 'Cleo', 'Dan']) await shop.friend(name, ann);
  await shop.tell([{ who: 'Ben', id: 'order-1', amount: usd(4_000) }]);
  await shop.tell([
    { who: 'Cleo', amount: usd(900) },
    { who: 'Ben', id: 'order-1', amount: usd(4_000), at: shop.world.now },
  ]);
  assert.deepEqual(await shop.owed(ann), { pending: 3_000, approved: 0, paid: 0 });
  await shop.later(14);
  assert.deepEqual(await shop.owed(ann), { pending: 0, approved: 3_000, paid: 0 });
  const { joined, qualified, friends } = await shop.part(ann).invitation({});
  assert.deepEqual(
    [joined, qualified, friends.map(({ state }) => state)],
    [3, 2, ['joined', 'qualified', 'qualified']],
  );
});

test('L23 R2 $20 when your next referral subscribes, once, and $5 for the friend', async () => {
  const shop = await openShop([
    rule({
      on: 'subscribed',
      cap: 1,
      reward: { type: 'economic', label: '$20', amount: usd(2_000) },
      friendReward: { type: 'economic', label: '$5', amount: usd(500) },
    }),
  ]);
  const ann = await shop.member('Ann');
  const [ben, cleo] = [await shop.friend('Ben', ann), await shop.friend('Cleo', ann)];
  await shop.tell([
    { who: 'Ben', type: 'subscription', amount: usd(900) },
    { who: 'Cleo', type: 'subscription' },
  ]);
  assert.deepEqual(await shop.lines(ann), ['pending 2000']);
  assert.deepEqual([await shop.lines(ben), await shop.lines(cleo)], [['pending 500'], ['pending 500']]);
  const [progress] = (await shop.part(ann).invitation({})).progress!;
  assert.deepEqual(progress, { rule: 'buyer', have: 1, need: 1, won: 1, full: true });
});

const three = () =>
  openShop([
    rule({
      friends: 3,
      cap: 1,
      minimum: usd(2_500),
      product: 'lamp',
      reward: { type: 'economic', label: 'Yours is free', amount: usd(2_500) },
    }),
  ]);

const lamp = (who: string, value: number, id?: string) => ({
  who,
  amount: usd(value),
  data: { product: 'lamp' },
  ...(id && { id }),
});

test('L24 R3 three friends buy what you bought: 3 × $25.00 → $25.00 back', async () => {
  const shop = await three();
  const ann = await shop.member('Ann');
  for (const name of ['Ben', 'Cleo', 'Dan']) await shop.friend(name, ann);
  await shop.tell([lamp('Ben', 2_500), lamp('Cleo', 2_500)]);
  assert.deepEqual((await shop.part(ann).invitation({})).progress, [
    { rule: 'buyer', have: 2, need: 3, won: 0, full: false },
  ]);
  await shop.tell([lamp('Dan', 2_500)]);
  const { lines } = await shop.part(ann).statement({});
  assert.deepEqual([lines.length, lines[0]?.amount, lines[0]?.reason], [1, usd(2_500), 'hold']);
  assert.deepEqual(lines[0]?.friends.toSorted(), ['Ben', 'Cleo', 'Dan']);
  await shop.later(14);
  assert.deepEqual(await shop.owed(ann), { pending: 0, approved: 2_500, paid: 0 });
});

test('L24 R3 one at $24.99, or of something else → none', async () => {
  const shop = await three();
  const ann = await shop.member('Ann');
  for (const name of ['Ben', 'Cleo', 'Dan']) await shop.friend(name, ann);
  await shop.tell([
    lamp('Ben', 2_500),
    lamp('Cleo', 2_500),
    lamp('Dan', 2_499),
    { who: 'Dan', amount: usd(9_900) },
  ]);
  await shop.later(30);
  assert.deepEqual(await shop.lines(ann), []);
});

test('L24 R4 one refunded in the hold → void, also when the refund came before its purchase', async () => {
  const shop = await three();
  const ann = await shop.member('Ann');
  for (const name of ['Ben', 'Cleo', 'Dan']) await shop.friend(name, ann);
  await shop.tell([lamp('Ben', 2_500, 'b'), lamp('Cleo', 2_500), lamp('Dan', 2_500)]);
  await shop.later(13);
  await shop.tell([{ who: 'Ben', type: 'refund', refers: 'b', amount: usd(2_500) }]);
  await shop.later(30);
  assert.deepEqual(await shop.lines(ann), ['void 2500']);
  const { friends } = await shop.part(ann).invitation({});
  assert.deepEqual(friends.find(({ name }) => name === 'Ben'), { name: 'Ben', state: 'ineligible', reason: 'refunded', at: friends.at(-1)!.at }); // prettier-ignore
  await shop.friend('Eve', ann);
  await shop.tell([{ who: 'Eve', type: 'refund', refers: 'late' }]);
  await shop.tell([lamp('Eve', 2_500, 'late')]);
  assert.deepEqual(await shop.lines(ann), ['void 2500'], 'what went back already never counts');
  await shop.tell([lamp('Eve', 2_500)]);
  assert.deepEqual(await shop.lines(ann), ['void 2500', 'pending 2500'], 'the two others count on');
});

test('R5 a purchase before its buyer has joined counts from the click on, and not from before it', async () => {
  const shop = await openShop([rule()]);
  const ann = await shop.member('Ann');
  const before = shop.world.now - DAY;
  await shop.tell([
    { who: 'Ben', amount: usd(4_000), at: shop.world.now + 1 },
    { who: 'Cleo', amount: usd(4_000), at: before },
  ]);
  await shop.friend('Ben', ann);
  await shop.friend('Cleo', ann);
  await shop.later();
  assert.deepEqual(await shop.lines(ann), ['pending 1500']);
});

test('R6 where a programme is for new customers, one who bought before the click is none', async () => {
  const shop = await openShop([rule()], { newCustomers: true });
  const ann = await shop.member('Ann');
  const old = shop.world.now - DAY;
  await shop.friend('Ben', ann);
  await shop.tell([{ who: 'Ben', amount: usd(4_000) }]);
  assert.deepEqual(await shop.lines(ann), ['pending 1500']);
  await shop.tell([{ who: 'Ben', amount: usd(10), at: old }]);
  assert.deepEqual(await shop.lines(ann), ['void 1500'], 'also when the shop tells of it late');
  assert.equal((await shop.part(ann).invitation({})).friends[0]?.reason, 'customer');
});

test('R7 after it was paid, only a negative line takes a reward back, and it is owed', async () => {
  const shop = await openShop([rule()]);
  const ann = await shop.member('Ann');
  await shop.friend('Ben', ann);
  await shop.tell([{ who: 'Ben', id: 'b', amount: usd(4_000) }]);
  await shop.later(14);
  const desk = shop.part(shop.staff);
  const [waiting] = (await desk.rewards({ kind: 'approved' })).cases;
  await desk.pay({ key: shop.world.id(), ids: [waiting!.line.id], reference: 'SEPA 2026-17' });
  assert.deepEqual(await shop.owed(ann), { pending: 0, approved: 0, paid: 1_500 });
  await shop.tell([{ who: 'Ben', type: 'refund', refers: 'b' }]);
  assert.deepEqual(await shop.lines(ann), ['paid 1500', 'clawback approved -1500']);
  assert.deepEqual(await shop.owed(ann), { pending: 0, approved: -1_500, paid: 1_500 });
  const [line] = (await shop.part(ann).statement({})).lines;
  assert.deepEqual([line?.reason, line?.of], ['refunded', waiting!.line.id]);
});

test('R8 pays nobody in full who owes something back', async () => {
  const shop = await openShop([rule({ holdDays: 0 })]);
  const ann = await shop.member('Ann');
  for (const name of ['Ben', 'Cleo', 'Dan']) await shop.friend(name, ann);
  const desk = shop.part(shop.staff);
  const approved = async () => (await desk.rewards({ kind: 'approved' })).cases.map(({ line }) => line);
  await shop.tell([{ who: 'Ben', id: 'b', amount: usd(4_000) }]);
  await desk.pay({ key: shop.world.id(), ids: (await approved()).map(({ id }) => id) });
  await shop.tell([
    { who: 'Ben', type: 'refund', refers: 'b' },
    { who: 'Cleo', amount: usd(1) },
    { who: 'Dan', amount: usd(1) },
  ]);
  const lines = await approved();
  const gains = lines.filter(({ kind }) => kind === 'reward').map(({ id }) => id);
  await assert.rejects(desk.pay({ key: shop.world.id(), ids: gains }), { code: 'conflict', details: { field: 'ids', reason: 'owes' } }); // prettier-ignore
  const key = shop.world.id();
  await desk.pay({ key, ids: lines.map(({ id }) => id) });
  await desk.pay({ key, ids: lines.map(({ id }) => id) });
  assert.deepEqual(await shop.owed(ann), { pending: 0, approved: 0, paid: 3_000 });
  await assert.rejects(desk.pay({ key: shop.world.id(), ids: gains }), { code: 'conflict', details: { field: 'ids.0', reason: 'paid' } }); // prettier-ignore
});

test('R9 never adds up currencies, and counts no yen towards a minimum in dollars', async () => {
  const shop = await openShop([
    rule({ minimum: usd(100), holdDays: 0 }),
    rule({
      id: 'yen',
      reward: { type: 'economic', label: '¥500', amount: { value: 500, currency: 'JPY' } },
      holdDays: 0,
    }),
  ]);
  const ann = await shop.member('Ann');
  await shop.friend('Ben', ann);
  await shop.tell([{ who: 'Ben', amount: { value: 9_000, currency: 'JPY' } }]);
  assert.deepEqual((await shop.part(ann).statement({})).balances, [
    { currency: 'JPY', pending: 0, approved: 500, paid: 0 },
  ]);
  await shop.tell([{ who: 'Ben', amount: usd(100) }]);
  assert.deepEqual(
    (await shop.part(ann).statement({})).balances.map(({ currency, approved }) => [currency, approved]),
    [['JPY', 500], ['USD', 1_500]], // prettier-ignore
  );
});

test('R10 the hold ends by the server’s clock, whatever time the shop says', async () => {
  const shop = await openShop([rule()]);
  const ann = await shop.member('Ann');
  await shop.friend('Ben', ann);
  await shop.later(60);
  await shop.tell([{ who: 'Ben', amount: usd(100), at: shop.world.now - 50 * DAY }]);
  assert.deepEqual(await shop.lines(ann), ['pending 1500']);
  shop.world.now += 14 * DAY - 1;
  await shop.later();
  assert.deepEqual(await shop.lines(ann), ['pending 1500']);
  shop.world.now += 1;
  await shop.later();
  assert.deepEqual(await shop.lines(ann), ['approved 1500']);
});

test('keeps what was promised when a rule changes or goes', async () => {
  const shop = await openShop([rule({ minimum: usd(1_000) })]);
  const ann = await shop.member('Ann');
  await shop.friend('Ben', ann);
  await shop.tell([{ who: 'Ben', id: 'b', amount: usd(1_000) }]);
  const { COMMUNITY } = await import('../testing/world.ts');
  const { programme } = await import('../testing/referrals.ts');
  await shop.world.configure({ ...COMMUNITY, programmes: [programme([rule({ minimum: usd(9_000) })])] });
  await shop.tell([{ who: 'Ben', amount: usd(1) }]);
  assert.deepEqual(await shop.lines(ann), ['pending 1500'], 'the minimum of then');
  await shop.world.configure({ ...COMMUNITY, programmes: [programme([])] });
  await shop.tell([{ who: 'Ben', amount: usd(1) }]);
  assert.deepEqual(await shop.lines(ann), ['pending 1500'], 'without the rule');
  await shop.tell([{ who: 'Ben', type: 'refund', refers: 'b' }]);
  assert.deepEqual(await shop.lines(ann), ['void 1500'], 'and falls with what it was for');
});
