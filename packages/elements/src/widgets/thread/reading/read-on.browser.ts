import { expect } from '@open-wc/testing';
import { afterView } from '@hearth/core/state';
import type { ThreadItem } from '@hearth/core/state';
import { fakeComment } from '../../../fakes/comments.ts';
import { fakeCommunity } from '../../../fakes/community.ts';
import { fakeThreadStore, threadItem, threadView } from '../../../fakes/thread-store.ts';
import { inside, settled, stage, until } from '../../../testing/helpers.ts';
import { HearthThread } from '../thread.ts';
import { showThread } from '../../../testing/thread.ts';

const many = (count: number, more = ''): ThreadItem[] =>
  Array.from({ length: count }, (_, n) =>
    threadItem({ comment: fakeComment(`Words ${n}${more}`, { id: `c-${n}`, root: `c-${n}` }) }),
  );

describe('<hearth-thread>, rows out of sight', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => {
    place.clear();
    scrollTo(0, 0);
  });

  const show = async (count: number) => {
    const { element } = await showThread(place.element, threadView({ items: many(count) }));
    const rows = () => [...inside(element, '.list')!.children] as HTMLElement[];
    /** Indexes of rows that something can be done with. */
    const whole = () => rows().flatMap((row, index) => (row.querySelector('[data-do=menu]') ? index : []));
    return { element, rows, whole };
  };

  it('can be read, and wait with what can be done until the reader comes near', async () => {
    const { element, rows, whole } = await show(50);
    const inSight = rows().filter((row) => row.getBoundingClientRect().top < innerHeight);
    expect(inSight.length).to.be.at.least(3);
    expect(whole().length, 'whole at first').to.be.within(inSight.length, 20);
    const last = rows().at(-1)!;
    const article = last.querySelector('article')!;
    expect(article.textContent).to.contain('Words 49');
    expect(article.textContent).to.contain(article.querySelector('.name')!.textContent);
    expect(article.getAttribute('aria-label')).to.contain(article.querySelector('.name')!.textContent);

    last.scrollIntoView();
    await until(() => whole().length === 50, 'all rows whole');
    await settled(element);
    expect(last.querySelector('.body')!.textContent).to.equal('Words 49');
    expect(last.querySelectorAll('.body, .name').length, 'nothing twice').to.equal(2);
  });

  it('are none of those that a small type and little space bring into the first window', async () => {
    place.element.style.cssText = 'font-size: 14px; --hearth-space: 4px; position: absolute; inset: 0';
    const short = (n: number) =>
      fakeComment('No.', n ? { id: `c-${n}`, root: 'c-0', parent: 'c-0', depth: 1 } : { id: 'c-0' });
    const items = Array.from({ length: 50 }, (_, n) => threadItem({ comment: short(n) }));
    const { element } = await showThread(place.element, threadView({ items }));
    const rows = [...inside(element, '.list')!.children];
    const brief = rows.findIndex((row) => !row.querySelector('[data-do=menu]'));
    expect(rows[brief]!.getBoundingClientRect().top).to.be.at.least(innerHeight);
    // Nor is one of them laid out in a second round.
    const later = rows.findIndex((row) => getComputedStyle(row).contentVisibility === 'auto');
    expect(rows[later]!.getBoundingClientRect().top).to.be.at.least(innerHeight);
  });

  it('are whole before the frame that shows them', async () => {
    // As in an article: what is in brief is far below.
    place.element.style.paddingBlockStart = '2000px';
    const { element, whole } = await show(50);
    await (element as HearthThread).ready;
    await new Promise<void>(afterView);
    await import('./read-on.ts');
    await settled(element);
    expect(whole().length, 'whole while they are far').to.be.at.most(20);
    const drawn = new Promise<number>((resolve) =>
      addEventListener('scroll', () => requestAnimationFrame(() => resolve(whole().length)), { once: true }),
    );
    scrollTo(0, document.scrollingElement!.scrollHeight);
    expect(await drawn).to.equal(50);
  });

  it('are whole as soon as somebody takes part', async () => {
    const { element, rows, whole } = await show(50);
    const first = rows()[0]!;
    first.querySelector('article')!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await until(() => whole().length === 50, 'all rows whole');
    await settled(element);
    expect(rows()[0]).to.equal(first);
  });

  it('are whole in a list that isn’t long', async () => {
    const { whole } = await show(20);
    expect(whole().length).to.equal(20);
  });

  it('stay whole once they are, wherever they go', async () => {
    // So long that those in brief are far below.
    const long = many(50, ' and more'.repeat(300));
    const { element, store } = await showThread(place.element, threadView({ items: long }));
    const whole = (id: string) => !!inside(element, `[data-id=${id}] [data-do=menu]`);
    expect([whole('c-0'), whole('c-49')]).to.deep.equal([true, false]);
    const { items, ...view } = store.$view.get();
    store.$view.set({ ...view, items: [...items.slice(1), items[0]!] });
    await settled(element);
    expect([whole('c-0'), whole('c-49')]).to.deep.equal([true, false]);
    expect(inside(element, '.list')!.lastElementChild!.textContent).to.contain('Words 0');
    // Another minute, or other words: those in brief are drawn again, and have nothing twice.
    store.$view.set({ ...view, items: items.map((item) => ({ ...item })) });
    await settled(element);
    expect(inside(element, '[data-id=c-49]')!.querySelectorAll('article, .body').length).to.equal(2);
  });

  it('are all of them where the thread begins below the window', async () => {
    place.element.style.paddingBlockStart = '2000px';
    // As on a page: there before it is an element of ours.
    const element = document.createElement('late-thread') as HearthThread;
    element.setAttribute('topic', 'demo');
    // WebKit says of an empty inline element that it stands at the top.
    element.style.display = 'block';
    place.element.append(element);
    customElements.define('late-thread', class extends HearthThread {});
    const store = fakeThreadStore(threadView({ items: many(50) }));
    element.community = fakeCommunity({ stores: { 'thread/demo': store } });
    await element.ready;
    expect(inside(element, '.list')!.children.length).to.equal(50);
    expect(element.shadowRoot!.querySelectorAll('[data-do=menu]').length).to.equal(0);
  });
});
