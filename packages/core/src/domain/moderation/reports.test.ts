import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldByReports } from './reports.ts';

const reports = (members: number, guests: number) => [
  ...Array.from({ length: members }, () => ({ counts: 1 })),
  ...Array.from({ length: guests }, () => ({ counts: 0 })),
];

test('reports hold a comment when as many members reported it as the site asks for', () => {
  assert.deepEqual(
    [2, 3, 4].map((members) => heldByReports(reports(members, 0), 3, false)),
    [false, true, true],
  );
});

test('guests are not counted, staff’s words are not held, and without a number nothing is', () => {
  assert.ok(!heldByReports(reports(2, 9), 3, false));
  assert.ok(!heldByReports(reports(9, 0), 3, true));
  assert.ok(!heldByReports(reports(9, 0), undefined, false));
});
