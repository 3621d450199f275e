import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { english, grouped } from './english.ts';

const UNITS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;

test('English spans are what Intl would write', () => {
  const intl = new Intl.RelativeTimeFormat('en');
  assert.equal(english(0, 'second'), 'now');
  for (const unit of UNITS)
    for (let span = -99; span <= 99; span++)
      // No unit but the smallest is ever written with nothing of it.
      if (span) assert.equal(english(span, unit), intl.format(span, unit));
});

test('English numbers are what Intl would write', () => {
  const intl = new Intl.NumberFormat('en');
  fc.assert(fc.property(fc.nat(), (value) => assert.equal(grouped(value), intl.format(value))));
});
