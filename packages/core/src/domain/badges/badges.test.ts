import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendarOf } from './calendar.ts';
import { deedOf, type LoggedEvent } from './deeds.ts';
import { rebadgeProblems, validateBadge } from './definition.ts';
import { nextTier } from './next-tier.ts';
import { isPair } from './pairs.ts';
import { countAt, NOTHING, shifted, weighDeed, type BadgeStanding } from './standing.ts';
import type { BadgeDefinition } from './types.ts';

const DAY = 86_400_000;
const HOUR = DAY / 24;
const UTC = calendarOf('UTC');
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
const event = (
  kind: string,
  actor: string | null,
  data: LoggedEvent['data'] = {},
  patch: Partial<LoggedEvent> = {},
): LoggedEvent => ({ kind, subject: 's', actor, channel: 'thread/lamp', at: 7, data, ...patch });
const found = (patch: Partial<BadgeDefinition>) =>
  validateBadge(badge(patch)).map(({ field, reason }) => `${field} ${reason}`);

/** Whom an event counts for: `ann`, `ann by ben`, `ann no more`, or nothing. */
const says = (patch: Partial<BadgeDefinition>, logged: LoggedEvent): string | null => {
  const deed = deedOf(badge(patch), logged);
  if (!deed || (deed.on && !deed.inTime)) return null;
  return [deed.member, deed.by && `by ${deed.by}`, deed.on ? '' : 'no more'].filter(Boolean).join(' ');
};
const revoking = { autoRevoke: true } as const;

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
  assert.equal(says({}, event('comment.posted', 'ann')), 'ann');
  assert.equal(says({}, event('comment.approved', 'staff', { author: 'ann' })), 'ann');
  assert.equal(says({}, event('comment.held', 'ann', { author: 'ann' })), null);
  // The queue of what waits hears of the same.
  const queue = { channel: 'moderation' };
  assert.equal(says({}, event('comment.approved', 'staff', { author: 'ann' }, queue)), null);
});

test('B2 counts a reply for whom it answers, but never a reply to oneself', () => {
  const reply = { trigger: 'reply.received' } as const;
  assert.equal(says(reply, event('comment.posted', 'ben', { parentAuthor: 'ann' })), 'ann by ben');
  const approved = (author: string) => event('comment.approved', 'staff', { author, parentAuthor: 'ann' });
  assert.deepEqual([says(reply, approved('ben')), says(reply, approved('ann'))], ['ann by ben', null]);
  assert.equal(says(reply, event('comment.posted', 'ann', { parentAuthor: 'ann' })), null);
  assert.equal(says(reply, event('comment.posted', 'ben', { parentAuthor: null })), null);
});

test('B2 counts reactions and votes of others, never one to oneself, nor one that was taken back or is against it', () => {
  for (const [trigger, kind] of [
    ['reaction.received', 'comment.reacted'],
    ['vote.received', 'comment.voted'],
  ] as const) {
    const logged = (actor: string, on: number) => event(kind, actor, { on, author: 'ann' });
    assert.equal(says({ trigger }, logged('ben', 1)), 'ann by ben');
    assert.equal(says({ trigger }, logged('ben', 0)), null);
    assert.equal(says({ trigger, ...revoking }, logged('ben', 0)), 'ann by ben no more');
    assert.equal(says({ trigger, ...revoking }, logged('ann', 1)), null);
  }
});

test('counts official answers, ideas, votes that name their voter, friends who joined, and being here', () => {
  const answer = (answer: number, patch = {}) =>
    event('comment.marked', 'sue', { answer, author: 'ann', asker: 'ben', ...patch });
  const given = { trigger: 'answer.given' } as const;
  assert.equal(says(given, answer(1)), 'ann');
  assert.equal(says({ ...given, ...revoking }, answer(0)), 'ann no more');
  assert.equal(says(given, answer(1, { asker: 'ann' })), null);
  assert.equal(says(given, answer(1, { author: 'sue' })), null);
  const idea = (kind: string, data: LoggedEvent['data']) =>
    event(kind, 'sue', { author: 'ann', ...data }, { channel: 'poll/next' });
  const proposed = { trigger: 'entry.proposed', ...revoking } as const;
  assert.equal(says(proposed, idea('entry.proposed', { state: 'published' })), 'ann');
  assert.equal(says(proposed, idea('entry.proposed', { state: 'held' })), 'ann no more');
  assert.equal(says(proposed, idea('entry.merged', { state: 'merged' })), 'ann');
  const shipped = { trigger: 'entry.shipped', ...revoking } as const;
  assert.equal(says(shipped, idea('entry.settled', { state: 'published', status: 'shipped' })), 'ann');
  assert.equal(
    says(shipped, idea('entry.settled', { state: 'published', status: 'declined' })),
    'ann no more',
  );
  const voted = { trigger: 'poll.voted', ...revoking } as const;
  assert.equal(says(voted, event('poll.voted', 'ann')), 'ann');
  assert.equal(says(voted, event('poll.voted', null)), null);
  assert.equal(says(voted, event('poll.changed', 'ann', { voted: 0 })), 'ann no more');
  assert.equal(says(voted, event('poll.changed', 'ann')), null);
  assert.equal(says({ trigger: 'referral.joined' }, event('referral.joined', 'ann')), 'ann');
  assert.equal(
    says({ trigger: 'member.joined' }, event('member.joined', 'ann', {}, { subject: 'ann' })),
    'ann',
  );
});

