import { DEFAULT_MODERATION, DEFAULT_REACTIONS } from '@hearth/core/domain';
import type { Community } from '@hearth/core/engine';

/** The site that mocks serve unless they are given others. */
export const MOCK_SITE = 'demo';
/** The thread of it that `busy` fills. */
export const MOCK_TOPIC = 'spring-roast';

/** A small roastery's community: one of each thing that the widgets draw. */
export const MOCK_COMMUNITY: Community = {
  site: {
    id: MOCK_SITE,
    name: 'Harbour Roasters',
    locale: 'en',
    timezone: 'Europe/Oslo',
    membersOnly: false,
    origins: ['http://localhost:*', 'http://127.0.0.1:*'],
    roleClaims: true,
  },
  reactions: DEFAULT_REACTIONS,
  moderation: DEFAULT_MODERATION,
  editWindow: 15 * 60_000,
  badges: [
    {
      id: 'voice',
      name: { en: 'Voice', de: 'Stimme' },
      description: { en: 'For words shared with the community', de: 'Für Worte in der Gemeinschaft' },
      art: 'star',
      trigger: 'comment.posted',
      tiers: [
        { id: 'bronze', name: { en: 'Bronze', de: 'Bronze' }, threshold: 1 },
        { id: 'silver', name: { en: 'Silver', de: 'Silber' }, threshold: 5 },
        { id: 'gold', name: { en: 'Gold', de: 'Gold' }, threshold: 25 },
      ],
      dailyCap: 5,
      retired: false,
    },
    {
      id: 'helper',
      name: { en: 'Conversation starter', de: 'Gesprächsstoff' },
      description: { en: 'For words that others answered', de: 'Für Worte, auf die andere antworteten' },
      art: 'heart',
      trigger: 'reply.received',
      tiers: [{ id: 'first', name: { en: 'First answer', de: 'Erste Antwort' }, threshold: 1 }],
      dailyCap: null,
      retired: false,
    },
  ],
  polls: [
    {
      id: 'next-roast',
      question: { en: 'Which roast comes next?', de: 'Welche Röstung kommt als Nächstes?' },
      kind: 'duel',
      options: [
        { id: 'light', label: { en: 'A light one', de: 'Eine helle' } },
        { id: 'dark', label: { en: 'A dark one', de: 'Eine dunkle' } },
      ],
      results: 'always',
      min: 1,
      max: 1,
      opensAt: null,
      closesAt: null,
      anonymous: false,
      guests: true,
    },
    {
      id: 'tasting-topics',
      question: { en: 'What should the tasting be about?', de: 'Worum soll es bei der Verkostung gehen?' },
      kind: 'multiple',
      options: [
        { id: 'water', label: { en: 'Water', de: 'Wasser' } },
        { id: 'grind', label: { en: 'Grinding', de: 'Mahlgrad' } },
        { id: 'origin', label: { en: 'Origins', de: 'Herkunft' } },
      ],
      results: 'after-vote',
      min: 1,
      max: 2,
      opensAt: null,
      closesAt: null,
      anonymous: false,
      guests: true,
    },
  ],
  programmes: [
    {
      id: 'friends',
      name: { en: 'Bring a friend', de: 'Bring jemanden mit' },
      description: {
        en: 'A seat at the tasting table for both of you',
        de: 'Ein Platz am Verkostungstisch für euch beide',
      },
      reward: {
        type: 'experience',
        label: { en: 'A seat at the tasting', de: 'Ein Platz bei der Verkostung' },
      },
      friendReward: {
        type: 'experience',
        label: { en: 'A seat at the tasting', de: 'Ein Platz bei der Verkostung' },
      },
      landing: '/welcome',
      windowDays: 30,
      touch: 'last',
      terms: { en: 'One seat for each friend who joins.', de: 'Ein Platz für jede Person, die dazukommt.' },
      message: { en: 'Come and taste with me!', de: 'Komm mit mir verkosten!' },
    },
  ],
  topics: [{ id: MOCK_TOPIC, title: 'The spring roast', url: null }],
};
