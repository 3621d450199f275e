import { expect } from '@open-wc/testing';
import { fakeComment, people } from '../../fakes/comments.ts';
import { fakeCommunity, fakeError, member, staff } from '../../fakes/community.ts';
import { shown } from '../../fakes/state.ts';
import { fakeThreadStore, threadItem, threadView } from '../../fakes/thread-store.ts';
import { draw, inside, settled, stage, until, words } from '../../testing/helpers.ts';
import './define.ts';
import type { HearthComposer } from './acts/composer.ts';
import { permalink } from './permalink.ts';

type StoreOptions = Parameters<typeof fakeThreadStore>[1];
type CommunityOptions = Parameters<typeof fakeCommunity>[0];

const ada = fakeComment('First **words**.', { id: 'c-1', author: people.ada, can: ['reply', 'react', 'edit', 'delete'] });
const jonas = fakeComment('An answer.', { id: 'c-2', parent: 'c-1', depth: 1, author: people.jonas });
const two = (): ReturnType<typeof threadView> => threadView({ items: [ada, jonas].map((comment) => threadItem({ comment })) });

describe('<hearth-thread>', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => {
    place.clear();
    history.replaceState(null, '', location.pathname + location.search);
  });

  async function show(view = two(), options: CommunityOptions = { viewer: member }, answers: StoreOptions = {}, attributes = {}) {
    const store = fakeThreadStore(view, answers);
    const community = fakeCommunity({ ...options, stores: { 'thread/demo': store } });
    const element = await draw(place.element, community, { topic: 'demo', ...attributes }, 'hearth-thread');
    const press = async (selector: string): Promise<void> => (await shown(element, selector)).click();
    const calls = (name: string): readonly unknown[] => store.calls.filter(([called]) => called === name);
    const heard: Event[] = [];
    for (const type of ['hearth-post', 'hearth-posted', 'hearth-edited', 'hearth-deleted', 'hearth-reacted', 'hearth-sign-in']) {
      place.element.addEventListener(type, (event) => heard.push(event));
    }
    const compose = async (opener: string): Promise<HearthComposer> => {
      await press(opener);
      return (await shown(element, 'hearth-composer')) as HearthComposer;
    };
    const type = async (composer: HearthComposer, text: string, selector = 'textarea'): Promise<void> => {
      const field = inside<HTMLTextAreaElement>(composer, selector);
      if (!field) throw new Error('The composer has no field.');
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await settled(composer);
    };
    return { element, store, community, press, calls, heard, compose, type };
  }
  const focused = (element: Element): Element | null => element.shadowRoot?.activeElement ?? null;

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

  it('never turns words into markup, and links only to where it is harmless', async () => {
    const bad = ['javascript:alert(1)', 'data:text/html,x', 'JAVASCRIPT:x', '/relative', ' vbscript:x'];
    const body = [{ type: 'paragraph' as const, children: ['<b>', ...bad.map((href) => ({ type: 'link' as const, href, children: ['x'] }))] }];
    const { element } = await show(threadView({ items: [threadItem({ comment: fakeComment('', { body }) })] }));
    expect(inside(element, '.body a')).to.equal(null);
    expect(inside(element, '.body b')).to.equal(null);
    expect(words(element, '.body')).to.equal('<b>xxxxx');
  });

  it('draws what it knows of bodies from a newer backend', async () => {
    const body = [{ type: 'spoiler', children: [{ type: 'paragraph', children: ['inside'] }] }, { type: 'nothing' }, null] as never;
    const { element } = await show(threadView({ items: [threadItem({ comment: fakeComment('', { body }) })] }));
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

  it('posts what is written, tells the page before and after, and clears the field', async () => {
    const { element, store, calls, heard, compose, type } = await show();
    const composer = await compose('.write');
    await until(() => composer.shadowRoot?.activeElement?.localName === 'textarea', 'the caret in the field');
    await type(composer, 'Hello there');
    expect(store.draft('new')).to.equal('Hello there');
    store.setDraft('new', '');
    store.$view.set(threadView({ items: [threadItem({ comment: fakeComment('Hello there', { id: 'c-new' }) }), ...two().items] }));
    inside(composer, 'button[type=submit]')?.click();
    await until(() => heard.length === 2, 'both events');
    expect(heard.map(({ type: name }) => name)).to.deep.equal(['hearth-post', 'hearth-posted']);
    expect(calls('post')).to.deep.equal([['post', { body: 'Hello there', parent: null }]]);
    await settled(element);
    await settled(composer);
    expect(inside<HTMLTextAreaElement>(composer, 'textarea')?.value).to.equal('');
  });

  it('keeps the words when the page prevents the post', async () => {
    const { calls, compose, type } = await show();
    place.element.addEventListener('hearth-post', (event) => event.preventDefault());
    const composer = await compose('.write');
    await type(composer, 'Not yet');
    inside(composer, 'button[type=submit]')?.click();
    await settled(composer);
    expect(calls('post')).to.deep.equal([]);
    expect(inside<HTMLTextAreaElement>(composer, 'textarea')?.value).to.equal('Not yet');
  });

  it('keeps the words, and says why, when nothing was taken', async () => {
    const view = threadView({ ...two(), failure: fakeError('unavailable') });
    const { element, store, compose, type } = await show(view, undefined, { post: async () => null });
    const composer = await compose('[data-id=c-2] [data-do=reply]');
    await type(composer, 'Do not lose this');
    inside(composer, 'button[type=submit]')?.click();
    const again = await until(() => {
      const open = inside(element, 'hearth-composer');
      return open && words(open, '#problem').includes('cannot be reached') && open;
    }, 'the reason');
    expect(inside<HTMLTextAreaElement>(again, 'textarea')?.value).to.equal('Do not lose this');
    expect(store.draft('reply/c-2')).to.equal('Do not lose this');
  });

  it('sends by Ctrl+Enter and by ⌘+Enter, and not while a word is being composed', async () => {
    const { calls, compose, type } = await show();
    const composer = await compose('.write');
    const field = inside(composer, 'textarea');
    const enter = (init: KeyboardEventInit): boolean | undefined =>
      field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }));
    await type(composer, 'One');
    enter({ ctrlKey: true, isComposing: true });
    expect(calls('post')).to.have.length(0);
    enter({ ctrlKey: true });
    await type(composer, 'Two');
    enter({ metaKey: true });
    expect(calls('post')).to.have.length(2);
  });

  it('asks a visitor for a name, then joins them and posts', async () => {
    const { community, calls, compose, type } = await show(two(), {});
    const composer = await compose('.write');
    await type(composer, 'From a guest');
    inside(composer, 'button[type=submit]')?.click();
    await settled(composer);
    expect(words(composer, '#problem')).to.equal('Please tell us a name first.');
    expect(focused(composer)?.id).to.equal('name');
    const name = inside<HTMLInputElement>(composer, '#name');
    if (name) name.value = 'Kim';
    inside(composer, 'button[type=submit]')?.click();
    await until(() => calls('post').length, 'the post');
    expect(community.calls).to.deep.equal([['joinAsGuest', 'Kim']]);
  });

  it('offers visitors to sign in where guests are refused, and asks for the identity again unless the page takes over', async () => {
    const { community, heard, press } = await show(two(), { moderation: { guests: 'refused' } });
    await press('[data-do=sign-in]');
    await until(() => community.calls.length, 'asking again');
    expect(heard.map(({ type: name }) => name)).to.deep.equal(['hearth-sign-in']);
    place.element.addEventListener('hearth-sign-in', (event) => event.preventDefault());
    await press('[data-do=sign-in]');
    await until(() => heard.length === 2, 'the second event');
    expect(community.calls).to.deep.equal([['reconnect']]);
  });

  it('opens the composer with the draft, without taking the focus', async () => {
    const store = fakeThreadStore(two());
    store.setDraft('new', 'Half a thought');
    const community = fakeCommunity({ viewer: member, stores: { 'thread/demo': store } });
    const element = await draw(place.element, community, { topic: 'demo' }, 'hearth-thread');
    const composer = await shown(element, 'hearth-composer');
    expect(inside<HTMLTextAreaElement>(composer, 'textarea')?.value).to.equal('Half a thought');
    expect(document.activeElement).to.not.equal(element);
  });

  it('answers in the row, and gives the focus back when that is cancelled', async () => {
    const { element, calls, compose, type } = await show();
    const composer = await compose('[data-id=c-2] [data-do=reply]');
    expect(words(composer, 'label')).to.equal('Your reply to Jonas Weidenfeller');
    await type(composer, 'Hm');
    inside(composer, 'textarea')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await until(() => (focused(element) as HTMLElement | null)?.dataset['do'] === 'reply', 'the focus on "Reply"');
    expect(inside(element, 'hearth-composer')).to.equal(null);
    await type(await compose('[data-id=c-2] [data-do=reply]'), 'Yes');
    inside((await shown(element, 'hearth-composer')) as HearthComposer, 'button[type=submit]')?.click();
    expect(calls('post')).to.deep.equal([['post', { body: 'Yes', parent: 'c-2' }]]);
  });

  it('keeps the words of an edit that was refused, and says why', async () => {
    const view = threadView({ ...two(), failure: fakeError('conflict') });
    const { element, press, type, calls } = await show(view, undefined, { edit: async () => false });
    await press('[data-id=c-1] [data-do=menu]');
    await press('.menu.placed button:nth-of-type(2)');
    const composer = (await shown(element, 'hearth-composer')) as HearthComposer;
    expect(inside<HTMLTextAreaElement>(composer, 'textarea')?.value).to.equal('First **words**.');
    await type(composer, 'Better words');
    inside(composer, 'button[type=submit]')?.click();
    await until(() => words(composer, '#problem').includes('changed in the meantime'), 'the reason');
    expect(inside<HTMLTextAreaElement>(composer, 'textarea')?.value).to.equal('Better words');
    expect(calls('edit')).to.have.length(0);
  });

  it('counts the characters near the limit and refuses more', async () => {
    const { calls, compose, type } = await show();
    const composer = await compose('.write');
    await type(composer, 'x'.repeat(9_900));
    expect(words(composer, '#left')).to.equal('100 characters left');
    await type(composer, 'x'.repeat(10_001));
    expect(words(composer, '#left')).to.equal('1 character too many');
    inside(composer, 'button[type=submit]')?.click();
    expect(calls('post')).to.deep.equal([]);
  });

  it('reacts and takes back, and tells the page', async () => {
    const liked = { ...jonas, reactions: [{ id: 'like', count: 1 }], mine: ['like'] };
    const { press, calls, heard } = await show(threadView({ items: [ada, liked].map((comment) => threadItem({ comment })) }));
    await press('[data-id=c-1] [data-value=like]');
    await press('[data-id=c-2] [data-value=like]');
    await until(() => heard.length === 2, 'both events');
    expect(calls('react')).to.deep.equal([
      ['react', 'c-1', 'like', true],
      ['react', 'c-2', 'like', false],
    ]);
  });

  it('offers the other reactions in a menu that the keyboard can walk', async () => {
    const { element, press, calls } = await show();
    await press('[data-id=c-2] [data-do=react-menu]');
    const menu = await shown(element, '.menu.placed');
    await until(() => focused(element)?.textContent?.includes('Like'), 'the focus on the first');
    const key = (name: string): boolean | undefined =>
      focused(element)?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, composed: true }));
    key('End');
    expect(focused(element)?.textContent).to.contain('Insightful');
    key('ArrowDown');
    expect(focused(element)?.textContent).to.contain('Like');
    key('l');
    expect(focused(element)?.textContent).to.contain('Love');
    (focused(element) as HTMLElement).click();
    await until(() => calls('react').length, 'the reaction');
    expect(calls('react')).to.deep.equal([['react', 'c-2', 'love', true]]);
    expect(menu.isConnected).to.equal(false);
    expect((focused(element) as HTMLElement).dataset['do']).to.equal('react-menu');
  });

  it('asks before it deletes', async () => {
    const { element, press, calls, heard } = await show();
    await press('[data-id=c-1] [data-do=menu]');
    await press('.menu.placed .danger');
    await until(() => (focused(element) as HTMLElement | null)?.dataset['do'] === 'keep', 'the focus on "Keep it"');
    await press('[data-do=keep]');
    await until(() => (focused(element) as HTMLElement | null)?.dataset['do'] === 'menu', 'the focus on the menu');
    expect(calls('remove')).to.deep.equal([]);
    await press('[data-id=c-1] [data-do=menu]');
    await press('.menu.placed .danger');
    await press('[data-do=remove]');
    await until(() => heard.length, 'the event');
    expect(calls('remove')).to.deep.equal([['remove', 'c-1']]);
  });

  it('lets staff approve and hide in place', async () => {
    const held = fakeComment('?', { id: 'c-held', status: 'held', can: ['approve', 'hide'] });
    const { press, calls } = await show(threadView({ items: [threadItem({ comment: held })] }), { viewer: staff });
    await press('[data-do=approve]');
    await press('[data-do=hide]');
    await until(() => calls('moderate').length === 2, 'both');
    expect(calls('moderate')).to.deep.equal([
      ['moderate', 'c-held', 'approve'],
      ['moderate', 'c-held', 'hide'],
    ]);
  });

  it('tells a failed action in its own row', async () => {
    const { element, store, press } = await show(undefined, undefined, { react: async () => false });
    await press('[data-id=c-2] [data-do=react]');
    store.$view.set({ ...store.$view.get(), failure: fakeError('rate-limited', { retryAfter: 9 }) });
    const notice = await shown(element, '[data-id=c-2] [role=alert]');
    expect(notice.textContent).to.contain('9 seconds');
  });

  it('gives words that could not be sent back to the composer', async () => {
    const lost = threadItem({ comment: fakeComment('Precious', { id: 'c-lost', can: [] }), pending: 'failed', error: fakeError('unavailable') });
    const { element, press, calls } = await show(threadView({ items: [lost] }));
    await press('[data-do=retry]');
    await until(() => calls('retry').length, 'trying again');
    await press('[data-do=rewrite]');
    const composer = await shown(element, 'hearth-composer');
    expect(inside<HTMLTextAreaElement>(composer, 'textarea')?.value).to.equal('Precious');
    expect(calls('discard')).to.deep.equal([['discard', 'c-lost']]);
  });

  it('shows what is new only when asked, and says how many', async () => {
    const { element, store, press, calls } = await show();
    store.$view.set({ ...store.$view.get(), fresh: 2 });
    await settled(element);
    expect(words(element, '.fresh')).to.equal('2 new comments');
    expect(element.shadowRoot?.querySelectorAll('li')).to.have.length(2);
    await until(() => words(element, '[role=status]') === '2 new comments', 'the announcement');
    await press('[data-do=fresh]');
    await until(() => calls('showFresh').length, 'showing');
  });

  it('keeps rows and the focus in place when comments come before them', async () => {
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

  it('keeps a row whose comment gets its id from the backend', async () => {
    const { element, store } = await show();
    const row = inside(element, '[data-id=c-2]');
    const items = store.$view.get().items.map((item) =>
      item.comment.id === 'c-2' ? { ...item, comment: { ...item.comment, id: 's-99', clientId: 'c-2' } } : item,
    );
    store.$view.set({ ...store.$view.get(), items });
    await settled(element);
    expect(row?.dataset['id']).to.equal('s-99');
    expect(row?.isConnected).to.equal(true);
  });

  it('follows a permalink in the address: shows it, marks it, gives it the focus', async () => {
    const { element, calls } = await show();
    location.hash = permalink('c-2');
    await until(() => focused(element)?.closest('li')?.dataset['id'] === 'c-2', 'the focus on the target');
    expect(inside(element, '.marked')?.dataset['id']).to.equal('c-2');
    location.hash = permalink('c-far');
    await until(() => calls('goTo').length, 'loading around it');
    expect(calls('goTo')).to.deep.equal([['goTo', 'c-far']]);
  });

  it('changes the order and turns pages when asked', async () => {
    const { element, press, calls, store } = await show(threadView({ ...two(), hasNext: true, hasPrevious: true }));
    const select = inside<HTMLSelectElement>(element, 'select');
    if (select) select.value = 'best';
    select?.dispatchEvent(new Event('change'));
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
