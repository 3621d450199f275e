import type { FiguresView } from '@hearth/core/state';
import { fakeCommunity, fakeError, member, staff } from '../../fakes/community.ts';
import { fakeFigures, fakeFiguresStore, fakeReusable, fakeWaiting } from '../../fakes/figures-store.ts';
import type { WidgetState } from '../../fakes/state.ts';

const state = (
  name: string,
  view: Partial<FiguresView>,
  more: Partial<WidgetState> & { readonly viewer?: typeof member | null } = {},
): WidgetState => {
  const { viewer = staff, ...rest } = more;
  return {
    name,
    tag: 'hearth-figures',
    attributes: {},
    community: (locale) => fakeCommunity({ viewer, locale, stores: { figures: fakeFiguresStore(view) } }),
    shows: '[part=waiting]',
    ...rest,
  };
};

const NONE = { status: 'failed', figures: null } as const;

/** Every state of a community's figures. */
export const figuresStates: readonly WidgetState[] = [
  state('loading', { status: 'loading', figures: null }, { waits: true, shows: '.skeleton' }),
  state('a busy month', {}),
  state('what has a price, and what sells, is too much', {
    rewards: { ...fakeFigures.rewards, economicShare: 0.6, warning: true },
    promotion: { ...fakeFigures.promotion, share: 0.3, flagged: true },
  }),
  state('nothing yet', {
    figures: {
      ...fakeFigures.figures,
      reciprocity: { roots: 0, replies: 0, perRoot: null, shares: null, answered: null },
      staff: { asked: 0, answered: 0, median: null, waiting: 0 },
      influence: { ...fakeFigures.figures.influence, members: [] },
      streaks: { members: null, fourWeeks: null, longest: null },
    },
    rewards: null,
    promotion: null,
    waiting: [],
    total: 0,
    more: false,
  }),
  state(
    'what may be used elsewhere',
    { reusable: fakeReusable, moreReusable: true },
    {
      act: (element) => element.shadowRoot?.querySelector('details')?.setAttribute('open', ''),
      shows: 'details[open] li',
    },
  ),
  state('an action that failed', { failure: fakeError('offline') }, { shows: '.notice.error' }),
  state(
    'not of staff',
    { ...NONE, error: fakeError('forbidden') },
    { viewer: member, shows: '[part=empty]' },
  ),
  state(
    'nobody is signed in',
    { ...NONE, error: fakeError('unauthenticated') },
    { viewer: null, shows: '[part=empty]' },
  ),
  state('failed, to be retried', { ...NONE, error: fakeError('unavailable') }, { shows: '.notice.error' }),
  state('long words', {
    waiting: [
      {
        ...fakeWaiting[0]!,
        excerpt: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz '.repeat(3),
        title: 'شكرًا',
      },
    ],
  }),
];
