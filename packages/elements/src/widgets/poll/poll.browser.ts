import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Poll, Viewer } from '@hearth/core/domain';
import type { PollStore, PollStoreView } from '@hearth/core/state';
import { fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { fakePoll, fakePollStore, pollView } from '../../fakes/poll-store.ts';
import { shown } from '../../fakes/state.ts';
import { draw, inside, settled, stage, until, words } from '../../testing/helpers.ts';
import './define.ts';

const EVENTS = ['hearth-vote', 'hearth-voted', 'hearth-withdrawn', 'hearth-sign-in'];
const duel = (part: Partial<Poll> = {}): Poll =>
  fakePoll({
    kind: 'duel',
    results: 'always',
    resultsVisible: true,
    options: [
      { id: 'beach', label: 'Beach fire' },
      { id: 'boathouse', label: 'Boathouse' },
    ],
    ...part,
  });
const many = (part: Partial<Poll> = {}): Poll => fakePoll({ kind: 'multiple', min: 2, max: 2, ...part });
const voted = {
  mine: { choices: ['krok'], revision: 1 },
  resultsVisible: true,
  can: ['change', 'withdraw'],
} as const;

describe('<hearth-poll>', () => {
  let place: ReturnType<typeof stage>;
  let heard: Event[];
  beforeEach(() => {
    place = stage();
    heard = [];
    for (const type of EVENTS) place.element.addEventListener(type, (event) => heard.push(event));
  });
  afterEach(() => place.clear());

  const show = async (
    view: PollStoreView,
    viewer: Viewer | null = member,
    answers: Parameters<typeof fakePollStore>[1] = {},
  ) => {
    const store = fakePollStore(view, answers);
    const community = fakeCommunity({ viewer, stores: { 'poll/demo': store satisfies PollStore } });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    const press = (selector: string): void => inside(element, selector)?.click();
    const calls = (name: string) => store.calls.filter(([call]) => call === name);
    const focused = (selector: string) =>
      until(() => element.shadowRoot?.activeElement?.matches(selector), `the focus on ${selector}`);
    return { element, store, community, press, calls, focused };
  };
  const names = (): string[] => heard.map(({ type }) => type);

  it('P1 takes a duel’s vote with one tap, and tells the page before and after', async () => {
    const { press, calls } = await show(pollView(duel(), [2, 1]));
    press('[value=beach]');
    await until(() => heard.length === 2, 'both events');
    expect(names()).to.deep.equal(['hearth-vote', 'hearth-voted']);
    expect(calls('vote')).to.deep.equal([['vote', ['beach']]]);
  });

  it('marks the own side of a duel as pressed, and does not send it twice', async () => {
    const { element, press, calls } = await show(
      pollView(duel({ mine: { choices: ['beach'], revision: 1 }, can: ['change', 'withdraw'] }), [3, 1]),
    );
    expect(inside(element, '[value=beach]')?.getAttribute('aria-pressed')).to.equal('true');
    press('[value=beach]');
    press('[value=boathouse]');
    await until(() => calls('vote').length, 'the vote');
    expect(calls('vote')).to.deep.equal([['vote', ['boathouse']]]);
  });

  it('sends nothing when the page prevents the vote, and keeps the choice', async () => {
    place.element.addEventListener('hearth-vote', (event) => event.preventDefault());
    const { element, press, calls, store } = await show(pollView(fakePoll()));
    press('[value=reise]');
    await until(() => store.$view.get().chosen.length, 'the choice');
    await settled(element);
    press('[type=submit]');
    await until(() => heard.length, 'the event');
    expect(calls('vote')).to.deep.equal([]);
    expect(inside<HTMLInputElement>(element, '[value=reise]')?.checked).to.equal(true);
  });

  it('P2 is voted in by keyboard alone, and moves the focus to the question when its button is gone', async () => {
    const { store, calls, focused, element } = await show(pollView(fakePoll()), member, {
      vote: async (choices) => {
        const view = store.$view.get();
        store.calls.push(['vote', choices ?? view.chosen]);
        store.$view.set({ ...view, ...pollView(fakePoll(voted), [1, 0, 0]), chosen: [] });
        return true;
      },
    });
    inside(element, '[value=krok]')?.focus();
    await sendKeys({ press: ' ' });
    await until(() => store.$view.get().chosen.length, 'the choice');
    await settled(element);
    inside(element, '[type=submit]')?.focus();
    await sendKeys({ press: 'Enter' });
    await focused('#question');
    expect(calls('vote')).to.deep.equal([['vote', ['krok']]]);
    expect(words(element)).to.include('You voted');
    await until(() => words(element, '[role=status]') === 'Your vote is counted.', 'the announcement');
  });

  it('says what is missing when nothing was chosen, and leads there', async () => {
    const { element, press, calls, focused } = await show(pollView(many(), null, { chosen: ['krok'] }));
    press('[type=submit]');
    expect((await shown(element, '#trouble:not([hidden])')).textContent).to.equal(
      'Please choose at least 2 options first.',
    );
    await focused('input');
    expect(calls('vote')).to.deep.equal([]);
  });

  it('P3 counts what is chosen of several, and offers no more than the most', async () => {
    const { element, press, store } = await show(pollView(many()));
    press('[value=krok]');
    await until(() => store.$view.get().chosen.length === 1, 'the first choice');
    await settled(element);
    press('[value=tvilling]');
    await until(() => store.$view.get().chosen.length === 2, 'the second choice');
    await settled(element);
    expect(words(element)).to.include('2 of 2 chosen');
    expect(inside<HTMLInputElement>(element, '[value=reise]')?.disabled).to.equal(true);
    expect(store.$view.get().chosen).to.deep.equal(['krok', 'tvilling']);
  });

  it('says why a vote was not counted, and keeps the choice', async () => {
    const { element, store } = await show(
      pollView(fakePoll(), null, { chosen: ['krok'], failure: fakeError('unavailable') }),
    );
    const trouble = await shown(element, '#trouble:not([hidden])');
    expect(trouble.textContent).to.include('cannot be reached').and.to.include('What you chose is kept.');
    expect(inside<HTMLInputElement>(element, '[value=krok]')?.checked).to.equal(true);
    expect(store.$view.get().chosen).to.deep.equal(['krok']);
  });

  it('P23 asks a visitor for a name before the first vote, joins, and then votes', async () => {
    const { element, press, calls, community, focused } = await show(
      pollView(duel({ guests: true }), [2, 1]),
      null,
    );
    press('[value=beach]');
    await focused('#name');
    expect(calls('vote')).to.deep.equal([]);
    press('[type=submit]');
    expect((await shown(element, '#trouble:not([hidden])')).textContent).to.equal(
      'Please tell us a name first.',
    );
    const field = inside<HTMLInputElement>(element, '#name');
    field!.value = ' Kim ';
    press('[type=submit]');
    await until(() => heard.length === 2, 'both events');
    expect(names()).to.deep.equal(['hearth-vote', 'hearth-voted']);
    expect(community.calls).to.deep.equal([['joinAsGuest', 'Kim']]);
    expect(calls('vote')).to.deep.equal([['vote', ['beach']]]);
  });

  it('keeps name and choice when joining fails', async () => {
    const { element, press, community, calls, focused } = await show(
      pollView(fakePoll({ guests: true }), null, { chosen: ['krok'] }),
      null,
    );
    community.joinAsGuest = async () => Promise.reject(fakeError('rate-limited'));
    press('[type=submit]');
    await focused('#name');
    inside<HTMLInputElement>(element, '#name')!.value = 'Kim';
    press('[type=submit]');
    expect((await shown(element, '#trouble:not([hidden])')).textContent).to.include('a bit fast');
    expect(inside<HTMLInputElement>(element, '#name')?.value).to.equal('Kim');
    expect(inside<HTMLInputElement>(element, '[value=krok]')?.checked).to.equal(true);
    expect(calls('vote')).to.deep.equal([]);
  });

  it('P23 asks strangers of a members’ poll to sign in, and connects again unless the page does it itself', async () => {
    const { element, press, community } = await show(pollView(fakePoll({ can: [] })), null);
    expect((await shown(element, '.notice:not([hidden])')).textContent).to.include(
      'This poll is for members.',
    );
    press('[data-do=sign-in]');
    await until(() => community.calls.length, 'the connection');
    expect(community.calls).to.deep.equal([['reconnect']]);
    place.element.addEventListener('hearth-sign-in', (event) => event.preventDefault());
    press('[data-do=sign-in]');
    await until(() => heard.length === 2, 'the second event');
    expect(community.calls.length).to.equal(1);
  });

  it('P15 changes a vote, beginning with what was chosen, or leaves it on cancel', async () => {
    const { element, press, store, focused } = await show(pollView(fakePoll(voted), [5, 2, 1]));
    expect(inside(element, 'input')).to.equal(null);
    await shown(element, '[data-do=change]');
    press('[data-do=change]');
    await focused('[value=krok]');
    expect(inside<HTMLInputElement>(element, '[value=krok]')?.checked).to.equal(true);
    press('[data-do=cancel]');
    await focused('[data-do=change]');
    expect(store.$view.get().chosen).to.deep.equal([]);
    expect(inside(element, 'input')).to.equal(null);
  });

  it('P15 takes a vote back, and says so', async () => {
    const { element, press, calls, focused } = await show(pollView(fakePoll(voted), [5, 2, 1]));
    await shown(element, '[data-do=withdraw]');
    press('[data-do=withdraw]');
    await until(() => heard.length, 'the event');
    expect(names()).to.deep.equal(['hearth-withdrawn']);
    expect(calls('withdraw').length).to.equal(1);
    await focused('#question');
    await until(() => words(element, '[role=status]') === 'Your vote is taken back.', 'the announcement');
  });

  it('P16 says shares, votes, the own choice and the leader in words, and draws the bars to the shares', async () => {
    const { element } = await show(pollView(fakePoll(voted), [6, 3, 3]));
    const [first, second] = [...(element.shadowRoot?.querySelectorAll('.option') ?? [])].map((option) =>
      option.textContent?.replace(/\s+/g, ' '),
    );
    expect(first).to.include('Your choice').and.to.include('Leading').and.to.include('50% 6 votes');
    expect(second).not.to.include('Leading');
    const shares = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-share]') ?? [])].map((bar) =>
      bar.style.getPropertyValue('--_share'),
    );
    expect(shares).to.deep.equal(['50%', '25%', '25%']);
  });

  it('P25 moves the bars when counts change', async () => {
    const { element, store } = await show(pollView(fakePoll(voted), [1, 1, 0]));
    store.$view.set(pollView(fakePoll(voted), [3, 1, 0]));
    await settled(element);
    expect(inside(element, '[data-share]')?.style.getPropertyValue('--_share')).to.equal('75%');
    expect(words(element, '[part=summary]')).to.equal('4 people have voted.');
  });

  it('P22 calls a tie a tie, and the final result final', async () => {
    const { element } = await show(
      pollView(fakePoll({ state: 'closed', can: [], closesAt: 1, resultsVisible: true }), [4, 4, 1]),
    );
    expect(words(element)).to.include('Tied for first');
    expect(words(element, '[part=summary]')).to.equal(
      'Final result: 9 people have voted. It is a tie between 2 options.',
    );
    expect(inside(element, 'input, .option button')).to.equal(null);
  });

  for (const [results, sentence] of [
    ['after-vote', 'The results show after you vote.'],
    ['after-close', 'The results show when the poll closes.'],
    ['staff', 'Only the team sees the results.'],
  ] as const) {
    it(`explains why results of "${results}" are hidden`, async () => {
      const { element } = await show(pollView(fakePoll({ results })));
      expect(words(element, '[part=summary]')).to.equal(sentence);
      expect(inside(element, '.bar')).to.equal(null);
    });
  }

  it('does not claim that nobody voted while it is not known who is looking', async () => {
    const { mine: _, ...poll } = fakePoll();
    const store = fakePollStore(pollView(poll));
    const community = fakeCommunity({ stores: { 'poll/demo': store } });
    community.$session.set({ status: 'connecting', session: null, error: null });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    expect(inside(element, '[part=standing]')).to.equal(null);
  });

  it('gives its question the level that the page asks for', async () => {
    const community = fakeCommunity({
      viewer: member,
      stores: { 'poll/demo': fakePollStore(pollView(fakePoll())) },
    });
    const element = await draw(
      place.element,
      community,
      { poll: 'demo', 'heading-level': '4' },
      'hearth-poll',
    );
    expect(inside(element, '[role=heading]')?.getAttribute('aria-level')).to.equal('4');
  });

  it('tells when it closes, for people and for machines', async () => {
    const { element } = await show(pollView(fakePoll()));
    expect(inside<HTMLTimeElement>(element, 'time')?.dateTime).to.equal('2026-05-15T10:00:00.000Z');
    expect(words(element, 'time')).to.match(/^Closes in 3 days, May 15, 2026/);
  });
});
