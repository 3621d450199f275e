import { expect } from '@open-wc/testing';
import type { ThreadItem } from '@hearth/core/state';
import { fakeComment, people } from '../../../fakes/comments.ts';
import { threadItem, threadView } from '../../../fakes/thread-store.ts';
import { inside, settled, stage, until } from '../../../testing/helpers.ts';
import { focused, showThread } from '../../../testing/thread.ts';
import { permalink } from '../permalink.ts';

const MANY = 10_000;
const authors = Object.values(people);
const sentence = 'Whoever reads this far knows that words wrap at the end of a line. ';

/** Conversations of twenty, each comment answering the one before; some long, some short. */
const many = (count: number): ThreadItem[] =>
  Array.from({ length: count }, (_, n) => {
    const depth = n % 20;
    return threadItem({
      comment: fakeComment(`${n}: ${sentence.repeat(n % 7)}`, {
        id: `c-${n}`,
        parent: depth ? `c-${n - 1}` : null,
        root: `c-${n - depth}`,
        depth,
        author: authors[n % authors.length] ?? null,
      }),
    });
  });

/** Elements, texts and all, in a tree and its shadow trees. */
const nodesIn = (root: Node): number => {
  let count = 1;
  for (const node of root.childNodes) count += nodesIn(node);
  if (root instanceof Element && root.shadowRoot) count += nodesIn(root.shadowRoot);
  return count;
};

/** What one drawing of the page later has come of it. */
const frames = async (count = 2): Promise<void> => {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
};

