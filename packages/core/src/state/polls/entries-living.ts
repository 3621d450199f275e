import type { PreinitializedWritableAtom } from 'nanostores';
import { CommunityError, toCommunityError } from '../../adapter/errors.ts';
import type { Change } from '../../adapter/contract.ts';
import type { Id } from '../../domain/common.ts';
import type { Entry, EntryPage } from '../../domain/polls/ideas/types.ts';
import { part, type Core } from '../core.ts';
import { createTable, type Table } from '../entities/entities.ts';
import type { EntriesStore, EntriesView } from './entries-types.ts';
import { isStale, mergeEntries, readEntryDraft, voting } from './entries-merge.ts';
import type { Stop } from '../env.ts';
import { createLoader } from '../loader.ts';
import { createTurns, optimistic } from '../entities/optimistic.ts';
import { newIdOf } from '../uuid.ts';

/** One table for all lists of a community: an entry is the same in each. */
const tableOf = (core: Core): Table<Entry> =>
  core.store('entries', () => createTable<Entry>(({ id }) => id, mergeEntries));

/** Milliseconds after the last keystroke until it is asked what is alike. */
export const TYPING = 300;
/** Milliseconds in which what has to be read again is gathered. */
export const GATHER = 1_000;
/** Shorter texts are like everything. */
const TELLING = 3;

interface Read {
  readonly page: EntryPage;
  readonly own: EntryPage | null;
}

