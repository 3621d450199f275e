import { atom, type ReadableAtom } from 'nanostores';
import type { ThreadSettings } from '../adapter/contract.ts';
import { toCommunityError } from '../adapter/errors.ts';
import { lazy } from '../adapter/lazy.ts';
import type { Id, Time } from '../domain/common.ts';
import type { Report } from '../domain/moderation/reports.ts';
import type { AuditEntry, CommentStep } from '../domain/moderation/types.ts';
import type { MemberCard, SanctionKind } from '../domain/people.ts';
import type { Comment } from '../domain/threads/types.ts';
import type { Base } from './base.ts';
import type { Staff } from './thread-staff-living.ts';
import type { Community, Loadable } from './types.ts';

/** A list that is read page by page. */
export interface StaffList<T> extends Loadable {
  readonly items: readonly T[];
  /** Whether there is more of it. */
  readonly more: boolean;
}

/** What waits for staff on the whole site, and what they did. Empty until it is asked for. */
export interface StaffView {
  readonly waiting: StaffList<Comment>;
  readonly reported: StaffList<Comment>;
  /** Open reports on what is in `reported`. */
  readonly reports: readonly Report[];
  readonly log: StaffList<AuditEntry>;
}

export type StaffListName = 'waiting' | 'reported' | 'log';

/**
 * What staff do from a thread's page. The lists load when asked for, and follow what happens from then on, while somebody
 * looks. All but `show` and `more` reject with a `CommunityError`.
 */
export interface ThreadStaff {
  readonly $view: ReadableAtom<StaffView>;
  /** Whether the backend knows of it. */
  readonly offers: (what: 'sanction' | 'audit' | 'undo' | 'thread' | 'reports') => boolean;
  /** Reads a list from its beginning; what went wrong is in the view. */
  readonly show: (list: StaffListName) => Promise<void>;
  /** Its next page. */
  readonly more: (list: StaffListName) => Promise<void>;
  readonly act: (id: Id, action: CommentStep, reason?: string) => Promise<unknown>;
  /** What the viewer did last to a comment, a thread or a member, if that can be undone. */
  readonly last: (subject: string) => Promise<AuditEntry | null>;
  readonly undo: (entry: AuditEntry) => Promise<unknown>;
  /** A member with what staff hold against them. */
  readonly member: (id: Id) => Promise<MemberCard>;
  /** `null` ends what holds. */
  readonly sanction: (
    member: Id,
    sanction: SanctionKind | null,
    until: Time | null,
    reason: string,
  ) => Promise<MemberCard>;
  /** Rules of this thread's own; what is left out stays. */
  readonly settle: (settings: ThreadSettings) => Promise<unknown>;
}

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
    settle: (settings) => run((staff) => staff.settle(settings)),
  };
}
