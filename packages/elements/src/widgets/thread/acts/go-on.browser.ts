import { expect } from '@open-wc/testing';
import { fakeComment } from '../../../fakes/comments.ts';
import { shown } from '../../../fakes/state.ts';
import { threadItem, threadView } from '../../../fakes/thread-store.ts';
import { settled, stage, until } from '../../../testing/helpers.ts';
import { ada, focused, jonas, showThread, two } from '../../../testing/thread.ts';

describe('<hearth-thread>, where a keyboard goes on', () => {
  let place: ReturnType<typeof stage>;
  beforeEach(() => (place = stage()));
  afterEach(() => place.clear());

  const rowOf = (element: HTMLElement): string | undefined =>
    focused(element)?.closest<HTMLElement>('li')?.dataset['id'];
  const more = (id: string) => threadItem({ comment: fakeComment('More.', { id }) });

  /** The next page, which comes when it is let. */
  function asked(store: { next: () => Promise<void> }): { come?: () => void } {
    const page: { come?: () => void } = {};
    store.next = () => new Promise((resolve) => (page.come = resolve));
    return page;
  }

  /** A thread of two, and what takes the place of its view. */
  async function sit(view = threadView({ ...two(), hasNext: true, hasPrevious: true })) {
    const { element, store } = await showThread(place.element, view);
    const press = async (selector: string): Promise<HTMLElement> => {
      const button = await shown(element, selector);
      button.focus();
      button.click();
      return button;
    };
    const turn = (change: Partial<typeof view>): void => store.$view.set({ ...store.$view.get(), ...change });
    return { element, store, press, turn };
  }

  it('T49 goes on from the first comment of the next page, and loses the focus at no time', async () => {
    const { element, store, press, turn } = await sit();
    const page = asked(store);
    const button = await press('[data-do=next]');
    await until(() => page.come, 'the page to be asked for');
    turn({ busy: true });
    await settled(element);
    expect(focused(element)).to.equal(button);
    turn({ busy: false, items: [...two().items, more('c-3'), more('c-4')] });
    page.come?.();
    await until(() => rowOf(element) === 'c-3', 'the first of the new ones');
  });

  it('T49 stays on the button above when earlier ones come, and when none could be had', async () => {
    const { element, store, press, turn } = await sit();
    store.previous = async () => turn({ items: [more('c-0'), ...two().items] });
    const above = await press('[data-do=previous]');
    await shown(element, '[data-id=c-0]');
    await settled(element);
    expect(focused(element)).to.equal(above);
    const below = await press('[data-do=next]');
    await settled(element);
    expect(focused(element)).to.equal(below);
  });

  it('T49 goes on from the first reply that was not loaded, whose button is gone', async () => {
    const view = threadView({
      items: [threadItem({ comment: ada }), threadItem({ comment: jonas, moreReplies: 1 })],
    });
    const { element, store, press, turn } = await sit(view);
    const reply = threadItem({ comment: fakeComment('Late.', { id: 'c-late', parent: 'c-1', depth: 1 }) });
    store.moreReplies = async () => turn({ items: [...two().items, reply] });
    await press('[data-do=more-replies]');
    await until(() => rowOf(element) === 'c-late', 'the reply');
  });

  it('T49 goes on from the first row when words are thrown away', async () => {
    const failed = { comment: fakeComment('Not sent.', { id: 'c-own' }), pending: 'failed' } as const;
    const { element, store, press, turn } = await sit(
      threadView({ items: [threadItem(failed), ...two().items] }),
    );
    store.discard = () => turn({ items: two().items });
    await press('[data-do=discard]');
    await until(() => rowOf(element) === 'c-1', 'the first row');
  });

  it('T49 takes the focus from nobody who went elsewhere', async () => {
    const { element, store, press, turn } = await sit();
    const page = asked(store);
    await press('[data-do=next]');
    await until(() => page.come, 'the page to be asked for');
    const reply = await shown(element, '[data-id=c-1] [data-do=reply]');
    reply.focus();
    turn({ items: [...two().items, more('c-3')] });
    page.come?.();
    await shown(element, '[data-id=c-3]');
    await settled(element);
    expect(focused(element)).to.equal(reply);
  });
});
