import { expect } from '@open-wc/testing';
import { fakeComment } from '../../../fakes/comments.ts';
import { fakeCommunity, fakeError, member, staff } from '../../../fakes/community.ts';
import { shown } from '../../../fakes/state.ts';
import { fakeThreadStore, threadItem, threadView } from '../../../fakes/thread-store.ts';
import { draw, inside, settled, stage, until, words } from '../../../testing/helpers.ts';
import { ada, focused, jonas, showThread, two } from '../../../testing/thread.ts';
import type { Shown } from '../../../testing/thread.ts';
import type { HearthComposer } from './composer.ts';

describe('<hearth-thread>, taking part', () => {
  let place: ReturnType<typeof stage>;
  const show: Shown = (...how) => showThread(place.element, ...how);
  beforeEach(() => (place = stage()));
  afterEach(() => {
    place.clear();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('posts what is written, tells the page before and after, and clears the field', async () => {
    const { element, store, calls, heard, compose, type } = await show();
    const composer = await compose('.write');
    await until(() => composer.shadowRoot?.activeElement?.localName === 'textarea', 'the caret in the field');
    await type(composer, 'Hello there');
    expect(store.draft('new')).to.equal('Hello there');
    store.setDraft('new', '');
    store.$view.set(
      threadView({
        items: [threadItem({ comment: fakeComment('Hello there', { id: 'c-new' }) }), ...two().items],
      }),
    );
    inside(composer, 'button[type=submit]')?.click();
    await until(() => heard.length === 2, 'both events');
    expect(heard.map(({ type: name }) => name)).to.deep.equal(['hearth-post', 'hearth-posted']);
    expect(calls('post')).to.deep.equal([['post', { body: 'Hello there', parent: null }]]);
    await settled(element);
    await settled(composer);
    expect(inside<HTMLTextAreaElement>(composer, 'textarea')?.value).to.equal('');
  });

  it('tells of a post that had to wait once it has arrived, and only then', async () => {
    const { element, store, heard, compose, type } = await show();
    const composer = await compose('.write');
    await type(composer, 'From a tunnel');
    const comment = fakeComment('From a tunnel', { id: 'c-new' });
    const under = (pending: 'waiting' | null): void =>
      store.$view.set(threadView({ items: [threadItem({ comment, pending }), ...two().items] }));
    under('waiting');
    inside(composer, 'button[type=submit]')?.click();
    await shown(element, '.pending');
    await settled(element);
    expect(heard.map(({ type: name }) => name)).to.deep.equal(['hearth-post']);
    await until(() => words(element, '.sr').startsWith('Will be sent'), 'what is said of it meanwhile');
    under(null);
    await until(() => heard.length === 2, 'the second event');
    await until(() => words(element, '.sr') === 'Your comment is posted.', 'the announcement');
    under('waiting');
    await settled(element);
    under(null);
    await settled(element);
    expect(heard.map(({ type: name }) => name)).to.deep.equal(['hearth-post', 'hearth-posted']);
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
      field?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }),
      );
    await type(composer, 'One');
    enter({ ctrlKey: true, isComposing: true });
    expect(calls('post')).to.have.length(0);
    enter({ ctrlKey: true });
    await type(composer, 'Two');
    enter({ metaKey: true });
    expect(calls('post')).to.have.length(2);
  });

  it('T45 asks a visitor for a name, then joins them and posts', async () => {
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

  it('T25 opens the composer with the draft, without taking the focus', async () => {
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
    inside(composer, 'textarea')?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }),
    );
    await until(() => focused(element)?.dataset['do'] === 'reply', 'the focus on "Reply"');
    expect(inside(element, 'hearth-composer')).to.equal(null);
    await type(await compose('[data-id=c-2] [data-do=reply]'), 'Yes');
    inside((await shown(element, 'hearth-composer')) as HearthComposer, 'button[type=submit]')?.click();
    expect(calls('post')).to.deep.equal([['post', { body: 'Yes', parent: 'c-2' }]]);
  });

  it('T25 keeps a draft for each place: Escape puts one away, only "Cancel" throws it away', async () => {
    const { element, store, compose, type, press } = await show();
    const escape = (composer: HearthComposer): boolean | undefined =>
      inside(composer, 'textarea')?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }),
      );
    await type(await compose('.write'), 'A beginning');
    const reply = async (id: string): Promise<HearthComposer> => {
      await press(`[data-id=${id}] [data-do=reply]`);
      return (await shown(element, `hearth-composer[data-place="reply/${id}"]`)) as HearthComposer;
    };
    const first = await reply('c-1');
    await type(first, 'To Ada');
    escape(first);
    await until(() => words(element, '[role=status]') === 'Kept as a draft.', 'the announcement');
    expect(focused(element)?.dataset['do']).to.equal('reply');
    await type(await reply('c-2'), 'To Jonas');
    const again = await reply('c-1');
    expect(inside<HTMLTextAreaElement>(again, 'textarea')?.value).to.equal('To Ada');
    inside(again, 'button.quiet:not(.tools *)')?.click();
    await settled(element);
    expect(['new', 'reply/c-1', 'reply/c-2'].map((where) => store.draft(where))).to.deep.equal([
      'A beginning',
      '',
      'To Jonas',
    ]);
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

  it('T24 counts the characters near the limit, aloud at few places, and refuses more without losing a word', async () => {
    const { calls, compose, type } = await show();
    const composer = await compose('.write');
    const said = (): string => words(composer, '[role=status]');
    await type(composer, 'x'.repeat(9_000));
    expect([words(composer, '#left'), said()]).to.deep.equal(['Markdown works, @ names people', '']);
    await type(composer, 'x'.repeat(9_900));
    expect([words(composer, '#left'), said()]).to.deep.equal(['100 characters left', '100 characters left']);
    await type(composer, 'x'.repeat(9_901));
    expect([words(composer, '#left'), said()]).to.deep.equal(['99 characters left', '100 characters left']);
    await type(composer, 'x'.repeat(10_001));
    expect([words(composer, '#left'), said()]).to.deep.equal([
      '1 character too many',
      '1 character too many',
    ]);
    inside(composer, 'button[type=submit]')?.click();
    await settled(composer);
    expect(calls('post')).to.deep.equal([]);
    expect(words(composer, '#problem')).to.equal('1 character too many');
    expect(inside<HTMLTextAreaElement>(composer, 'textarea')?.value).to.have.length(10_001);
  });

  it('reacts and takes back, and tells the page', async () => {
    const liked = { ...jonas, reactions: [{ id: 'like', count: 1 }], mine: ['like'] };
    const { press, calls, heard } = await show(
      threadView({ items: [ada, liked].map((comment) => threadItem({ comment })) }),
    );
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
      focused(element)?.dispatchEvent(
        new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, composed: true }),
      );
    key('End');
    expect(focused(element)?.textContent).to.contain('Insightful');
    key('ArrowDown');
    expect(focused(element)?.textContent).to.contain('Like');
    key('l');
    expect(focused(element)?.textContent).to.contain('Love');
    focused(element)?.click();
    await until(() => calls('react').length, 'the reaction');
    expect(calls('react')).to.deep.equal([['react', 'c-2', 'love', true]]);
    expect(menu.isConnected).to.equal(false);
    expect(focused(element)?.dataset['do']).to.equal('react-menu');
  });

  it('asks before it deletes', async () => {
    const { element, press, calls, heard } = await show();
    await press('[data-id=c-1] [data-do=menu]');
    await press('.menu.placed .danger');
    await until(() => focused(element)?.dataset['do'] === 'keep', 'the focus on "Keep it"');
    await press('[data-do=keep]');
    await until(() => focused(element)?.dataset['do'] === 'menu', 'the focus on the menu');
    expect(calls('remove')).to.deep.equal([]);
    await press('[data-id=c-1] [data-do=menu]');
    await press('.menu.placed .danger');
    await press('[data-do=remove]');
    await until(() => heard.length, 'the event');
    expect(calls('remove')).to.deep.equal([['remove', 'c-1']]);
  });

  it('T37 lets staff approve and hide in place', async () => {
    const held = fakeComment('?', { id: 'c-held', status: 'held', can: ['approve', 'hide'] });
    const { press, calls } = await show(threadView({ items: [threadItem({ comment: held })] }), {
      viewer: staff,
    });
    await press('[data-do=approve]');
    await press('[data-do=hide]');
    await press('.report [type=submit]');
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
    const lost = threadItem({
      comment: fakeComment('Precious', { id: 'c-lost', can: [] }),
      pending: 'failed',
      error: fakeError('unavailable'),
    });
    const { element, press, calls } = await show(threadView({ items: [lost] }));
    await press('[data-do=retry]');
    await until(() => calls('retry').length, 'trying again');
    await press('[data-do=rewrite]');
    const composer = await shown(element, 'hearth-composer');
    expect(inside<HTMLTextAreaElement>(composer, 'textarea')?.value).to.equal('Precious');
    expect(calls('discard')).to.deep.equal([['discard', 'c-lost']]);
  });
});
