import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moderationPart } from '../moderation/moderation.ts';
import { openShop, rule, usd, type Shop } from '../testing/referrals.ts';

const signsOf = async (shop: Shop): Promise<string[][]> =>
  (await shop.part(shop.staff).rewards({ kind: 'review' })).cases.map(({ signs }) => [...signs]);

test('R15 refuses oneself by another name: an alias of the same mailbox never counts, and tells its owner nothing', async () => {
  const shop = await openShop([rule({ on: 'joined' })]);
  const ann = await shop.member('Ann', 'ann.example@gmail.com');
  const { click } = await shop.part(null).enter({ code: (await shop.part(ann).invitation({})).code });
  shop.world.now += 1;
  const twin = await shop.member('Twin', 'annexample+x@googlemail.com');
  assert.deepEqual(await shop.part(twin).claim({ key: shop.world.id(), click }), {
    state: 'ineligible',
    reason: 'alias',
  });
  await shop.later();
  assert.deepEqual((await shop.part(ann).invitation({})).friends, []);
  const kept = JSON.stringify([await shop.world.row('marks'), await shop.world.events()]);
  assert.doesNotMatch(kept, /gmail|annexample/, 'no address is kept anywhere');
});

test('R15 refuses oneself by the means of payment, also when that is known later', async () => {
  const shop = await openShop([rule()]);
  const ann = await shop.member('Ann');
  await shop.friend('Ben', ann);
  await shop.tell([{ who: 'Ben', amount: usd(100), data: { payment: 'card_7' } }]);
  assert.deepEqual(await shop.lines(ann), ['pending 1500']);
  await shop.tell([{ who: 'Ann', type: 'visit', data: { payment: 'card_7' } }]);
  assert.deepEqual(await shop.lines(ann), ['void 1500']);
  const [ben] = (await shop.part(ann).invitation({})).friends;
  assert.deepEqual([ben?.state, ben?.reason], ['ineligible', 'payment']);
});

test('R16 lets staff look at shared devices, and refuses nobody for one', async () => {
  const shop = await openShop([rule({ holdDays: 0 })]);
  const ann = await shop.member('Ann');
  await shop.friend('Ben', ann);
  await shop.tell([
    { who: 'Ann', type: 'visit', data: { device: 'd1' } },
    { who: 'Ben', amount: usd(100), data: { device: 'd1' } },
  ]);
  await shop.later(1);
  assert.deepEqual([await shop.lines(ann), await signsOf(shop)], [['pending 1500'], [['device']]]);
  assert.deepEqual((await shop.part(ann).statement({})).lines[0]?.reason, 'review');
});

test('R16 lets staff look at loops: who invited the inviter comes back as their friend', async () => {
  const shop = await openShop([rule()]);
  const ann = await shop.member('Ann');
  const ben = await shop.friend('Ben', ann);
  await shop.friend('Anna', ben);
  await shop.tell([
    { who: 'Ann', type: 'visit', data: { payment: 'card_1' } },
    { who: 'Anna', amount: usd(100), data: { payment: 'card_1' } },
  ]);
  assert.deepEqual([await shop.lines(ben), await signsOf(shop)], [['pending 1500'], [['loop']]]);
});

test('R16 lets staff look at two friends who may be one', async () => {
  const shop = await openShop([rule()]);
  const ann = await shop.member('Ann');
  for (const name of ['Ben', 'Benno']) await shop.friend(name, ann);
  await shop.tell([
    { who: 'Ben', amount: usd(100), data: { payment: 'card_1' } },
    { who: 'Benno', amount: usd(100), data: { payment: 'card_1' } },
  ]);
  assert.deepEqual(await signsOf(shop), [['twin'], ['twin']]);
});

test('R17 lets staff look at many friends within hours', async () => {
  const shop = await openShop([rule({ on: 'joined', holdDays: 0 })], { velocity: { friends: 2, hours: 24 } });
  const ann = await shop.member('Ann');
  for (const name of ['Ben', 'Cleo', 'Dan']) {
    await shop.friend(name, ann);
    await shop.later();
  }
  assert.deepEqual([await shop.lines(ann), await signsOf(shop)], [['approved 1500', 'approved 1500', 'pending 1500'], [['velocity']]]); // prettier-ignore
  await shop.later(2);
  await shop.friend('Eve', ann);
  await shop.later();
  assert.deepEqual((await shop.lines(ann)).at(-1), 'approved 1500');
});

async function suspected() {
  const shop = await openShop([rule()]);
  const ann = await shop.member('Ann');
  await shop.friend('Ben', ann);
  await shop.tell([
    { who: 'Ann', type: 'visit', data: { device: 'd1' } },
    { who: 'Ben', amount: usd(100), data: { device: 'd1' } },
  ]);
  const desk = shop.part(shop.staff);
  const [found] = (await desk.rewards({ kind: 'review' })).cases;
  return { shop, ann, desk, id: found!.line.id, found: found! };
}

test('R18 staff see whose reward it is and by whom, allow it, and it is approved in its time', async () => {
  const { shop, ann, desk, id, found } = await suspected();
  assert.deepEqual([found.member?.name, found.friends.map(({ name }) => name)], ['Ann', ['Ben']]);
  await desk.decide({ key: shop.world.id(), id, decision: 'allow' });
  await shop.tell([{ who: 'Ben', amount: usd(100), data: { device: 'd1' } }]);
  await shop.later(14);
  assert.deepEqual(await shop.lines(ann), ['approved 1500']);
  await assert.rejects(desk.decide({ key: shop.world.id(), id, decision: 'allow' }), { code: 'conflict' });
});

test('R18 staff deny it with a reason, the friend counts no more, and the audit says who did it', async () => {
  const { shop, ann, desk, id } = await suspected();
  const deny = { id, decision: 'deny' } as const;
  await assert.rejects(desk.decide({ key: shop.world.id(), ...deny }), { code: 'invalid', details: { field: 'reason', reason: 'required' } }); // prettier-ignore
  const answer = await desk.decide({ key: shop.world.id(), ...deny, reason: 'The same household account.' });
  assert.deepEqual([answer.line.state, answer.line.reason], ['void', 'denied']);
  await shop.tell([{ who: 'Ben', amount: usd(9_900) }]);
  await shop.later(30);
  assert.deepEqual(await shop.lines(ann), ['void 1500']);
  assert.equal((await shop.part(ann).invitation({})).friends[0]?.reason, 'denied');
  const { entries } = await moderationPart(shop.world.as(shop.staff)).audit({ subject: id });
  assert.deepEqual(
    entries.map(({ action, kind, topic, reason, undoUntil }) => [action, kind, topic, reason, undoUntil]),
    [['deny', 'reward', 'friends', 'The same household account.', null]],
  );
});

test('R18 what staff do about rewards is for staff', async () => {
  const { shop, ann, id } = await suspected();
  const part = shop.part(ann);
  const key = shop.world.id();
  await assert.rejects(part.rewards({ kind: 'review' }), { code: 'forbidden' });
  await assert.rejects(part.decide({ key, id, decision: 'allow' }), { code: 'forbidden' });
  await assert.rejects(part.pay({ key, ids: [id] }), { code: 'forbidden' });
  await assert.rejects(part.value({ member: ann.id }), { code: 'forbidden' });
  await assert.rejects(shop.part(null).statement({}), { code: 'unauthenticated' });
});

test('tells members nothing of what spoke against a friend but a code', async () => {
  const { ann, shop } = await suspected();
  const seen = JSON.stringify([await shop.part(ann).statement({}), await shop.part(ann).invitation({})]);
  assert.doesNotMatch(seen, /device|d1/);
});
