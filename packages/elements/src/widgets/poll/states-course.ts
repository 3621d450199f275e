import type { Decision, Notice, OutcomeEntry, Poll, PollStage } from '@hearth/core/domain';
import type { PollStoreView } from '@hearth/core/state';
import { NOW, fakeCommunity, member, staff } from '../../fakes/community.ts';
import { fakeNotices } from '../../fakes/notices.ts';
import { fakePoll, fakePollStore, pollView } from '../../fakes/poll-store.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';

const DAY = 86_400_000;
const COUNTS = [61, 34, 12];

const entry = (stage: PollStage, days: number, reason: string, chosen?: readonly string[]): OutcomeEntry => ({
  id: `e-${stage}`,
  stage,
  reason,
  by: { id: 'm-noor', name: 'Noor Haddad', role: 'staff', since: NOW - 900 * DAY },
  at: NOW - days * DAY,
  ...(chosen && { chosen }),
});
export const DECIDED = entry(
  'decided',
  2,
  'Krok was ahead from the first day, and we have the brass for it. It goes to the workshop in June.',
  ['krok'],
);
const SHIPPED = entry('shipped', 1, 'The first forty are on their way.');
const DECLINED = entry(
  'declined',
  1,
  'We found no supplier for the glass. We keep the question for next year.',
);

export const ended = (
  stage: PollStage,
  log: readonly OutcomeEntry[],
  more: Decision = {},
): Partial<Poll> => ({
  state: 'closed',
  closesAt: NOW - 2 * DAY,
  resultsVisible: true,
  mine: { choices: ['krok'], revision: 1 },
  can: [],
  decision: { stage, log, ...more },
});
export const notice = (part: Partial<Notice> = {}): Notice => ({
  id: DECIDED.id,
  kind: 'poll.decided',
  subject: { kind: 'poll', id: 'demo', title: 'Which lamp?' },
  reason: DECIDED.reason,
  at: DECIDED.at,
  readAt: null,
  ...part,
});

const state = (
  name: string,
  view: PollStoreView,
  more: Partial<WidgetState> = {},
  stores: () => Record<string, unknown> = () => ({}),
  viewer = member,
): WidgetState => ({
  name: `course, ${name}`,
  tag: 'hearth-poll',
  attributes: { poll: 'demo' },
  community: (locale) =>
    fakeCommunity({ viewer, locale, stores: { 'poll/demo': fakePollStore(view), ...stores() } }),
  ...more,
});
const COURSE = { shows: '[part=course]' };
const LOG = { shows: '.outcomes' };
const goal = (part: Partial<Poll>, reached = false): Poll =>
  fakePoll({ goal: 200, decision: { goal: { voters: 200, reached } }, ...part });
const forStaff = fakePoll({
  results: 'always',
  resultsVisible: true,
  decision: { stage: 'open', next: ['decided', 'declined'] },
});
const FORM: Partial<WidgetState> = {
  act: async (element) => (await shown(element, '[data-step=open]')).click(),
  shows: '[part=next-step]',
};

/** How far polls have come, and what came of them. */
export const courseStates: readonly WidgetState[] = [
  state(
    'an idea',
    pollView(fakePoll({ state: 'upcoming', closesAt: null, can: [], decision: { stage: 'idea' } })),
    COURSE,
  ),
  state(
    'open, with a goal',
    pollView(goal({ results: 'always', resultsVisible: true, closesAt: null }), COUNTS),
    { shows: '.goal progress' },
  ),
  state('open, with a goal, counts hidden', pollView(goal({ closesAt: null })), { shows: '.goal' }),
  state(
    'goal reached',
    pollView(
      goal({ ...ended('open', []), decision: { stage: 'open', goal: { voters: 107, reached: true } } }),
      COUNTS,
    ),
    COURSE,
  ),
  state('decided', pollView(fakePoll(ended('decided', [DECIDED], { chosen: ['krok'] })), COUNTS), LOG),
  state(
    'shipped',
    pollView(fakePoll(ended('shipped', [SHIPPED, DECIDED], { chosen: ['krok'] })), COUNTS),
    LOG,
  ),
  state('declined', pollView(fakePoll(ended('declined', [DECLINED])), COUNTS), LOG),
  state(
    'since you voted',
    pollView(fakePoll(ended('decided', [DECIDED])), COUNTS),
    { shows: '.news' },
    () => ({ notices: fakeNotices([notice()]) }),
  ),
  state(
    'staff, a step may follow',
    pollView(forStaff, COUNTS),
    { shows: '[data-step=open]' },
    undefined,
    staff,
  ),
  state('staff, next step', pollView(forStaff, COUNTS), FORM, undefined, staff),
  state(
    'staff, asked whether to go on',
    pollView(forStaff, COUNTS),
    {
      act: async (element) => {
        await FORM.act!(element);
        (await shown(element, '[name=stage]')).click();
        const reason = (await shown(element, '[name=reason]')) as HTMLTextAreaElement;
        reason.value = 'We have the brass for it.';
        reason.dispatchEvent(new Event('input', { bubbles: true }));
        (await shown(element, '.step-form [type=submit]')).click();
      },
      shows: '#step-sure',
    },
    undefined,
    staff,
  ),
];
