import type { InviteView } from '@hearth/core/state';
import { NOW, fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { fakeInvitation, fakeInviteStore, fakeLanding, fakeProgramme } from '../../fakes/invite-store.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';

type Options = Omit<NonNullable<Parameters<typeof fakeCommunity>[0]>, 'stores' | 'locale'>;

const DAY = 86_400_000;
const guest = { id: 'm-kim', name: 'Kim', role: 'guest', strength: 'device' } as const;

const state = (
  name: string,
  view: Partial<InviteView>,
  options: Options = { viewer: member },
  more: Partial<WidgetState> = {},
): WidgetState => ({
  name,
  tag: 'hearth-invite',
  attributes: {},
  community: (locale) => fakeCommunity({ ...options, locale, stores: { 'invite/': fakeInviteStore(view) } }),
  ...more,
});

const openCode = (element: HTMLElement): void =>
  element.shadowRoot?.querySelector<HTMLElement>('section > details summary')?.click();

async function wrongCode(element: HTMLElement): Promise<void> {
  openCode(element);
  const field = (await shown(element, '#entered')) as HTMLInputElement;
  field.value = '12';
  field.form?.requestSubmit();
}

const friends = [
  { name: 'Nora', state: 'qualified', at: NOW - 20 * DAY },
  { name: 'Émile', state: 'joined', at: NOW - 3 * DAY },
  { name: 'سلمى', state: 'invited', at: NOW - DAY },
  { name: 'Jonas', state: 'ineligible', at: NOW - 9 * DAY, reason: 'already-member' },
] as const;

const landing = fakeLanding();
const arrived = { shows: '.landing' };
const PROBLEM = '#code-problem:not([hidden])';

/** Every state of the invitation. */
export const inviteStates: readonly WidgetState[] = [
  state('loading', { status: 'loading' }, {}, { waits: true }),
  state('nobody invited yet', { invitation: fakeInvitation() }),
  state('with friends', { invitation: fakeInvitation({ friends, joined: 2 }) }),
  state('without a reward for the friend, without conditions', {
    invitation: fakeInvitation({
      programme: fakeProgramme({
        friendReward: null,
        terms: '',
        reward: { type: 'economic', label: '€ 10' },
      }),
    }),
  }),
  state('signed out', {}, {}),
  state('a guest', {}, { viewer: guest }),
  state('signed out, with a code', {}, {}, { act: openCode, shows: '#entered' }),
  state('signed out, with a wrong code', {}, {}, { act: wrongCode, shows: PROBLEM }),
  state('a code that nobody has', { failure: fakeError('not-found') }, {}, { shows: PROBLEM }),
  state('an invitation that has run out', { failure: fakeError('gone') }, {}, { shows: PROBLEM }),
  state('a friend arrives, signed out', { landing }, {}, arrived),
  state('a friend arrives, as a guest', { landing }, { viewer: guest }, arrived),
  state('a friend has signed in', { landing, invitation: fakeInvitation() }, { viewer: member }, arrived),
  state(
    'a friend could not be claimed',
    { landing, invitation: fakeInvitation(), failure: fakeError('unavailable') },
    { viewer: member },
    arrived,
  ),
  state(
    'a friend has joined',
    { landing, claimed: 'joined', invitation: fakeInvitation() },
    { viewer: member },
    arrived,
  ),
  state(
    'a friend does not count',
    { landing, claimed: 'ineligible', reason: 'already-member', invitation: fakeInvitation() },
    { viewer: member },
    arrived,
  ),
  state(
    'a friend by their own link',
    { landing, claimed: 'ineligible', reason: 'self', invitation: fakeInvitation() },
    { viewer: member },
    arrived,
  ),
  state('failed, to be retried', { status: 'failed', error: fakeError('unavailable') }),
  state(
    'failed after it was shown',
    { status: 'failed', error: fakeError('offline'), invitation: fakeInvitation() },
    { viewer: member },
    { shows: '.notice.error' },
  ),
  state('no such programme', { status: 'failed', error: fakeError('not-found') }),
  state('not offered here', { status: 'failed', error: fakeError('unsupported') }),
  state('long words', {
    invitation: fakeInvitation({
      programme: fakeProgramme({
        name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
        reward: {
          type: 'recognition',
          label: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
        },
      }),
      friends: [
        { name: 'Maximiliane-Hildegardfreifrauvonoberstaufen', state: 'ineligible', at: NOW, reason: 'late' },
      ],
    }),
  }),
];