describe('<hearth-thread>, long', function () {
  this.timeout(20_000);
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => {
    place.clear();
    history.replaceState(null, '', location.pathname + location.search);
    scrollTo(0, 0);
  });

  const show = async () => {
    // As it comes about: pages are added to a short list, by somebody who asks for them.
    const shown = await showThread(place.element, threadView({ items: many(50), hasNext: true }));
    inside(shown.element, '[data-do=next]')?.click();
    await until(() => shown.calls('next').length, 'the code for taking part');
    const { element, store } = shown;
    store.$view.set({ ...store.$view.get(), items: many(150) });
    const list = inside(element, '.list')!;
    await until(() => list.dataset['window'] !== undefined, 'the window');
    store.$view.set({ ...store.$view.get(), items: many(MANY) });
    await settled(element);
    await frames();
    const rows = () => [...(inside(element, '.list')?.children ?? [])] as HTMLElement[];
    const seen = () =>
      rows().find((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      });
    const scroll = async (top: number): Promise<void> => {
      scrollTo(0, top);
      await frames();
      await settled(element);
    };
    return { ...shown, list, rows, seen, scroll };
  };
  const page = (): Element => document.scrollingElement!;

  it('has few nodes wherever the reader is, and something to read there', async () => {
    const { element, scroll, seen } = await show();
    const { scrollHeight } = page();
    for (const part of [0, 0.1, 0.37, 0.5, 0.93, 1, 0.2]) {
      await scroll(scrollHeight * part);
      expect(nodesIn(element), `nodes at ${part}`).to.be.at.most(3000);
      expect(Boolean(seen()), `something to read at ${part}`).to.equal(true);
    }
  });

  it('has few rows before anybody has come near, too', async () => {
    const { element } = await showThread(place.element, threadView({ items: many(200) }));
    await until(() => inside(element, '.list')?.dataset['window'] !== undefined, 'the window');
    expect(element.shadowRoot?.querySelectorAll('.list > li').length).to.be.below(100);
  });

  it('is as high as before while it is scrolled through, but for what rows differ from a guess', async () => {
    const { scroll } = await show();
    await scroll(3000);
    const before = page().scrollHeight;
    for (let top = 3000; top < 12_000; top += 400) await scroll(top);
    const change = Math.abs(page().scrollHeight - before);
    // 9,000 px of rows have been measured that were guessed: a guess is near in every engine's font.
    expect(change).to.be.below(0.15 * 9000);
    const measured = page().scrollHeight;
    for (let top = 11_400; top > 3000; top -= 400) await scroll(top);
    expect(Math.abs(page().scrollHeight - measured), 'all measured by now').to.be.below(2);
  });

  it('never moves what is being read, into regions unseen and back up again', async () => {
    const { scroll, seen } = await show();
    await scroll(page().scrollHeight / 2);
    for (let step = 0; step < 30; step++) {
      const row = seen()!;
      const { top } = row.getBoundingClientRect();
      await scroll(scrollY - 180);
      expect(row.isConnected).to.equal(true);
      expect(Math.abs(row.getBoundingClientRect().top - top - 180), `step ${step}`).to.be.below(1.5);
    }
  });

  it('tells assistive technology where in the list a row stands', async () => {
    const { rows, scroll } = await show();
    await scroll(page().scrollHeight / 2);
    const row = rows()[5]!;
    expect(row.ariaSetSize).to.equal(`${MANY}`);
    expect(row.dataset['id']).to.equal(`c-${Number(row.ariaPosInSet) - 1}`);
  });

  it('keeps the row that has the focus, with those that Tab leads to', async () => {
    const { element, scroll, rows } = await show();
    await scroll(4000);
    const row = rows()[12]!;
    const button = row.querySelector<HTMLElement>('[data-do=reply]')!;
    button.focus({ preventScroll: true });
    await scroll(page().scrollHeight * 0.8);
    expect(row.isConnected).to.equal(true);
    expect(focused(element)).to.equal(button);
    const at = rows().indexOf(row);
    const ids = [-1, 0, 1].map((step) => Number(rows()[at + step]!.ariaPosInSet));
    expect(ids[2]! - ids[0]!, 'neighbours').to.equal(2);
  });

  it('keeps words that are being written where the reader looks something up', async () => {
    const { element, scroll, rows, compose, type } = await show();
    await scroll(4000);
    const { id } = rows()[12]!.dataset;
    const composer = await compose(`[data-id=${id}] [data-do=reply]`);
    await type(composer, 'As I said');
    document.body.focus();
    focused(element)?.blur();
    await scroll(page().scrollHeight * 0.9);
    expect(inside(element, 'hearth-composer')).to.equal(composer);
  });

  it('T4 leads to a permalink that is far away', async () => {
    const { element } = await show();
    location.hash = permalink('c-7777');
    await until(() => focused(element)?.closest('li')?.dataset['id'] === 'c-7777', 'the focus on the target');
    await frames();
    const { top, bottom } = focused(element)!.getBoundingClientRect();
    expect(top > 0 && bottom < innerHeight, 'in sight').to.equal(true);
  });

  it('T7 stays where it is when comments come before what is read', async () => {
    const { store, scroll, seen, element } = await show();
    await scroll(6000);
    const row = seen()!;
    const { top } = row.getBoundingClientRect();
    const fresh = Array.from({ length: 5 }, (_, n) =>
      threadItem({ comment: fakeComment('News', { id: `c-new-${n}` }) }),
    );
    store.$view.set({ ...store.$view.get(), items: [...fresh, ...store.$view.get().items] });
    await settled(element);
    await frames();
    expect(row.isConnected).to.equal(true);
    expect(Math.abs(row.getBoundingClientRect().top - top)).to.be.below(1.5);
  });

  it('works inside a box that scrolls', async () => {
    place.element.style.cssText = 'block-size: 500px; overflow: auto';
    const { element, rows } = await show();
    place.element.scrollTop = place.element.scrollHeight / 2;
    await frames();
    await settled(element);
    const box = place.element.getBoundingClientRect();
    const covers = rows().filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > box.top && top < box.bottom;
    });
    expect(covers.length).to.be.above(0);
    expect(rows().length).to.be.below(100);
  });

  it('draws a conversation of five hundred levels as a flat list', async () => {
    const { element, store, scroll, rows } = await show();
    const chain = Array.from({ length: 500 }, (_, depth) =>
      threadItem({ comment: fakeComment('On and on.', { id: `d-${depth}`, root: 'd-0', depth }) }),
    );
    store.$view.set({ ...store.$view.get(), items: chain });
    await settled(element);
    await scroll(page().scrollHeight);
    const last = rows().at(-1)!;
    expect([last.ariaLevel, last.parentElement?.className]).to.deep.equal(['500', 'list long']);
    expect(last.querySelector('.body')!.getBoundingClientRect().width).to.be.above(200);
  });

  it('draws all rows of a list that has become short, without gaps', async () => {
    const { element, store, rows, scroll, list } = await show();
    await scroll(page().scrollHeight / 2);
    store.$view.set({ ...store.$view.get(), items: many(MANY).slice(5000, 5060) });
    await settled(element);
    expect(list.dataset['window']).to.equal(undefined);
    expect(rows()).to.have.length(60);
    expect(rows().filter((row) => row.ariaPosInSet ?? row.getAttribute('style'))).to.deep.equal([]);
  });

  it('does no work of more than 50 ms in one go while it is scrolled', async () => {
    const { scroll } = await show();
    await scroll(0);
    const long: number[] = [];
    if (!PerformanceObserver.supportedEntryTypes.includes('longtask')) return;
    const observer = new PerformanceObserver((entries) =>
      long.push(...entries.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ entryTypes: ['longtask'] });
    for (let top = 0; top < 20_000; top += 700) await scroll(top);
    observer.disconnect();
    // A busy machine stalls now and then; work that is too much for a frame would show at every one of the 29 steps.
    expect(long.length, `tasks of ${long.map(Math.round).join(', ')} ms`).to.be.below(15);
  });
});
