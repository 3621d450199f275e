import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Poll, Viewer } from '@hearth/core/domain';
import type { PollWhy, WhyView } from '@hearth/core/state';
import { fakeCommunity, fakeError, member, staff } from '../../../../fakes/community.ts';
import { fakePoll, fakePollStore, pollView } from '../../../../fakes/poll-store.ts';
import { fakePollWhy } from '../../../../fakes/poll-why.ts';
import { shown } from '../../../../fakes/state.ts';
import { draw, inside, settled, stage, until, words } from '../../../../testing/helpers.ts';
import '../../define.ts';

const TOPIC = '/polls/next-lamp';
const voted = {
  mine: { choices: ['krok'], revision: 1 },
  resultsVisible: true,
  can: ['change', 'withdraw'],
  why: { topic: TOPIC },
} as const satisfies Partial<Poll>;

describe('saying why', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const show = async (
    part: Partial<Poll> = {},
    view: Partial<WhyView> = {},
    {
      viewer = member,
      guests,
      answers,
    }: { viewer?: Viewer; guests?: 'refused'; answers?: Partial<PollWhy> } = {},
  ) => {
    const store = fakePollStore(pollView(fakePoll({ ...voted, ...part }), [5, 2, 1]));
    const why = fakePollWhy(view, answers);
    const community = fakeCommunity({
      viewer,
      ...(guests && { moderation: { guests } }),
      stores: { 'poll/demo': store, [`why/demo/${TOPIC}`]: why },
    });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    await shown(element, '[data-do=withdraw], .notice, [part=summary]');
    const focused = (selector: string) =>
      until(() => element.shadowRoot?.activeElement?.matches(selector), `the focus on ${selector}`);
    const said = (text: string) =>
      until(() => words(element, '[role=status]') === text, `“${text}” to be said`);
    const button = async (label: string): Promise<void> => {
      const found = await until(
        () =>
          [...element.shadowRoot!.querySelectorAll('button')].find(
            (each) => each.textContent.trim() === label,
          ),
        `“${label}”`,
      );
      found.click();
      await settled(element);
    };
    return { element, store, why: why.store, focused, said, button };
  };

  it('L14 P55 offers a field to whoever voted, and posts what they write, by keyboard too', async () => {
    const { element, why, focused, said } = await show();
    const field = (await shown(element, '#why')) as HTMLTextAreaElement;
    expect(words(element, '.why label')).to.equal('Why? (optional)');
    expect(words(element, '.why button'), 'nothing to post yet').to.equal('');
    field.focus();
    // No letter twice: WebKit’s driver leaves the second one out.
    await sendKeys({ type: 'Bright' });
    await until(() => words(element, '.why button') === 'Post', 'the button');
    // WebDriver holds no key down.
    const keys = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent('keydown', keys));
    await focused('#why-state');
    await said('Thank you. What you wrote is in the conversation.');
    expect(why.calls).to.deep.equal([['say', 'Bright', 1]]);
    expect(inside(element, '#why')).to.equal(null);
    expect(inside<HTMLAnchorElement>(element, '.why-said a')?.getAttribute('href')).to.equal(
      `${TOPIC}#hearth-comment-c-why`,
    );
  });

  it('L14 P55 appears behind the one tap of a duel, and leaves the focus on what was tapped', async () => {
    const sides = ['beach', 'boathouse'].map((id) => ({ id, label: id }));
    const part = { kind: 'duel', options: sides, results: 'always', resultsVisible: true } as const;
    const { element, store } = await show({ ...part, mine: null, can: ['vote'] });
    const side = (await shown(element, '[value=beach]')) as HTMLButtonElement;
    side.focus();
    side.click();
    await until(() => store.calls.length, 'the vote');
    const mine = { choices: ['beach'], revision: 1 };
    store.$view.set(pollView(fakePoll({ ...voted, ...part, mine }), [6, 2]));
    await shown(element, '#why');
    expect(store.calls).to.deep.equal([['vote', ['beach']]]);
    expect(element.shadowRoot?.activeElement?.getAttribute('value')).to.equal('beach');
  });

  it('P55 leads to the thread on the same page, and to none where the topic is no address', async () => {
    const thread = document.createElement('hearth-thread');
    thread.setAttribute('topic', TOPIC);
    place.element.append(thread);
    const { element } = await show({}, { state: 'said', comment: 'c1', of: 1 });
    expect((await shown(element, '.why-said a')).getAttribute('href')).to.equal('#hearth-comment-c1');
    thread.remove();
  });

  it('P55 is for staff alike, and for nobody who has not voted, or whose poll has closed', async () => {
    expect(await shown((await show({}, {}, { viewer: staff })).element, '#why')).to.exist;
    place.clear();
    place = stage();
    const before = await show({ mine: null, can: ['vote'] });
    expect(inside(before.element, '.why')).to.equal(null);
    place.clear();
    place = stage();
    const after = await show({ state: 'closed', closesAt: 1, can: [] });
    await settled(after.element);
    expect(inside(after.element, '.why')).to.equal(null);
  });

  it('P55 is not offered to guests who may vote and not write', async () => {
    const viewer: Viewer = { id: 'm-g', name: 'Kim', role: 'guest', strength: 'device' };
    const { element } = await show({ guests: true }, {}, { viewer, guests: 'refused' });
    await settled(element);
    expect(inside(element, '#why')).to.equal(null);
  });

  it('P55 says plainly, of an anonymous poll, that the comment shows the name, and fills nothing in', async () => {
    const { element } = await show({ anonymous: true });
    const field = (await shown(element, '#why')) as HTMLTextAreaElement;
    expect(field.value).to.equal('');
    expect(words(element, '#why-hint')).to.equal(
      'Your vote stays anonymous. This comment is not: it shows your name.',
    );
  });

  it('P55 begins with what was being written', async () => {
    const { element } = await show({}, { words: 'half a rea' });
    expect(((await shown(element, '#why')) as HTMLTextAreaElement).value).to.equal('half a rea');
  });

  it('P55 says why words were refused, keeps them, and gives them back to be changed', async () => {
    const { element, focused, button, why } = await show(
      {},
      { state: 'failed', words: 'Buy at example.com', error: fakeError('forbidden'), of: 1 },
    );
    await shown(element, '#why-state');
    expect(words(element, '.why'))
      .to.include('Buy at example.com')
      .and.to.include('Not sent. You do not have access');
    await button('Change the words');
    await focused('#why');
    expect(inside<HTMLTextAreaElement>(element, '#why')?.value).to.equal('Buy at example.com');
    expect(why.calls).to.deep.equal([['back']]);
  });

  it('P55 asks to read words over once more, and sends them when that is confirmed', async () => {
    const { element, button, why, focused } = await show(
      {},
      { state: 'failed', words: 'rubbish', error: fakeError('nudge'), of: 1 },
    );
    await shown(element, '#why-state');
    expect(words(element, '#why-state')).to.include('Please read it over once more');
    await button('Send anyway');
    await focused('#why-state');
    expect(why.calls).to.deep.equal([['again']]);
  });

  it('P55 says what keeps words waiting, and that they go by themselves', async () => {
    const { element } = await show(
      {},
      { state: 'waiting', words: 'later', error: fakeError('rate-limited'), of: 1 },
    );
    await shown(element, '#why-state');
    expect(words(element, '#why-state'))
      .to.include('a bit fast')
      .and.to.include('It goes by itself in a moment');
  });

  it('P55 says that words await review', async () => {
    const { element } = await show({}, { state: 'said', comment: 'c1', held: true, of: 1 });
    expect((await shown(element, '.why-said')).textContent).to.include('awaits review by the team');
  });

  it('P55 asks once of a ballot, and again when it was changed', async () => {
    const { element, store, why } = await show({}, { state: 'said', comment: 'c1', of: 1 });
    await shown(element, '.why-said');
    const again = { ...voted, mine: { choices: ['reise'], revision: 2 } };
    store.$view.set(pollView(fakePoll(again), [4, 3, 1]));
    const field = (await shown(element, '#why')) as HTMLTextAreaElement;
    field.value = 'Lighter';
    field.dispatchEvent(new Event('input'));
    await until(() => words(element, '.why button') === 'Post', 'the button');
    expect([why.calls, why.$view.get().words]).to.deep.equal([[['anew']], 'Lighter']);
  });
});
