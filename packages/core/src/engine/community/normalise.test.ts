import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_MODERATION, DEFAULT_REACTIONS } from '../../domain/site.ts';
import type { Community } from './community.ts';
import { normaliseCommunity } from './normalise.ts';

const site = { id: 'acme', name: 'Acme' };
const options = [
  { id: 'a', label: 'A' },
  { id: 'b', label: { en: 'B', de: 'B' } },
];
const flaws = (raw: unknown) => {
  const answer = normaliseCommunity(raw);
  return 'problems' in answer ? answer.problems.map(({ path, reason }) => `${path.join('.')} ${reason}`) : [];
};
const normal = (raw: unknown) => {
  const answer = normaliseCommunity(raw);
  assert.ok('community' in answer, JSON.stringify(answer));
  return answer.community;
};

test('fills in defaults, so that a site is two lines', () => {
  assert.deepEqual(normal({ site }), {
    site: { ...site, origins: [], timezone: 'UTC', locale: 'en', membersOnly: false, roleClaims: false },
    reactions: DEFAULT_REACTIONS,
    moderation: DEFAULT_MODERATION,
    votes: 'off',
    images: 'members',
    editWindow: 15 * 60_000,
    badges: [],
    polls: [],
    programmes: [],
    topics: [],
  });
});

test('T21 takes artwork for reactions, and says where an address cannot be one', () => {
  const lamp = { id: 'lamp', label: 'Lights up', emoji: '💡' };
  const reactions = [
    { ...lamp, image: '/reactions/lamp.svg' },
    { ...lamp, id: 'plain' },
  ];
  assert.deepEqual(normal({ site, reactions }).reactions, reactions);
  assert.deepEqual(
    flaws({ site, reactions: [lamp, { ...lamp, id: 'b', image: 'http://shop.example/lamp.svg' }] }),
    ['reactions.1.image format'],
  );
  assert.deepEqual(flaws({ site, reactions: [{ ...lamp, image: 7 }] }), ['reactions.0.image type']);
});

test('P26 P55 reads whether options are shuffled and where reasons go; neither is there unless the file says so', () => {
  const poll = { id: 'p', question: 'Which?', options: [{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }] }; // prettier-ignore
  const read = (part: object) => normal({ site, polls: [{ ...poll, ...part }] }).polls[0]!;
  const { shuffle, why } = read({ shuffle: true, why: { topic: '/polls/p' } });
  assert.deepEqual([shuffle, why], [true, { topic: '/polls/p' }]);
  for (const part of [{}, { shuffle: false }])
    assert.ok(!('shuffle' in read(part)) && !('why' in read(part)));
  assert.deepEqual(flaws({ site, polls: [{ ...poll, why: {} }] }), ['polls.0.why.topic required']);
});

test('reads polls with their times, and allows all choices of a multiple poll by default', () => {
  const [single, multiple] = normal({
    site,
    polls: [
      { id: 'one', question: '?', options, closesAt: '2027-01-31T19:00:00+01:00' },
      { id: 'many', question: '?', kind: 'multiple', options, opensAt: '2027-01-31' },
    ],
  }).polls;
  assert.deepEqual([single?.kind, single?.max, single?.closesAt], ['single', 1, Date.UTC(2027, 0, 31, 18)]);
  assert.deepEqual([multiple?.max, multiple?.opensAt], [2, Date.UTC(2027, 0, 31)]);
});

test('L16 reads a contest with its windows and its licence; one entry for each, and one vote', () => {
  const poll = { id: 'photos', question: '?', kind: 'contest' };
  const entries = { closesAt: '2027-01-31' };
  const licence = { en: 'You may show it.', de: 'Ihr dürft es zeigen.' };
  const [contest] = normal({ site, polls: [{ ...poll, entries, reuse: { licence } }] }).polls;
  assert.deepEqual(contest?.entries, { opensAt: null, closesAt: Date.UTC(2027, 0, 31), perMember: 1 });
  assert.deepEqual([contest?.max, contest?.reuse], [1, { licence }]);
  assert.ok(!('reuse' in normal({ site, polls: [poll] }).polls[0]!));
  const wrong = (part: object) => flaws({ site, polls: [{ ...poll, ...part }] });
  assert.deepEqual(wrong({ reuse: {} }), ['polls.0.reuse.licence required']);
  assert.deepEqual(wrong({ reuse: { licence: ' ' } }), ['polls.0.reuse.licence type']);
  assert.deepEqual(wrong({ kind: 'ideas', reuse: { licence } }), ['polls.0.reuse not-of-this-kind']);
});

