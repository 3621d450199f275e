import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostEventData, hostEventProblems, timeOf } from './rules.ts';
import type { HostEvent } from './types.ts';

const NOW = Date.UTC(2026, 2, 2, 12);
const purchase = (patch: Partial<HostEvent> = {}): HostEvent => ({
  id: 'evt-1',
  type: 'purchase',
  member: { issuer: 'acme', subject: '7' },
  at: NOW - 1_000,
  amount: { value: 2_500, currency: 'EUR' },
  ...patch,
});
const found = (patch: Partial<HostEvent>) =>
  hostEventProblems(purchase(patch), NOW).map(({ field, reason }) => `${field} ${reason}`);

test('B20 takes what a shop tells of, and refuses the rest by its field', () => {
  assert.deepEqual(found({ order: 'A-17', data: { sku: 'drum:red', size: 12 } }), []);
  assert.deepEqual(found({ type: 'repair-booked' }), []);
  assert.deepEqual(found({ id: 'no spaces' }), ['id format']);
  assert.deepEqual(found({ type: 'Purchase!' }), ['type format']);
  assert.deepEqual(found({ member: { issuer: 'acme', subject: '' } }), ['member.subject format']);
  assert.deepEqual(found({ at: NOW + 6 * 60_000 }), ['at future']);
  assert.deepEqual(found({ at: 12 }), ['at format']);
  assert.deepEqual(found({ amount: { value: 25.5, currency: 'EUR' } }), ['amount.value format']);
  assert.deepEqual(found({ amount: { value: -1, currency: 'eur' } }), [
    'amount.value format',
    'amount.currency format',
  ]);
  assert.deepEqual(found({ type: 'refund' }), ['refers required']);
  assert.deepEqual(found({ refers: 'evt-1' }), ['refers self']);
});

test('B20 words about people do not get into the log', () => {
  assert.deepEqual(found({ data: { who: 'Mira Solberg' } }), ['data.who format']);
  assert.deepEqual(found({ data: { mail: 'mira@example.org' } }), ['data.mail format']);
  assert.deepEqual(found({ data: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`f${n}`, n])) }), [
    'data too-many',
  ]);
  assert.deepEqual(hostEventData(purchase({ order: 'A-17', refers: 'evt-0', data: { sku: 'drum' } })), {
    value: 2_500,
    currency: 'EUR',
    order: 'A-17',
    refers: 'evt-0',
    'data.sku': 'drum',
  });
});

test('reads a moment with its zone, and none without', () => {
  assert.equal(timeOf('2026-03-02T13:00:00+01:00'), NOW);
  assert.equal(timeOf('2026-03-02T12:00:00.000Z'), NOW);
  assert.equal(timeOf(NOW), NOW);
  for (const other of ['2026-03-02T12:00:00', '2026-03-02', 'yesterday', 1.5])
    assert.equal(timeOf(other), null);
});