/** Entries that live: pages, votes, what is new, and the draft of an own one. */
export function createEntries(
  core: Core,
  poll: string,
  $view: PreinitializedWritableAtom<EntriesView> & object,
): EntriesStore {
  const { session, env, drafts } = core;
  const newId = newIdOf(core);
  const table = tableOf(core);
  const place = `entry/${poll}`;
  const inTurn = createTurns();
  /** What is listed, in order; own ones, what waits, and what came since. */
  let [listed, own, fresh] = [[] as readonly Id[], [] as readonly Id[], [] as readonly Id[]];
  let waiting: readonly Id[] | null = null;
  let similar: readonly Id[] = [];
  let cursor: string | null = null;
  /** The last attempt to hand in: the same words again keep their id, so that they are there once even if an answer was lost. */
  let attempt = { what: '', id: '' };
  let asked = 0;
  let stopTyping: Stop | undefined;
  let stopGathering: Stop | undefined;

  const patch = (values: Partial<EntriesView>) => $view.set({ ...$view.value, ...values });
  const entries = () => part(core, 'entries');
  const known = (ids: readonly Id[]): Entry[] => ids.flatMap((id) => table.get(id) ?? []);
  const show = () => {
    patch({
      entries: known(listed),
      own: known(own).filter(({ state }) => state !== 'deleted'),
      waiting: waiting && known(waiting).filter(({ state }) => state === 'held'),
      hasNext: cursor !== null,
      fresh: fresh.length,
      similar: known(similar),
    });
  };
  const query = () => {
    const { sort, only } = $view.value;
    return { poll, sort, ...(only && { status: only }) };
  };
  const reset = () => {
    [listed, own, fresh, waiting, similar, cursor] = [[], [], [], null, [], null];
    stopGathering?.();
    stopGathering = undefined;
  };

  /** Before the loader: it looks at once. */
  const saved = () => readEntryDraft(drafts.get(place));
  const loader = createLoader<EntriesView, Read>(core, $view, {
    async read(signal) {
      const mine = session.viewer() && entries().list({ poll, shelf: 'mine' }, { signal });
      const [page, held] = await Promise.all([entries().list(query(), { signal }), mine]);
      return { page, own: held ?? null };
    },
    take({ page, own: mine }) {
      table.put([...page.entries, ...(mine?.entries ?? [])]);
      [listed, own, fresh, cursor] = [idsOf(page.entries), idsOf(mine?.entries ?? []), [], page.next];
      patch({ sorted: page.sort });
      show();
      return { channel: `poll/${poll}`, asOf: page.asOf };
    },
    onChange: (change) => hear(change),
    lacksViewer: () => $view.value.entries.some(({ voted }) => voted === undefined) || own.length === 0,
    forget() {
      reset();
      table.mapAll((entry) => (entry.poll === poll ? undefined : entry));
      patch({ draft: saved() });
      show();
    },
    mount() {
      patch({ draft: saved() });
      const stops = [
        table.listen(show),
        table.keep((entry) => entry.poll === poll),
        // The draft is the viewer's own, and they may be known only now.
        session.onChange(() => !$view.value.draft.title && patch({ draft: saved() })),
      ];
      return () => {
        stopTyping?.();
        stopGathering?.();
        stopGathering = undefined;
        for (const stop of stops) stop();
      };
    },
  });

  /** Changes in place; what is new is counted, and shown when asked for. */
  const hear = (change: Change) => {
    if (change.kind === 'entry-gone' && change.poll === poll) {
      fresh = fresh.filter((id) => id !== change.id);
      table.mapAll((entry) => (entry.id === change.id ? undefined : entry));
      return show();
    }
    if (change.kind !== 'entry' || change.entry.poll !== poll) return;
    const { entry } = change;
    const { id, state, status } = entry;
    if (isStale(table.base(id), entry)) gather();
    table.put([entry]);
    const { only } = $view.value;
    const here = listed.includes(id) || own.includes(id) || fresh.includes(id);
    if (state === 'published' && !here && (only === null || only === status)) {
      // Of an own one that was sent elsewhere there is nothing to announce.
      if (entry.author?.id === session.viewer()?.id)
        [listed, own] = [
          [id, ...listed],
          [id, ...own],
        ];
      else fresh = [id, ...fresh];
    }
    if (state !== 'published') fresh = fresh.filter((other) => other !== id);
    if (waiting && state === 'held' && !waiting.includes(id)) waiting = [id, ...waiting];
    show();
  };
  /** Reads again what is listed, in place: counts that everybody's news do not tell. */
  const gather = () => {
    stopGathering ??= env.after(GATHER, () => {
      stopGathering = undefined;
      void refresh();
    });
  };
  const refresh = async () => {
    const limit = Math.min(100, listed.length + 1);
    const { sorted: sort } = $view.value;
    const page = await entries()
      .list({ ...query(), sort, limit })
      .catch(() => null);
    if (page) table.put(page.entries);
  };

  /** Carries out what a member does to an entry; says whether the backend agreed. */
  const act = async (run: () => Promise<Entry>): Promise<boolean> => {
    patch({ failure: null });
    try {
      const entry = await run();
      table.put([entry]);
      return true;
    } catch (thrown) {
      const failure = toCommunityError(thrown);
      patch({ failure });
      if (failure.code === 'conflict' || failure.code === 'closed') void refresh();
      return false;
    }
  };
  const revisionOf = (id: Id): number => table.base(id)?.revision ?? 0;
  const ask = async (text: string): Promise<readonly Entry[]> => {
    if (text.trim().length < TELLING) return [];
    const { entries: found } = await entries().similar({ poll, text });
    table.put(found);
    return found;
  };

  return {
    poll,
    $view,
    ready: loader.ready,
    reload: loader.reload,
    setSort(sort) {
      patch({ sort });
      return loader.reload();
    },
    setOnly(only) {
      patch({ only });
      return loader.reload();
    },
    async next() {
      if (cursor === null || $view.value.busy) return;
      const from = cursor;
      patch({ busy: true, failure: null });
      try {
        const page = await entries().list({ ...query(), cursor: from });
        if (cursor !== from) return; // something else is listed by now
        table.put(page.entries);
        const there = new Set(listed);
        listed = [...listed, ...idsOf(page.entries).filter((id) => !there.has(id))];
        cursor = page.next;
      } catch (thrown) {
        const failure = toCommunityError(thrown);
        // Votes may be seen now, or not any more, and with them another order.
        if (failure.details.field === 'cursor') await loader.reload();
        else patch({ failure });
      } finally {
        patch({ busy: false });
        show();
      }
    },
    showFresh() {
      [listed, fresh] = [[...fresh, ...listed.filter((id) => !fresh.includes(id))], []];
      show();
    },
    setDraft(draft) {
      drafts.set(place, draft.title || draft.body || draft.image ? JSON.stringify(draft) : '');
      const before = $view.value.draft.title;
      patch({ draft });
      if (draft.title === before) return;
      stopTyping?.();
      const turn = ++asked;
      stopTyping = env.after(TYPING, () => {
        void ask(draft.title)
          .catch(() => []) // a help to who writes, and no more
          .then((found) => {
            if (turn !== asked) return;
            similar = idsOf(found);
            show();
          });
      });
    },
    async find(id, first = false) {
      const entry =
        table.get(id) ??
        (await entries()
          .read(id)
          .catch(() => null));
      if (!entry) return null;
      if (!table.get(id)) table.put([entry]);
      if (first && !listed.includes(id)) listed = [id, ...listed];
      fresh = fresh.filter((other) => other !== id || !listed.includes(id));
      show();
      return entry;
    },
    alike: (text) => ask(text).catch(() => []),
    async propose(more = {}) {
      const { draft, sending } = $view.value;
      const { title, body } = draft;
      if (sending) return null;
      const { confirm, ...said } = more;
      const what = JSON.stringify([title, body, said, session.viewer()?.id]);
      if (attempt.what !== what) attempt = { what, id: newId() };
      patch({ sending: true, failure: null });
      try {
        const entry = await entries().propose({
          id: attempt.id,
          poll,
          title,
          body,
          ...said,
          ...(confirm !== undefined && { confirm }),
        });
        table.put([entry]);
        attempt = { what: '', id: '' };
        own = [entry.id, ...own.filter((id) => id !== entry.id)];
        const fits = $view.value.only === null || $view.value.only === entry.status;
        if (entry.state === 'published' && fits)
          listed = [entry.id, ...listed.filter((id) => id !== entry.id)];
        drafts.set(place, '');
        asked++;
        stopTyping?.();
        similar = [];
        patch({ draft: { title: '', body: '' } });
        show();
        return entry;
      } catch (thrown) {
        patch({ failure: toCommunityError(thrown) });
        return null;
      } finally {
        patch({ sending: false });
      }
    },
    vote: (id, on) =>
      act(() =>
        optimistic(table, {
          id,
          patch: voting(on),
          run: () => inTurn(id, () => entries().vote({ id, on, key: newId() })),
          settle: (entry) => entry,
        }),
      ).then((done) => {
        // The first vote may show the others' counts, and a single vote leaves what it was for.
        if (done) gather();
        return done;
      }),
    edit: (id, words) => act(() => entries().edit({ id, key: newId(), revision: revisionOf(id), ...words })),
    remove: (id) => act(() => entries().remove({ id, key: newId(), revision: revisionOf(id) })),
    settle: (id, status, reply) =>
      act(() => entries().settle({ id, key: newId(), status, ...(reply !== undefined && { reply }) })),
    async merge(id, into) {
      const done = await act(() => entries().merge({ id, into, key: newId() }));
      // The answer is what took the votes; the other is a trace now.
      if (done) await act(() => entries().read(id));
      return done;
    },
    consent: (id, on) =>
      act(
        () =>
          entries().consent?.({ id, on, key: newId() }) ??
          Promise.reject(new CommunityError('unsupported', 'This backend asks for no consent.')),
      ),
    moderate: (id, action, reason) =>
      act(() => entries().moderate({ id, key: newId(), action, ...(reason && { reason }) })),
    async loadWaiting() {
      try {
        const page = await entries().list({ poll, shelf: 'held', limit: 100 });
        table.put(page.entries);
        waiting = idsOf(page.entries);
        show();
      } catch (thrown) {
        patch({ failure: toCommunityError(thrown) });
      }
    },
  };
}

const idsOf = (entries: readonly Entry[]): Id[] => entries.map(({ id }) => id);
