import type { PreinitializedWritableAtom } from 'nanostores';
import { toCommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { ThreadPage, ThreadQuery } from '../../domain/threads/types.ts';
import { part, type Core } from '../core.ts';
import { coalesce } from '../entities/entities.ts';
import { attempt, type Stop } from '../env.ts';
import { lazy } from '../../adapter/lazy.ts';
import { createLoader } from '../loader.ts';
import type { Opened } from '../opening.ts';
import { commentsOf, threadsOf, withoutViewer } from '../entities/tables.ts';
import { EMPTY, type ThreadContext } from './thread-context.ts';
import { threadItems } from './thread-items.ts';
import { extendBy, NOTHING, replaceBy } from './thread-pages.ts';
import type { ThreadWords } from './thread-words.ts';
import type { ThreadStore, ThreadView } from '../types.ts';

/** A page may come from a cache: what was written this long before it was asked for may still be new, milliseconds. */
const STALE = 60_000;
/** First comments per page: the default, and the most that a backend gives. */
const PAGE = 50;
const LARGEST_PAGE = 100;

/**
 * A thread that lives, from its first page on: news, paging, the member's own words.
 *
 * @param opened what was read of it already, around `around`
 */
export function createThread(
  core: Core,
  topic: string,
  $view: PreinitializedWritableAtom<ThreadView> & object,
  opened?: Opened<ThreadPage>,
  around: Id | null = null,
): ThreadStore {
  const { session, drafts, env } = core;
  const comments = commentsOf(core);
  const threads = threadsOf(core);
  const fresh = new Set<Id>();
  let mounted = false;
  /** Tells pages that belong to what was replaced since. */
  let round = 0;
  /** What is shown was read for somebody else: the next page takes its place. */
  let stale = false;
  /** For whom it is known what is new. */
  let recalled: Id | undefined;
  let words: ThreadWords | undefined;
  let stopWords: Stop | undefined;

  const patch = (values: Partial<ThreadView>) => $view.set({ ...$view.value, ...values });
  const idOf = (id: Id) => comments.aliases.get(id) ?? id;
  const known = (ids: Iterable<Id>) => [...ids].flatMap((id) => comments.get(id) ?? []);
  const isShown = (id: Id) => {
    const { shown } = context;
    return !!shown && (shown.replies.has(id) || shown.paged.includes(id) || shown.extra.includes(id));
  };

  const draw = () => {
    const { paged, extra, replies, more, next, prev } = context.shown ?? NOTHING;
    const own = words?.pending();
    const pending = own?.comments ?? [];
    // Own words whose conversation isn't loaded stand for themselves: they must be seen, above all when they failed.
    const roots = new Set([
      ...paged,
      ...extra,
      ...pending.flatMap(({ id, root }) => (id === root ? [id] : [])),
    ]);
    const edge = [
      ...known(extra).reverse(),
      ...pending.filter(({ id, root }) => id === root || !roots.has(root)),
    ];
    const shownRoots =
      $view.value.sort === 'oldest' ? [...known(paged), ...edge] : [...edge.reverse(), ...known(paged)];
    const content = {
      roots: shownRoots,
      replies: [...known(replies), ...pending],
      more,
      state: (id: Id) => own?.states.get(id),
    };
    patch({
      thread: threads.get(topic) ?? null,
      items: threadItems(content, $view.value.items),
      hasNext: next !== null,
      hasPrevious: prev !== null,
      fresh: fresh.size,
    });
  };

  const context: ThreadContext = {
    core,
    topic,
    comments,
    threads,
    fresh,
    shown: null,
    since: 0,
    view: () => $view.value,
    patch,
    redraw: coalesce(draw),
    isShown,
    place({ id, parent, root }) {
      const { shown } = context;
      fresh.delete(id);
      if (!shown || isShown(id)) return;
      if (parent !== null && isShown(root))
        context.shown = { ...shown, replies: new Set(shown.replies).add(id) };
      else context.shown = { ...shown, extra: [id, ...shown.extra] };
      context.redraw();
    },
    get store() {
      return store;
    },
  };
  const loadNews = lazy(async () => (await import('./thread-news.ts')).createNews(context));
  const loadWords = lazy(async () => {
    words = (await import('./thread-words.ts')).createWords(context);
    if (mounted) stopWords = words.mount();
    return words;
  });
  const prepare = () => void loadWords().catch(() => {});

  /** What is new to the viewer since their last visit, where that was noted. Once for each viewer. */
  const recall = async () => {
    const viewer = session.viewer()?.id;
    if (!context.shown || viewer === recalled) return;
    recalled = viewer;
    if ($view.value.seenUntil) patch({ seenUntil: undefined });
    if (!viewer || !attempt(() => env.storage?.getItem(`hearth/${core.scope}/visits`))) return;
    const { createVisits } = await import('./visits.ts');
    const seenUntil = core.store('visits', createVisits).again(viewer, topic, $view.value.items);
    if (viewer === recalled && seenUntil) patch({ seenUntil });
  };
  const remind = () => void recall().catch(() => {});

  const take = (page: ThreadPage) => {
    comments.put(page.comments);
    threads.put([page.thread]);
    for (const { id } of page.comments) fresh.delete(id);
  };
  const read = async (query: Partial<ThreadQuery>, signal?: AbortSignal) =>
    part(core, 'threads').read({ topic, sort: $view.value.sort, ...query }, { signal });

  /** Reads the first page, or the one that is shown, as large as it has become. */
  const readPage = async (
    signal: AbortSignal,
    first: Promise<ThreadPage | null> | undefined,
  ): Promise<ThreadPage> => {
    const size = context.shown?.paged.length ?? 0;
    const limit = size > PAGE ? { limit: Math.min(size, LARGEST_PAGE) } : {};
    const anchor = around ?? (context.shown?.prev ? context.shown.paged[0] : undefined);
    if (anchor === undefined) return (await first) ?? read(limit, signal);
    try {
      return (await first) ?? (await read({ ...limit, around: anchor }, signal));
    } catch (thrown) {
      const error = toCommunityError(thrown);
      if (error.code !== 'not-found' && error.code !== 'gone') throw error;
      // The comment that a link led to is gone: say so, and show the thread.
      if (around !== null) patch({ failure: error });
      around = null;
      return read(limit, signal);
    }
  };

  const loader = createLoader(core, $view, {
    opened,
    async read(signal, isOpened) {
      const first = isOpened ? opened : undefined;
      const askedAt = session.now() - (first ? env.now() - first.askedAt : 0);
      const page = await readPage(signal, first?.answer);
      return { page, askedAt, news: context.shown && !stale && (await loadNews()) };
    },
    take({ page, askedAt, news }) {
      if (news && context.shown && !stale) news.refresh(page);
      else {
        take(page);
        fresh.clear();
        round++;
        stale = false;
        context.shown = replaceBy(page);
        context.since = askedAt - STALE;
        patch({ target: around });
        around = null;
      }
      if (page.review !== $view.value.review) patch({ review: page.review });
      draw();
      if (session.viewer()) prepare();
      remind();
      return { channel: `thread/${topic}`, asOf: page.asOf };
    },
    // In order, since all wait for the same promise. What could not be taken in is read again.
    onChange: (change) => void loadNews().then((news) => news.onChange(change), loader.reload),
    lacksViewer: () => known(context.shown?.paged ?? []).some((comment) => !comment.mine),
    forget() {
      comments.mapAll(withoutViewer);
      stale = true;
    },
    mount() {
      const stops = [
        comments.listen(context.redraw),
        threads.listen(context.redraw),
        comments.keep((comment) => comment.topic === topic),
        threads.keep((thread) => thread.topic === topic),
        session.onChange(remind),
      ];
      mounted = true;
      stopWords = words?.mount();
      if (attempt(() => env.storage?.getItem(`hearth/${core.scope}/outbox`))) prepare();
      return () => {
        mounted = false;
        stopWords?.();
        for (const stop of stops) stop();
        context.shown = null;
        recalled = undefined;
        fresh.clear();
        $view.set({ ...EMPTY, sort: $view.value.sort });
      };
    },
  });

  /** Adds a page to what is shown; one at a time, and not to what has been replaced since. */
  const extend = async (where: 'next' | 'prev' | { readonly root: Id }) => {
    const before = context.shown;
    const cursor = typeof where === 'object' ? before?.more[where.root]?.cursor : before?.[where];
    if (!cursor || $view.value.busy) return;
    const mine = round;
    patch({ busy: true, failure: null });
    try {
      const page = await read({ cursor });
      if (context.shown && mine === round) {
        take(page);
        context.shown = extendBy(context.shown, page, where);
        loader.at(page.asOf);
        draw();
      }
    } catch (thrown) {
      patch({ failure: toCommunityError(thrown) });
    }
    patch({ busy: false });
  };
  const replace = async () => {
    context.shown = null;
    patch({ busy: true, failure: null });
    await loader.reload();
    patch({ busy: false });
  };
  /** An action whose code comes with the first use. It fails as any action when that can't be loaded. */
  const withWords = async <R>(run: (words: ThreadWords) => Promise<R> | R, otherwise: R): Promise<R> => {
    try {
      return await run(words ?? (await loadWords()));
    } catch (thrown) {
      patch({ failure: toCommunityError(thrown) });
      return otherwise;
    }
  };

  const store: ThreadStore = {
    topic,
    $view,
    ready: loader.ready,
    reload: replace,
    async goTo(id) {
      const target = idOf(id);
      if (isShown(target)) return patch({ target, failure: null });
      around = target;
      if (mounted) await replace();
    },
    async setSort(sort) {
      patch({ sort });
      if (mounted) await replace();
    },
    next: () => extend('next'),
    previous: () => extend('prev'),
    moreReplies: (root) => extend({ root: idOf(root) }),
    showFresh() {
      void loadNews().then((news) => news.showFresh(), store.reload);
    },
    post: (input) => withWords((loaded) => loaded.post(input), null),
    retry: (id) => withWords((loaded) => loaded.retry(id), undefined),
    discard: (id) => void withWords((loaded) => loaded.discard(id), undefined),
    edit: (...input) => withWords((loaded) => loaded.edit(...input), false),
    remove: (id) => withWords((loaded) => loaded.remove(id), false),
    react: (id, reaction, on) => withWords((loaded) => loaded.react(id, reaction, on), false),
    moderate: (...input) => withWords((loaded) => loaded.moderate(...input), false),
    draft: (place) => drafts.get(`thread/${topic}/${place}`),
    setDraft(place, text) {
      prepare();
      drafts.set(`thread/${topic}/${place}`, text);
    },
  };
  return store;
}
