import type { BadgeSlot } from '@hearth/core/domain';
import type { BadgesView } from '@hearth/core/state';
import { fakeBadge, fakeBadgesStore, fakeGrants, fakeShowcase, fakeSlot } from '../../fakes/badges-store.ts';
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

const ART = ['flame', 'leaf', 'star', 'hammer', 'speech', 'heart', 'compass', 'key', 'cup', 'sprout'];

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
      ART.map((art, index) => fakeSlot(fakeBadge(art, [1, 2, 3, 4, 5], 'poll.voted', { art }), index % 6)),
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
