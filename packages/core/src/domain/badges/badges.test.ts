import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rebadgeProblems, validateBadge } from './definition.ts';
import { applyCredit, creditOf, NO_PROGRESS, type LoggedEvent } from './earning.ts';
import { nextTier } from './next-tier.ts';
import type { BadgeDefinition } from './types.ts';

const DAY = 86_400_000;
const tiers = [
  { id: 'bronze', name: 'Bronze', threshold: 2 },
  { id: 'silver', name: 'Silver', threshold: 5 },
];
const badge = (patch: Partial<BadgeDefinition> = {}): BadgeDefinition => ({
  id: 'talker',
  name: 'Talker',
  description: 'For talking',
  art: 'speech',
  trigger: 'comment.posted',
  tiers,
  dailyCap: null,
  retired: false,
  ...patch,
});
const event = (kind: string, actor: string | null, data: LoggedEvent['data'] = {}): LoggedEvent => ({
  kind,
  subject: 's',
  actor,
  at: 7,
  data,
});
const found = (patch: Partial<BadgeDefinition>) =>
  validateBadge(badge(patch)).map(({ field, reason }) => `${field} ${reason}`);

test('accepts rising whole thresholds and refuses others, naming the tier', () => {
  assert.deepEqual(found({}), []);
  assert.deepEqual(found({ tiers: [] }), ['tiers too-few']);
  assert.deepEqual(found({ tiers: [tiers[1]!, tiers[0]!] }), ['tiers.1.threshold order']);
  assert.deepEqual(found({ tiers: [{ ...tiers[0]!, threshold: 0 }] }), ['tiers.0.threshold format']);
  assert.deepEqual(found({ tiers: [tiers[0]!, { ...tiers[1]!, id: 'bronze' }] }), ['tiers.1.id duplicate']);
  assert.deepEqual(found({ dailyCap: 0 }), ['dailyCap format']);
});

test('keeps its trigger, and the tiers that somebody holds', () => {
  const changed = (after: Partial<BadgeDefinition>, held: string[]) =>
    rebadgeProblems(badge(), badge(after), new Set(held)).map(({ field, reason }) => `${field} ${reason}`);
  assert.deepEqual(changed({ trigger: 'poll.voted' }, []), ['trigger changed']);
  assert.deepEqual(changed({ tiers: [tiers[1]!] }, ['bronze']), ['tiers held']);
  assert.deepEqual(changed({ tiers: [tiers[1]!] }, ['silver']), []);
});

test('counts a post for its author when it is published, at once or by approval', () => {
  assert.deepEqual(creditOf('comment.posted', event('comment.posted', 'ann')), {
    member: 'ann',
    source: 's',
  });
  assert.deepEqual(creditOf('comment.posted', event('comment.approved', 'staff', { author: 'ann' })), {
    member: 'ann',
    source: 's',
  });
  assert.equal(creditOf('comment.posted', event('comment.held', 'ann')), null);
});

test('counts a reply for whom it answers, but never a reply to oneself', () => {
  assert.deepEqual(creditOf('reply.received', event('comment.posted', 'ben', { parentAuthor: 'ann' })), {
    member: 'ann',
    source: 's',
  });
  assert.deepEqual(
    creditOf('reply.received', event('comment.approved', 'staff', { author: 'ben', parentAuthor: 'ann' })),
    { member: 'ann', source: 's' },
  );
  assert.equal(creditOf('reply.received', event('comment.posted', 'ann', { parentAuthor: 'ann' })), null);
  assert.equal(
    creditOf('reply.received', event('comment.approved', 'staff', { author: 'ann', parentAuthor: 'ann' })),
    null,
  );
  assert.equal(creditOf('reply.received', event('comment.posted', 'ben', { parentAuthor: null })), null);
});

test('counts a reaction for the author, but never one to oneself nor one taken back', () => {
  assert.deepEqual(creditOf('reaction.received', event('comment.reacted', 'ben', { on: 1, author: 'ann' })), {
    member: 'ann',
    source: 's ben',
  });
  assert.equal(
    creditOf('reaction.received', event('comment.reacted', 'ben', { on: 0, author: 'ann' })),
    null,
  );
  assert.equal(
    creditOf('reaction.received', event('comment.reacted', 'ann', { on: 1, author: 'ann' })),
    null,
  );
});

test('counts votes that name their voter, and friends who joined', () => {
  assert.deepEqual(creditOf('poll.voted', event('poll.voted', 'ann')), { member: 'ann', source: 's' });
  assert.equal(creditOf('poll.voted', event('poll.voted', null)), null);
  assert.deepEqual(creditOf('referral.joined', event('referral.joined', 'ann')), {
    member: 'ann',
    source: 's',
  });
});

test('grants a tier at the time of the event that reached it, and only then', () => {
  const first = applyCredit(badge(), NO_PROGRESS, new Set(), 10);
  assert.deepEqual(first.granted, []);
  const second = applyCredit(badge(), first.progress, new Set(), 20);
  assert.deepEqual(second.granted, [{ tier: 'bronze', grantedAt: 20, revokedAt: null }]);
  assert.deepEqual(applyCredit(badge(), second.progress, new Set(['bronze']), 30).granted, []);
});

test('counts up to the daily cap in a UTC day and again the day after', () => {
  const capped = badge({ dailyCap: 2 });
  let progress = NO_PROGRESS;
  for (const at of [DAY, DAY + 1, DAY + 2, 2 * DAY - 1])
    ({ progress } = applyCredit(capped, progress, new Set(), at));
  assert.equal(progress.count, 2);
  assert.equal(applyCredit(capped, progress, new Set(), 2 * DAY).progress.count, 3);
});

test('is not earned any more once retired', () => {
  const answer = applyCredit(badge({ retired: true }), { count: 1, day: 0, today: 1 }, new Set(), 10);
  assert.deepEqual([answer.counted, answer.progress.count, answer.granted], [false, 1, []]);
});

test('law: progress never exceeds cap × days, and each tier is granted once, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(5 * DAY), { maxLength: 60 }),
      fc.integer({ min: 1, max: 4 }),
      (times, dailyCap) => {
        const held: string[] = [];
        let progress = NO_PROGRESS;
        for (const at of times.sort((a, b) => a - b)) {
          const answer = applyCredit(badge({ dailyCap }), progress, new Set(held), at);
          progress = answer.progress;
          held.push(...answer.granted.map(({ tier }) => tier));
        }
        assert.ok(progress.count <= dailyCap * new Set(times.map((at) => Math.floor(at / DAY))).size);
        assert.deepEqual(
          held,
          tiers.filter(({ threshold }) => threshold <= progress.count).map(({ id }) => id),
        );
      },
    ),
  );
});

test('says how many more the next tier takes', () => {
  const remaining = (held: string[], progress: number, patch = {}) => {
    const next = nextTier(
      badge(patch),
      held.map((tier) => ({ tier })),
      progress,
    );
    return next && `${next.remaining} more to ${next.tier.id}`;
  };
  assert.equal(remaining([], 0), '2 more to bronze');
  assert.equal(remaining(['bronze'], 3), '2 more to silver');
  assert.equal(remaining(['bronze', 'silver'], 9), null);
  assert.equal(remaining([], 2), '3 more to silver');
  assert.equal(remaining([], 0, { retired: true }), null);
});
