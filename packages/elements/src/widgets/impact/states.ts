import type { Impact } from '@hearth/core/domain';
import type { ImpactView } from '@hearth/core/state';
import { fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { fakeImpact, fakeImpactStore } from '../../fakes/impact-store.ts';
import type { WidgetState } from '../../fakes/state.ts';

const state = (
  name: string,
  view: Partial<ImpactView>,
  more: Partial<WidgetState> & { readonly viewer?: typeof member | null } = {},
): WidgetState => {
  const { viewer = member, ...rest } = more;
  return {
    name,
    tag: 'hearth-impact',
    attributes: {},
    community: (locale) => fakeCommunity({ viewer, locale, stores: { impact: fakeImpactStore(view) } }),
    ...rest,
  };
};

const showing = (part: Partial<Impact> = {}): Partial<ImpactView> => ({ impact: fakeImpact(part) });

const NOTHING = { own: 0 };
const nothing: Partial<Impact> = {
  streak: { state: 'none', weeks: 0, best: 0 },
  score: 0,
  totals: { exchanges: 0, contributions: 0, decisions: 0, invitations: 0 },
  quarter: {
    year: 2026,
    quarter: 2,
    exchanges: NOTHING,
    contributions: NOTHING,
    decisions: NOTHING,
    invitations: NOTHING,
  },
  outcomes: [],
};

/** Every state of a member's impact. */
export const impactStates: readonly WidgetState[] = [
  state('loading', { status: 'loading' }, { waits: true }),
  state('a long streak, figures beside the others, and what came of it', showing()),
  state('this week is still open', showing({ streak: { state: 'open', weeks: 1, best: 7 } })),
  state('a quiet week', showing({ streak: { state: 'grace', weeks: 6, best: 6 } })),
  state('a streak has ended', showing({ streak: { state: 'ended', weeks: 0, best: 9, was: 9 } })),
  state('nothing yet', showing(nothing)),
  state(
    'too few others',
    showing({
      quarter: {
        ...fakeImpact().quarter,
        exchanges: { own: 3 },
        contributions: { own: 5 },
        decisions: { own: 1 },
        invitations: { own: 0 },
      },
    }),
  ),
  state('how it is counted', showing(), {
    act: (element) => element.shadowRoot?.querySelector('details')?.setAttribute('open', ''),
    shows: 'details[open]',
  }),
  state('a picture was made', showing(), {
    act: (element) => element.shadowRoot?.querySelector<HTMLElement>('[part=share] button')?.click(),
    shows: '.picture',
  }),
  state('nobody is signed in', { status: 'failed', error: fakeError('unauthenticated') }, { viewer: null }),
  state('failed, to be retried', { status: 'failed', error: fakeError('unavailable') }),
  state(
    'failed after it was shown',
    { status: 'failed', error: fakeError('offline'), ...showing() },
    { shows: '.notice.error' },
  ),
  state('a backend that counts none', { status: 'failed', error: fakeError('unsupported') }),
  state(
    'long words',
    showing({
      outcomes: [
        {
          kind: 'idea',
          id: 'long',
          poll: 'ideas',
          title: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
          at: Date.UTC(2026, 3, 1),
          status: 'declined',
          own: true,
        },
        {
          kind: 'answer',
          id: 'rtl',
          topic: '/شكرًا',
          title: null,
          url: null,
          at: Date.UTC(2026, 2, 1),
        },
      ],
    }),
  ),
];
