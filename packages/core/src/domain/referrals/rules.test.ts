import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailboxOf } from './aliases.ts';
import { counts, valueOf, wasCustomer, type Deed } from './rules.ts';
import { refusalOf, signsOf } from './suspicion.ts';
import { weigh } from './winning.ts';

const usd = (value: number) => ({ value, currency: 'USD' });
const bought = (id: string, value: number, patch: Partial<Deed> = {}): Deed => ({
  id,
  type: 'purchase',
  at: 100,
  amount: usd(value),
  refers: null,
  product: null,
  ...patch,
});
const refund = (of: string, value: number | null, patch: Partial<Deed> = {}): Deed => ({
  ...bought(`r-${of}-${value}`, 0),
  type: 'refund',
  refers: of,
  amount: value === null ? null : usd(value),
  ...patch,
});
const RULE = { on: 'purchased', minimum: usd(2_500) } as const;
const when = (...deeds: Deed[]) => ({ joined: true, clickedAt: 50, deeds });

test('counts a purchase of the minimum, and not of a cent less', () => {
  assert.equal(counts(RULE, when(bought('a', 2_500))), true);
  assert.equal(counts(RULE, when(bought('a', 2_499))), false);
  assert.equal(counts(RULE, when(bought('a', 1_300), bought('b', 1_300))), false, 'two that are less');
  assert.equal(counts(RULE, when(bought('a', 9_999, { amount: { value: 9_999, currency: 'EUR' } }))), false);
  assert.equal(counts(RULE, when(bought('a', 0, { amount: null }))), false, 'of an amount nobody told');
});

test('takes refunds off, whenever they come', () => {
  assert.equal(counts(RULE, when(bought('a', 2_600), refund('a', 100))), true);
  assert.equal(counts(RULE, when(refund('a', 101), bought('a', 2_600))), false);
  assert.equal(
    counts(RULE, when(bought('a', 2_600), refund('a', null))),
    false,
    'without an amount: the whole',
  );
  assert.equal(
    counts(RULE, when(bought('a', 2_600), refund('a', 1, { amount: { value: 1, currency: 'EUR' } }))),
    false,
    'in another currency: the whole',
  );
  assert.equal(counts({ on: 'purchased' }, when(bought('a', 10), refund('a', 10))), false);
  assert.equal(counts({ on: 'purchased' }, when(bought('a', 10), refund('b', 10))), true, 'of another');
});

test('counts only what came after the click, of the product that is meant, by who is bound', () => {
  assert.equal(counts(RULE, when(bought('a', 2_500, { at: 49 }))), false);
  assert.equal(counts(RULE, when(bought('a', 2_500, { at: 50 }))), true);
  assert.equal(counts(RULE, { ...when(bought('a', 2_500)), joined: false }), false);
  assert.equal(counts({ ...RULE, product: 'lamp' }, when(bought('a', 2_500))), false);
  assert.equal(counts({ ...RULE, product: 'lamp' }, when(bought('a', 2_500, { product: 'lamp' }))), true);
  assert.equal(counts({ on: 'joined' }, when()), true);
  assert.equal(counts({ on: 'subscribed' }, when(bought('a', 2_500))), false);
  assert.equal(
    counts({ on: 'subscribed' }, when(bought('a', 0, { type: 'subscription', amount: null }))),
    true,
  );
  assert.equal(wasCustomer(when(bought('a', 1, { at: 49 }))), true);
  assert.equal(wasCustomer(when(bought('a', 1))), false);
});

test('sums what somebody is worth by currency, and never across', () => {
  const yen = { amount: { value: 500, currency: 'JPY' } };
  assert.deepEqual(valueOf([bought('a', 100), bought('b', 50), refund('b', 20), bought('c', 0, yen)]), {
    USD: 130,
    JPY: 500,
  });
});

const free = (...friends: string[]) => friends.map((friend, at) => ({ friend, at }));

test('lets who has counted longest win first, as many together as it takes', () => {
  assert.deepEqual(
    weigh(
      { friends: 3, cap: null },
      { friend: 'c', at: 9, counts: true },
      { counted: null, free: free('a', 'b'), won: 0 },
    ),
    [
      { do: 'count', friend: 'c' },
      { do: 'win', friends: ['a', 'b', 'c'] },
    ],
  );
});

test('does nothing for what stands already, and nothing above the cap', () => {
  assert.deepEqual(
    weigh(
      { friends: 1, cap: null },
      { friend: 'a', at: 9, counts: true },
      { counted: { reward: null }, free: [], won: 1 },
    ),
    [],
  );
  assert.deepEqual(
    weigh({ friends: 1, cap: 1 }, { friend: 'b', at: 9, counts: true }, { counted: null, free: [], won: 1 }),
    [{ do: 'count', friend: 'b' }],
  );
});

test('takes back what a refund undid: a void line, or a negative one after it was paid; others are free to win again', () => {
  const reward = { id: 'line', paid: false, friends: free('a', 'b', 'c') };
  const account = { counted: { reward }, free: [{ friend: 'd', at: 4 }], won: 1 };
  const back = weigh({ friends: 3, cap: 1 }, { friend: 'b', at: 9, counts: false }, account);
  assert.deepEqual(back, [
    { do: 'uncount', friend: 'b' },
    { do: 'void', reward: 'line' },
    { do: 'win', friends: ['a', 'c', 'd'] },
  ]);
  const paid = weigh(
    { friends: 3, cap: 1 },
    { friend: 'b', at: 9, counts: false },
    { ...account, free: [], counted: { reward: { ...reward, paid: true } } },
  );
  assert.deepEqual(
    paid.map((step) => step.do),
    ['uncount', 'clawback'],
  );
});

test('knows one mailbox by its aliases: plus-tags everywhere, dots and the other name of Gmail', () => {
  const mailbox = mailboxOf('Ann.Example+shop@GoogleMail.com');
  assert.equal(mailbox, 'annexample@gmail.com');
  assert.equal(mailboxOf('annexample@gmail.com'), mailbox);
  assert.equal(mailboxOf('a.b+x@acme.example'), 'a.b@acme.example', 'dots tell people apart elsewhere');
  assert.equal(mailboxOf('jö@bücher.example'), 'jö@xn--bcher-kva.example');
  for (const none of ['', 'ann', '@acme.example', 'ann@', 'ann@host', '+a@acme.example', 'a b@acme.example'])
    assert.equal(mailboxOf(none), null, none);
});

test('refuses one person by mailbox or payment, and leaves devices, loops and crowds to staff', () => {
  assert.equal(refusalOf(new Set(['email', 'device'])), 'alias');
  assert.equal(refusalOf(new Set(['payment'])), 'payment');
  assert.equal(refusalOf(new Set(['device'])), null);
  const signs = (lately: number, velocity?: { friends: number }) =>
    signsOf({ shared: new Set(['device']), inLoop: true, twin: false, lately, velocity });
  assert.deepEqual(signs(10), ['device', 'loop']);
  assert.deepEqual(signs(11), ['device', 'loop', 'velocity']);
  assert.deepEqual(signs(3, { friends: 2 }), ['device', 'loop', 'velocity']);
});
