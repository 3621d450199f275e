import type { Id, Time } from '../../domain/common.ts';
import type { Viewer } from '../../domain/people/people.ts';
import type { Env } from '../env.ts';
import { saved } from '../saved.ts';

/** Words being written, by place. */
export interface Drafts {
  readonly get: (place: string) => string;
  /** An empty text forgets the draft. Written to storage a moment later (debounced), and at once when the page goes. */
  readonly set: (place: string, text: string) => void;
  /** Writes what is due and stops. */
  readonly close: () => void;
}

type Entry = readonly [text: string, at: Time];
/** Read from storage, where anything may stand. */
type Entries = Readonly<Record<string, Entry | null>>;

const isEntries = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How long after the last keystroke a draft is written. */
const PAUSE = 300;
/** A draft that nobody touched for thirty days is forgotten. */
const LIFETIME = 30 * 24 * 3600_000;

/**
 * Drafts of a community. A signed-in member's belong to them: nobody else who uses the device reads them. Those of
 * visitors and guests belong to the device, so that signing in to send what was written doesn't lose it; a member who
 * goes on writing makes it theirs. Several tabs write one value: each changes only the places that it touched.
 */
export function createDrafts(env: Env, scope: string, viewer: () => Viewer | null): Drafts {
  const store = saved(env.storage, `hearth/${scope}/drafts`, isEntries);
  /** What this tab wrote, by key; what could not be stored stays here. */
  const written = new Map<string, Entry>();
  const due = new Set<string>();
  let stopTimer: (() => void) | undefined;

  const keyOf = (owner: Id, place: string) => `${owner}:${place}`;
  const owner = () => {
    const who = viewer();
    return who && who.role !== 'guest' ? who.id : '';
  };
  const flush = () => {
    stopTimer?.();
    stopTimer = undefined;
    if (!due.size) return;
    const entries = new Map(
      Object.entries(store.read() ?? {}).filter(([, entry]) => env.now() - (entry?.[1] ?? 0) < LIFETIME),
    );
    for (const key of due) {
      const entry = written.get(key);
      if (entry?.[0]) entries.set(key, entry);
      else entries.delete(key);
    }
    if (store.write(entries.size ? Object.fromEntries(entries) : undefined)) {
      for (const key of due) written.delete(key);
      due.clear();
    }
  };
  const put = (key: string, text: string) => {
    written.set(key, [text, env.now()]);
    due.add(key);
    stopTimer ??= env.after(PAUSE, flush);
  };
  const read = (key: string) => String((written.get(key) ?? store.read()?.[key])?.[0] ?? '');
  const stopListening = env.on('pagehide', flush);

  return {
    get: (place) => read(keyOf(owner(), place)) || read(keyOf('', place)),
    set(place, text) {
      const own = keyOf(owner(), place);
      const device = keyOf('', place);
      if (text || read(own)) put(own, text);
      if (device !== own && read(device)) put(device, '');
    },
    close() {
      flush();
      stopListening();
    },
  };
}
