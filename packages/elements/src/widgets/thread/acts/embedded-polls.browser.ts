import { expect } from '@open-wc/testing';
import { fakeCommunity, member } from '../../../fakes/community.ts';
import { fakePoll, fakePollStore, pollView } from '../../../fakes/poll-store.ts';
import { shown } from '../../../fakes/state.ts';
import { fakeThreadStore, threadItem, threadView } from '../../../fakes/thread-store.ts';
import { draw, stage, until } from '../../../testing/helpers.ts';
import { polled } from '../states-polls.ts';
import '../define.ts';

describe('a poll in a comment', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const show = async () => {
    const store = fakePollStore(pollView(fakePoll()));
    const community = fakeCommunity({
      viewer: member,
      stores: {
        'thread/demo': fakeThreadStore(
          threadView({ items: polled.map((comment) => threadItem({ comment })) }),
        ),
        'poll/demo': store,
      },
    });
    const element = await draw(place.element, community, { topic: 'demo' }, 'hearth-thread');
    return { element, store };
  };

  it('P56 is drawn in the row, in place of its question, one level below the thread’s heading, and is voted in there', async () => {
    const { element, store } = await show();
    const poll = await shown(element, '.polled hearth-poll');
    const heading = await shown(poll, '[role=heading]');
    expect(heading.getAttribute('aria-level')).to.equal('3');
    expect(heading.textContent?.trim()).to.equal('Which lamp do we make next?');
    const words = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.body > p')];
    expect(words.filter((p) => !p.hidden && p.textContent?.includes('lamp'))).to.deep.equal([]);
    expect(words.map((p) => p.hidden)).to.deep.equal([false, true, false, false]);
    (await shown(poll, '[value=reise]')).click();
    (await shown(poll, '[type=submit]')).click();
    await until(() => store.calls.some(([call]) => call === 'vote'), 'the vote');
  });

  it('P56 keeps its room until its code is here, so that what stands below it stays', async () => {
    const { element } = await show();
    const below = await shown(element, '[data-id=c-answer]');
    const before = below.getBoundingClientRect().top;
    const poll = await shown(element, '.polled hearth-poll');
    await shown(poll, '[part=option]');
    expect(Math.abs(below.getBoundingClientRect().top - before)).to.be.lessThan(2);
  });

  it('P56 comes between what stands before it and the actions for whoever goes by keyboard', async () => {
    const { element } = await show();
    const poll = await shown(element, '.polled hearth-poll');
    const row = await shown(element, '[data-id=c-poll]');
    const follows = (one: Element, other: Element): boolean =>
      !!(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    expect(follows(row.querySelector('.body')!, poll)).to.equal(true);
    expect(follows(poll, row.querySelector('.actions')!)).to.equal(true);
  });
});
