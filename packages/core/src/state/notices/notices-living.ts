import type { PreinitializedWritableAtom } from 'nanostores';
import { CommunityError, toCommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { Notice, NoticesPage } from '../../domain/notices/notices.ts';
import { part, type Core } from '../core.ts';
import { createLoader } from '../loader.ts';
import type { NoticesStore, NoticesView } from './notices-types.ts';
import { newIdOf } from '../uuid.ts';

/** What is asked for at first, and at most when what is shown is read anew. */
const [FIRST, MOST] = [30, 100];
/** A clock that is a little behind asks a moment too early. */
const GRACE = 500;

/** Reads notices once it is known who is looking, again when there are others, and when it is time for some to ring. */
export function createNotices(
  core: Core,
  $view: PreinitializedWritableAtom<NoticesView> & object,
): NoticesStore {
  const { session } = core;
  const newId = newIdOf(core);
  let next: string | null = null;
  let stopTimer = (): void => {};
  /** The request for older ones whose answer is waited for: an answer to another is of no use any more. */
  let asked: object | null = null;
  const patch = (values: Partial<NoticesView>) => $view.set({ ...$view.value, ...values });
  const members = () => part(core, 'members');

  const loader = createLoader<NoticesView, NoticesPage>(core, $view, {
    afterSession: true,
    async read(signal) {
      const backend = members();
      if (!session.viewer()) throw new CommunityError('unauthenticated', 'Nobody is signed in.');
      if (!backend.notices) throw new CommunityError('unsupported', 'This backend has no notices.');
      const limit = Math.min(MOST, Math.max(FIRST, $view.value.notices.length));
      return backend.notices({ limit }, { signal });
    },
    take(page) {
      asked = null;
      next = page.next;
      const { notices, unread, ringing = unread, quietUntil } = page;
      patch({ notices, unread, ringing, quietUntil, hasOlder: next !== null, busy: false });
      wakeFor(page);
      return { channel: `member/${session.viewer()!.id}`, asOf: page.asOf };
    },
    onChange(change) {
      if (change.kind === 'notice') void loader.reload();
    },
    forget() {
      stopTimer();
      asked = null;
      patch({ notices: [], unread: 0, ringing: 0, quietUntil: undefined, hasOlder: false, busy: false });
    },
    mount: () => () => stopTimer(),
  });

  /** What was held rings by the clock. */
  function wakeFor({ ringsAt, quietUntil }: NoticesPage): void {
    stopTimer();
    const at = Math.min(ringsAt ?? Infinity, quietUntil ?? Infinity);
    if (at < Infinity)
      stopTimer = core.env.after(Math.max(0, at - session.now()) + GRACE, () => void loader.reload());
  }

  /** Shows notices as read before the backend has agreed; what it doesn't take is new again. */
  async function read(which: (notice: Notice) => boolean, input: { ids?: readonly Id[] }): Promise<boolean> {
    const before = $view.value;
    const now = session.now();
    const fresh = before.notices.filter((notice) => notice.readAt === null && which(notice));
    const rung = fresh.filter(({ held }) => !held).length;
    const left = (count: number, read: number) => (input.ids ? Math.max(0, count - read) : 0);
    patch({
      notices: before.notices.map((notice) => (fresh.includes(notice) ? { ...notice, readAt: now } : notice)),
      unread: left(before.unread, fresh.length),
      ringing: left(before.ringing ?? before.unread, rung),
      failure: null,
    });
    try {
      await members().readNotices?.({ ...input, key: newId() });
      return true;
    } catch (thrown) {
      const ids = new Set(fresh.map(({ id }) => id));
      patch({
        notices: $view.value.notices.map((one) => (ids.has(one.id) ? { ...one, readAt: null } : one)),
        unread: before.unread,
        ...(before.ringing !== undefined && { ringing: before.ringing }),
        failure: toCommunityError(thrown),
      });
      return false;
    }
  }

  return {
    $view,
    ready: loader.ready,
    reload: loader.reload,
    read: (ids) => read(({ id }) => ids.includes(id), { ids }),
    readAll: () => read(() => true, {}),
    async older() {
      if (next === null || asked) return;
      const mine = (asked = {});
      patch({ busy: true, failure: null });
      try {
        const page = await members().notices!({ limit: FIRST, cursor: next });
        if (asked !== mine) return;
        next = page.next;
        // One that was told anew meanwhile stands above already.
        const known = new Set($view.value.notices.map(({ id }) => id));
        const older = page.notices.filter(({ id }) => !known.has(id));
        patch({ notices: [...$view.value.notices, ...older], hasOlder: next !== null });
      } catch (thrown) {
        if (asked === mine) patch({ failure: toCommunityError(thrown) });
      } finally {
        if (asked === mine) {
          asked = null;
          patch({ busy: false });
        }
      }
    },
    async muteThread(topic, on) {
      patch({ failure: null });
      try {
        if (!members().muteThread) throw new CommunityError('unsupported', 'This backend mutes no threads.');
        await members().muteThread!({ topic, on, key: newId() });
        return true;
      } catch (thrown) {
        patch({ failure: toCommunityError(thrown) });
        return false;
      }
    },
  };
}
