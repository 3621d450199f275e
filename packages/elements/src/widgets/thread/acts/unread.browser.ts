import { expect } from '@open-wc/testing';
import type { ThreadView } from '@hearth/core/state';
import { fakeComment, people } from '../../../fakes/comments.ts';
import { NOW, member } from '../../../fakes/community.ts';
import { shown } from '../../../fakes/state.ts';
import { threadItem, threadView } from '../../../fakes/thread-store.ts';
import { inside, settled, stage, until, words } from '../../../testing/helpers.ts';
import { focused, showThread } from '../../../testing/thread.ts';

const HOUR = 3_600_000;

describe('<hearth-thread>, unread', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  /** Comments of one to five hours ago, the second of them the viewer's own. */
  const talk = (seenUntil?: number): ThreadView =>
    threadView({
      seenUntil,
      items: [1, 2, 3, 4, 5].map((age) =>
        threadItem({
          comment: fakeComment(`Of ${age} hours ago.`, {
            id: `c-${age}`,
            createdAt: NOW - age * HOUR,
            author: age === 2 ? people.ada : people.jonas,
          }),
        }),
      ),
    });
  const marked = (element: Element): (string | undefined)[] =>
    [...(element.shadowRoot?.querySelectorAll('.new') ?? [])].map(
      (mark) => mark.closest<HTMLElement>('li')?.dataset['id'],
    );

  it("marks others' comments since the last visit in words, counts them, and says so once", async () => {
    const { element, store } = await showThread(place.element, talk(NOW - 3.5 * HOUR));
    await shown(element, '.new');
    expect(marked(element)).to.deep.equal(['c-1', 'c-3']);
    expect(words(element, '.new')).to.equal('New');
    expect(words(element, '[data-do=unread]')).to.equal('2 new since your last visit');
    await until(() => words(element, '[role=status]') === '2 new since your last visit', 'the announcement');
    await until(() => words(element, '[role=status]') === '', 'its end');
    store.$view.set({ ...store.$view.get() });
    await settled(element);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(words(element, '[role=status]')).to.equal('');
  });

  it('moves nothing when the marks come', async () => {
    const { element, store } = await showThread(place.element, talk());
    const places = (): number[] =>
      [...(element.shadowRoot?.querySelectorAll('li') ?? [])].map((row) => row.getBoundingClientRect().top);
    const before = places();
    store.$view.set(talk(NOW - 3.5 * HOUR));
    await shown(element, '.new');
    expect(places()).to.deep.equal(before);
  });

  it('T8 leads from one to the next, and ends', async () => {
    const { element, press } = await showThread(place.element, talk(NOW - 3.5 * HOUR));
    await press('[data-do=unread]');
    await until(() => focused(element)?.closest('li')?.dataset['id'] === 'c-1', 'the first');
    expect(words(element, '[data-do=unread]')).to.equal('1 new since your last visit');
    await press('[data-do=unread]');
    await until(() => focused(element)?.closest('li')?.dataset['id'] === 'c-3', 'the second');
    expect(inside(element, '.unread')).to.equal(null);
    expect(marked(element), 'the marks stay').to.deep.equal(['c-1', 'c-3']);
  });

  it('can be dismissed, and the focus goes to the list', async () => {
    const { element, press } = await showThread(place.element, talk(NOW - 3.5 * HOUR));
    await press('[data-do=dismiss]');
    await until(() => inside(element, '.unread') === null, 'it to go');
    expect(focused(element)?.localName).to.equal('article');
  });

  it('notes the visit when a known viewer does something, and not before', async () => {
    const { element, community, press, store } = await showThread(place.element, talk());
    inside(element, '.row')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(community.visits).to.deep.equal([]);
    await press('[data-do=react]');
    await until(() => community.visits.length > 0, 'the note');
    expect(community.visits).to.deep.equal([[member.id, 'demo', store.$view.get().items]]);
    store.$view.set(talk());
    await until(() => community.visits.length === 2, 'a note of what is shown then');
  });

  it('notes nothing of somebody unknown', async () => {
    const { community, press, element } = await showThread(place.element, talk(), {});
    await press('[data-do=menu]');
    await shown(element, '.menu.placed');
    expect(community.visits).to.deep.equal([]);
  });
});
