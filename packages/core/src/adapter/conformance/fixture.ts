import type { BadgeDefinition } from '../../domain/badges/types.ts';
import { takesEntries } from '../../domain/polls/ideas/kind.ts';
import type { EntryRules } from '../../domain/polls/ideas/types.ts';
import type { PollDefinition, PollKind } from '../../domain/polls/types.ts';
import type { InsiderOffers } from '../../domain/insiders/definition.ts';
import type { PointsDefinition } from '../../domain/gratitude/types.ts';
import type { ProgrammeDefinition } from '../../domain/referrals/types.ts';
import { DEFAULT_MODERATION, DEFAULT_REACTIONS, type SiteInfo } from '../../domain/site.ts';

/** When the fixture's world begins: 2026-03-02 09:00 UTC, a Monday. A harness with `advance` starts its clock here. */
export const FIXTURE_START = Date.UTC(2026, 2, 2, 9);
const HOUR = 3_600_000;

/** A word behind the fixture's gates that stands nowhere else. */
export const GATE_SECRET = 'The word is heathermoor.';

/** What authors of comments are asked to allow. */
export const REUSE_LICENCE = 'You may quote it with my name.';

/** What the fixture's contest asks its authors to allow. */
export const CONTEST_LICENCE = { en: 'You may show it.', de: 'Ihr dürft es zeigen.' };

const MOST: Partial<Record<PollKind, number>> = { multiple: 2, ranked: 3, score: 5, ideas: 0 };

const optionsOf = (ids: string) => [...ids].map((id) => ({ id, label: id.toUpperCase() }));

/** Entries at any time, as many as one likes. */
const ANY: EntryRules = { opensAt: null, closesAt: null, perMember: 0 };

const poll = (definition: Pick<PollDefinition, 'id' | 'kind'> & Partial<PollDefinition>): PollDefinition => ({
  question: `Question of ${definition.id}?`,
  options: optionsOf(takesEntries(definition) ? '' : definition.kind === 'duel' ? 'ab' : 'abc'),
  results: 'always',
  min: 1,
  max: MOST[definition.kind] ?? 1,
  opensAt: null,
  closesAt: null,
  anonymous: false,
  guests: true,
  ...definition,
});

const photos = (definition: Pick<PollDefinition, 'id'> & Partial<PollDefinition>): PollDefinition =>
  poll({
    kind: 'contest',
    options: [],
    guests: false,
    entries: { opensAt: null, closesAt: null, perMember: 1 },
    ...definition,
  });

const badge = (
  definition: Pick<BadgeDefinition, 'id' | 'trigger'> & Partial<BadgeDefinition>,
): BadgeDefinition => ({
  name: definition.id,
  description: `What ${definition.id} is for`,
  art: 'star',
  tiers: [
    { id: 'bronze', name: 'Bronze', threshold: 1 },
    { id: 'silver', name: 'Silver', threshold: 3 },
  ],
  dailyCap: null,
  retired: false,
  ...definition,
});

/** Points for what happens at the host's. */
export const FIXTURE_POINTS: PointsDefinition = {
  name: 'Miles',
  rules: [{ on: 'host.purchase', points: 1, per: { value: 100, currency: 'EUR' } }],
  period: 'year',
  tiers: [
    { id: 'silver', name: 'Silver', points: 10_000 },
    { id: 'gold', name: 'Gold', points: 25_000 },
  ],
  gift: { within: 50, budget: 1_000, note: 'You were so near.', type: 'recognition' },
};

/** Who the host vouches for, and what they bought; the guest joins by name. */
export const PEOPLE = {
  mira: { subject: 'mira', name: 'Mira Solberg', role: 'member', bought: ['/products/lamp'] },
  jonas: { subject: 'jonas', name: 'Jonas Vik', role: 'member', bought: [] },
  newcomer: { subject: 'newcomer', name: 'Nora New', role: 'member', bought: [] },
  staff: { subject: 'staff', name: 'Siri Staff', role: 'staff', bought: [] },
} as const;
/** Somebody whom the host vouches for. */
export interface Person {
  readonly subject: string;
  readonly name: string;
  readonly role: 'member' | 'staff';
  readonly bought: readonly string[];
}

