import { expect } from '@open-wc/testing';
import type { Poll } from '@hearth/core/domain';
import type { OwnAnswers } from '@hearth/core/state';
import { fakeCommunity, fakeError, member } from '../../../../fakes/community.ts';
import { fakeOwnAnswers } from '../../../../fakes/own-answers.ts';
import { fakePoll, fakePollStore, pollView } from '../../../../fakes/poll-store.ts';
import { shown } from '../../../../fakes/state.ts';
import { draw, inside, stage, until } from '../../../../testing/helpers.ts';
import '../../define.ts';

/** The words of what is drawn, as they are read. */
const read = (found: Element | null): string => found?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

const micro = (part: Partial<Poll> = {}): Poll =>
  fakePoll({ segment: { purpose: 'For tips that fit.' }, decision: { segment: true }, ...part });
const agreed = micro({
  mine: { choices: ['krok'], revision: 1, consentedAt: 1 },
  can: ['change', 'withdraw'],
});

describe('a poll whose answers feed segments', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const show = async (poll: Poll, answers: OwnAnswers = fakeOwnAnswers(), chosen: string[] = []) => {
    const store = fakePollStore(pollView(poll, null, { chosen }));
    const community = fakeCommunity({ viewer: member, stores: { 'poll/demo': store, answers } });
    const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
    const press = async (selector: string): Promise<void> => (await shown(element, selector)).click();
    const votes = () => store.calls.filter(([call]) => call === 'vote');
    const focused = (selector: string) =>
      until(() => element.shadowRoot?.activeElement?.matches(selector), `the focus on ${selector}`);
    return { element, store, press, votes, focused };
  };

  it('L27 says what the answer is for before it is given, and sends none without consent, which is never ticked before', async () => {
    const { element, press, votes, focused } = await show(micro(), undefined, ['krok']);
    const box = (await shown(element, '#consent')) as HTMLInputElement;
    expect(box.checked).to.equal(false);
    expect(read(inside(element, '.micro'))).to.contain('For tips that fit. You can delete it at any time.');
    await press('[type=submit]');
    await focused('#consent');
    expect(votes()).to.deep.equal([]);
    expect(read(inside(element, '#trouble'))).to.contain('Please agree');
    box.click();
    await press('[type=submit]');
    await until(() => votes().length, 'the vote');
    expect(votes()).to.deep.equal([['vote', ['krok'], undefined, true]]);
  });

  it('P49 does not ask again when an answer is changed', async () => {
    const { element, press, votes } = await show(agreed);
    await shown(element, '.micro');
    expect(inside(element, '#consent')).to.equal(null);
    await press('[data-do=change]');
    await press('[value=reise]');
    await press('[type=submit]');
    await until(() => votes().length, 'the vote');
    expect(votes()).to.deep.equal([['vote', ['reise']]]);
  });

  it('P54 lists what is stored and deletes it when asked twice; the focus is led on', async () => {
    let wiped = 0;
    const kept = fakeOwnAnswers();
    const answers = { ...kept, wipe: async () => (wiped++, kept.wipe()) };
    const { element, press, store, focused } = await show(agreed, answers);
    await press('.own summary');
    await shown(element, '.own li');
    expect(read(inside(element, '.own')))
      .to.contain('At sea')
      .and.to.contain('Sailors');
    await press('.wipe');
    await focused('.yes-wipe');
    expect(wiped).to.equal(0);
    await press('.yes-wipe');
    await focused('.own summary');
    expect(wiped).to.equal(1);
    expect(store.calls.some(([call]) => call === 'reload')).to.equal(true);
    expect(read(inside(element, '.own'))).to.contain('No answers of yours are stored.');
  });

  it('P54 says why answers could not be deleted, and keeps them in view', async () => {
    const answers = fakeOwnAnswers({ wipe: () => Promise.reject(fakeError('offline')) });
    const { element, press } = await show(agreed, answers);
    for (const selector of ['.own summary', '.wipe', '.yes-wipe']) await press(selector);
    await shown(element, '.own [role=alert]');
    expect(inside(element, '.own li')).to.not.equal(null);
  });
});

describe('a poll that gives early access', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  it('P47 says before the vote what taking part earns, and after it that it is earned', async () => {
    const grants = { access: 'lamp', hours: 48, label: 'The lamp' };
    const show = async (part: Partial<Poll>) => {
      const store = fakePollStore(pollView(fakePoll({ grants, decision: { headStart: {} }, ...part })));
      const community = fakeCommunity({ viewer: member, stores: { 'poll/demo': store } });
      const element = await draw(place.element, community, { poll: 'demo' }, 'hearth-poll');
      const said = read(await shown(element, '.early'));
      element.remove();
      return said;
    };
    expect(await show({}))
      .to.contain('Early access: The lamp')
      .and.to.contain('48 hours earlier');
    expect(await show({ mine: { choices: ['krok'], revision: 1 } })).to.contain('You took part');
  });
});
