import type { Poll } from '@hearth/core/domain';
import type { OwnAnswers, PollStoreView } from '@hearth/core/state';
import { NOW, fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { fakePoll, fakePollStore, pollView } from '../../fakes/poll-store.ts';
import { fakeOwnAnswers } from '../../fakes/own-answers.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';

const HOUR = 3_600_000;
const COUNTS = [61, 34, 12];

const voted = {
  mine: { choices: ['krok'], revision: 1 },
  resultsVisible: true,
  can: ['change', 'withdraw'],
} as const satisfies Partial<Poll>;

/** A poll that closes so many hours from now, and whose voters come in 48 hours before others. */
const early = (hours: number, part: Partial<Poll> = {}): Poll => {
  const closesAt = NOW + hours * HOUR;
  return fakePoll({
    grants: {
      access: 'lamp',
      hours: 48,
      label: { en: 'the first hundred lamps', de: 'die ersten hundert Lampen' },
    },
    decision: { headStart: { from: closesAt, until: closesAt + 48 * HOUR } },
    closesAt,
    ...(hours <= 0 && { state: 'closed', can: [], resultsVisible: true }),
    ...part,
  });
};

/** A question whose answers feed segments. */
const micro = (part: Partial<Poll> = {}): Poll =>
  fakePoll({
    question: { en: 'How do you use your lamps?', de: 'Wie nutzt du deine Lampen?' },
    segment: {
      purpose: {
        en: 'We use your answer to show you tips that fit.',
        de: 'Mit deiner Antwort zeigen wir dir Tipps, die passen.',
      },
    },
    decision: { segment: true },
    options: [
      { id: 'krok', label: { en: 'At sea', de: 'Auf See' } },
      { id: 'reise', label: { en: 'In the garden', de: 'Im Garten' } },
      { id: 'tvilling', label: { en: 'To read by', de: 'Zum Lesen' } },
    ],
    ...part,
  });

const agreed = { ...voted, mine: { ...voted.mine, consentedAt: NOW - 24 * HOUR } };

/** Opens what is stored, then presses what each selector finds. */
const stored = (shows: string, ...presses: string[]): Partial<WidgetState> => ({
  act: async (element) => {
    for (const selector of ['.own summary', ...presses]) (await shown(element, selector)).click();
  },
  shows,
});

const state = (
  name: string,
  poll: Poll,
  more: Partial<WidgetState> = {},
  { view = {}, answers = fakeOwnAnswers() }: { view?: Partial<PollStoreView>; answers?: OwnAnswers } = {},
): WidgetState => ({
  name,
  tag: 'hearth-poll',
  attributes: { poll: 'demo' },
  community: (locale) =>
    fakeCommunity({
      viewer: member,
      locale,
      stores: {
        'poll/demo': fakePollStore(pollView(poll, poll.resultsVisible ? COUNTS : null, view)),
        answers,
      },
    }),
  shows: poll.segment ? '.micro' : '.early',
  ...more,
});

/** What those have of it who take part. */
export const takesPartStates: readonly WidgetState[] = [
  state('early access, not voted yet', early(72)),
  state('early access, voted', early(72, voted)),
  state(
    'early access, voted, no close in sight',
    early(72, { ...voted, closesAt: null, decision: { headStart: {} } }),
  ),
  state('early access, closed, voted', early(-2, { mine: voted.mine })),
  state('early access, closed, not voted', early(-2)),
  state('early access, open to all', early(-60)),
  state('feeds segments, not answered yet', micro(), { shows: '#consent' }),
  state(
    'feeds segments, sent without consent',
    micro(),
    {
      act: async (element) => {
        await shown(element, '#consent');
        (await shown(element, '[type=submit]')).click();
      },
      shows: '#trouble:not([hidden])',
    },
    { view: { chosen: ['krok'] } },
  ),
  state('feeds segments, answered', micro(agreed)),
  state(
    'feeds segments, duel',
    micro({ kind: 'duel', options: micro().options.slice(0, 2), results: 'always' }),
  ),
  state('feeds segments, closed', micro({ ...agreed, state: 'closed', can: [], closesAt: NOW - HOUR })),
  state('stored answers, open', micro(agreed), stored('.wipe')),
  state('stored answers, asked once more', micro(agreed), stored('.yes-wipe', '.wipe')),
  state('stored answers, none', micro(), stored('.own p.muted'), {
    answers: fakeOwnAnswers({ read: async () => ({ answers: [], segments: [], asOf: '1.1' }) }),
  }),
  state('stored answers, not to be read', micro(agreed), stored('.own [role=alert]'), {
    answers: fakeOwnAnswers({ read: async () => Promise.reject(fakeError('unavailable')) }),
  }),
];
