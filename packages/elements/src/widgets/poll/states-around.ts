import type { Poll } from '@hearth/core/domain';
import type { WhyView } from '@hearth/core/state';
import { NOW, fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { fakePoll, fakePollStore, pollView } from '../../fakes/poll-store.ts';
import { fakePollWhy } from '../../fakes/poll-why.ts';
import type { WidgetState } from '../../fakes/state.ts';

const TOPIC = '/polls/next-lamp';
const voted = {
  mine: { choices: ['krok'], revision: 1 },
  resultsVisible: true,
  can: ['change', 'withdraw'],
} as const satisfies Partial<Poll>;

const saying = (name: string, view: Partial<WhyView>, part: Partial<Poll> = {}): WidgetState => {
  const poll = fakePoll({ ...voted, why: { topic: TOPIC }, ...part });
  return {
    name: `why, ${name}`,
    tag: 'hearth-poll',
    attributes: { poll: 'demo' },
    community: (locale) =>
      fakeCommunity({
        viewer: member,
        locale,
        stores: {
          'poll/demo': fakePollStore(pollView(poll, [61, 34, 12])),
          [`why/demo/${TOPIC}`]: fakePollWhy({ of: 1, ...view }),
        },
      }),
    shows: '[part=why]',
  };
};

/** What some polls have around their ballot. */
export const aroundStates: readonly WidgetState[] = [
  {
    name: 'closes in minutes and seconds',
    tag: 'hearth-poll',
    attributes: { poll: 'demo' },
    community: (locale) =>
      fakeCommunity({
        viewer: member,
        locale,
        stores: { 'poll/demo': fakePollStore(pollView(fakePoll({ closesAt: NOW + 185_000 }))) },
      }),
  },
  saying('not said', { of: 0 }),
  saying(
    'of an anonymous poll, being written',
    { of: 0, words: 'My grandmother had one.' },
    { anonymous: true },
  ),
  saying('sending', { state: 'sending', words: 'It hangs where I read.' }),
  saying('waiting', { state: 'waiting', words: 'It hangs where I read.', error: fakeError('rate-limited') }),
  saying('to be read over', { state: 'failed', words: 'What rubbish!', error: fakeError('nudge') }),
  saying('refused', { state: 'failed', words: 'It hangs where I read.', error: fakeError('closed') }),
  saying('said', { state: 'said', comment: 'c1' }),
  saying('awaits review', { state: 'said', comment: 'c1', held: true }),
];