/** Any number of other members. */
export const oneOfMany = (number: number): Person => ({
  subject: `member-${number}`,
  name: `Member ${number}`,
  role: 'member',
  bought: [],
});
export const GUEST_NAME = 'Gus Guest';
/** The sites of a world. */
export type SiteName = 'conformance' | 'elsewhere';

/** The fixture as a declared community, under the id of this site or the other. */
export const fixtureCommunity = (id: SiteName) => {
  const { site, ...offers } = FIXTURE;
  const { name, locale, timezone, membersOnly, reactions, moderation, votes, images, editWindow } = site;
  const access = { origins: ['http://localhost:*', 'http://127.0.0.1:*'], roleClaims: true };
  return {
    site: { id, name, locale, timezone, membersOnly, ...access },
    reactions,
    // So many reports by members make a comment wait; and so do the same words within a day.
    moderation: { ...moderation, reports: 2, spam: { links: 5, repeats: 24 * HOUR }, nudge: ['rubbish'] },
    votes,
    reviews: { topics: ['/products/*'] },
    images,
    editWindow,
    ...offers,
    ...INSIDERS,
    segments: [
      { id: 'players', name: 'Players', poll: 'micro', options: ['a'] },
      { id: 'both', name: 'Both', poll: 'micro', options: ['a', 'c'] },
    ],
    points: FIXTURE_POINTS,
    glossary: {
      terms: [{ term: 'Wick', forms: ['wicks'], meaning: 'What burns.' }],
      writers: { circle: 'bench' },
    },
    prompts: [{ id: 'light', text: 'What did you light this week?', topics: ['/asked/*'] }],
    reuse: { licence: REUSE_LICENCE },
    topics: [],
  };
};

/** What only some may see and have. */
const INSIDERS = {
  gates: [
    {
      id: 'writers',
      title: 'For writers',
      teaser: 'Write, and it opens.',
      for: { badge: 'writer' },
      content: GATE_SECRET,
      perks: ['tea'],
      passes: ['queue'],
    },
    {
      id: 'den',
      for: { circle: 'bench' },
      content: GATE_SECRET,
      perks: [],
      passes: [],
    },
    {
      id: 'either',
      for: { any: [{ badge: 'writer', tier: 'silver' }, { circle: 'bench' }] },
      perks: [],
      passes: [],
    },
  ],
  circles: [{ id: 'bench', name: 'The bench', invites: 'members', days: 14 }],
  passes: [{ id: 'queue', name: 'Front of line', for: { role: 'member' }, opensAt: null, closesAt: null }],
  perks: [
    {
      id: 'tea',
      name: 'Tea with us',
      type: 'experience',
      for: { role: 'member' },
      capacity: 1,
      waitingList: true,
      opensAt: null,
      closesAt: null,
      startsAt: null,
    },
  ],
} satisfies InsiderOffers as InsiderOffers;

