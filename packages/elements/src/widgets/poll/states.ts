import type { Poll } from '@hearth/core/domain';
import type { PollStoreView } from '@hearth/core/state';
import { NOW, fakeCommunity, fakeError, member, staff } from '../../fakes/community.ts';
import { fakePoll, fakePollStore, pollView } from '../../fakes/poll-store.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';
import { aroundStates } from './states-around.ts';
import { ballotStates } from './states-ballots.ts';
import { courseStates } from './states-course.ts';
import { trustStates } from './states-trust.ts';
import { takesPartStates } from './states-takes-part.ts';
import { ideaStates } from './states-ideas.ts';
import { contestStates } from './states-contest.ts';

type Options = Omit<NonNullable<Parameters<typeof fakeCommunity>[0]>, 'stores' | 'locale'>;

const DAY = 86_400_000;
const COUNTS = [61, 34, 12];

const state = (
  name: string,
  view: PollStoreView,
  options: Options = { viewer: member },
  more: Partial<WidgetState> = {},
): WidgetState => ({
  name,
  tag: 'hearth-poll',
  attributes: { poll: 'demo' },
  community: (locale) => fakeCommunity({ ...options, locale, stores: { 'poll/demo': fakePollStore(view) } }),
  ...more,
});

const blank: PollStoreView = {
  status: 'loading',
  error: null,
  poll: null,
  tally: null,
  chosen: [],
  given: {},
  busy: false,
  failure: null,
};
const voted = {
  mine: { choices: ['krok'], revision: 1 },
  resultsVisible: true,
  can: ['change', 'withdraw'],
} as const satisfies Partial<Poll>;
const closed = {
  state: 'closed',
  closesAt: NOW - 2 * DAY,
  can: [],
  resultsVisible: true,
} as const satisfies Partial<Poll>;

const duel = (part: Partial<Poll> = {}): Poll =>
  fakePoll({
    kind: 'duel',
    question: { en: 'Lamp night: beach fire or boathouse?', de: 'Lampennacht: Strandfeuer oder Bootshaus?' },
    results: 'always',
    options: [
      { id: 'beach', label: { en: 'Beach fire', de: 'Strandfeuer' } },
      {
        id: 'boathouse',
        label: { en: 'Boathouse', de: 'Bootshaus' },
        description: { en: 'If it rains, dry', de: 'Auch bei Regen trocken' },
      },
    ],
    ...part,
  });

const many = (part: Partial<Poll> = {}): Poll =>
  fakePoll({
    kind: 'multiple',
    min: 2,
    max: 3,
    question: {
      en: 'What should be on the bench at the repair evenings?',
      de: 'Was soll bei den Reparaturabenden auf die Werkbank?',
    },
    description: {
      en: 'We have three tables and two soldering irons.',
      de: 'Wir haben drei Tische und zwei Lötkolben.',
    },
    anonymous: true,
    options: [
      { id: 'burner', label: { en: 'Cleaning a burner', de: 'Einen Brenner reinigen' } },
      { id: 'wick', label: { en: 'Changing a round wick', de: 'Einen Runddocht wechseln' } },
      { id: 'solder', label: { en: 'Soldering a leaking font', de: 'Einen undichten Ölbehälter löten' } },
      { id: 'enamel', label: { en: 'Touching up enamel', de: 'Email ausbessern' } },
    ],
    ...part,
  });

/** Presses what `selector` finds, as a member would. */
const press = (selector: string, shows: string): Partial<WidgetState> => ({
  act: async (element) => (await shown(element, selector)).click(),
  shows,
});

const TROUBLE = '#trouble:not([hidden])';
/** What comes with the code for voting. */
const OWN = { shows: '[data-do=withdraw]' };
const WELCOME = { shows: '.notice:not([hidden])' };
const failed = { shows: '.notice.error' };

const { mine: _, ...unasked } = fakePoll({ can: [] });

