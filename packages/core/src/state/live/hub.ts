import type { BackendAdapter, Change, Channel } from '../../adapter/contract.ts';
import type { Cursor } from '../../domain/common.ts';
import { isBefore } from './cursor.ts';
import type { Env, Stop } from '../env.ts';

/** What a tab wants to hear of, and from where on. */
export type Wants = readonly (readonly [channel: Channel, since: Cursor])[];

/** What goes from the connection to the tabs; plain data, so that it passes between them. */
export type LiveEvent =
  /** The numbered announcement of each tab that the connection now serves, from the places named in it. */
  | { readonly serves: Readonly<Record<string, number>> }
  | { readonly change: Change }
  /** Read again what is displayed: everything, or what hangs on these channels. */
  | { readonly resync: Cursor | null; readonly channels?: readonly Channel[] }
  | { readonly state: 'off' | 'live' | 'waiting' };

/** The one connection, serving one tab or several. */
export interface Hub {
  /** Replaces what `tab` wants. `number` comes back in `serves`. */
  readonly want: (tab: string, number: number, wants: Wants) => void;
  readonly close: () => void;
}

interface Connection {
  readonly channels: ReadonlySet<Channel>;
  cursor: Cursor;
  ended: boolean;
  stop: Stop;
}

/** How long to collect wishes before connecting anew: widgets of one page load within moments of each other. */
export const SETTLE = 50;

/**
 * Holds one subscription to everything that is wanted, from the smallest position that anybody named: nobody misses
 * anything, and who is further on skips what they know. Where two positions can't be compared, the later wish reads again.
 */
export function createHub(
  env: Env,
  subscribe: NonNullable<BackendAdapter['subscribe']>,
  emit: (event: LiveEvent) => void,
): Hub {
  const numbers = new Map<string, number>();
  const wanted = new Map<string, Wants>();
  /** Tabs whose positions the connection has taken over: it knows better by now where they are. */
  const served = new Set<string>();
  let connection: Connection | undefined;
  let state: 'off' | 'live' | 'waiting' = 'off';
  let stopTimer: Stop | undefined;

  const settle = () => {
    stopTimer = undefined;
    const channels = new Set([...wanted.values()].flatMap((wants) => wants.map(([channel]) => channel)));
    if (!channels.size) return disconnect();
    let since = connection?.cursor;
    const unsure = new Set<Channel>();
    for (const [tab, wants] of wanted) {
      if (served.has(tab)) continue;
      for (const [channel, from] of wants) {
        const before = since === undefined || isBefore(from, since);
        if (before) since = from;
        if (before === null) unsure.add(channel);
      }
    }
    const same =
      connection &&
      !connection.ended &&
      connection.channels.size === channels.size &&
      [...channels].every((channel) => connection!.channels.has(channel));
    if (!same || since !== connection!.cursor) connect(channels, since!);
    for (const tab of wanted.keys()) served.add(tab);
    emit({ serves: Object.fromEntries(numbers) });
    emit({ state });
    if (unsure.size) emit({ resync: null, channels: [...unsure] });
  };
  const disconnect = () => {
    connection?.stop();
    connection = undefined;
    emit({ state: (state = 'off') });
  };
  const connect = (channels: ReadonlySet<Channel>, since: Cursor) => {
    connection?.stop();
    const mine: Connection = { channels, cursor: since, ended: false, stop: () => {} };
    connection = mine;
    state = 'waiting';
    // What comes before this round is through waits for it: tabs must know first that they are served.
    const tell = (run: () => void) => queueMicrotask(() => connection === mine && run());
    mine.stop = subscribe({
      since,
      channels: [...channels],
      onChange: (change) => tell(() => ((mine.cursor = change.cursor), emit({ change }))),
      onResync: (asOf) => tell(() => ((mine.cursor = asOf), emit({ resync: asOf }))),
      onState: (news) =>
        tell(() => {
          mine.ended = news === 'ended';
          emit({ state: (state = mine.ended ? 'off' : (news as 'live' | 'waiting')) });
        }),
    });
  };

  return {
    want(tab, number, wants) {
      served.delete(tab);
      if (wants.length) wanted.set(tab, wants);
      else wanted.delete(tab);
      numbers.set(tab, number);
      stopTimer ??= env.after(SETTLE, settle);
    },
    close() {
      stopTimer?.();
      connection?.stop();
      connection = undefined;
    },
  };
}