test('T14 reads which topics take reviews, and says of a pattern what is wrong with it', () => {
  assert.deepEqual(normal({ site, reviews: { topics: ['/products/*', 'lamp'] } }).reviews, {
    topics: ['/products/*', 'lamp'],
  });
  assert.deepEqual(flaws({ site, reviews: {} }), ['reviews.topics required']);
  assert.deepEqual(flaws({ site, reviews: { topics: ['ok', '/p/*/x', 'x'.repeat(301)] } }), [
    'reviews.topics.1 format',
    'reviews.topics.2 format',
  ]);
  assert.deepEqual(flaws({ site, reviews: { topics: ['a'], stars: 6 } }), ['reviews.stars unknown-field']);
});

test('reads durations, origins with a slash, and any port of this machine', () => {
  const community = normal({
    site: { ...site, origins: ['https://acme.example/', 'http://localhost:*'] },
    editWindow: '2h',
    votes: 'up',
    moderation: { reports: 3, spam: { links: 2, repeats: '1d' } },
  });
  assert.deepEqual(
    [community.site.origins, community.editWindow, community.votes, community.moderation],
    [
      ['https://acme.example', 'http://localhost:*'],
      7_200_000,
      'up',
      { ...DEFAULT_MODERATION, reports: 3, spam: { links: 2, repeats: 86_400_000 } },
    ],
  );
});

test('refuses what it does not know, at its place', () => {
  assert.deepEqual(flaws({ site, pools: [] }), ['pools unknown-field']);
  assert.deepEqual(flaws({ site, polls: [{ id: 'p', question: '?', options, closeAt: 1 }] }), [
    'polls.0.closeAt unknown-field',
  ]);
  assert.deepEqual(flaws(JSON.parse('{"site":{"id":"acme","name":"Acme"},"__proto__":{"polls":1}}')), [
    '__proto__ unknown-field',
  ]);
});

test('finds everything that is wrong in one pass, with a hint each', () => {
  const answer = normaliseCommunity({
    site: { ...site, locale: 'not a locale' },
    editWindow: 'soon',
    badges: [
      {
        id: 'b',
        name: 'B',
        description: 'B',
        trigger: 'purchase',
        tiers: [{ id: 't', name: 'T', threshold: '3' }],
      },
    ],
    polls: [{ id: 'p', question: '', options, closesAt: '2027-01-31T19:00:00' }],
  });
  assert.ok('problems' in answer && answer.problems.every(({ hint }) => hint.endsWith('.')));
  assert.deepEqual(flaws({ site: 3 }), ['site type']);
  assert.deepEqual(flaws({ site: { ...site, locale: 'not a locale' } }), ['site.locale format']);
  assert.deepEqual(
    flaws({
      site,
      editWindow: 'soon',
      votes: 'maybe',
      moderation: {
        reports: 'three',
        spam: { links: 1, repeats: 'often', other: true },
        nudge: ['fine', ''],
      },
      badges: [
        {
          id: 'b',
          name: 'B',
          description: 'B',
          trigger: 'purchase',
          tiers: [{ id: 't', name: 'T', threshold: '3' }],
        },
      ],
      polls: [{ id: 'p', question: '', options, closesAt: '2027-01-31T19:00:00' }],
    }),
    [
      'moderation.reports type',
      'moderation.spam.other unknown-field',
      'moderation.spam.repeats format',
      'moderation.nudge.1 type',
      'votes format',
      'editWindow format',
      'badges.0.trigger format',
      'badges.0.tiers.0.threshold type',
      'polls.0.question type',
      'polls.0.closesAt format',
    ],
  );
});

test('asks the rules of a whole community: a duel of three is refused at its options (L14)', () => {
  const duel = { id: 'd', question: '?', kind: 'duel', options: [...options, { id: 'c', label: 'C' }] };
  assert.deepEqual(flaws({ site, polls: [{ id: 'p', question: '?', options }, duel] }), [
    'polls.1.options exactly-two',
  ]);
  assert.deepEqual(flaws({ site, topics: [{ id: 'x' }, { id: 'x' }] }), ['topics.1.id duplicate']);
});

test('refuses anything that is no record at all', () => {
  for (const raw of [null, undefined, 3, 'text', [], new Date(0)]) assert.deepEqual(flaws(raw), [' type']);
});

