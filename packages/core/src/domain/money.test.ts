import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimalOf, digitsOf, isCurrency, isMoney, MONEY_LIMIT, parseMoney } from './money.ts';

test('knows the digits of ISO 4217: none for JPY, two for EUR, three for KWD', () => {
  assert.deepEqual(['JPY', 'EUR', 'KWD', 'CLF'].map(digitsOf), [0, 2, 3, 4]);
});

test('writes minor units as decimals, exactly', () => {
  assert.equal(decimalOf({ value: 2_000, currency: 'USD' }), '20.00');
  assert.equal(decimalOf({ value: -5, currency: 'EUR' }), '-0.05');
  assert.equal(decimalOf({ value: 1_500, currency: 'JPY' }), '1500');
  assert.equal(decimalOf({ value: 250, currency: 'KWD' }), '0.250');
});

test('reads amounts as people write them, with the currency on either side', () => {
  assert.deepEqual(parseMoney('20 USD'), { value: 2_000, currency: 'USD' });
  assert.deepEqual(parseMoney(' USD 24.99 '), { value: 2_499, currency: 'USD' });
  assert.deepEqual(parseMoney('1500 JPY'), { value: 1_500, currency: 'JPY' });
  assert.deepEqual(parseMoney('0.5 KWD'), { value: 500, currency: 'KWD' });
});

test('refuses what could be meant otherwise', () => {
  for (const bad of [
    '20',
    'USD',
    '20,00 EUR',
    '0.5 JPY',
    '1.234 EUR',
    '-1 EUR',
    '1e3 EUR',
    'EUR 1 EUR',
    '5 XXX',
    '5 eur',
    '5 €',
  ])
    assert.equal(parseMoney(bad), null, bad);
  assert.equal(parseMoney(`${MONEY_LIMIT} JPY`)?.value, MONEY_LIMIT);
  assert.equal(parseMoney(`${MONEY_LIMIT + 1} JPY`), null);
  assert.equal(isMoney({ value: 0.1, currency: 'EUR' }), false);
  assert.equal(isCurrency('EUX'), false);
});

test('law: an amount survives being written and read', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: MONEY_LIMIT }),
      fc.constantFrom('JPY', 'EUR', 'KWD', 'CLF'),
      (value, currency) => {
        const money = { value, currency };
        assert.deepEqual(parseMoney(`${decimalOf(money)} ${currency}`), money);
      },
    ),
  );
});
