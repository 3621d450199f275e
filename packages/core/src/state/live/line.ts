import type { WritableAtom } from 'nanostores';
import type { BackendAdapter, Change, Channel } from '../../adapter/contract.ts';
import type { Cursor } from '../../domain/common.ts';
import { isBefore } from './cursor.ts';
import { coalesce } from '../entities/entities.ts';
import type { Env, Stop } from '../env.ts';
import type { Readable } from '../heard.ts';
import type { LiveEvent } from './hub.ts';
import { createLink, type Link } from './tabs.ts';

/** Hears of one channel from the position of what was read. */
export interface LiveEntry {
  /** It was read again and reflects `asOf`: an older answer (from a cache) makes the connection start from there. */
  readonly at: (asOf: Cursor) => void;
  readonly close: () => void;
}

export interface Live {
  readonly $state: Readable<'off' | 'live' | 'waiting'>;
  readonly open: (
    channel: Channel,
    since: Cursor,
    onChange: (change: Change) => void,
    onResync: () => void,
  ) => LiveEntry;
  /** Somebody is looking and can connect: `name` tells who; `null` takes the connection down. */
  readonly use: (name: string | null) => void;
  readonly close: () => void;
}

/** This tab's live connection, once its code is there: `Live` without the waiting. */
export type Line = Omit<Live, '$state'>;

interface Entry {
  readonly channel: Channel;
  readonly onChange: (change: Change) => void;
  readonly onResync: () => void;
  /** The last position heard of, */
  cursor: Cursor;
  /** and where it stood when the connection last began: that much is known, and is told again to those who are behind. */
  floor: Cursor;
  /** The announcement in which its position was told; it is served, and moves on, once that came back. */
  number: number;
  served: boolean;
}

/** How long a hidden page stays connected: a glance at another tab costs no reconnection. */
export const GRACE = 30_000;

/** How long connecting may take before it is told that something is waited for; milliseconds. */
export const BRIEF = 2_000;

/**
 * What this tab hears of. Nothing is held while nothing is open, while the page has been hidden for a while, or while it
 * lies in the back-forward cache; afterwards each entry goes on from its own position.
 */
export function createLine(
  adapter: BackendAdapter,
  env: Env,
  $state: WritableAtom<'off' | 'live' | 'waiting'>,
): Line {
  const entries = new Set<Entry>();
  let name: string | null = null;
  let link: Link | undefined;
  let number = 0;
  let away = false;
  let stopTimer: Stop | undefined;
  let state: 'off' | 'live' | 'waiting' = 'off';
  let stopWaiting: Stop | undefined;

  /** Connecting at first, or to other channels, is nobody's worry unless it takes long. */
  const tell = (next: typeof state) => {
    state = next;
    if (next === 'waiting') stopWaiting ??= env.after(BRIEF, () => $state.set('waiting'));
    else {
      stopWaiting?.();
      stopWaiting = undefined;
      $state.set(next);
    }
  };
  const renew = () => {
    for (const entry of entries) unserve(entry);
    announce();
  };
  const unserve = (entry: Entry) => {
    entry.served = false;
    entry.number = number + 1;
  };
  const hangUp = () => {
    link?.close();
    link = undefined;
    tell('off');
  };
  const announce = coalesce(() => {
    if (!adapter.subscribe || name === null || away || !entries.size) return hangUp();
    if (link)
      return link.want(
        ++number,
        [...entries].map(({ channel, cursor }) => [channel, cursor] as const),
      );
    for (const entry of entries) unserve(entry);
    tell('waiting');
    watchHidden();
    link = createLink({ env, name, subscribe: adapter.subscribe.bind(adapter), receive, onLeader: renew });
    announce();
  });

  const receive = (event: LiveEvent) => {
    if ('state' in event) tell(event.state);
    else if ('serves' in event) {
      for (const entry of entries) {
        entry.served ||= entry.number <= event.serves['']!;
        entry.floor = entry.cursor;
      }
    } else if ('resync' in event) {
      for (const entry of [...entries]) {
        if (event.channels ? !event.channels.includes(entry.channel) : !entry.served) continue;
        if (event.resync !== null) entry.cursor = event.resync;
        entry.onResync();
      }
    } else {
      const { change } = event;
      for (const entry of [...entries]) {
        if (!entry.served || change.cursor === entry.floor || isBefore(change.cursor, entry.cursor)) continue;
        entry.cursor = change.cursor;
        if (change.channel === entry.channel) entry.onChange(change);
      }
    }
  };

  const setAway = (value: boolean) => {
    stopTimer?.();
    stopTimer = undefined;
    if (away !== value) {
      away = value;
      announce();
    }
  };
  const watchHidden = () => {
    if (env.hidden()) stopTimer ??= env.after(GRACE, () => setAway(true));
    else setAway(false);
  };
  const stops = [
    env.on('visibilitychange', watchHidden),
    // An open connection or a held lock would keep the page out of the back-forward cache, so it goes at once.
    env.on('pagehide', () => {
      setAway(true);
      hangUp();
    }),
    env.on('pageshow', () => env.hidden() || setAway(false)),
    env.on('online', () => state === 'off' && entries.size && renew()),
  ];

  return {
    open(channel, since, onChange, onResync) {
      const entry: Entry = {
        channel,
        onChange,
        onResync,
        cursor: since,
        floor: since,
        number: 0,
        served: false,
      };
      entries.add(entry);
      unserve(entry);
      announce();
      return {
        at(asOf) {
          if (!isBefore(asOf, entry.cursor)) return;
          entry.cursor = asOf;
          unserve(entry);
          announce();
        },
        close() {
          if (entries.delete(entry)) announce();
        },
      };
    },
    use(next) {
      if (next === name) return;
      name = next;
      hangUp();
      announce();
    },
    close() {
      entries.clear();
      stopTimer?.();
      for (const stop of stops) stop();
      hangUp();
    },
  };
}
