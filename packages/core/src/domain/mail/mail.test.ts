import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressFlaw, mailAt, mailProblems, maskAddress, nextMailTry, tidyAddress } from './index.ts';

const settings = { from: 'hello@acme.example', hour: 8, weekday: 1, claims: false };
const at = (iso: string): number => Date.parse(iso);
const due = (pace: 'daily' | 'weekly', from: string, zone: string, hour = 8): string =>
  new Date(mailAt(pace, at(from), { hour, weekday: 1 }, zone)!).toISOString();

test('T120 addresses are tidied, and what no mail can go to is refused', () => {
  assert.equal(tidyAddress('  Mira.S@Bücher.EXAMPLE '), 'Mira.S@xn--bcher-kva.example');
  assert.equal(addressFlaw('mira+lamp@mail.example.org'), null);
  assert.equal(addressFlaw('')?.reason, 'required');
  assert.equal(addressFlaw(`${'a'.repeat(250)}@b.example`)?.reason, 'too-long');
  for (const bad of [
    'mira',
    '@a.example',
    'mira@localhost',
    'mira@127.0.0.1',
    'a b@c.example',
    '"a"@c.example',
    '.a@c.example',
    'a..b@c.example',
    'a@-c.example',
    'a@c.example,b@c.example',
    'a@c.example\r\nBcc: d@e.example',
    `${'a'.repeat(65)}@c.example`,
  ])
    // prettier-ignore
    assert.equal(addressFlaw(tidyAddress(bad))?.reason, 'format', bad);
  assert.equal(maskAddress('mira@example.org'), 'm•••@example.org');
});

test('T120 nothing that passes as an address can end a line, add a second one or name itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 20 }), (local, host) => {
      const address = tidyAddress(`${local}@${host}.example`);
      if (addressFlaw(address) === null) assert.match(address, /^[\x21-\x7e]+$/);
      if (addressFlaw(address) === null) assert.doesNotMatch(address, /[\s<>,;:"()[\]\\]/);
    }),
  );
});

test('T122 digests go out at an hour of the site’s day, through summer time too', () => {
  assert.equal(due('daily', '2026-03-02T06:59:00Z', 'Europe/Berlin'), '2026-03-02T07:00:00.000Z');
  assert.equal(due('daily', '2026-03-02T07:00:00Z', 'Europe/Berlin'), '2026-03-03T07:00:00.000Z');
  assert.equal(due('daily', '2026-03-28T12:00:00Z', 'Europe/Berlin'), '2026-03-29T06:00:00.000Z');
  assert.equal(due('daily', '2026-10-24T12:00:00Z', 'Europe/Berlin'), '2026-10-25T07:00:00.000Z');
  // Two o'clock is left out that night.
  assert.equal(due('daily', '2026-03-28T12:00:00Z', 'Europe/Berlin', 2), '2026-03-29T01:00:00.000Z');
  assert.equal(due('weekly', '2026-03-02T08:00:00Z', 'UTC'), '2026-03-09T08:00:00.000Z');
  assert.equal(due('weekly', '2026-03-01T23:00:00Z', 'UTC'), '2026-03-02T08:00:00.000Z');
  assert.equal(mailAt('off', 0, settings, 'UTC'), null);
  assert.equal(mailAt('instant', 0, settings, 'UTC'), 120_000);
});

test('T122 a digest is always ahead, within its pace, and at the same moment for all that comes before it', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe'];
  const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') });
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), fc.integer({ min: 0, max: 23 }), (from, zone, hour) => {
      const next = mailAt('daily', from, { hour, weekday: 1 }, zone)!;
      assert.ok(next > from && next - from <= 26 * 3_600_000);
      assert.equal(mailAt('daily', next - 1, { hour, weekday: 1 }, zone), next);
    }),
    { numRuns: 60 },
  );
});

test('T126 what was refused for good is not tried again, and the rest for two days', () => {
  assert.equal(nextMailTry(1, 'address', 0), null);
  assert.equal(nextMailTry(1, 'content', 0), null);
  const waits = Array.from({ length: 8 }, (_, failed) => nextMailTry(failed + 1, 'later', 0)!);
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
  );
  assert.equal(nextMailTry(9, 'connection', 0), null);
  assert.equal(nextMailTry(1, 'later', 0, 1), 66_000);
});

test('a community says by words what is wrong with its mail', () => {
  assert.deepEqual(mailProblems(settings), []);
  const wrong = { ...settings, from: 'hello', name: 'A\r\nBcc: b@c.example', replyTo: 'x', page: '/community', hour: 24, weekday: 0 }; // prettier-ignore
  assert.deepEqual(
    mailProblems(wrong).map(({ field }) => field),
    ['from', 'replyTo', 'name', 'page', 'hour', 'weekday'],
  );
});
