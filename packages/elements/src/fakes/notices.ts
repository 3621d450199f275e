import type { Id, Notice } from '@hearth/core/domain';
import type { NoticesStore, NoticesView } from '@hearth/core/state';
import { atom } from '@hearth/core/state';

/** A store of notices that shows what it is given, and writes down what was read. */
export function fakeNotices(notices: readonly Notice[]) {
  const $view = atom<NoticesView>({ status: 'ready', error: null, notices, unread: notices.length });
  const read: (readonly Id[])[] = [];
  const store = {
    $view,
    ready: Promise.resolve(),
    reload: async (): Promise<void> => {},
    wasRead: read,
    read: async (ids: readonly Id[]): Promise<boolean> => {
      read.push(ids);
      return true;
    },
  };
  return store satisfies NoticesStore;
}
