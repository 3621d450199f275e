import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PollDefinition } from '../polls/types.ts';
import { inSegment, microPollProblems, saysTheSame, segmentProblems, toldSize } from './rules.ts';

const poll = (part: Partial<PollDefinition> = {}): PollDefinition => ({
  id: 'style',
  question: 'How do you play?',
  kind: 'multiple',
  options: ['stage', 'home', 'teach'].map((id) => ({ id, label: id })),
  results: 'always',
  min: 1,
  max: 3,
  opensAt: null,
  closesAt: null,
  anonymous: false,
  guests: true,
  segment: { purpose: 'To show you what fits.' },
  ...part,
});
const segment = (part = {}) => ({
  id: 'pros',
  name: 'Pros',
  poll: 'style',
  options: ['stage', 'teach'],
  ...part,
});

test('L27 whoever chose one of the options belongs to the segment, and whose answer is gone to none', () => {
  assert.equal(inSegment(segment(), { style: ['home', 'teach'] }), true);
  assert.equal(inSegment(segment(), { style: ['home'] }), false);
  assert.equal(inSegment(segment(), { other: ['stage'] }), false);
  assert.equal(inSegment(segment(), {}), false);
  assert.equal(inSegment(segment({ poll: 'constructor' }), {}), false);
});

test('P51 sizes under five are not told, and neither is nobody', () => {
  assert.deepEqual([0, 1, 4, 5, 120].map(toldSize), [null, null, null, 5, 120]);
});

test('segments name a poll that says what it is for, and its options', () => {
  const fields = (part: object, polls = [poll()]) =>
    segmentProblems([segment(part)], polls).map(({ field }) => field);
  assert.deepEqual(fields({}), []);
  assert.deepEqual(fields({ poll: 'none' }), ['segments.0.poll']);
  const { segment: _, ...plain } = poll();
  assert.deepEqual(fields({}, [plain]), ['segments.0.poll']);
  assert.deepEqual(fields({ options: [] }), ['segments.0.options']);
  assert.deepEqual(fields({ options: ['stage', 'x'] }), ['segments.0.options.1']);
  assert.deepEqual(fields({ id: 'No Slug' }), ['segments.0.id']);
});

test('answers that feed segments are ticked, signed with a name, and not paid for', () => {
  assert.equal(microPollProblems(poll()).length, 0);
  for (const part of [
    { kind: 'ranked' },
    { anonymous: true },
    { grants: { access: 'x', hours: 1 } },
  ] as const)
    assert.equal(microPollProblems(poll(part)).length, 1);
});

test('another purpose is not what was agreed to, another language of it is', () => {
  assert.equal(saysTheSame('For news', 'For news'), true);
  assert.equal(saysTheSame('For news', 'For news and more'), false);
  assert.equal(saysTheSame({ en: 'For news' }, { en: 'For news', de: 'Für Neues' }), true);
  assert.equal(saysTheSame({ en: 'For news', de: 'Für Neues' }, { en: 'For news' }), false);
  assert.equal(saysTheSame('For news', { en: 'For news' }), false);
});
