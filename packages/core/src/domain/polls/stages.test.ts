import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chosenOf, endsVote, nextStages, STAGES } from './stages.ts';
import type { PollStage } from './types.ts';

const stage = fc.constantFrom(...STAGES);

test('P38 can be declined from every stage but declined itself, and never opened again once it ended', () => {
  fc.assert(
    fc.property(stage, fc.nat(), (from, voters) => {
      const next = nextStages(from, voters);
      assert.equal(next.includes('declined'), from !== 'declined');
      if (endsVote(from)) assert.ok(!next.includes('open'));
      if (voters > 0) assert.ok(!next.includes('idea'));
    }),
  );
});

test('P38 is never stuck: a decision can be reached from every stage', () => {
  const reaches = (from: PollStage, seen: readonly PollStage[] = []): boolean =>
    from === 'decided' ||
    nextStages(from, 1).some((next) => !seen.includes(next) && reaches(next, [...seen, from]));
  for (const from of STAGES) assert.ok(reaches(from), from);
});

test('takes what was decided on from the newest decision, or the shipping after it', () => {
  const decided = (...chosen: string[]) => ({ stage: 'decided', chosen }) as const;
  const shipped = (...chosen: string[]) => ({ stage: 'shipped', chosen }) as const;
  assert.deepEqual(chosenOf('decided', [decided('b'), decided('a')]), ['b']);
  assert.deepEqual(chosenOf('decided', [{ stage: 'decided' }, decided('a')]), []);
  assert.deepEqual(chosenOf('shipped', [{ stage: 'shipped' }, decided('b')]), ['b']);
  assert.deepEqual(chosenOf('shipped', [shipped('c'), decided('b')]), ['c']);
  assert.deepEqual(chosenOf('declined', [{ stage: 'declined' }, decided('b')]), []);
  assert.deepEqual(chosenOf('open', []), []);
});
