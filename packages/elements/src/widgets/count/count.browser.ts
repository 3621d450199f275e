import { expect } from '@open-wc/testing';
import type { ThreadCounts } from '@hearth/core/domain';
import { createCommunity } from '@hearth/core/state';
import type { CountView } from '@hearth/core/state';
import { fakeCommunity, fakeError } from '../../fakes/community.ts';
import { fakeCountStore } from '../../fakes/count-store.ts';
import { mountState } from '../../fakes/state.ts';
import { setDefaultCommunity } from '../../parts/surroundings.ts';
import { draw, inside, settled, stage, until, words } from '../../testing/helpers.ts';
import { countStates } from './states.ts';
import './define.ts';

const loading: Partial<CountView> = { status: 'loading' };

describe('<hearth-count>', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const show = async (view: Partial<CountView>) => {
    const store = fakeCountStore(view);
    const other = fakeCountStore({ count: 7 });
    const community = fakeCommunity({ stores: { 'count/a': store, 'count/b': other } });
    const element = await draw(place.element, community, { topic: 'a' }, 'hearth-count');
    return { element, store };
  };

  it('says how many comments there are, in the language of the page', async () => {
    expect(words((await show({ count: 24 })).element)).to.equal('24 comments');
    expect(words((await show({ count: 1 })).element)).to.equal('1 comment');
    expect(words((await show({ count: 12_345 })).element)).to.equal('12,345 comments');
    const { element } = await show({ count: 0 });
    element.setAttribute('locale', 'de');
    await until(() => words(element) === '0 Kommentare', 'German');
  });

  it('stands in a line, with the looks of what is around it', async () => {
    const { element } = await show({ count: 3 });
    const line = document.createElement('a');
    line.style.setProperty('color', 'rgb(1, 2, 3)');
    line.style.setProperty('line-height', '40px');
    line.append('(', element.parentElement!, ')');
    element.parentElement!.style.setProperty('display', 'contents');
    place.element.append(line);
    await settled(element);
    expect(getComputedStyle(element).display).to.equal('inline');
    expect(getComputedStyle(inside(element, '.root')!).color).to.equal('rgb(1, 2, 3)');
    const tops = new Set([...line.getClientRects()].map(({ top }) => top));
    expect(tops.size).to.equal(1);
  });

  it('adds no blank to the line', async () => {
    const { element } = await show({ count: 3 });
    const same = document.createElement('span');
    same.append('3 comments');
    place.element.append(same);
    expect(element.getBoundingClientRect().width).to.be.closeTo(same.getBoundingClientRect().width, 0.5);
  });

  it('follows its topic', async () => {
    const { element } = await show({ count: 1 });
    element.setAttribute('topic', 'b');
    await settled(element);
    expect(words(element)).to.equal('7 comments');
  });

  const filled = async (view: Partial<CountView>) => {
    const store = fakeCountStore(view);
    const community = fakeCommunity({ stores: { 'count/slow-mornings': store } });
    const state = { ...countStates[1]!, community: () => community };
    const element = await mountState(state, place.element);
    const slot = inside<HTMLSlotElement>(element, 'slot')!;
    return { store, slot, element };
  };

  it('leaves the page’s own words until the number is there', async () => {
    const { store, slot, element } = await filled(loading);
    expect(slot.hidden).to.equal(false);
    store.$view.set({ status: 'ready', error: null, count: 2 });
    await settled(element);
    expect(slot.hidden).to.equal(true);
    expect(words(element)).to.equal('2 comments');
  });

  it('leaves them for good where the number can’t be had, without a word of error', async () => {
    const { slot, element } = await filled({ status: 'failed', error: fakeError('unavailable') });
    expect(slot.hidden).to.equal(false);
    expect(inside(element, '[role=alert]')).to.equal(null);
  });

  it('asks once for all counts of a community', async () => {
    const asked: (readonly string[])[] = [];
    const adapter = {
      spec: '1.0',
      ids: 'client' as const,
      connect: () => new Promise<never>(() => {}),
      threads: {
        counts: async ({ topics }: { readonly topics: readonly string[] }): Promise<ThreadCounts> => {
          asked.push(topics);
          return { counts: Object.fromEntries(topics.map((topic, at) => [topic, at])), asOf: '1.1' };
        },
      } as never,
    };
    const community = createCommunity({ adapter, scope: 'test', locale: 'en' });
    setDefaultCommunity(community);
    const elements = ['c', 'a', 'b', 'a'].map((topic) => {
      const element = document.createElement('hearth-count');
      element.topic = topic;
      return element;
    });
    place.element.append(...elements);
    await Promise.all(elements.map(({ ready }) => ready));
    expect(asked).to.deep.equal([['a', 'b', 'c']]);
    expect(elements.map((element) => words(element))).to.deep.equal([
      '2 comments',
      '0 comments',
      '1 comment',
      '0 comments',
    ]);
    setDefaultCommunity(null);
    community.destroy();
  });

  it('tells the page’s maker that a topic is missing', async () => {
    const logged = console.error;
    console.error = () => undefined;
    const element = await draw(place.element, fakeCommunity({}), {}, 'hearth-count');
    const notice = await until(() => inside(element, '.notice'), 'the notice');
    expect(notice.textContent).to.include('topic');
    console.error = logged;
  });
});
