import assert from 'node:assert/strict';
import { test } from 'node:test';
import { badgeReferenceProblems, rebadgeProblems, validateBadge } from './definition.ts';
import type { BadgeDefinition } from './types.ts';

const badge = (patch: Partial<BadgeDefinition> = {}): BadgeDefinition => ({
  id: 'voice',
  name: 'Voice',
  description: 'For words shared',
  art: 'star',
  trigger: 'comment.posted',
  tiers: [{ id: 'one', name: 'One', threshold: 5 }],
  dailyCap: null,
  retired: false,
  ...patch,
});
const found = (patch: Partial<BadgeDefinition>) =>
  validateBadge(badge(patch)).map(({ field, reason }) => `${field} ${reason}`);

test('takes a rule whose parts fit together', () => {
  for (const patch of [
    { where: { topics: ['/products/*'], comments: 'first' as const, before: 10 } },
    { window: { days: 30 }, repeatable: true },
    { window: { each: 'week' as const }, scope: 'topic' as const, autoRevoke: true, secret: true },
    { trigger: 'poll.voted' as const, where: { polls: ['lamp'] }, scope: 'poll' as const },
    { trigger: 'reaction.received' as const, where: { reactions: ['like'], after: 1, before: 2 } },
    { trigger: 'host' as const, where: { event: 'purchase' } },
    { trigger: 'staff' as const },
  ])
    assert.deepEqual(found(patch), [], JSON.stringify(patch));
});

test('refuses what a trigger knows nothing of, naming the field', () => {
  assert.deepEqual(found({ where: { polls: ['lamp'], reactions: ['like'], event: 'purchase' } }), [
    'where.polls not-of-this-kind',
    'where.reactions not-of-this-kind',
    'where.event not-of-this-kind',
  ]);
  assert.deepEqual(found({ trigger: 'poll.voted', where: { topics: ['*'], comments: 'first' } }), [
    'where.topics not-of-this-kind',
    'where.comments not-of-this-kind',
  ]);
  assert.deepEqual(found({ scope: 'poll' }), ['scope not-of-this-kind']);
  assert.deepEqual(found({ trigger: 'member.joined', scope: 'topic', window: { days: 3 } }), [
    'window not-of-this-kind',
    'scope not-of-this-kind',
  ]);
  assert.deepEqual(found({ trigger: 'host' }), ['where.event required']);
  assert.deepEqual(found({ trigger: 'host', where: { event: 'A purchase' } }), ['where.event format']);
  assert.deepEqual(found({ trigger: 'staff', autoRevoke: true, dailyCap: 3, window: { days: 3 } }), [
    'window not-of-this-kind',
    'autoRevoke not-of-this-kind',
    'dailyCap not-of-this-kind',
  ]);
});

test('refuses windows, cutoffs, lists and thresholds that cannot be met or are too large', () => {
  assert.deepEqual(found({ window: { days: 0 } }), ['window.days format']);
  assert.deepEqual(found({ window: { days: 367 } }), ['window.days format']);
  assert.deepEqual(found({ where: { after: 2, before: 2 } }), ['where.before order']);
  assert.deepEqual(found({ where: { topics: [] } }), ['where.topics too-few']);
  assert.deepEqual(found({ where: { topics: ['/a/*/b'] } }), ['where.topics.0 format']);
  const tiers = [
    { id: 'one', name: 'One', threshold: 1 },
    { id: 'two', name: 'Two', threshold: 1_001 },
  ];
  assert.deepEqual(found({ tiers, window: { days: 30 } }), ['tiers.1.threshold too-large']);
  assert.deepEqual(found({ tiers }), []);
  assert.deepEqual(found({ tiers, repeatable: true }), ['repeatable too-many']);
});

test('refuses polls and reactions that are not declared', () => {
  const problems = badgeReferenceProblems(
    { where: { polls: ['lamp', 'chair'], reactions: ['love'] } },
    { polls: ['lamp'], reactions: ['like'] },
  );
  assert.deepEqual(
    problems.map(({ field, reason }) => `${field} ${reason}`),
    ['where.polls.1 not-found', 'where.reactions.0 not-found'],
  );
});

test('keeps the scope of what somebody holds', () => {
  const change = (held: string[]) =>
    rebadgeProblems(badge(), badge({ scope: 'topic' }), new Set(held)).map(({ field }) => field);
  assert.deepEqual([change([]), change(['one'])], [[], ['scope']]);
});
