import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBallot, pollActions, pollState, resultsVisible } from './rules.ts';
import type { PollKind, ResultsPolicy } from './types.ts';

const options = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
const check = (kind: PollKind, choices: string[], min = 1, max = 1) =>
  checkBallot({ kind, options, min, max }, { choices });

test('is open from opensAt on and closed from closesAt on, to the millisecond', () => {
  const poll = { opensAt: 10, closesAt: 20 };
  assert.deepEqual(
    [9, 10, 19, 20].map((now) => pollState(poll, now)),
    ['upcoming', 'open', 'open', 'closed'],
  );
  assert.equal(pollState({ opensAt: null, closesAt: null }, 0), 'open');
});

test('P2 takes one known option in a single poll', () => {
  assert.deepEqual(check('single', ['b']), { choices: ['b'] });
  assert.deepEqual(check('single', []), { field: 'choices', reason: 'required' });
  assert.deepEqual(check('single', ['a', 'b']), { field: 'choices', reason: 'too-many', limit: 1 });
  assert.deepEqual(check('single', ['z']), { field: 'choices.0', reason: 'unknown-option' });
});

test('P3 takes so many different options as a multiple poll allows, in the order of the options', () => {
  assert.deepEqual(check('multiple', ['c', 'a'], 2, 3), { choices: ['a', 'c'] });
  assert.deepEqual(check('multiple', ['a'], 2, 3), { field: 'choices', reason: 'too-few', limit: 2 });
  assert.deepEqual(check('multiple', ['a', 'b', 'c'], 1, 2), {
    field: 'choices',
    reason: 'too-many',
    limit: 2,
  });
  assert.deepEqual(check('multiple', ['a', 'a'], 1, 2), { field: 'choices.1', reason: 'duplicate' });
});

test('keeps the order of a ranked ballot', () => {
  assert.deepEqual(check('ranked', ['c', 'a'], 1, 3), { choices: ['c', 'a'] });
  assert.deepEqual(check('ranked', ['c', 'c'], 1, 3), { field: 'choices.1', reason: 'duplicate' });
});

const give = (kind: PollKind, points: Record<string, number>) =>
  checkBallot({ kind, options, min: 1, max: 5, budget: 10 }, { choices: [], points });

test('takes points where the kind gives them, in the order of the options', () => {
  assert.deepEqual(give('score', { b: 5, a: 1 }), { choices: [], points: { a: 1, b: 5 } });
  assert.deepEqual(give('dots', { b: 10, a: 0 }), { choices: [], points: { b: 10 } });
  assert.deepEqual(give('quadratic', { a: 3, b: 1 }), { choices: [], points: { a: 3, b: 1 } });
  assert.deepEqual(give('quadratic', { a: 3, b: 2 }), {
    field: 'points',
    reason: 'over-budget',
    limit: 10,
    cost: 13,
  });
  assert.deepEqual(give('score', { a: 6 }), { field: 'points.a', reason: 'out-of-range', limit: 5 });
});

test('a name that every object has is no option, and gives nothing', () => {
  const ballot = JSON.parse('{"__proto__": 3}') as Record<string, number>;
  assert.deepEqual(give('dots', ballot), { field: 'points.__proto__', reason: 'unknown-option' });
  assert.deepEqual(give('dots', { valueOf: 3 }), { field: 'points.valueOf', reason: 'unknown-option' });
});

test('refuses a ballot of another kind by the field that does not belong', () => {
  const single = { kind: 'single' as const, options, min: 1, max: 1 };
  assert.deepEqual(checkBallot(single, { choices: ['a'], points: { a: 1 } }), {
    field: 'points',
    reason: 'not-of-this-kind',
  });
  assert.deepEqual(
    checkBallot({ ...single, kind: 'dots', budget: 5 }, { choices: ['a'], points: { a: 1 } }),
    {
      field: 'choices',
      reason: 'not-of-this-kind',
    },
  );
  assert.deepEqual(checkBallot({ ...single, kind: 'dots', budget: 5 }, { choices: [] }), {
    field: 'points',
    reason: 'required',
  });
});

const seen = (results: ResultsPolicy, role: 'member' | 'staff' | null, voted: boolean, now: number) =>
  resultsVisible({ results, opensAt: null, closesAt: 20 }, role && { role }, voted, now);

test('P17 shows the counts by the policy: always, to voters, from the close on, or to staff', () => {
  assert.equal(seen('always', null, false, 0), true);
  assert.equal(seen('after-vote', 'member', false, 0), false);
  assert.equal(seen('after-vote', 'member', true, 0), true);
  assert.equal(seen('after-close', 'member', true, 19), false);
  assert.equal(seen('after-close', null, false, 20), true);
  assert.equal(seen('staff', 'member', true, 20), false);
});

test('shows staff every count and the unknown public no count that is for voters', () => {
  for (const policy of ['always', 'after-vote', 'after-close', 'staff'] as const)
    assert.equal(seen(policy, 'staff', false, 0), true);
  assert.equal(seen('after-vote', null, true, 0), false);
  assert.equal(seen('after-vote', null, false, 20), false);
});

test('offers what the viewer may do while the poll is open', () => {
  const actions = (guests: boolean, role: 'guest' | 'member' | null, voted: boolean, now = 5) =>
    pollActions({ guests, opensAt: 1, closesAt: 20 }, role && { role }, voted, now);
  assert.deepEqual(actions(false, 'member', false), ['vote']);
  assert.deepEqual(actions(false, 'member', true), ['change', 'withdraw']);
  assert.deepEqual(actions(false, 'guest', false), []);
  assert.deepEqual(actions(true, 'guest', false), ['vote']);
  assert.deepEqual(actions(true, null, false), ['vote']);
  assert.deepEqual(actions(false, null, false), []);
  assert.deepEqual(actions(true, 'member', true, 0), []);
  assert.deepEqual(actions(true, 'member', true, 20), []);
});
