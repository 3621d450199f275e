import type { Id, MemberCard, Notice } from '@hearth/core/domain';
import type { NoticesStore, NoticesView } from '@hearth/core/state';
import { atom } from '@hearth/core/state';

/** A store of notices that shows what it is given, and writes down what was asked of it. `fails`: what it refuses with. */
export function fakeNotices(notices: readonly Notice[], view: Partial<NoticesView> = {}) {
  const unread = notices.filter(({ readAt }) => readAt === null).length;
  const ringing = notices.filter(({ readAt, held }) => readAt === null && !held).length;
  const $view = atom<NoticesView>({ status: 'ready', error: null, notices, unread, ringing, ...view });
  const read: (readonly Id[])[] = [];
  const calls: unknown[][] = [];
  const patch = (values: Partial<NoticesView>): void => $view.set({ ...$view.get(), ...values });
  const marked = (which: (notice: Notice) => boolean): void => {
    const now = 1;
    const all = $view.get().notices.map((one) => (which(one) ? { ...one, readAt: one.readAt ?? now } : one));
    const left = all.filter(({ readAt }) => readAt === null);
    patch({ notices: all, unread: left.length, ringing: left.filter(({ held }) => !held).length });
  };
  const store = {
    $view,
    ready: Promise.resolve(),
    calls,
    patch,
    reload: async (): Promise<void> => void calls.push(['reload']),
    wasRead: read,
    read: async (ids: readonly Id[]): Promise<boolean> => {
      read.push(ids);
      marked(({ id }) => ids.includes(id));
      return true;
    },
    readAll: async (): Promise<boolean> => {
      calls.push(['readAll']);
      marked(() => true);
      return true;
    },
    older: async (): Promise<void> => void calls.push(['older']),
    muteThread: async (topic: string, on: boolean): Promise<boolean> => {
      calls.push(['muteThread', topic, on]);
      return $view.get().failure === undefined;
    },
  };
  return store satisfies NoticesStore;
}

/** A notice of a reply, two hours old, to be changed as wanted. */
export const fakeNotice = (
  now: number,
  ada: MemberCard,
  part: Partial<Notice> & { readonly id: string },
): Notice => ({
  kind: 'reply',
  subject: { kind: 'comment', id: 'c-1', title: 'How we tune the winter drum' },
  place: { topic: '/blog/drum', url: 'https://acme.example/blog/drum', comment: 'c-1' },
  from: [ada],
  excerpt: 'Loosen it a quarter turn, then wait a night before you play.',
  at: now - 2 * 3_600_000,
  readAt: null,
  ...part,
});
