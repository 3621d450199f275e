import type { Poll } from '@hearth/core/domain';
import { NOW, fakeCommunity, member } from '../../fakes/community.ts';
import { fakePoll, fakePollStore, pollView } from '../../fakes/poll-store.ts';
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

const state = (name: string, poll: Poll): WidgetState => ({
  name,
  tag: 'hearth-poll',
  attributes: { poll: 'demo' },
  community: (locale) =>
    fakeCommunity({
      viewer: member,
      locale,
      stores: { 'poll/demo': fakePollStore(pollView(poll, poll.resultsVisible ? COUNTS : null)) },
    }),
  shows: '.early',
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
];
