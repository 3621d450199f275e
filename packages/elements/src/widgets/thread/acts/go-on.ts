import type { ThreadView } from '@hearth/core/state';
import type { Desk, Office } from '../desk.ts';

/** Resolves once the view is so. */
export const onceSeen = ({ $view }: Desk['store'], holds: (view: ThreadView) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const stop = $view.listen((view) => {
      if (!holds(view)) return;
      stop();
      resolve();
    });
  });

/**
 * Does what brings comments or takes a row away, and with it the button that was pressed, or the button's use for a while:
 * a keyboard goes on from the first comment that was not there before. Whoever went elsewhere meanwhile stays there.
 */
export async function goOn(
  { host, store }: Desk,
  office: Pick<Office, 'focusRow' | 'focusFirst'>,
  pressed: HTMLElement,
  bring: () => Promise<void>,
): Promise<void> {
  const known = new Set(store.$view.get().items.map(({ comment }) => comment.id));
  await bring();
  await host.updateComplete;
  const at = host.shadowRoot?.activeElement;
  if (at ? at !== pressed : document.activeElement !== document.body) return;
  const first = store.$view.get().items.find(({ comment }) => !known.has(comment.id));
  // Earlier ones lie above: their button stays where it is, and reading goes on from there.
  if (first && !(pressed.isConnected && pressed.dataset['do'] === 'previous'))
    office.focusRow(first.comment.id);
  else if (pressed.isConnected) pressed.focus({ preventScroll: true });
  else office.focusFirst();
}
