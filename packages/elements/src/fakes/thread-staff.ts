import type { AuditEntry, MemberCard } from '@hearth/core/domain';
import { atom } from '@hearth/core/state';
import type { StaffView, ThreadStaff } from '@hearth/core/state';

const NONE = { status: 'ready', error: null, items: [], more: false } as const;

export const staffView = (part: Partial<StaffView> = {}): StaffView => ({
  waiting: NONE,
  reported: NONE,
  reports: [],
  log: NONE,
  ...part,
});

const CARD: MemberCard = { id: 'm-jonas', name: 'Jonas Weidenfeller', role: 'member', since: 0 };

/** What staff do, succeeding unless `answers` says otherwise, and written down. Nothing changes by itself, and nothing can be undone. */
export function fakeThreadStaff(
  view: StaffView = staffView(),
  answers: Partial<Omit<ThreadStaff, '$view'>> = {},
) {
  const calls: (readonly [string, ...unknown[]])[] = [];
  const note =
    <T>(name: string, answer: T) =>
    async (...input: readonly unknown[]): Promise<T> => {
      calls.push([name, ...input]);
      return answer;
    };
  const store = {
    $view: atom(view),
    calls,
    offers: (): boolean => true,
    show: note('show', undefined),
    more: note('more', undefined),
    act: note('act', undefined),
    last: async (): Promise<AuditEntry | null> => null,
    undo: note('undo', undefined),
    member: async (): Promise<MemberCard> => CARD,
    sanction: note('sanction', CARD),
    thank: note('thank', undefined),
    settle: note('settle', undefined),
    ...answers,
  };
  return store satisfies ThreadStaff;
}
