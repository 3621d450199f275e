import type { WritableAtom } from 'nanostores';
import { CommunityError, toCommunityError } from '../../adapter/errors.ts';
import type { Cursor, Id } from '../../domain/common.ts';
import { part, type Core } from '../core.ts';
import type { Stop } from '../env.ts';
import { whileHeard, type Readable } from '../heard.ts';
import { commentsOf, threadsOf } from '../entities/tables.ts';
import type { Staff, StaffListName, StaffView } from './thread-staff-types.ts';
import { newIdOf } from '../uuid.ts';

/** News that come together are read together, milliseconds. */
const SETTLE = 300;

export function createStaff(
  core: Core,
  topic: string,
  $view: WritableAtom<StaffView> & Readable<StaffView>,
): Staff {
  const comments = commentsOf(core);
  const threads = threadsOf(core);
  const newId = newIdOf(core);
  const moderation = () => part(core, 'moderation');
  const cursors = new Map<StaffListName, string | null>();
  /** Lists that somebody has asked for: these follow what happens. */
  const asked = new Set<StaffListName>();
  const turns = new Map<StaffListName, number>();
  /** Of notes of thanks that may have arrived, though their answers did not. */
  const keys = new Map<string, Id>();
  let since: Cursor | undefined;
  let heard = false;
  let line: Stop | undefined;
  let timer: Stop | undefined;

  const patch = (values: Partial<StaffView>) => $view.set({ ...$view.value, ...values });

  async function read(name: StaffListName, cursor?: string) {
    const from = cursor === undefined ? {} : { cursor };
    if (name === 'log') {
      const { entries, next, asOf } = await offered(moderation().audit?.(from), 'audit log');
      return { items: entries, next, asOf, reports: [] };
    }
    const page = await moderation().queue({ ...from, ...(name === 'reported' && { kind: 'reported' }) });
    return { items: page.comments, next: page.next, asOf: page.asOf, reports: page.reports ?? [] };
  }

  /** Reads a page and puts it behind what is shown, or in its place. What was overtaken is dropped. */
  async function take(name: StaffListName, cursor?: string): Promise<void> {
    const turn = (turns.get(name) ?? 0) + 1;
    turns.set(name, turn);
    asked.add(name);
    try {
      const { items, next, asOf, reports } = await read(name, cursor);
      if (turns.get(name) !== turn) return;
      cursors.set(name, next);
      const before = cursor === undefined ? [] : $view.value[name].items;
      const list = { status: 'ready', error: null, items: [...before, ...items], more: next !== null };
      const known = cursor === undefined ? [] : $view.value.reports;
      patch({ [name]: list, ...(name === 'reported' && { reports: [...known, ...reports] }) });
      since ??= asOf;
      if (heard) listen();
    } catch (thrown) {
      if (turns.get(name) !== turn) return;
      patch({ [name]: { ...$view.value[name], status: 'failed', error: toCommunityError(thrown) } });
    }
  }

  const refresh = () => Promise.all([...asked].map((name) => take(name)));
  const soon = () => {
    timer?.();
    timer = core.env.after(SETTLE, () => void refresh());
  };
  function listen() {
    if (line || since === undefined) return;
    const { close } = core.live.open('moderation', since, soon, soon);
    line = close;
  }
  core.onDestroy(
    whileHeard($view, core.env, () => {
      heard = true;
      listen();
      return () => {
        heard = false;
        line?.();
        timer?.();
        line = undefined;
        // What happens unheard is read anew by who looks again.
        since = undefined;
      };
    }),
  );

  /** What was done shows in the lists at once, whether news come or not. */
  async function done<R>(deed: Promise<R>): Promise<R> {
    try {
      return await deed;
    } finally {
      void refresh();
    }
  }

  return {
    show: (name) => take(name),
    async more(name) {
      const cursor = cursors.get(name);
      if (cursor) await take(name, cursor);
    },
    act: (id, action, reason) =>
      done(
        moderation()
          .act({ id, action, key: newId(), ...(reason && { reason }) })
          .then((comment) => comments.get(id) && comments.put([comment])),
      ),
    async last(subject) {
      const page = await offered(moderation().audit?.({ subject, limit: 1 }), 'audit log');
      const [entry] = page.entries;
      const mine = entry?.actor?.id === core.session.viewer()?.id;
      return entry && mine && entry.undoUntil !== null ? entry : null;
    },
    undo: ({ id, kind, subject }) =>
      done(
        offered(moderation().undo?.({ entry: id, key: newId() }), 'undo').then(async () => {
          const { threads: backend } = core.adapter;
          if (!backend) return;
          if (kind === 'comment' && comments.get(subject)) comments.put([await backend.comment(subject)]);
          if (kind === 'thread' && subject === topic)
            threads.put([(await backend.read({ topic, limit: 1 })).thread]);
        }),
      ),
    member: (id) => part(core, 'members').read(id),
    sanction: (id, sanction, until, reason) =>
      done(
        offered(
          moderation().sanction?.({
            id,
            sanction,
            key: newId(),
            ...(sanction !== null && { until }),
            ...(reason && { reason }),
          }),
          'sanctions',
        ),
      ),
    async thank({ id, author }, text) {
      const note = `${id} ${text}`;
      const key = keys.get(note) ?? newId();
      keys.set(note, key);
      const thanks = part(core, 'gratitude').thank({
        key,
        member: author?.id ?? '',
        text,
        about: { kind: 'comment', id },
      });
      await done(thanks);
      keys.delete(note);
    },
    settle: (settings) =>
      done(
        offered(moderation().thread?.({ topic, ...settings, key: newId() }), 'rules of threads').then(
          (thread) => threads.put([thread]),
        ),
      ),
  };
}

function offered<T>(answer: Promise<T> | undefined, what: string): Promise<T> {
  if (!answer) return Promise.reject(new CommunityError('unsupported', `This backend has no ${what}.`));
  return answer;
}