test("counts a host's events by their type and at their own time, until they are refunded", () => {
  const rule = badge({ trigger: 'host', where: { event: 'purchase' }, ...revoking });
  const bought = deedOf(rule, event('host.purchase', 'ann', {}, { subject: 'order-1', at: 5 }));
  assert.deepEqual([bought?.unit, bought?.at, bought?.on], ['order-1', 5, true]);
  const refund = deedOf(rule, event('host.refund', 'ann', { refers: 'order-1' }));
  assert.deepEqual([refund?.unit, refund?.on], ['order-1', false]);
  assert.equal(deedOf(rule, event('host.visit', 'ann')), null);
  assert.equal(deedOf(rule, event('host.purchase', null)), null);
});

test('B1 looks at topics, polls, reactions, and whether it is a first comment', () => {
  const at = (channel: string, data = {}) => event('comment.posted', 'ann', data, { channel });
  const products = { where: { topics: ['/products/*', '/news'] } };
  assert.deepEqual(
    ['thread//products/lamp', 'thread//news', 'thread//news/2'].map((channel) => says(products, at(channel))),
    ['ann', 'ann', null],
  );
  assert.equal(says({ where: { comments: 'first' } }, at('thread/a', { first: 1 })), 'ann');
  assert.equal(says({ where: { comments: 'first' } }, at('thread/a', { first: 0 })), null);
  assert.equal(says({ where: { comments: 'replies' } }, at('thread/a', { parentAuthor: 'ben' })), 'ann');
  const poll = { trigger: 'poll.voted', where: { polls: ['lamp'] } } as const;
  const voted = (id: string) => event('poll.voted', 'ann', {}, { subject: id, channel: `poll/${id}` });
  assert.deepEqual([says(poll, voted('lamp')), says(poll, voted('chair'))], ['ann', null]);
  const thanks = { trigger: 'reaction.received', where: { reactions: ['thanks'] } } as const;
  const reacted = (reaction: string) => event('comment.reacted', 'ben', { on: 1, author: 'ann', reaction });
  assert.deepEqual([says(thanks, reacted('thanks')), says(thanks, reacted('like'))], ['ann by ben', null]);
});

test('L5 a cutoff: a second before it counts, the moment itself and a second after it do not', () => {
  const before = Date.UTC(2026, 6, 1);
  const joined = (at: number) =>
    says(
      { trigger: 'member.joined', where: { before } },
      event('member.joined', 'ann', {}, { subject: 'ann', at }),
    );
  assert.deepEqual([joined(before - 1_000), joined(before), joined(before + 1_000)], ['ann', null, null]);
  const since = (at: number) => says({ where: { after: 10 } }, event('comment.posted', 'ann', {}, { at }));
  assert.deepEqual([since(9), since(10)], [null, 'ann']);
});

/** Weighs events at these times, in this order. */
const weighed = (patch: Partial<BadgeDefinition>, times: readonly number[], zone = UTC): BadgeStanding =>
  times.reduce(
    (standing, at) =>
      weighDeed(badge(patch), zone, standing, { at, evidence: { kind: 'comment', id: `c${at}` } }),
    NOTHING,
  );
const reachedAt = ({ reached }: BadgeStanding) =>
  Object.fromEntries(Object.entries(reached).map(([tier, { at }]) => [tier, at]));

test('B3 grants a tier at the time of the event that reached it, with that event, and only then', () => {
  assert.deepEqual(weighed({}, [10]).reached, {});
  const two = weighed({}, [10, 20]);
  assert.deepEqual(two.reached, {
    bronze: { at: 20, lastAt: 20, times: 1, evidence: { kind: 'comment', id: 'c20' } },
  });
  assert.deepEqual(reachedAt(weighed({}, [10, 20, 30, 40, 50])), { bronze: 20, silver: 50 });
});

test("B4 counts up to the daily cap in a day of the site's calendar, and again the day after", () => {
  const times = [DAY, DAY + 1, DAY + 2, 2 * DAY - 1];
  assert.equal(weighed({ dailyCap: 2 }, times).count, 2);
  assert.equal(weighed({ dailyCap: 2 }, [...times, 2 * DAY]).count, 3);
  // In Auckland the next day has begun by then.
  assert.equal(weighed({ dailyCap: 2 }, times, calendarOf('Pacific/Auckland')).count, 3);
});

test('B5 a window of days: the threshold within them, wherever they begin, and none of an hour more', () => {
  const rule = { window: { days: 30 }, tiers: [{ id: 'three', name: 'Three', threshold: 3 }] };
  assert.deepEqual(reachedAt(weighed(rule, [0, DAY, 30 * DAY])), {});
  assert.deepEqual(reachedAt(weighed(rule, [1, DAY, 30 * DAY])), { three: 30 * DAY });
  const standing = weighed(rule, [0, DAY]);
  assert.deepEqual(
    [DAY, 30 * DAY, 31 * DAY].map((now) => countAt(badge(rule), UTC, standing, now)),
    [2, 1, 0],
  );
});

