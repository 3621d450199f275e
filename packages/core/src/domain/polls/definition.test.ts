import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redefinitionProblems, validateDefinition } from './definition.ts';
import type { PollDefinition } from './types.ts';

const options = (...ids: string[]) => ids.map((id) => ({ id, label: id }));
const poll = (patch: Partial<PollDefinition> = {}): PollDefinition => ({
  id: 'tea',
  question: 'Tea or coffee?',
  kind: 'single',
  options: options('tea', 'coffee'),
  results: 'always',
  min: 1,
  max: 1,
  opensAt: null,
  closesAt: null,
  anonymous: false,
  guests: false,
  ...patch,
});
const found = (patch: Partial<PollDefinition>) =>
  validateDefinition(poll(patch)).map(({ field, reason }) => `${field} ${reason}`);

test('accepts a plain poll of each kind', () => {
  assert.deepEqual(found({}), []);
  assert.deepEqual(found({ kind: 'duel' }), []);
  assert.deepEqual(found({ kind: 'multiple', min: 1, max: 2 }), []);
});

test('L14 P1 refuses a duel of one or of three options', () => {
  assert.deepEqual(found({ kind: 'duel', options: options('a') }), ['options exactly-two']);
  assert.deepEqual(found({ kind: 'duel', options: options('a', 'b', 'c') }), ['options exactly-two']);
});

test('takes 2 to 200 options with ids that differ', () => {
  assert.deepEqual(found({ options: options('a') }), ['options too-few']);
  assert.deepEqual(found({ options: options(...Array.from({ length: 200 }, (_, n) => `o${n}`)) }), []);
  assert.deepEqual(found({ options: options(...Array.from({ length: 201 }, (_, n) => `o${n}`)) }), [
    'options too-many',
  ]);
  assert.deepEqual(found({ options: options('a', 'b', 'a') }), ['options.2.id duplicate']);
  assert.deepEqual(found({ options: options('a', 'B c') }), ['options.1.id format']);
});

test('holds the number of choices to the kind and to the options', () => {
  assert.deepEqual(found({ max: 2 }), ['max format']);
  assert.deepEqual(found({ kind: 'multiple', min: 0, max: 2 }), ['min format']);
  assert.deepEqual(found({ kind: 'multiple', min: 1, max: 3 }), ['max format']);
  assert.deepEqual(found({ kind: 'multiple', min: 2, max: 1 }), ['max order']);
});

test('closes after it opens', () => {
  assert.deepEqual(found({ opensAt: 10, closesAt: 10 }), ['closesAt order']);
  assert.deepEqual(found({ opensAt: 10, closesAt: 11 }), []);
});

test('P55 names a thread for reasons that there can be', () => {
  assert.deepEqual(found({ why: { topic: '/polls/tea' } }), []);
  assert.deepEqual(found({ why: { topic: '' } }), ['why.topic format']);
  assert.deepEqual(found({ why: { topic: 'x'.repeat(2_000) } }), ['why.topic format']);
});

const refused = (
  before: Partial<PollDefinition>,
  after: Partial<PollDefinition>,
  ballots = 1,
  sealed = false,
) =>
  redefinitionProblems(poll(before), poll(after), { ballots, sealed }).map(
    ({ field, reason }) => `${field} ${reason}`,
  );

test('may be changed freely before the first ballot, but for a promise of anonymity', () => {
  assert.deepEqual(refused({}, { kind: 'duel', options: options('a', 'b'), anonymous: true }, 0), []);
  assert.deepEqual(refused({ anonymous: true }, { anonymous: false }, 0), ['anonymous loosened']);
});

test('keeps kind and options once ballots were cast, and may gain options and new words', () => {
  assert.deepEqual(refused({}, { kind: 'multiple' }), ['kind has-ballots']);
  assert.deepEqual(refused({}, { options: options('tea', 'cocoa') }), ['options.1 has-ballots']);
  assert.deepEqual(refused({}, { options: options('cocoa', 'coffee', 'tea'), question: 'Again?' }), []);
  assert.deepEqual(refused({}, { anonymous: true }), ['anonymous has-ballots']);
});

test('never shows more of an anonymous poll than its voters were promised', () => {
  const anonymous = true;
  assert.deepEqual(refused({ anonymous, results: 'after-close' }, { anonymous, results: 'always' }), [
    'results loosened',
  ]);
  assert.deepEqual(refused({ anonymous, results: 'always' }, { anonymous, results: 'staff' }), []);
  assert.deepEqual(refused({ results: 'after-close' }, { results: 'always' }), []);
});

test('does not open an anonymous poll again whose secret is destroyed', () => {
  const anonymous = true;
  assert.deepEqual(refused({ anonymous, closesAt: 5 }, { anonymous, closesAt: 50 }, 0, true), [
    'closesAt sealed',
  ]);
});

test('L4 takes a goal of whole voters, and keeps it once somebody voted towards it', () => {
  assert.deepEqual(found({ goal: 100 }), []);
  for (const goal of [0, 1.5, 1_000_001]) assert.deepEqual(found({ goal }), ['goal format']);
  assert.deepEqual(refused({ goal: 10 }, { goal: 20 }, 0), []);
  assert.deepEqual(refused({ goal: 10 }, { goal: 20 }), ['goal has-ballots']);
  assert.deepEqual(refused({}, { goal: 20 }), ['goal has-ballots']);
});

test('P37 is no idea any more once somebody voted', () => {
  assert.deepEqual(refused({}, { stage: 'idea' }, 0), []);
  assert.deepEqual(refused({}, { stage: 'idea' }), ['stage has-ballots']);
  assert.deepEqual(refused({ stage: 'idea' }, { stage: 'open' }), []);
});
