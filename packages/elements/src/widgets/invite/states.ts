import type { InviteView } from '@hearth/core/state';
import { NOW, fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import type { Moment } from '@hearth/core/domain';
import {
  fakeInvitation,
  fakeInviteStore,
  fakeLanding,
  fakeProgramme,
  fakeProgress,
  fakeRewarded,
} from '../../fakes/invite-store.ts';
import {
  fakeBalances,
  fakeGratitudeStore,
  fakeLeadersStore,
  fakeLine,
  fakeStatementStore,
} from '../../fakes/rewards-store.ts';
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
  stores: () => Readonly<Record<string, unknown>> = () => ({}),
): WidgetState => ({
  name,
  tag: 'hearth-invite',
  attributes: {},
  community: (locale) =>
    fakeCommunity({ ...options, locale, stores: { 'invite/': fakeInviteStore(view), ...stores() } }),
  ...more,
});

const rewarded = { invitation: fakeInvitation({ programme: fakeRewarded(), progress: fakeProgress }) };
const open =
  (room: string) =>
  (element: HTMLElement): void =>
    element.shadowRoot?.querySelector<HTMLElement>(`.${room} summary`)?.click();
const AFTER = { 'after-moment': '' };
const moment: Moment = { id: 'gift/1', kind: 'gift', subject: 'gold', at: NOW };
const lines = [
  fakeLine(),
  fakeLine({ id: 'line-2', state: 'pending', reason: 'review', inReview: true, friends: ['Émile'] }),
  fakeLine({ id: 'line-3', state: 'approved', reason: null, amount: { value: 250, currency: 'KWD' } }),
  fakeLine({
    id: 'line-4',
    state: 'paid',
    reason: null,
    reference: 'SEPA 2026-05',
    friends: ['Nora', 'سلمى'],
  }),
  fakeLine({ id: 'line-5', state: 'void', reason: 'refunded' }),
  fakeLine({
    id: 'line-6',
    kind: 'clawback',
    state: 'approved',
    reason: 'refunded',
    of: 'line-4',
    amount: { value: -1_500, currency: 'JPY' },
  }),
  fakeLine({
    id: 'line-7',
    side: 'friend',
    type: 'experience',
    label: 'Supper with us',
    amount: null,
    friends: [],
    state: 'approved',
    reason: null,
  }),
];

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
  state('with rewards to win', rewarded),
  state('everything won', {
    invitation: fakeInvitation({
      programme: fakeRewarded(),
      progress: [{ rule: 'next', have: 0, need: 1, won: 1, full: true }],
    }),
  }),
  state(
    'with a QR code',
    { invitation: fakeInvitation({ visits: { 'shop-window': 5, '': 12 } }) },
    undefined,
    {
      act: open('qr'),
      shows: '.qr svg',
    },
  ),
  state('the ledger', rewarded, undefined, { act: open('statement'), shows: '.lines' }, () => ({
    statement: fakeStatementStore({ lines, balances: fakeBalances, hasNext: true }),
  })),
  state('an empty ledger', rewarded, undefined, { act: open('statement'), shows: '.statement p' }, () => ({
    statement: fakeStatementStore(),
  })),
  state(
    'a ledger that cannot be read',
    rewarded,
    undefined,
    { act: open('statement'), shows: '.statement .error' },
    () => ({ statement: fakeStatementStore({ status: 'failed', error: fakeError('unavailable') }) }),
  ),
  state('who brought most', rewarded, undefined, { act: open('leaders'), shows: '.leaders ol' }, () => ({
    'leaders/friends': fakeLeadersStore({
      leaders: [
        { name: 'Nora', friends: 14 },
        { name: 'Ada', friends: 3, you: true },
        { name: 'سلمى', friends: 1 },
      ],
      listed: true,
    }),
  })),
  state(
    'nobody wants to be named',
    rewarded,
    undefined,
    { act: open('leaders'), shows: '#list-hint' },
    () => ({
      'leaders/friends': fakeLeadersStore(),
    }),
  ),
  state('asked how many will see it', { invitation: fakeInvitation() }, undefined, {
    attributes: { 'ask-reach': '' },
    async act(element) {
      element.addEventListener('click', (event) => event.preventDefault(), { once: true });
      (await shown(element, '[data-do=linkedin]')).click();
      const field = (await shown(element, '#reach')) as HTMLInputElement;
      field.value = 'many';
      field.form?.requestSubmit();
    },
    shows: '#reach-problem:not([hidden])',
  }),
  state('invited by somebody', {
    invitation: fakeInvitation({
      welcome: {
        ...{ programme: fakeProgramme(), referrer: 'Mira', state: 'joined', at: NOW - 40 * DAY, asOf: '1.1' },
      },
    }),
  }),
  state('before a good moment', { invitation: fakeInvitation() }, undefined, { attributes: AFTER }, () => ({
    gratitude: fakeGratitudeStore(),
  })),
  state(
    'after a good moment',
    { invitation: fakeInvitation() },
    undefined,
    { attributes: AFTER, shows: '.lead' },
    () => ({ gratitude: fakeGratitudeStore(moment) }),
  ),
  state(
    'not now',
    { invitation: fakeInvitation() },
    undefined,
    {
      attributes: AFTER,
      act: async (element) => (await shown(element, '[data-do=snooze]')).click(),
      shows: 'p.lead',
    },
    () => ({ gratitude: fakeGratitudeStore(moment) }),
  ),
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
