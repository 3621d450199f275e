import type { ThreadView } from '@hearth/core/state';
import { fakeCommunity, member } from '../../fakes/community.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';
import { fakeThreadStore, threadView } from '../../fakes/thread-store.ts';

type Options = Omit<NonNullable<Parameters<typeof fakeCommunity>[0]>, 'stores' | 'locale'>;

/** A state of the thread, as a member sees it unless `options` say otherwise. */
export const state = (
  name: string,
  view: Partial<ThreadView>,
  options: Options = { viewer: member },
  more: Partial<WidgetState> = {},
): WidgetState => ({
  name,
  tag: 'hearth-thread',
  attributes: { topic: 'demo' },
  community: (locale) =>
    fakeCommunity({ ...options, locale, stores: { 'thread/demo': fakeThreadStore(threadView(view)) } }),
  ...more,
});

/** Presses a button of the thread, as a member would. */
export const press =
  (selector: string) =>
  async (element: HTMLElement): Promise<void> =>
    (await shown(element, selector)).click();

/** Brings the code for taking part. */
export const comeNear = async (element: HTMLElement): Promise<void> =>
  void (await shown(element, '.row')).dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