test('reads the rule of a badge, with moments and windows, and says of each part what is wrong with it', () => {
  const badge = { id: 'early', name: 'E', description: 'E', trigger: 'member.joined' };
  const tiers = [{ id: 'one', name: 'One', threshold: 1 }];
  const where = { before: '2026-07-01T00:00:00Z' };
  const answer = normaliseCommunity({ site, badges: [{ ...badge, tiers, where, secret: true }] });
  assert.ok('community' in answer);
  assert.deepEqual(answer.community.badges, [
    {
      ...badge,
      art: 'star',
      where: { before: Date.UTC(2026, 6, 1) },
      tiers,
      dailyCap: null,
      secret: true,
      retired: false,
    },
  ]);
  const byHand = normaliseCommunity({
    site,
    badges: [{ ...badge, trigger: 'staff', tiers: tiers.map(({ id, name }) => ({ id, name })) }],
  });
  assert.ok('community' in byHand && byHand.community.badges[0]!.tiers[0]!.threshold === 1);
  assert.deepEqual(
    flaws({
      site,
      badges: [
        {
          ...badge,
          tiers,
          window: { days: 3, each: 'week' },
          where: { until: 1, comments: 'last' },
          scope: 'thread',
        },
      ],
    }),
    [
      'badges.0.where.until unknown-field',
      'badges.0.where.comments format',
      'badges.0.window format',
      'badges.0.scope format',
    ],
  );
  const vote = { ...badge, trigger: 'poll.voted', where: { polls: ['none'] }, tiers };
  assert.deepEqual(flaws({ site, badges: [vote] }), ['badges.0.where.polls.0 not-found']);
  assert.deepEqual(flaws({ site, badges: [{ ...vote, retired: true }] }), []);
});

const programmeOf = (rule: object) =>
  normaliseCommunity({
    site: { id: 'acme', name: 'Acme' },
    programmes: [{ id: 'p', name: 'P', rules: [rule] }],
  });
const reward = { type: 'economic', label: '$15', amount: '15.00 USD' };

test('reads the three classics of referral programmes', () => {
  const rules = [
    { on: 'purchased', reward },
    { on: 'subscribed', cap: 1, reward },
    { on: 'purchased', product: 'lamp', minimum: '25.00 USD', count: 'nOf(3)', cap: 1, reward },
    { on: 'joined', count: 'nth(5)', reward },
    { on: 'joined', friends: 3, reward: { ...reward, amount: { value: 1_500, currency: 'USD' } } },
  ];
  for (const rule of rules) assert.ok('community' in programmeOf(rule), JSON.stringify(programmeOf(rule)));
  const found = programmeOf(rules[2]!) as { community: Community };
  const { reward: headline, rules: read } = found.community.programmes[0]!;
  const usd = (value: number) => ({ value, currency: 'USD' });
  assert.deepEqual(headline.amount, usd(1_500));
  assert.deepEqual(
    [read![0]!.minimum, read![0]!.friends, read![0]!.cap, read![0]!.holdDays, read![0]!.id],
    [usd(2_500), 3, 1, 14, 'purchased'],
  );
});

test('says where a rule of a programme is wrong', () => {
  const wrong: [object, string][] = [
    [{ on: 'purchased', reward: { ...reward, amount: '15,00 USD' } }, 'amount'],
    [{ on: 'purchased', reward: { ...reward, amount: '15.5 JPY' } }, 'amount'],
    [{ on: 'purchased', reward: { ...reward, type: 'access' } }, 'amount'],
    [{ on: 'joined', minimum: '25.00 USD', reward }, 'minimum'],
    [{ on: 'purchased', count: 'third', reward }, 'count'],
    [{ on: 'purchased', count: 'nth(5)', cap: 2, reward }, 'cap'],
    [{ on: 'purchased', holdDays: 400, reward }, 'holdDays'],
    [{ on: 'bought', reward }, 'on'],
  ];
  for (const [rule, field] of wrong) {
    const found = programmeOf(rule);
    assert.ok('problems' in found, JSON.stringify(rule));
    assert.deepEqual(
      found.problems.map(({ path }) => path.at(-1)),
      [field],
      JSON.stringify(rule),
    );
  }
});

test('T116 a community says how often notices ring, and how much of its news may sell', () => {
  assert.deepEqual(normal({ site, notices: { cap: 5, brand: { days: 14 } } }).notices, {
    ...{ cap: 5, days: 7, brand: { cap: 2, days: 14 }, promotional: 20 },
  });
  assert.equal(normal({ site }).notices, undefined);
  assert.deepEqual(flaws({ site, notices: { cap: 500, brand: { cap: 'two' } } }), ['notices.brand.cap type']);
  assert.deepEqual(flaws({ site, notices: { cap: 500 } }), ['notices.cap format']);
  assert.deepEqual(flaws({ site, notices: { quiet: true } }), ['notices.quiet unknown-field']);
});

test('L13 a community says how often something is offered after good moments', () => {
  assert.deepEqual(normal({ site, offers: { cap: 1 } }).offers, { cap: 1, days: 7, snoozeDays: 30 });
  assert.equal(normal({ site }).offers, undefined);
  assert.deepEqual(flaws({ site, offers: { weeks: 1 } }), ['offers.weeks unknown-field']);
  assert.deepEqual(flaws({ site, offers: { cap: -1, days: 0 } }), [
    'offers.cap format',
    'offers.days format',
  ]);
});
