import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ballotsNeeded } from './counting/quorum.ts';
import { redefinitionProblems, validateDefinition } from './definition.ts';
import { checkBallot, type BallotWords } from './rules.ts';
import { countRanked, figuresOf, NO_FIGURES, outcomeOf, recount, tallyOf } from './tally.ts';
import type { PollDefinition } from './types.ts';

const poll = (patch: Partial<PollDefinition> = {}): PollDefinition => ({
  id: 'lamp',
  question: 'Which lamp?',
  kind: 'single',
  options: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
  results: 'always',
  min: 1,
  max: 1,
  opensAt: null,
  closesAt: 20,
  anonymous: false,
  guests: false,
  ...patch,
});
const choose = (...choices: string[]): BallotWords => ({ choices });
const times = (count: number, ...choices: string[]) => Array<BallotWords>(count).fill(choose(...choices));
const [OPEN, CLOSED] = [10, 20];

function decide(definition: PollDefinition, ballots: readonly BallotWords[], now = CLOSED) {
  const ids = definition.options.map(({ id }) => id);
  const rankings = ballots.map(({ choices }) => choices);
  const ranked = definition.kind === 'ranked' ? countRanked(ids, rankings, ids) : undefined;
  const tally = tallyOf(definition, figuresOf(definition, ballots), now, ranked);
  return { tally, outcome: outcomeOf(definition, tally) };
}

test('P28 a quorum is a number of ballots or a share of those who may vote, rounded up', () => {
  assert.deepEqual(
    [undefined, 20, { share: 0.5, of: 201 }, { share: 0.07, of: 100 }].map(ballotsNeeded),
    [0, 20, 101, 7],
  );
});

test('P28 a quorum that is none is refused, and the field is named', () => {
  const found = (quorum: PollDefinition['quorum']) =>
    validateDefinition(poll({ quorum })).map(({ field, reason }) => `${field} ${reason}`);
  assert.deepEqual([found(1), found({ share: 1, of: 1 })], [[], []]);
  for (const count of [0, -1, 1.5, NaN, Infinity]) assert.deepEqual(found(count), ['quorum format']);
  assert.deepEqual(found({ share: 50, of: 200 }), ['quorum.share format']);
  assert.deepEqual(found({ share: 0, of: 0 }), ['quorum.share format', 'quorum.of format']);
});

test('P28 ideas and contests have neither quorum nor abstentions', () => {
  const found = validateDefinition(poll({ kind: 'ideas', options: [], quorum: 5, abstain: true }));
  assert.deepEqual(
    found.map(({ field }) => field).filter((field) => field !== 'entries'),
    ['quorum', 'abstain'],
  );
});

test('P28 quorum and abstentions cannot be taken from those who have voted', () => {
  const refused = (before: Partial<PollDefinition>, after: Partial<PollDefinition>, ballots = 1) =>
    redefinitionProblems(poll(before), poll(after), { ballots, sealed: false }).map(({ field }) => field);
  assert.deepEqual(refused({ quorum: 20 }, { quorum: 10 }), ['quorum']);
  assert.deepEqual(refused({}, { quorum: 10 }), ['quorum']);
  assert.deepEqual(refused({ quorum: 10 }, { quorum: { share: 0.5, of: 20 } }), []);
  assert.deepEqual(refused({ abstain: true }, {}), ['abstain']);
  assert.deepEqual(refused({}, { abstain: true }), []);
  assert.deepEqual(refused({ quorum: 20, abstain: true }, {}, 0), []);
});

test('P28 below its quorum a closed poll has no winner, of whatever kind', () => {
  for (const kind of ['single', 'multiple', 'ranked'] as const) {
    const { tally, outcome } = decide(poll({ kind, max: 3, quorum: 5 }), times(4, 'a'));
    assert.deepEqual(outcome, { kind: 'no-quorum', options: [] });
    assert.deepEqual(tally.leaders, []);
    assert.equal(tally.options[0]?.votes, 4, 'the counts stay to be seen');
  }
  assert.deepEqual(decide(poll({ quorum: 5 }), times(4, 'a'), OPEN).tally.leaders, ['a'], 'while it is open');
  assert.deepEqual(decide(poll({ quorum: 4 }), times(4, 'a')).outcome, { kind: 'winner', options: ['a'] });
});

test('P30 an outcome says that there is a winner, a tie, or nothing that anybody wanted', () => {
  assert.deepEqual(decide(poll(), [...times(2, 'b'), ...times(1, 'a')]).outcome, {
    kind: 'winner',
    options: ['b'],
  });
  assert.deepEqual(decide(poll(), [...times(2, 'c'), ...times(2, 'a')]).outcome, {
    kind: 'tie',
    options: ['a', 'c'],
  });
  assert.deepEqual(decide(poll(), []).outcome, { kind: 'none', options: [] });
});

test('P29 an abstention counts for the quorum and in no share', () => {
  const single = decide(poll({ quorum: 4, abstain: true }), [...times(2, 'a'), ...times(1, 'b'), choose()]);
  assert.deepEqual([single.outcome.kind, single.tally.voters, single.tally.abstained], ['winner', 4, 1]);
  assert.deepEqual(
    single.tally.options.map(({ percent }) => percent),
    [67, 33, 0],
  );
  const several = decide(poll({ kind: 'multiple', max: 3, abstain: true }), [
    choose('a', 'b'),
    choose('a'),
    choose(),
  ]);
  assert.deepEqual(
    several.tally.options.map(({ percent }) => percent),
    [100, 50, 0],
    'percentages are of those who named something',
  );
  const ranked = decide(poll({ kind: 'ranked', max: 3, abstain: true }), [
    choose('b', 'a'),
    choose(),
    choose(),
  ]);
  assert.deepEqual(ranked.tally.ranked?.runoff.rounds[0]?.exhausted, 0);
  assert.deepEqual(ranked.outcome, { kind: 'winner', options: ['b'] });
  assert.equal(
    decide(poll({ abstain: true }), times(3)).outcome.kind,
    'none',
    'nobody wins who nobody chose',
  );
});

test('P29 a ballot that names nothing is refused where nobody may abstain', () => {
  for (const kind of ['single', 'multiple', 'ranked', 'score', 'dots'] as const) {
    const definition = poll({ kind, max: 3, budget: 10 });
    for (const words of [{ choices: [] }, { choices: [], points: {} }]) {
      assert.ok('reason' in checkBallot(definition, words), kind);
      assert.deepEqual(checkBallot({ ...definition, abstain: true }, words), { choices: [] });
    }
  }
});

test('law: figures of ballots on the table are those that were added one by one', () => {
  const kinds = fc.constantFrom('single', 'multiple', 'ranked', 'score' as const);
  const given = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(5));
  fc.assert(
    fc.property(kinds, fc.array(fc.tuple(fc.subarray(['a', 'b', 'c']), given)), (kind, all) => {
      const ballots = all.map(([choices, points]): BallotWords =>
        kind === 'score' ? { choices: [], points } : { choices },
      );
      const added = ballots.reduce((sum, ballot) => recount({ kind }, sum, null, ballot), NO_FIGURES);
      assert.deepEqual(figuresOf({ kind }, ballots), added);
    }),
  );
});
