import type { BackendAdapter } from '../../adapter/contract.ts';
import type { Env } from '../env.ts';
import { createHub, type Hub, type LiveEvent, type Wants } from './hub.ts';

/** A tab's line to the connection, wherever that is held. */
export interface Link {
  readonly want: (number: number, wants: Wants) => void;
  readonly close: () => void;
}

type Message =
  /** A tab has taken the connection over: all the others tell it what they want and how far they are. */
  | { readonly lead: true }
  | { readonly tab: string; readonly number: number; readonly wants: Wants }
  | { readonly event: LiveEvent };

/**
 * One connection for several tabs. Whoever gets the Web Lock of this `name` holds it and passes on what it hears; when it
 * goes, the next in line takes over, asks all for their positions, and starts from the smallest. Where there are no locks
 * or no channel between tabs, each has its own. `name` tells the viewer too: what one may hear, another may not.
 */
export function createLink(options: {
  readonly env: Env;
  readonly name: string;
  readonly subscribe: NonNullable<BackendAdapter['subscribe']>;
  readonly receive: (event: LiveEvent) => void;
  /** A new connection holder: announce again, from the own positions. */
  readonly onLeader: () => void;
}): Link {
  const { env, name, subscribe, receive, onLeader } = options;
  const channel = (env.locks && env.channel?.(name)) || null;
  const tab = String(env.random()).slice(2) + env.now();
  const closing = new AbortController();
  let hub: Hub | undefined;
  let release = () => {};

  const post = (message: Message) => {
    if (!closing.signal.aborted) channel?.postMessage(message);
  };
  const hear = (event: LiveEvent) => {
    receive('serves' in event ? { serves: { '': event.serves[tab] ?? 0 } } : event);
  };
  const lead = () => {
    if (closing.signal.aborted) return;
    hub = createHub(env, subscribe, (event) => {
      post({ event });
      hear(event);
    });
    post({ lead: true });
    onLeader();
  };

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if ('lead' in data) onLeader();
      else if ('event' in data) {
        if (!hub) hear(data.event);
      } else hub?.want(data.tab, data.number, data.wants);
    };
    const held = () =>
      new Promise<void>((resolve) => {
        release = resolve;
        lead();
      });
    // Refused (a sandboxed frame): then this tab is on its own.
    env.locks!.request(name, { signal: closing.signal }, held).catch(lead);
  } else lead();

  return {
    want(number, wants) {
      if (hub) hub.want(tab, number, wants);
      else post({ tab, number, wants });
    },
    close() {
      if (!hub) post({ tab, number: 0, wants: [] });
      closing.abort();
      hub?.close();
      release();
      channel?.close();
    },
  };
}
