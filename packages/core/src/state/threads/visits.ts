import type { Id, Time } from '../../domain/common.ts';
import type { Core } from '../core.ts';
import { saved } from '../saved.ts';
import type { ThreadItem } from '../types.ts';

/** A thread that nobody looked at for ninety days is read as for the first time. */
const LIFETIME = 90 * 24 * 3600_000;

type Entry = readonly [until: Time, at: Time];
/** Read from storage, where anything may stand. */
type Entries = Readonly<Record<string, Entry | null>>;

const isEntries = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How far somebody has read, by viewer and topic: when the youngest comment that they were shown was written. */
export interface Visits {
  /**
   * Somebody looks at a thread again. Answers how far they had read before this page was opened, and notes how far they read now;
   * `undefined`, and nothing is noted, where they have never done anything there.
   */
  readonly again: (viewer: Id, topic: string, items: readonly ThreadItem[]) => Time | undefined;
  /** Somebody has done something in a thread: from now on it is noted how far they read it. */
  readonly acted: (viewer: Id, topic: string, items: readonly ThreadItem[]) => void;
}

/** Nothing is stored before somebody whom the backend knows has done something in a thread. */
export function createVisits({ env, scope }: Pick<Core, 'env' | 'scope'>): Visits {
  const store = saved(env.storage, `hearth/${scope}/visits`, isEntries);
  /** What was noted when this page first asked: moving a widget is no visit. */
  const before = new Map<string, Time | undefined>();
  const keyOf = (viewer: Id, topic: string) => `${viewer}:${topic}`;
  const note = (key: string, items: readonly ThreadItem[], entries: Entries) => {
    const until = youngest(items);
    if (!until || Number(entries[key]?.[0]) >= until) return;
    const kept = Object.entries(entries).filter(([, entry]) => env.now() - (entry?.[1] ?? 0) < LIFETIME);
    store.write({ ...Object.fromEntries(kept), [key]: [until, env.now()] });
  };
  return {
    again(viewer, topic, items) {
      const key = keyOf(viewer, topic);
      const entries = store.read() ?? {};
      const until = Number(entries[key]?.[0]);
      if (!before.has(key)) before.set(key, until || undefined);
      if (until) note(key, items, entries);
      return before.get(key);
    },
    acted(viewer, topic, items) {
      const key = keyOf(viewer, topic);
      if (!before.has(key)) before.set(key, undefined);
      note(key, items, store.read() ?? {});
    },
  };
}

const youngest = (items: readonly ThreadItem[]): Time =>
  items.reduce((time, { comment, pending }) => (pending ? time : Math.max(time, comment.createdAt)), 0);
