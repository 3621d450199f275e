import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clickFor } from './referrals.ts';
import { openShop, rule, usd } from '../testing/referrals.ts';

test('L22 R11 a customer’s worth includes whom they bring: 100 + (40 + 60) = 200', async () => {
  const shop = await openShop([rule()]);
  const ann = await shop.member('Ann');
  for (const name of ['Ben', 'Cleo']) await shop.friend(name, ann);
  await shop.tell([
    { who: 'Ann', amount: usd(100_00) },
    { who: 'Ben', amount: usd(40_00) },
    { who: 'Cleo', id: 'c', amount: usd(75_00) },
    { who: 'Cleo', type: 'refund', refers: 'c', amount: usd(15_00) },
    { who: 'Ben', amount: { value: 500, currency: 'JPY' } },
  ]);
  const { values, friends } = await shop.part(shop.staff).value({ member: ann.id });
  assert.deepEqual(values, [
    { currency: 'JPY', own: 0, referred: 500, total: 500 },
    { currency: 'USD', own: 100_00, referred: 100_00, total: 200_00 },
  ]);
  assert.equal(friends, 2);
});

test('L25 R12 counts visits by the mark of where a code hung: 5 scans → 5, and a friend keeps the mark', async () => {
  const shop = await openShop([rule()]);
  const ann = await shop.member('Ann');
  const { link } = await shop.part(ann).invitation({});
  const token = link.split('/r/')[1]!;
  const scan = (mark: string | null, counted = true) => clickFor(shop.world.as(null), token, mark, counted);
  const [one] = await Promise.all(Array.from({ length: 5 }, () => scan('shop-window')));
  await scan(null);
  await scan('shop-window', false);
  assert.deepEqual((await shop.part(ann).invitation({})).visits, { 'shop-window': 5, '': 1 });
  const ben = await shop.member('Ben');
  await shop.part(ben).claim({ key: shop.world.id(), click: one!.click });
  assert.equal((await shop.world.row('referrals'))[0]?.location, 'shop-window');
});

test('R19 names nobody on the leaderboard who does not want it, and has none unless the programme says so', async () => {
  const shop = await openShop([rule()], { leaderboard: true });
  const [ann, eve] = [await shop.member('Ann Example'), await shop.member('Eve')];
  for (const name of ['Ben', 'Cleo']) await shop.friend(name, ann);
  await shop.friend('Dan', eve);
  await shop.later();
  const board = () => shop.part(eve).leaderboard({ programme: 'friends' });
  assert.deepEqual((await board()).leaders, []);
  for (const viewer of [ann, eve])
    await shop.part(viewer).list({ key: shop.world.id(), programme: 'friends', on: true });
  assert.deepEqual((await board()).leaders, [
    { name: 'Ann', friends: 2 },
    { name: 'Eve', friends: 1, you: true },
  ]);
  await shop.part(ann).list({ key: shop.world.id(), programme: 'friends', on: false });
  assert.deepEqual((await board()).leaders, [{ name: 'Eve', friends: 1, you: true }]);
  const plain = await openShop([rule()]);
  const one = await plain.member('One');
  await assert.rejects(plain.part(one).leaderboard({ programme: 'friends' }), { code: 'not-found' });
});

test('R20 a friend sees who invited them by first name, and what they get for it', async () => {
  const gift = { type: 'access', label: 'Early entry' } as const;
  const shop = await openShop([rule({ friendReward: gift })]);
  const ann = await shop.member('Ann Example');
  const ben = await shop.friend('Ben', ann);
  await shop.tell([{ who: 'Ben', amount: usd(100) }]);
  const { referrer, state, programme } = await shop.part(ben).welcome();
  assert.deepEqual([referrer, state, programme.id], ['Ann', 'qualified', 'friends']);
  const { lines } = await shop.part(ben).statement({});
  assert.deepEqual([lines[0]?.side, lines[0]?.label, lines[0]?.amount, lines[0]?.friends], ['friend', 'Early entry', null, []]); // prettier-ignore
  await assert.rejects(shop.part(ann).welcome(), { code: 'not-found' });
});

test('pages a statement, newest first', async () => {
  const shop = await openShop([rule({ on: 'joined' })]);
  const ann = await shop.member('Ann');
  for (const name of ['Ben', 'Cleo', 'Dan']) {
    await shop.friend(name, ann);
    await shop.later();
  }
  const first = await shop.part(ann).statement({ limit: 2 });
  const rest = await shop.part(ann).statement({ limit: 2, cursor: first.next! });
  assert.deepEqual(
    [...first.lines, ...rest.lines].map(({ friends }) => friends[0]),
    ['Dan', 'Cleo', 'Ben'],
  );
  assert.equal(rest.next, null);
});
