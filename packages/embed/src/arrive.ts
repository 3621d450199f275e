import { inviteStore, type Community } from '@hearth/core/state';

/** Says to the landing helper, where there is one, how far a click has come. */
const tell = (decided: boolean): void =>
  void window.dispatchEvent(new CustomEvent('hearth-arrived', { detail: { decided } }));

/**
 * A visit by an invitation link (`?hearth_ref=…`): the click stays in memory until the visitor signs in, and is claimed
 * then, whether or not there is a widget. Nothing is stored. It is told to the widget of its programme, and to the one that names
 * none.
 */
export async function arrive(community: Community): Promise<void> {
  const click = new URLSearchParams(location.search).get('hearth_ref');
  if (!click) return;
  const store = inviteStore(community);
  // Who listens is heard of when somebody signs in; it ends with what was decided.
  const stop = store.$view.listen(({ claimed, failure }) => {
    if (!claimed && failure?.code !== 'gone' && failure?.code !== 'not-found') return;
    tell(true);
    queueMicrotask(() => stop());
  });
  await store.arrive(click);
  const { landing } = store.$view.get();
  if (landing) {
    tell(false);
    await inviteStore(community, landing.programme.id).arrive(click);
  }
}
