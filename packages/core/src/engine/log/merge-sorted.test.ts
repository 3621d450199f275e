import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergeSorted } from './merge-sorted.ts';

test('law: merging sorted runs gives what one sort of everything gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.string())), async (runs) => {
      assert.deepEqual(await mergeSorted(runs.map((run) => run.toSorted())), runs.flat().sort());
    }),
    { numRuns: 50 },
  );
});

test('merging many runs lets others have their turn in between', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++);
  await mergeSorted(Array.from({ length: 64 }, (_, run) => Array.from({ length: 2_000 }, () => `${run}`)));
  clearInterval(timer);
  assert.ok(turns >= 6, String(turns));
});
