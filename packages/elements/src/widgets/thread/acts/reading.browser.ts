import { expect } from '@open-wc/testing';
import type { ThreadView } from '@hearth/core/state';
import { fakeComment, people } from '../../../fakes/comments.ts';
import { shown } from '../../../fakes/state.ts';
import { threadItem, threadView } from '../../../fakes/thread-store.ts';
import { inside, settled, stage, until, words } from '../../../testing/helpers.ts';
import { focused, showThread } from '../../../testing/thread.ts';
import { permalink } from '../permalink.ts';

/** A question with an answer, to which somebody replied, and a remark. */
const talk = (): ThreadView => {
  const make = (id: string, parent: string | null, depth: number) =>
    threadItem({
      comment: fakeComment(`Words of ${id}.`, { id, parent, depth, root: id[0]!, author: people.mei }),
    });
  return threadView({
    items: [make('a', null, 0), make('ab', 'a', 1), make('abc', 'ab', 2), make('b', null, 0)],
  });
};

describe('<hearth-thread>, folded', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => {
    place.clear();
    history.replaceState(null, '', location.pathname + location.search);
  });

  const show = async (view = talk()) => {
    const all = await showThread(place.element, view);
    const { element } = all;
    // The code for taking part comes when somebody comes near.
    inside(element, '.row')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    const button = (id: string) => inside<HTMLButtonElement>(element, `[data-id=${id}] > .fold`);
    await shown(element, '.fold');
    const ids = () => [...(element.shadowRoot?.querySelectorAll('li') ?? [])].map((row) => row.dataset['id']);
    const press = async (id: string): Promise<void> => {
      button(id)!.focus();
      button(id)!.click();
      await until(() => button(id)?.ariaExpanded !== null, 'the button');
      await settled(element);
      await settled(element);
    };
    return { ...all, button, ids, press };
  };

  it('T5 folds the replies of a comment away and brings them back, by one button that keeps the focus', async () => {
    const { element, button, ids, press } = await show();
    expect(button('b'), 'nothing to fold').to.equal(null);
    expect([button('a')?.ariaExpanded, button('a')?.ariaLabel]).to.deep.equal(['true', 'Hide 2 replies']);
    await press('a');
    expect(ids()).to.deep.equal(['a', 'b']);
    expect([button('a')?.ariaExpanded, words(element, '.fold.closed')]).to.deep.equal([
      'false',
      '2 replies hidden',
    ]);
    expect(focused(element)).to.equal(button('a'));
    await press('a');
    expect(ids()).to.deep.equal(['a', 'ab', 'abc', 'b']);
    expect(focused(element)).to.equal(button('a'));
  });

  it('moves nothing when the buttons come', async () => {
    const { element } = await showThread(place.element, talk());
    const heights = (): number[] =>
      [...(element.shadowRoot?.querySelectorAll('li') ?? [])].map((row) => row.offsetHeight);
    const before = heights();
    inside(element, '.row')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await shown(element, '.fold');
    expect(heights()).to.deep.equal(before);
  });

  it('keeps what is folded when the thread is drawn anew, and in another widget of the same topic', async () => {
    const { element, ids, press, store } = await show();
    await press('ab');
    store.$view.set({ ...store.$view.get(), items: talk().items });
    await settled(element);
    expect(ids()).to.deep.equal(['a', 'ab', 'b']);
    const twin = element.cloneNode() as HTMLElement;
    element.parentElement?.append(twin);
    await shown(twin, 'li');
    inside(twin, '.row')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await shown(twin, '.fold.closed');
    expect(twin.shadowRoot?.querySelectorAll('li')).to.have.length(3);
  });

  it('unfolds what hides the target of a permalink', async () => {
    const { element, press, ids } = await show();
    await press('ab');
    await press('a');
    location.hash = permalink('abc');
    await until(() => focused(element)?.closest('li')?.dataset['id'] === 'abc', 'the focus on the target');
    expect(ids()).to.deep.equal(['a', 'ab', 'abc', 'b']);
  });

  it('unfolds what is answered', async () => {
    const { ids, press, compose } = await show();
    await press('a');
    await compose('[data-id=a] [data-do=reply]');
    expect(ids()).to.deep.equal(['a', 'ab', 'abc', 'b']);
  });

  it('can fold what follows a comment that was deleted', async () => {
    const view = talk();
    const gone = { ...view.items[0]!.comment, status: 'deleted', author: null, body: null } as const;
    const { press, ids } = await show({
      ...view,
      items: [{ ...view.items[0]!, comment: gone }, ...view.items.slice(1)],
    });
    await press('a');
    expect(ids()).to.deep.equal(['a', 'b']);
  });
});
