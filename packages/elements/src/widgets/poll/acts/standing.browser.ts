import { expect } from '@open-wc/testing';
import type { BallotWords, Poll, PollKind } from '@hearth/core/domain';
import { fakeCommunity, member } from '../../../fakes/community.ts';
import { ballotView, fakePoll, fakePollStore } from '../../../fakes/poll-store.ts';
import { shown } from '../../../fakes/state.ts';
import { draw, inside, settled, stage, until, words } from '../../../testing/helpers.ts';
import '../define.ts';
import { ticked } from '../scene.ts';
import { byPoints, places } from '../states-ballots.ts';

const sides = [
  { id: 'oslo', label: 'Oslo' },
  { id: 'bergen', label: 'Bergen' },
];
const chosen = (...choices: string[]): BallotWords => ({ choices });
const given = (points: Record<string, number>): BallotWords => ({ choices: [], points });

/** A poll of each kind, a ballot, what is said of it at an option, and another ballot that is not sent yet. */
const KINDS: Partial<Record<PollKind, [Poll, BallotWords, string, BallotWords]>> = {
  duel: [fakePoll({ kind: 'duel', options: sides }), chosen('bergen'), 'Your choice', chosen('oslo')],
  single: [fakePoll({ options: sides }), chosen('bergen'), 'Your choice', chosen('oslo')],
  multiple: [
    fakePoll({ kind: 'multiple', max: 2, options: sides }),
    chosen('bergen'),
    'Your choice',
    chosen('oslo', 'bergen'),
  ],
  ranked: [places(), chosen('oslo', 'bergen'), 'Your 2nd choice', chosen('bergen')],
  score: [byPoints('score'), given({ bergen: 4 }), 'Your mark: 4', given({ bergen: 2, oslo: 5 })],
  dots: [byPoints('dots'), given({ bergen: 3 }), 'You gave 3 points', given({ bergen: 10 })],
  quadratic: [byPoints('quadratic'), given({ bergen: 7 }), 'You gave 7 votes', given({ oslo: 2 })],
};

describe('where one stands', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const show = async (poll: Poll, draft: BallotWords | null = null) => {
    const { mine } = poll;
    const ballots = mine ? [mine] : [];
    const part = draft && { chosen: draft.choices, given: draft.points ?? {} };
    const store = fakePollStore(ballotView(poll, ballots, part ?? {}));
    const community = fakeCommunity({ viewer: member, stores: { 'poll/demo': store } });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    return { element, store };
  };
  const optionOf = (element: Element, label: string): string =>
    [...element.shadowRoot!.querySelectorAll('[part=option]')]
      .map((option) => option.textContent.replace(/\s+/g, ' '))
      .find((text) => text.includes(label)) ?? '';

  for (const [kind, [poll, ballot, own, draft]] of Object.entries(KINDS)) {
    const voted = { ...poll, mine: { ...ballot, revision: 1 }, can: ['change', 'withdraw'] } as const;

    it(`P14 is to be seen at a glance, before and after the vote: ${kind}`, async () => {
      const before = await show(poll);
      expect(words(before.element, '[part=standing]')).to.equal('Not voted yet');
      expect(words(before.element)).not.to.include('Your ').and.not.to.include('You gave');
      before.element.remove();
      const { element } = await show(voted);
      expect(words(element, '[part=standing]')).to.equal('You voted');
      await until(() => optionOf(element, 'Bergen').includes(own), `“${own}”`);
    });

    // What is pressed in a duel is sent at once.
    if (kind === 'duel') continue;

    it(`P14 a ballot that was begun is there after a reload, with the button that sends it: ${kind}`, async () => {
      const { element, store } = await show(poll, draft);
      await until(() => words(element, '[type=submit]') === 'Vote', 'the button');
      if (!ticked(poll)) await shown(element, '[part=ballot]');
      expect(words(element, '[part=standing]')).to.equal('Not voted yet');
      inside(element, '[type=submit]')!.click();
      await until(() => store.calls.some(([call]) => call === 'vote'), 'the vote');
      const [, choices, points] = store.calls.find(([call]) => call === 'vote')!;
      expect([choices, points]).to.deep.equal([draft.choices, draft.points]);
    });

    it(`P14 a change that was begun is there after a reload, says still that one voted, and can be left: ${kind}`, async () => {
      const { element, store } = await show(voted, draft);
      const cancel = await shown(element, '[data-do=cancel]');
      expect(words(element, '[part=standing]')).to.equal('You voted');
      expect(words(element, '[type=submit]')).to.equal('Vote');
      const { chosen, given } = store.$view.get();
      expect([chosen, given]).to.deep.equal([draft.choices, draft.points ?? {}]);
      cancel.click();
      await shown(element, '[data-do=change]');
      await settled(element);
      expect(words(element, '[part=standing]')).to.equal('You voted');
      expect(optionOf(element, 'Bergen')).to.include(own);
      expect(store.calls.some(([call]) => call === 'vote')).to.equal(false);
    });
  }
});