/** The community that every world of the suite holds. */
export const FIXTURE: {
  readonly site: SiteInfo;
  readonly polls: readonly PollDefinition[];
  readonly badges: readonly BadgeDefinition[];
  readonly programmes: readonly ProgrammeDefinition[];
} = {
  site: {
    id: 'conformance',
    name: 'Conformance',
    locale: 'en',
    timezone: 'Europe/Oslo',
    reactions: DEFAULT_REACTIONS,
    moderation: DEFAULT_MODERATION,
    votes: 'up-down',
    images: 'members',
    editWindow: 15 * 60_000,
    membersOnly: false,
  },
  polls: [
    poll({ id: 'duel', kind: 'duel' }),
    poll({ id: 'single', kind: 'single' }),
    poll({ id: 'multiple', kind: 'multiple' }),
    poll({ id: 'after-vote', kind: 'single', results: 'after-vote' }),
    poll({ id: 'after-close', kind: 'single', results: 'after-close', closesAt: FIXTURE_START + HOUR }),
    poll({ id: 'staff-only', kind: 'single', results: 'staff' }),
    poll({ id: 'members', kind: 'single', guests: false }),
    poll({ id: 'secret', kind: 'single', anonymous: true }),
    poll({ id: 'ranked', kind: 'ranked', closesAt: FIXTURE_START + HOUR }),
    poll({ id: 'secret-ranked', kind: 'ranked', anonymous: true, closesAt: FIXTURE_START + HOUR }),
    poll({ id: 'score', kind: 'score' }),
    poll({ id: 'dots', kind: 'dots', budget: 5 }),
    poll({ id: 'quadratic', kind: 'quadratic', budget: 100 }),
    poll({
      id: 'shuffled',
      kind: 'multiple',
      max: 12,
      shuffle: true,
      why: { topic: '/polls/shuffled' },
      options: optionsOf('abcdefghijkl'),
    }),
    poll({
      id: 'shuffled-ranked',
      kind: 'ranked',
      max: 12,
      shuffle: true,
      options: optionsOf('abcdefghijkl'),
    }),
    poll({
      id: 'micro',
      kind: 'multiple',
      closesAt: FIXTURE_START + 2 * HOUR,
      segment: { purpose: 'For tips that fit.' },
    }),
    poll({
      id: 'rewarded',
      kind: 'single',
      closesAt: FIXTURE_START + HOUR,
      grants: { access: 'drum-presale', hours: 48, label: 'The drum' },
    }),
    poll({ id: 'ideas', kind: 'ideas', entries: ANY }),
    poll({
      id: 'few-ideas',
      kind: 'ideas',
      max: 2,
      results: 'after-vote',
      guests: false,
      entries: { ...ANY, perMember: 2 },
    }),
    poll({ id: 'quiet-ideas', kind: 'ideas', results: 'staff', entries: ANY }),
    poll({
      id: 'timed-ideas',
      kind: 'ideas',
      max: 1,
      results: 'after-close',
      opensAt: FIXTURE_START + HOUR,
      closesAt: FIXTURE_START + 2 * HOUR,
      entries: { opensAt: null, closesAt: FIXTURE_START + HOUR, perMember: 1 },
    }),
    poll({ id: 'quorum', kind: 'single', quorum: 3, abstain: true, closesAt: FIXTURE_START + HOUR }),
    poll({ id: 'goal', kind: 'single', goal: 100, guests: false }),
    poll({ id: 'goal-of-three', kind: 'single', goal: 3, results: 'after-vote' }),
    poll({ id: 'secret-goal', kind: 'single', goal: 7, anonymous: true }),
    poll({ id: 'idea', kind: 'single', stage: 'idea' }),
    poll({ id: 'secret-idea', kind: 'single', stage: 'idea', anonymous: true }),
    poll({ id: 'upcoming', kind: 'single', opensAt: FIXTURE_START + HOUR }),
    photos({
      id: 'photos',
      reuse: { licence: CONTEST_LICENCE },
      entries: { opensAt: null, closesAt: FIXTURE_START + HOUR, perMember: 1 },
      opensAt: FIXTURE_START + HOUR,
      closesAt: FIXTURE_START + 2 * HOUR,
    }),
    photos({ id: 'photos-later', entries: { opensAt: FIXTURE_START + HOUR, closesAt: null, perMember: 1 } }),
    photos({ id: 'photos-open' }),
  ],
  badges: [
    badge({ id: 'writer', trigger: 'comment.posted' }),
    badge({ id: 'answered', trigger: 'reply.received' }),
    badge({ id: 'voter', trigger: 'poll.voted' }),
    badge({
      id: 'surprise',
      name: 'Night owl',
      trigger: 'comment.posted',
      tiers: [{ id: 'only', name: 'Only', threshold: 2 }],
      secret: true,
    }),
  ],
  programmes: [
    {
      id: 'friends',
      name: 'Bring a friend',
      description: 'For you and for them',
      reward: { type: 'recognition', label: 'A mark' },
      friendReward: null,
      landing: '/welcome',
      windowDays: 30,
      touch: 'last',
      terms: 'Be kind.',
      message: 'Come along!',
    },
    {
      id: 'rewarded',
      name: 'Bring a friend, have a coffee',
      description: 'For you and for them',
      reward: { type: 'economic', label: 'A coffee', amount: { value: 500, currency: 'EUR' } },
      friendReward: { type: 'access', label: 'Early entry' },
      landing: '/welcome',
      windowDays: 30,
      touch: 'last',
      terms: 'Be kind.',
      message: 'Come along!',
      rules: [
        {
          id: 'joined',
          on: 'joined',
          friends: 1,
          cap: 2,
          holdDays: 0,
          reward: { type: 'economic', label: 'A coffee', amount: { value: 500, currency: 'EUR' } },
          friendReward: { type: 'access', label: 'Early entry' },
        },
      ],
      leaderboard: true,
    },
  ],
};
