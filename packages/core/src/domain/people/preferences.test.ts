import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  changedPreferences,
  DEFAULT_PREFERENCES,
  isQuiet,
  preferencesProblems,
  quietEnds,
  type PreferencesChange,
} from './preferences.ts';

const night = { from: '22:00', to: '07:00' };
const at = (iso: string): number => Date.parse(iso);

test('what is left out of a change stays, also among the kinds', () => {
  const first = changedPreferences(DEFAULT_PREFERENCES, { kinds: { polls: false }, mail: 'weekly' });
  const second = changedPreferences(first, { kinds: { news: false }, quiet: night });
  assert.deepEqual(second, {
    ...{ language: null, mail: 'weekly', quiet: night, streak: false },
    kinds: { ...DEFAULT_PREFERENCES.kinds, polls: false, news: false },
  });
});

test('a change that makes no sense names its field', () => {
  const flaws = (change: unknown): string[] =>
    preferencesProblems(change as PreferencesChange).map(({ field }) => field);
  assert.deepEqual(flaws({ language: 'de-AT', quiet: { ...night, timezone: 'Asia/Kolkata' } }), []);
  assert.deepEqual(flaws({ language: 'not a tag', mail: 'hourly', streak: 1 }), [
    'language',
    'mail',
    'streak',
  ]);
  assert.deepEqual(flaws({ kinds: { replies: 'yes', gossip: true } }), ['kinds.replies', 'kinds.gossip']);
  assert.deepEqual(flaws({ quiet: { from: '24:00', to: '7:00', timezone: 'Mars/Base' } }), [
    ...['quiet.from', 'quiet.to', 'quiet.timezone'],
  ]);
  assert.deepEqual(flaws({ quiet: { from: '07:00', to: '07:00' } }), ['quiet.to']);
});

test('quiet hours go past midnight, by the site’s clock or one’s own', () => {
  const quiet = (time: string, zone = 'Europe/Berlin') => isQuiet(night, zone, at(time));
  assert.equal(quiet('2026-06-01T19:59:59Z'), false); // 21:59:59 in Berlin
  assert.equal(quiet('2026-06-01T20:00:00Z'), true);
  assert.equal(quiet('2026-06-02T04:59:59Z'), true);
  assert.equal(quiet('2026-06-02T05:00:00Z'), false);
  assert.equal(isQuiet({ ...night, timezone: 'UTC' }, 'Europe/Berlin', at('2026-06-01T20:00:00Z')), false);
  assert.equal(isQuiet({ from: '12:00', to: '13:30' }, 'UTC', at('2026-06-01T13:29:00Z')), true);
  assert.equal(isQuiet(null, 'UTC', 0), false);
  const ends = quietEnds(night, 'Europe/Berlin', at('2026-06-01T21:30:12Z'));
  assert.equal(new Date(ends).toISOString(), '2026-06-02T05:00:00.000Z');
});

test('the end of quiet hours is the first minute that is not quiet, whatever the clocks do', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const hours = fc.record({ from: time, to: time }).filter(({ from, to }) => from !== to);
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe');
  // Around the days on which the clocks of 2026 are changed, and others.
  const moment = fc
    .tuple(
      fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'),
      fc.integer({ min: -1_500, max: 1_500 }),
    )
    .map(([day, minutes]) => at(`${day}T00:00:00Z`) + minutes * 60_000);
  fc.assert(
    fc.property(hours, zone, moment, (quiet, zone, now) => {
      const end = quietEnds(quiet, zone, now);
      if (!isQuiet(quiet, zone, now)) return assert.equal(end, now);
      assert.equal(isQuiet(quiet, zone, end), false);
      for (let minute = now; minute < end; minute += 60_000) assert.equal(isQuiet(quiet, zone, minute), true);
    }),
    { numRuns: 60 },
  );
});
