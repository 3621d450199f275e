import { expect } from '@open-wc/testing';
import { plainBody } from '@hearth/core/domain';
import type { Comment } from '@hearth/core/domain';
import type { ThreadDeeds } from '@hearth/core/state';
import { fakeComment, people } from '../../../fakes/comments.ts';
import { NOW, fakeError, member, staff } from '../../../fakes/community.ts';
import { shown } from '../../../fakes/state.ts';
import { threadItem, threadView } from '../../../fakes/thread-store.ts';
import { inside, stage, until, words } from '../../../testing/helpers.ts';
import { focused, showThread } from '../../../testing/thread.ts';

const MINUTE = 60_000;

describe('<hearth-thread>, second thoughts', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const own = (part: Partial<Comment> = {}): Comment =>
    fakeComment('Trim the wick weekly.', {
      id: 'c-1',
      author: people.ada,
      can: ['reply', 'edit', 'delete'],
      ...part,
    });
  const trace = (part: Partial<Comment> = {}): Comment =>
    own({
      author: null,
      body: null,
      status: 'deleted',
      can: ['undelete'],
      undoUntil: NOW + 9 * MINUTE,
      ...part,
    });
  const view = (comment: Comment) => threadView({ items: [threadItem({ comment })] });
  const show = async (comment: Comment, deeds: Partial<ThreadDeeds> = {}, viewer = member) => {
    const all = await showThread(place.element, view(comment), { viewer }, {}, {}, deeds);
    const menu = async (): Promise<string[]> => {
      await all.press('[data-id=c-1] [data-do=menu]');
      const open = await shown(all.element, '.menu.placed');
      return [...open.querySelectorAll('button')].map(({ textContent }) => textContent.trim());
    };
    const pick = async (label: string): Promise<void> => {
      const at = (await menu()).indexOf(label);
      expect(at, label).to.be.greaterThan(-1);
      await all.press(`.menu.placed button:nth-of-type(${at + 1})`);
    };
    const said = (text: string): Promise<unknown> =>
      until(() => words(all.element, '[role=status]') === text, text);
    return { ...all, menu, pick, said };
  };

  const history = async () => [
    { body: plainBody('Trim the wick daily.'), at: NOW - 9 * MINUTE, revision: 2 },
    { body: plainBody('Trim it daily.'), at: NOW - 12 * MINUTE, revision: 1 },
  ];

  it('T26 shows the author what was changed when, with the focus on it, and Escape leads back', async () => {
    const { element, pick } = await show(own({ editedAt: NOW - 4 * MINUTE }), { history });
    await pick('Edit history');
    const shownHistory = await shown(element, '.history ol');
    const items = [...shownHistory.querySelectorAll('li')];
    expect(items.length).to.equal(3);
    const marked = (kind: string, at: number): string =>
      [...items[at]!.querySelectorAll(kind)].map(({ textContent }) => textContent.trim()).join('|');
    expect(marked('del', 0)).to.equal('Removed:  daily.');
    expect(marked('ins', 0)).to.equal('Added:  weekly.');
    expect(marked('del', 1)).to.equal('Removed:  it');
    expect(items[2]!.querySelector('.past')?.textContent).to.equal('Trim it daily.');
    await until(() => focused(element)?.className === 'history', 'the focus on the history');
    focused(element)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await until(() => focused(element)?.dataset['do'] === 'menu', 'the focus back');
    expect(inside(element, '.history')).to.equal(null);
  });

  it('offers a history only of what was edited, and to its author and staff alone', async () => {
    const { store, menu } = await show(own());
    expect(await menu()).not.to.include('Edit history');
    store.$view.set(view(own({ editedAt: NOW, author: people.jonas })));
    await until(() => words(place.element.querySelector('hearth-thread')!).includes('edited'), 'the mark');
    expect(await menu()).not.to.include('Edit history');
    place.clear();
    place = stage();
    const staffs = await show(own({ editedAt: NOW, author: people.jonas }), {}, staff);
    expect(await staffs.menu()).to.include('Edit history');
  });

  it('puts a history away when the comment is edited or deleted meanwhile', async () => {
    for (const next of [own({ editedAt: NOW + 1, revision: 4 }), trace()]) {
      const { element, store, pick } = await show(own({ editedAt: NOW }), { history });
      await pick('Edit history');
      await shown(element, '.history ol');
      store.$view.set(view(next));
      await until(() => !inside(element, '.history'), 'no history');
      place.clear();
      place = stage();
    }
  });

  it('says why a history can’t be had, and tries again', async () => {
    let asked = 0;
    const { element, pick, press } = await show(own({ editedAt: NOW }), {
      history: () => (asked++ ? history() : Promise.reject(fakeError('unavailable'))),
    });
    await pick('Edit history');
    await press('.history [part=error] button');
    await shown(element, '.history ol');
  });

  it('T27 offers to bring back what was deleted, says so, and puts the focus on it', async () => {
    const { element, store, deeds, press, said } = await show(own());
    await press('[data-id=c-1] [data-do=menu]');
    await press('.menu.placed .danger');
    await press('[data-do=remove]');
    store.$view.set(view(trace()));
    await press('[data-do=undelete]');
    await said('Your comment is back.');
    expect(deeds.calls).to.deep.equal([['undelete', 'c-1']]);
    await until(() => focused(element)?.localName === 'article', 'the focus on the row');
  });

  it('T27 offers it no longer once its time has passed, and says why it could not be', async () => {
    const { element, store, press } = await show(trace(), {
      undelete: async () => fakeError('gone'),
    });
    await press('[data-do=undelete]');
    await until(() => words(element, '[part=error]').includes('no longer available'), 'the reason');
    store.$view.set(view(trace({ undoUntil: NOW })));
    await until(() => !inside(element, '[data-do=undelete]'), 'no button');
  });
});
