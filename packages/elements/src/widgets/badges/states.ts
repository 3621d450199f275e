import { BADGE_ART } from '@hearth/core/domain';
import type { BadgeSlot } from '@hearth/core/domain';
import type { BadgesView } from '@hearth/core/state';
import { fakeBadge, fakeBadgesStore, fakeGrants, fakeShowcase, fakeSlot } from '../../fakes/badges-store.ts';
import { fakeAppreciation } from '../../fakes/appreciation.ts';
import { people } from '../../fakes/comments.ts';
import { NOW, fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';

const DAY = 86_400_000;

const badges = {
  light: fakeBadge('first-light', [1, 10, 50], 'comment.posted', {
    name: { en: 'First light', de: 'Erstes Licht' },
    description: { en: 'For saying something at the table.', de: 'Wer am Tisch etwas sagt.' },
    art: 'flame',
    dailyCap: 5,
  }),
  company: fakeBadge('good-company', [1, 10, 40, 100, 250], 'reply.received', {
    name: { en: 'Good company', de: 'Gute Gesellschaft' },
    description: { en: 'For words that others answered.', de: 'Für Worte, auf die andere antworteten.' },
    art: 'speech',
  }),
  hands: fakeBadge('warm-hands', [5, 25, 100], 'reaction.received', {
    name: { en: 'Warm hands', de: 'Warme Hände' },
    description: { en: 'For what others were glad to read.', de: 'Für das, was andere gern gelesen haben.' },
    art: 'heart',
  }),
  board: fakeBadge('drawing-board', [3], 'poll.voted', {
    name: { en: 'Drawing board', de: 'Zeichenbrett' },
    description: { en: 'For deciding with us what we make.', de: 'Wer mitentscheidet, was wir bauen.' },
    art: 'hammer',
  }),
  flame: fakeBadge('passed-flame', [1, 3], 'referral.joined', {
    name: { en: 'Passed the flame', de: 'Flamme weitergegeben' },
    description: {
      en: 'For friends who joined by your invitation.',
      de: 'Für Freunde, die durch deine Einladung dazukamen.',
    },
    art: 'key',
  }),
  founder: fakeBadge('founder', [1], 'comment.posted', {
    name: { en: 'Here in the first winter', de: 'Im ersten Winter dabei' },
    description: {
      en: 'For everybody who was here before spring came.',
      de: 'Für alle, die vor dem Frühling da waren.',
    },
    art: 'compass',
    retired: true,
  }),
};

const own = (): BadgeSlot[] => [
  fakeSlot(badges.light, 2, 12),
  fakeSlot(badges.company, 4, 112),
  fakeSlot(badges.hands, 1, 23),
  fakeSlot(badges.board, 1, 3),
  fakeSlot(badges.flame, 0, 0),
  fakeSlot(badges.founder, 1, 1),
];

const SILVER = { id: 'silver', name: { en: 'Silver', de: 'Silber' }, points: 10_000 };
const GOLD = { id: 'gold', name: 'Gold', points: 25_000 };

/** All that a badge can say of itself. */
const telling = (): BadgeSlot[] => [
  {
    ...fakeSlot(
      {
        ...badges.light,
        dailyCap: null,
        repeatable: true,
        autoRevoke: true,
        tiers: badges.light.tiers.slice(0, 1),
        where: { topics: ['/blog/*'], comments: 'first', before: NOW + 30 * DAY },
        window: { days: 7 },
      },
      1,
      0,
    ),
    grants: [
      {
        tier: 'bronze',
        grantedAt: NOW - 90 * DAY,
        revokedAt: null,
        times: 3,
        lastAt: NOW - 3 * DAY,
        byStaff: true,
        reason: 'For the map of all the lamps. Thank you!',
        evidence: [
          {
            kind: 'comment',
            id: 'c1',
            title: 'The lamp that started it',
            url: 'https://acme.example/lamp#hearth-comment-c1',
          },
          { kind: 'poll', id: 'p1', title: { en: 'Which colour next?', de: 'Welche Farbe als Nächstes?' } },
        ],
      },
    ],
    rarity: { bronze: 0.042 },
  },
  {
    ...fakeSlot(badges.company, 4, 112),
    rarity: { bronze: 0.4, silver: 0.2, gold: 0.06, emerald: 0.004, sapphire: 0 },
  },
  {
    ...fakeSlot(
      fakeBadge('owl', [1], 'comment.posted', {
        name: { en: 'Night owl', de: 'Nachteule' },
        description: { en: 'Up when the stove was still warm.', de: 'Noch wach, als der Ofen warm war.' },
        art: 'owl',
        secret: true,
      }),
      1,
    ),
    rarity: { bronze: 0.01 },
  },
  { ...fakeSlot(badges.board, 1, 3), hidden: true, rarity: { bronze: 0.31 } },
];

const fresh = (): BadgeSlot[] =>
  own().map((slot, index) => ({
    ...slot,
    grants: slot.grants.map((grant) => ({ ...grant, ...(index === 1 && { fresh: true as const }) })),
  }));

const state = (
  name: string,
  view: Partial<BadgesView>,
  more: Partial<WidgetState> & { readonly viewer?: typeof member | null } = {},
): WidgetState => {
  const { viewer = member, ...rest } = more;
  const who = rest.attributes?.['member'] ?? 'me';
  return {
    name,
    tag: 'hearth-badges',
    attributes: {},
    community: (locale) =>
      fakeCommunity({ viewer, locale, stores: { [`badges/${who}`]: fakeBadgesStore(view) } }),
    ...rest,
  };
};

const showing = (slots: readonly BadgeSlot[]): Partial<BadgesView> => ({ showcase: fakeShowcase(slots) });

/** Presses the first badge. */
const press: Partial<WidgetState> = {
  act: (element) => element.shadowRoot?.querySelector<HTMLElement>('[data-badge] > button')?.click(),
  shows: '.card.placed',
};

let news = (): void => undefined;

/** Every state of the showcase. */
export const badgesStates: readonly WidgetState[] = [
  state('loading', { status: 'loading' }, { waits: true }),
  state('own, as a grid', showing(own())),
  state('own, with a card', showing(own()), press),
  state('own, with a card that can be verified', showing(own()), {
    ...press,
    shows: '.card.placed .proof',
  }),
  state('one that does not hold', showing(own()), {
    community: (locale) =>
      fakeCommunity({
        viewer: member,
        locale,
        stores: { 'badges/me': fakeBadgesStore(showing(own()), { token: 'made.up.words', issuers: [] }) },
      }),
    async act(element) {
      const root = element.shadowRoot!;
      root.querySelector<HTMLElement>('[data-badge] > button')?.click();
      (await shown(element, '.card.placed .proof button')).click();
    },
    shows: '.proof li',
  }),
  state('own, as a row', showing(own()), { attributes: { layout: 'row' } }),
  state('own, as a strip', showing(own()), { attributes: { layout: 'strip' } }),
  state('own, with a card in a strip', showing(own()), { attributes: { layout: 'strip' }, ...press }),
  state(
    'nothing earned yet',
    showing([fakeSlot(badges.light, 0, 0), fakeSlot(badges.company, 0, 0), fakeSlot(badges.hands, 0, 4)]),
  ),
  state(
    'of somebody else',
    {
      showcase: fakeShowcase(
        [
          fakeSlot(badges.light, 3),
          fakeSlot(badges.company, 5),
          fakeSlot(badges.flame, 2),
          fakeSlot(badges.hands, 0),
        ],
        people.jonas,
      ),
    },
    { attributes: { member: 'm-jonas' } },
  ),
  state(
    'taken back, and no longer awarded',
    showing([
      { badge: badges.hands, grants: fakeGrants(badges.hands, 1, { revokedAt: NOW - 2 * DAY }), progress: 7 },
      fakeSlot(badges.founder, 1, 1),
      fakeSlot(
        { ...badges.founder, id: 'missed', name: { en: 'Missed winter', de: 'Verpasster Winter' } },
        0,
        0,
      ),
    ]),
  ),
  state('rare ones, earned again, a surprise and one that is hidden', showing(telling())),
  state('a rule in words, and what it was earned with', showing(telling()), {
    ...press,
    shows: '.card.placed .share',
  }),
  state('new since the last visit', showing(fresh()), { shows: '.sparks' }),
  state('own, with points and thanks', showing(own()), {
    community: (locale) =>
      fakeCommunity({
        viewer: member,
        locale,
        stores: {
          'badges/me': fakeBadgesStore(showing(own())),
          appreciation: fakeAppreciation({
            standing: {
              name: { en: 'miles', de: 'Meilen' },
              balance: 61_400,
              points: 24_840,
              period: 'year',
              tier: SILVER,
              until: NOW + 200 * DAY,
              next: { tier: GOLD, remaining: 160 },
              tiers: [SILVER, GOLD],
              asOf: '1.1',
            },
            thanks: ['t1', 't2', 't3', 't4'].map((id, index) => ({
              id,
              from: index === 1 ? null : people.jonas,
              text:
                index === 0
                  ? 'Your drawing of the hinge saved us two weeks.\nThe next batch has it, and your initials inside the lid.'
                  : 'Thank you for looking after the newcomers.',
              at: NOW - (index + 1) * 9 * DAY,
            })),
            filled: { grants: 3, notices: [] },
          }),
        },
      }),
    shows: '.thanks',
  }),
  state('being arranged', showing(telling()), {
    async act(element) {
      (await shown(element, '.arrange')).click();
    },
    shows: 'dialog[open] li',
  }),
  state('an arrangement that could not be saved', showing(own()), {
    community: (locale) =>
      fakeCommunity({
        viewer: member,
        locale,
        stores: { 'badges/me': fakeBadgesStore(showing(own()), undefined, false) },
      }),
    async act(element) {
      (await shown(element, '.arrange')).click();
      (await shown(element, 'dialog[open] .primary')).click();
    },
    shows: 'dialog .problem',
  }),
  state('one was just granted', showing(own()), {
    community: (locale) => {
      const store = fakeBadgesStore(showing([fakeSlot(badges.light, 1, 9), ...own().slice(1)]));
      news = () => store.$view.set({ ...store.$view.get(), ...showing(own()) });
      return fakeCommunity({ viewer: member, locale, stores: { 'badges/me': store } });
    },
    act: () => news(),
    shows: '.fresh',
  }),
  state(
    'all the drawings',
    showing(
      BADGE_ART.map((art, index) =>
        fakeSlot(fakeBadge(art, [1, 2, 3, 4, 5], 'poll.voted', { art }), index % 6),
      ),
    ),
  ),
  state('no badges are declared', showing([])),
  state('nobody is signed in', { status: 'failed', error: fakeError('unauthenticated') }, { viewer: null }),
  state(
    'no such member',
    { status: 'failed', error: fakeError('not-found') },
    { attributes: { member: 'm-nobody' } },
  ),
  state('failed, to be retried', { status: 'failed', error: fakeError('unavailable') }),
  state(
    'failed after it was shown',
    { status: 'failed', error: fakeError('offline'), ...showing(own()) },
    { shows: '.notice.error' },
  ),
  state(
    'long words',
    showing([
      fakeSlot(
        fakeBadge('long', [1_000_000, 9_999_999], 'reaction.received', {
          name: 'Donaudampfschifffahrtsgesellschaftskapitänsauszeichnung',
          description: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
        }),
        1,
        1_234_567,
      ),
      fakeSlot(fakeBadge('rtl', [1, 5], 'reaction.received', { name: 'شكرًا جزيلًا', art: 'sprout' }), 1, 3),
    ]),
  ),
];
