import { expect } from '@open-wc/testing';
import { fakeComment } from '../../fakes/comments.ts';
import { fakeCommunity } from '../../fakes/community.ts';
import { shown } from '../../fakes/state.ts';
import { fakeThreadStore, threadItem, threadView } from '../../fakes/thread-store.ts';
import { draw, inside, settled, stage, until, words } from '../../testing/helpers.ts';
import { focused, jonas, showThread, two } from '../../testing/thread.ts';
import type { Shown } from '../../testing/thread.ts';
import { permalink } from './permalink.ts';

describe('<hearth-thread>, read', () => {
  let place: ReturnType<typeof stage>;
  const show: Shown = (...how) => showThread(place.element, ...how);
  beforeEach(() => (place = stage()));
  afterEach(() => {
    place.clear();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('draws comments in order, as a list of articles that name their authors and levels', async () => {
    const { element } = await show();
    const rows = [...(element.shadowRoot?.querySelectorAll('li') ?? [])];
    expect(rows.map((row) => row.getAttribute('aria-level'))).to.deep.equal(['1', '2']);
    expect(rows.map((row) => row.querySelector('article')?.getAttribute('aria-label'))).to.deep.equal([
      'Comment by Ada Lund',
      'Comment by Jonas Weidenfeller',
    ]);
    expect(words(element, 'h2')).to.equal('2 comments');
    expect(inside(element, 'time')?.getAttribute('datetime')).to.equal('2026-05-12T09:18:00.000Z');
  });

  it('shows what can be done once the session is there, so that no button is pushed aside', async () => {
    const { element, community } = await show();
    const ready = community.$session.get();
    community.$session.set({ status: 'connecting', session: null, error: null });
    await settled(element);
    expect(inside(element, '[data-do=reply]')).to.equal(null);
    const { height } = inside(element, '.actions')!.getBoundingClientRect();
    community.$session.set(ready);
    await settled(element);
    expect(inside(element, '[data-do=reply]')).not.to.equal(null);
    expect(inside(element, '.actions')!.getBoundingClientRect().height).to.equal(height);
  });

  it('never turns words into markup, and links only to where it is harmless', async () => {
    const bad = ['javascript:alert(1)', 'data:text/html,x', 'JAVASCRIPT:x', '/relative', ' vbscript:x'];
    const body = [
      {
        type: 'paragraph' as const,
        children: ['<b>', ...bad.map((href) => ({ type: 'link' as const, href, children: ['x'] }))],
      },
    ];
    const { element } = await show(
      threadView({ items: [threadItem({ comment: fakeComment('', { body }) })] }),
    );
    expect(inside(element, '.body a')).to.equal(null);
    expect(inside(element, '.body b')).to.equal(null);
    expect(words(element, '.body')).to.equal('<b>xxxxx');
  });

  it('draws what it knows of bodies from a newer backend', async () => {
    const body = [
      { type: 'spoiler', children: [{ type: 'paragraph', children: ['inside'] }] },
      { type: 'nothing' },
      null,
    ] as never;
    const { element } = await show(
      threadView({ items: [threadItem({ comment: fakeComment('', { body }) })] }),
    );
    expect(words(element, '.body p')).to.equal('inside');
  });

  it('says which attribute is missing, once in the console and in words', async () => {
    const said: unknown[] = [];
    const { error } = console;
    console.error = (...line: unknown[]) => said.push(line.join(' '));
    try {
      const element = await draw(place.element, fakeCommunity(), {}, 'hearth-thread');
      expect(words(element)).to.contain('<hearth-thread topic="');
      element.setAttribute('locale', 'en-GB');
      await settled(element);
      expect(said.filter((line) => String(line).includes('topic='))).to.have.length(1);
    } finally {
      console.error = error;
    }
  });

  it('T7 shows what is new only when asked, and says how many', async () => {
    const { element, store, press, calls } = await show();
    store.$view.set({ ...store.$view.get(), fresh: 2 });
    await settled(element);
    await until(() => words(element, '.fresh') === '2 new comments', 'the button');
    expect(element.shadowRoot?.querySelectorAll('li')).to.have.length(2);
    await until(() => words(element, '[role=status]') === '2 new comments', 'the announcement');
    await press('[data-do=fresh]');
    await until(() => calls('showFresh').length, 'showing');
  });

  it('T7 keeps rows and the focus in place when comments come before them', async () => {
    const { element, store } = await show();
    const row = inside(element, '[data-id=c-2]');
    const button = inside(element, '[data-id=c-2] [data-do=reply]');
    button?.focus();
    const first = threadItem({ comment: fakeComment('Newer', { id: 'c-0' }) });
    store.$view.set({ ...store.$view.get(), items: [first, ...store.$view.get().items] });
    await settled(element);
    expect(inside(element, '[data-id=c-2]')).to.equal(row);
    expect(focused(element)).to.equal(button);
  });

  it('keeps the focus when the order changes, and the words of a row when something else in it does', async () => {
    const { element, store } = await show();
    const button = inside(element, '[data-id=c-2] [data-do=reply]');
    const body = inside(element, '[data-id=c-2] .body');
    button?.focus();
    const [first, second] = two().items;
    const liked = { ...jonas, reactions: [{ id: 'like', count: 7 }] };
    const items = [{ ...second!, comment: liked }, first!];
    store.$view.set({ ...store.$view.get(), items });
    await settled(element);
    const ids = [...(element.shadowRoot?.querySelectorAll('li') ?? [])].map((row) => row.dataset['id']);
    expect(ids).to.deep.equal(['c-2', 'c-1']);
    expect(words(element, '[data-id=c-2] .chip')).to.contain('7');
    expect(inside(element, '[data-id=c-2] .body')).to.equal(body);
    expect(focused(element)).to.equal(button);
  });

  it('gives the full date of a time that is pointed at', async () => {
    const { element } = await show();
    const time = inside<HTMLTimeElement>(element, 'time');
    expect(time?.title).to.equal('');
    time?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    await until(() => time?.title.includes('2026'), 'the date');
  });

  it('keeps a row whose comment gets its id from the backend', async () => {
    const { element, store } = await show();
    const row = inside(element, '[data-id=c-2]');
    const items = store.$view
      .get()
      .items.map((item) =>
        item.comment.id === 'c-2'
          ? { ...item, comment: { ...item.comment, id: 's-99', clientId: 'c-2' } }
          : item,
      );
    store.$view.set({ ...store.$view.get(), items });
    await settled(element);
    expect(row?.dataset['id']).to.equal('s-99');
    expect(row?.isConnected).to.equal(true);
  });

  it('T4 follows a permalink in the address: shows it, marks it, gives it the focus', async () => {
    const { element, calls } = await show();
    location.hash = permalink('c-2');
    await until(() => focused(element)?.closest('li')?.dataset['id'] === 'c-2', 'the focus on the target');
    expect(inside(element, '.marked')?.dataset['id']).to.equal('c-2');
    location.hash = permalink('c-far');
    await until(() => calls('goTo').length, 'loading around it');
    expect(calls('goTo')).to.deep.equal([['goTo', 'c-far']]);
  });

  it('changes the order and turns pages when asked', async () => {
    const { element, press, calls, store } = await show(
      threadView({ ...two(), hasNext: true, hasPrevious: true }),
    );
    await press('[data-do=sort]');
    const best = await shown(element, '.menu.placed button:last-child');
    expect(best.textContent.trim()).to.equal('Best');
    best.click();
    await press('[data-do=next]');
    await press('[data-do=previous]');
    await until(() => calls('previous').length, 'the pages');
    expect(store.calls.map(([name]) => name)).to.deep.equal(['setSort', 'next', 'previous']);
  });

  it('begins in the order that the attribute names', async () => {
    const { calls } = await show(two(), {}, {}, { sort: 'oldest' });
    expect(calls('setSort')).to.deep.equal([['setSort', 'oldest']]);
  });

  it('follows its topic to another thread', async () => {
    const other = fakeThreadStore(threadView({ items: [threadItem({ comment: fakeComment('Elsewhere') })] }));
    const store = fakeThreadStore(two());
    const community = fakeCommunity({ stores: { 'thread/demo': store, 'thread/other': other } });
    const element = await draw(place.element, community, { topic: 'demo' }, 'hearth-thread');
    element.setAttribute('topic', 'other');
    await settled(element);
    expect(words(element, '.body')).to.equal('Elsewhere');
    expect(store.$view.lc).to.equal(0);
  });

  it('lets go when removed, listens again when put back, and survives a move', async () => {
    const { element, store, community } = await show();
    const parent = element.parentElement;
    expect(store.$view.lc).to.equal(1);
    element.remove();
    expect([store.$view.lc, community.$session.lc, community.$locale.lc]).to.deep.equal([0, 0, 0]);
    parent?.append(element);
    store.$view.set(threadView({ items: [] }));
    await settled(element);
    expect(words(element, '.empty')).to.contain('No comments yet.');
    parent?.prepend(element);
    expect(store.$view.lc).to.equal(1);
  });
});