test('B5 a window of the calendar: a week begins on Monday, a month on its first, in the zone of the site', () => {
  const of = (each: 'day' | 'week' | 'month') => ({ window: { each }, tiers: [tiers[0]!] });
  const sunday = Date.UTC(2026, 2, 1, 22);
  const monday = Date.UTC(2026, 2, 2, 1);
  assert.deepEqual(reachedAt(weighed(of('week'), [sunday, monday])), {});
  assert.deepEqual(reachedAt(weighed(of('month'), [sunday, monday])), { bronze: monday });
  // It is Monday in Athens already, and still February in Honolulu.
  assert.deepEqual(reachedAt(weighed(of('week'), [sunday, monday], calendarOf('Europe/Athens'))), {
    bronze: monday,
  });
  const february = Date.UTC(2026, 2, 1, 8);
  assert.deepEqual(reachedAt(weighed(of('month'), [february, sunday], calendarOf('Pacific/Honolulu'))), {});
  assert.equal(countAt(badge(of('week')), UTC, weighed(of('week'), [monday]), monday + 7 * DAY), 0);
});

test('the calendar knows days of 23 and 25 hours', () => {
  const berlin = calendarOf('Europe/Berlin');
  const midnight = Date.UTC(2026, 2, 28, 23);
  assert.deepEqual(
    [midnight - 1, midnight, midnight + 23 * HOUR - 1, midnight + 23 * HOUR].map(
      (at) => berlin.day(at) - berlin.day(midnight),
    ),
    [-1, 0, 0, 1],
  );
  const autumn = Date.UTC(2026, 9, 24, 22);
  assert.deepEqual(
    [autumn, autumn + 25 * HOUR - 1, autumn + 25 * HOUR].map((at) => berlin.day(at) - berlin.day(autumn)),
    [0, 0, 1],
  );
});

test('B6 a badge that can be earned again counts from the start each time', () => {
  const again = { repeatable: true, tiers: [tiers[0]!] };
  const five = weighed(again, [1, 2, 3, 4, 5]);
  assert.deepEqual(
    [five.count, five.reached['bronze']?.times, five.reached['bronze']?.at, five.reached['bronze']?.lastAt],
    [1, 2, 2, 4],
  );
  // Of days on end, what was earned is used up; of a calendar's week, once a week.
  assert.equal(weighed({ ...again, window: { days: 7 } }, [1, 2, 3, 4]).reached['bronze']?.times, 2);
  assert.equal(
    weighed({ ...again, window: { each: 'week' } }, [1, 2, 3, 4, 7 * DAY, 7 * DAY + 1]).reached['bronze']
      ?.times,
    2,
  );
});

test('B8 two who mostly praise each other are a pair; an admirer, a talk and a stray reaction change nothing of that', () => {
  const given = (other: number, all: number) => ({ other, all });
  assert.equal(isPair(given(3, 3), given(3, 3)), true);
  assert.equal(isPair(given(2, 2), given(3, 3)), false);
  assert.equal(isPair(given(50, 50), given(0, 0)), false);
  assert.equal(isPair(given(50, 51), given(50, 52)), true);
  assert.equal(isPair(given(10, 20), given(10, 10)), false);
});

test('law: what becomes known late leads to the same standing as what was known in time', () => {
  const rules: Partial<BadgeDefinition>[] = [{}, { repeatable: true, tiers: [tiers[0]!] }, { dailyCap: 2 }];
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(5 * DAY), { minLength: 2, maxLength: 20 }),
      fc.nat(),
      fc.constantFrom(...rules),
      (times, pick, rule) => {
        const sorted = times.toSorted((a, b) => a - b);
        const late = sorted[pick % (sorted.length - 1)]!;
        const without = weighed(
          rule,
          sorted.filter((at) => at !== late),
        );
        const quick = shifted(badge(rule), without, late, 1);
        const all = weighed(rule, sorted);
        if (quick) assert.deepEqual({ ...quick, today: 0 }, { ...all, today: 0 });
        const back = shifted(badge(rule), all, late, -1);
        if (back) assert.deepEqual({ ...back, today: 0 }, { ...without, today: 0 });
      },
    ),
  );
});

test('law: progress never exceeds cap × days, and each tier is reached once, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(5 * DAY), { maxLength: 60 }),
      fc.integer({ min: 1, max: 4 }),
      (times, dailyCap) => {
        const standing = weighed(
          { dailyCap },
          times.toSorted((a, b) => a - b),
        );
        assert.ok(standing.count <= dailyCap * new Set(times.map((at) => Math.floor(at / DAY))).size);
        assert.deepEqual(
          Object.keys(standing.reached),
          tiers.filter(({ threshold }) => threshold <= standing.count).map(({ id }) => id),
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
  assert.equal(remaining([], 0, { trigger: 'staff' }), null);
  assert.equal(remaining(['bronze'], 1, { repeatable: true, tiers: [tiers[0]!] }), '1 more to bronze');
});
