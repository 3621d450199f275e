import { expect } from '@open-wc/testing';
import { fakeComment } from '../../../fakes/comments.ts';
import { fakeError } from '../../../fakes/community.ts';
import { shown } from '../../../fakes/state.ts';
import { threadItem, threadView } from '../../../fakes/thread-store.ts';
import { inside, stage, until, words } from '../../../testing/helpers.ts';
import { focused, showThread, two } from '../../../testing/thread.ts';
import type { Shown } from '../../../testing/thread.ts';
import type { HearthComposer } from './composer.ts';

describe('<hearth-thread>, words to be read over once more', () => {
  let place: ReturnType<typeof stage>;
  const show: Shown = (...how) => showThread(place.element, ...how);
  const nudge = fakeError('nudge', { confirm: 'token' });
  const asked = (): ReturnType<typeof threadView> =>
    threadView({
      items: [
        threadItem({
          comment: fakeComment('Precious', { id: 'c-own', can: [] }),
          pending: 'failed',
          error: nudge,
        }),
      ],
    });
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  it('asks in the row, and sends anyway', async () => {
    const { element, store, press, calls, heard } = await show(asked());
    const notice = await shown(element, '[data-id=c-own] [role=alert]');
    expect(notice.textContent).to.contain('read it over once more');
    expect(words(element, '[data-do=retry]')).to.equal('Send anyway');
    const sent = fakeComment('Precious', { id: 'c-own' });
    store.retry = async (id) => {
      store.calls.push(['retry', id]);
      store.$view.set(threadView({ items: [threadItem({ comment: sent })] }));
    };
    await press('[data-do=retry]');
    await until(() => heard.length, 'the event');
    expect(calls('retry')).to.deep.equal([['retry', 'c-own']]);
    expect(heard.map(({ type }) => type)).to.deep.equal(['hearth-posted']);
    await until(() => focused(element)?.localName === 'article', 'the focus on the words');
  });

  it('gives the words back to be changed, before what was begun meanwhile', async () => {
    const { element, store, compose, type, press, calls } = await show(asked());
    await type(await compose('.write'), 'Another thought');
    await press('[data-do=rewrite]');
    await until(() => calls('discard').length, 'the row to go');
    const composer = await shown(element, 'hearth-composer');
    const text = 'Precious\n\nAnother thought';
    await until(() => inside<HTMLTextAreaElement>(composer, 'textarea')?.value === text, 'both texts');
    expect(store.draft('new')).to.equal(text);
  });

  it('asks about an edit where it is written, and takes it with the token', async () => {
    const { element, store, press, type, calls } = await show(threadView({ ...two(), failure: nudge }));
    const agree = store.edit;
    store.edit = async (...call) => (call[2] ? agree(...call) : false);
    await press('[data-id=c-1] [data-do=menu]');
    await press('.menu.placed button:nth-of-type(2)');
    const composer = (await shown(element, 'hearth-composer')) as HearthComposer;
    await type(composer, 'Sharp words');
    const send = (): void => inside(composer, 'button[type=submit]')?.click();
    send();
    await until(() => inside(composer, '[data-do=anyway]'), 'the question');
    expect(words(composer, '#problem')).to.contain('read it over once more');
    expect(inside<HTMLTextAreaElement>(composer, 'textarea')?.value).to.equal('Sharp words');
    // Other words were not asked about.
    await type(composer, 'Sharper words');
    await until(() => !inside(composer, '[data-do=anyway]'), 'the question to go');
    send();
    await until(() => inside(composer, '[data-do=anyway]'), 'the question again');
    inside(composer, '[data-do=anyway]')?.click();
    await until(() => calls('edit').length, 'the edit');
    expect(calls('edit')).to.deep.equal([['edit', 'c-1', 'Sharper words', 'token']]);
  });
});
