import { atom } from 'nanostores';
import { toCommunityError } from '../../adapter/errors.ts';
import { lazy } from '../../adapter/lazy.ts';
import type { Base } from '../base.ts';
import type { Staff, StaffListName, StaffView, ThreadStaff } from './thread-staff-types.ts';
import type { Community } from '../types.ts';

const NONE = { status: 'loading', error: null, items: [], more: false } as const;
const EMPTY: StaffView = { waiting: NONE, reported: NONE, reports: [], log: NONE };

/** For staff on a topic's page; the same topic gives the same object. */
export const threadStaff = (community: Pick<Community, 'store'>, topic: string): ThreadStaff =>
  community.store(`staff/${topic}`, (base) => openStaff(base, topic));

function openStaff(base: Base, topic: string): ThreadStaff {
  const $view = atom(EMPTY);
  const load = lazy(async () => {
    const [core, { createStaff }] = await Promise.all([base.live(), import('./thread-staff-living.ts')]);
    return createStaff(core, topic, $view);
  });
  const run = async <R>(deed: (staff: Staff) => Promise<R>): Promise<R> => {
    try {
      return await deed(await load());
    } catch (thrown) {
      throw toCommunityError(thrown);
    }
  };
  /** Even the code for it may be missing: then that is why the list is. */
  const list = (name: StaffListName, read: (staff: Staff) => Promise<void>) =>
    run(read).catch((thrown: unknown) => {
      const failed = { ...$view.value[name], status: 'failed', error: toCommunityError(thrown) } as const;
      $view.set({ ...$view.value, [name]: failed });
    });
  return {
    $view,
    offers(what) {
      const { moderation, threads } = base.core?.adapter ?? {};
      return what === 'reports' ? !!threads?.report : !!moderation?.[what];
    },
    show: (name) => list(name, (staff) => staff.show(name)),
    more: (name) => list(name, (staff) => staff.more(name)),
    act: (...input) => run((staff) => staff.act(...input)),
    last: (subject) => run((staff) => staff.last(subject)),
    undo: (entry) => run((staff) => staff.undo(entry)),
    member: (id) => run((staff) => staff.member(id)),
    sanction: (...input) => run((staff) => staff.sanction(...input)),
    thank: (...input) => run((staff) => staff.thank(...input)),
    settle: (settings) => run((staff) => staff.settle(settings)),
  };
}