/** Every state of the poll. */
export const pollStates: readonly WidgetState[] = [
  state('loading', blank, {}, { waits: true }),
  state('failed, to be retried', { ...blank, status: 'failed', error: fakeError('unavailable') }),
  state('no such poll', { ...blank, status: 'failed', error: fakeError('not-found') }),
  state('members only, signed out', { ...blank, status: 'failed', error: fakeError('unauthenticated') }, {}),
  state('one of three, not voted yet', pollView(fakePoll())),
  state(
    'one of three, chosen',
    pollView(fakePoll({ results: 'always', resultsVisible: true }), COUNTS, { chosen: ['reise'] }),
  ),
  state(
    'one of three, nothing chosen when voting',
    pollView(fakePoll()),
    { viewer: member },
    press('[type=submit]', TROUBLE),
  ),
  state('one of three, voted', pollView(fakePoll(voted), COUNTS), { viewer: member }, OWN),
  state(
    'one of three, being changed',
    pollView(fakePoll(voted), COUNTS),
    { viewer: member },
    press('[data-do=change]', '[data-do=cancel]'),
  ),
  state('one of three, sending', pollView(fakePoll(), null, { chosen: ['krok'], busy: true })),
  state(
    'one of three, not sent',
    pollView(fakePoll(), null, { chosen: ['krok'], failure: fakeError('unavailable') }),
    { viewer: member },
    { shows: TROUBLE },
  ),
  state(
    'failed after it was shown',
    pollView(fakePoll(voted), COUNTS, { status: 'failed', error: fakeError('offline') }),
    { viewer: member },
    failed,
  ),
  state('nobody voted yet', pollView(fakePoll({ results: 'always', resultsVisible: true }), [0, 0, 0])),
  state('a tie so far', pollView(fakePoll(voted), [40, 40, 11])),
  state(
    'results after the close',
    pollView(fakePoll({ results: 'after-close', ...voted, resultsVisible: false })),
  ),
  state('results for staff only', pollView(fakePoll({ results: 'staff', ...voted, resultsVisible: false }))),
  state(
    'results for staff only, as staff',
    pollView(fakePoll({ results: 'staff', resultsVisible: true }), COUNTS),
    { viewer: staff },
  ),
  state('closed, voted', pollView(fakePoll({ ...voted, ...closed }), COUNTS)),
  state('closed, in a tie', pollView(fakePoll({ ...closed, results: 'after-close' }), [40, 40, 11])),
  state('closed, results for voters only', pollView(fakePoll({ ...closed, resultsVisible: false }))),
  state(
    'closed, anonymous, voted',
    pollView(many({ ...closed, mine: { choices: [], revision: 0 } }), [31, 22, 44, 9]),
  ),
  state(
    'not open yet',
    pollView(fakePoll({ state: 'upcoming', opensAt: NOW + 5 * DAY, closesAt: NOW + 12 * DAY, can: [] })),
  ),
  state('signed out, members only', pollView(unasked), {}, WELCOME),
  state(
    'a guest, members only',
    pollView(fakePoll({ can: [] })),
    { viewer: { id: 'm-g', name: 'Kim', role: 'guest', strength: 'device' } },
    WELCOME,
  ),
  state(
    'signed out, guests welcome, asked for a name',
    pollView(fakePoll({ guests: true }), null, { chosen: ['krok'] }),
    {},
    press('[type=submit]', '#name'),
  ),
  state('duel, not voted yet', pollView(duel({ resultsVisible: true }), [22, 31])),
  state('duel, results hidden', pollView(duel({ results: 'after-vote' }))),
  state(
    'duel, voted',
    pollView(duel({ ...voted, mine: { choices: ['boathouse'], revision: 1 } }), [22, 32]),
    { viewer: member },
    OWN,
  ),
  state(
    'duel, signed out, asked for a name',
    pollView(duel({ guests: true, resultsVisible: true }), [22, 31]),
    {},
    press('[value=beach]', '#name'),
  ),
  state(
    'duel, not sent',
    pollView(duel({ resultsVisible: true }), [22, 31], { chosen: ['beach'], failure: fakeError('offline') }),
    { viewer: member },
    { shows: TROUBLE },
  ),
  state('duel, closed', pollView(duel(closed), [22, 31])),
  state('several, one chosen', pollView(many(), null, { chosen: ['wick'] })),
  state('several, all chosen', pollView(many(), null, { chosen: ['wick', 'burner', 'solder'] })),
  state(
    'several, voted',
    pollView(many({ ...voted, mine: { choices: ['wick', 'solder'], revision: 1 } }), [30, 25, 45, 10]),
    { viewer: member },
    OWN,
  ),
  state(
    'long words',
    pollView(
      fakePoll({
        ...voted,
        question: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft?',
        options: [
          {
            id: 'krok',
            label: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
            description: 'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung',
          },
          { id: 'b', label: 'شكرًا جزيلًا على هذا الشرح الرائع' },
        ],
      }),
      [1_234_567, 89],
    ),
  ),
  ...ballotStates,
  ...trustStates,
  ...takesPartStates,
  ...aroundStates,
  ...ideaStates,
  ...contestStates,
  ...courseStates,
  state('no poll', blank, {}, { attributes: {} }),
];
