import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Impact } from '@hearth/core/domain';
import { impact as t } from '../../../locales/en/impact.ts';
import { impactCard as words } from '../../../locales/en/impact-card.ts';
import { cardOf } from './picture.ts';

const said = {
  t,
  words,
  tag: 'en',
  dir: 'ltr',
  name: 'Ada',
  site: 'Acme',
  now: Date.UTC(2026, 4, 12),
} as const;
const none = { own: 0 };
const impact: Impact = {
  member: 'm',
  since: 0,
  streak: { state: 'kept', weeks: 4, best: 4 },
  weekEnds: 0,
  score: 1,
  totals: { exchanges: 300, contributions: 30, decisions: 0, invitations: 0 },
  quarter: {
    year: 2026,
    quarter: 2,
    exchanges: { own: 120, mean: 100, percent: 20 },
    contributions: { own: 3, mean: 30, percent: -90 },
    decisions: none,
    invitations: none,
  },
  outcomes: [],
  asOf: '1.1',
};

test('B77 the picture says what is more than others’, never what is less, and of whom', () => {
  const { title, rows, foot } = cardOf(impact, said);
  assert.equal(title, 'Ada at Acme');
  assert.deepEqual(
    rows.map(({ label, figure, leads }) => [label, figure, leads]),
    [
      ['Answers given and received · 20 % more than the others', '120', true],
      ['Comments and ideas', '3', false],
    ],
  );
  assert.equal(foot, '4 weeks in a row · quarter 2 of 2026');
});

test('B75 an anonymous poll is not on the picture, whatever came of it', () => {
  const poll = { kind: 'poll', title: 'Who?', at: 0, chosen: ['A'], stage: 'decided' } as const;
  const outcomes = [
    { ...poll, id: 'secret', anonymous: true },
    { ...poll, id: 'open', anonymous: false },
  ];
  assert.equal(
    cardOf({ ...impact, outcomes }, said).foot,
    '4 weeks in a row · 1 poll decided · quarter 2 of 2026',
  );
});

test('B77 where the quarter has only begun, the picture is of all that there was', () => {
  const quarter = { ...impact.quarter, exchanges: none, contributions: none };
  const { rows, foot } = cardOf({ ...impact, quarter }, said);
  assert.deepEqual(
    rows.map(({ figure }) => figure),
    ['300', '30'],
  );
  assert.equal(foot, '4 weeks in a row · May 12, 2026');
});
