import { atom } from 'nanostores';
import { CommunityError, toCommunityError } from '../../adapter/errors.ts';
import type { ThreadCounts } from '../../domain/threads/types.ts';
import type { Base } from '../base.ts';
import type { Community, CountStore, CountView } from '../types.ts';
import { whenHeard } from '../when-heard.ts';

/** How many comments a topic has; the same topic gives the same store. All that begin in one go are asked for together. */
export const countStore = (community: Pick<Community, 'store'>, topic: string): CountStore =>
  community.store(`count/${topic}`, (base) => openCount(base, topic));

type Ask = (topic: string) => Promise<number>;

function openCount(base: Base, topic: string): CountStore {
  const $view = atom<CountView>({ status: 'loading', error: null, count: null });
  const ask = batchOf(base);
  let settle = () => {};
  const ready = new Promise<void>((resolve) => (settle = resolve));

  const reload = async () => {
    try {
      $view.set({ status: 'ready', error: null, count: await ask(topic) });
    } catch (thrown) {
      $view.set({ ...$view.value, status: 'failed', error: toCommunityError(thrown) });
      // What kept the session from being there, or somebody out, kept the count, too.
      const stop = base.$session.listen(({ session }) => {
        if (!session) return;
        stop();
        if ($view.lc) void reload();
      });
    }
    settle();
  };
  whenHeard($view, () => void ($view.value.status === 'ready' || reload()));
  return { topic, $view, ready, reload };
}

/** The community's one way to ask, kept beside its stores. */
function batchOf(base: Base): Ask {
  let ask = base.stores.get('counts') as Ask | undefined;
  if (!ask) base.stores.set('counts', (ask = batch(base)));
  return ask;
}

/** By what is there of the backend, or by all of it where that can't say. */
async function count(base: Base, query: { readonly topics: readonly string[] }): Promise<ThreadCounts> {
  const answer = await base.adapter().threads?.counts?.(query);
  if (answer) return answer;
  const { threads } = (await base.live()).adapter;
  // As `part` of core.ts says it, without the code beside it.
  if (!threads?.counts) throw new CommunityError('unsupported', 'This backend counts no comments.');
  return threads.counts(query);
}

/** Milliseconds in which a page's elements come to life: those that a CMS let through come one by one. */
const GATHERING = 20;

/** As many as backends count at once. */
const MOST = 100;

/** Collects what is asked for until everybody who is at it has asked, and then asks once for all of them. */
function batch(base: Base): Ask {
  let waiting = new Set<string>();
  let answer: Promise<ReadonlyMap<string, number>> | undefined;

  const send = async () => {
    // Sorted, so that caches know the question again.
    const topics = [...waiting].sort();
    waiting = new Set();
    answer = undefined;
    const portions: Promise<ThreadCounts>[] = [];
    for (let at = 0; at < topics.length; at += MOST)
      portions.push(count(base, { topics: topics.slice(at, at + MOST) }));
    const answers = await Promise.all(portions);
    return new Map(answers.flatMap(({ counts }) => Object.entries(counts)));
  };

  return async (topic) => {
    waiting.add(topic);
    answer ??= new Promise((resolve) => setTimeout(resolve, GATHERING)).then(send);
    return (await answer).get(topic) ?? 0;
  };
}
