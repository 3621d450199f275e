import type { CommunityError } from '@hearth/core/adapter';
import { isStaff, secondsToWait } from '@hearth/core/domain';
import type { Id, Time } from '@hearth/core/domain';
import type { Desk } from '../desk.ts';
import type { SlowMode } from './writing/slow-mode.ts';

/** Whether something was refused for being written too soon. */
export const isSlow = (error: CommunityError | null | undefined): boolean =>
  error?.code === 'rate-limited' && error.details.reason === 'slow-mode';

/**
 * Slow mode, as far as it can be known here: by the viewer's own comments in what is loaded, which also outlives a reload, and by what
 * the backend said when it refused one.
 */
export class Slow {
  /** When the viewer wrote here last. A comment that they delete was written all the same. */
  #last: { readonly by: Id | undefined; readonly at: Time } | null = null;
  #refusedUntil = 0;
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** What writers are told; `null` where there is nothing to wait for, and for staff. */
  mode(): SlowMode | null {
    const { store, community } = this.#desk;
    const { thread, items } = store.$view.get();
    const viewer = community.$viewer.get();
    const { slow } = thread ?? {};
    if (!slow || isStaff(viewer)) return null;
    const { id: by } = viewer ?? {};
    let at = this.#last?.by === by ? (this.#last?.at ?? 0) : 0;
    for (const { comment, pending } of items) {
      const sent = pending === null || pending === 'sending';
      if (by && sent && comment.author?.id === by) at = Math.max(at, comment.createdAt);
    }
    this.#last = { by, at };
    return {
      every: slow,
      tag: this.#desk.tag(),
      left: () => {
        const now = community.now();
        return Math.max(secondsToWait(at, slow, now), Math.ceil((this.#refusedUntil - now) / 1000));
      },
    };
  }

  /** The backend wants the viewer to wait so many seconds. */
  refused(seconds = 0): void {
    this.#refusedUntil = this.#desk.community.now() + seconds * 1000;
  }
}
