import {
  backoff,
  CommunityError,
  sleep,
  type Change,
  type RetryOptions,
  type Subscription,
  type Unsubscribe,
} from '@hearth/core/adapter';
import type { ErrorBody, ResyncData } from '@hearth/core/protocol';
import { createEventParser, type ServerEvent } from './events.ts';
import type { Held, Identity } from './identity.ts';
import { open } from './requests.ts';
import { watch } from './watch.ts';
import type { Wire } from './wire.ts';
import { explain } from './within.ts';

/** Milliseconds without a byte after which a line is taken for dead: two heartbeats, and some. */
const SILENCE = 40_000;
/** Cursors remembered, so that nothing is told twice. */
const MEMORY = 1_000;

export interface SubscribeOptions extends Pick<RetryOptions, 'random'> {
  readonly wire: Wire;
  readonly identity: Identity;
  /** Calls back when somebody else is looking: lines are opened anew. Returns how to stop. */
  readonly onViewer: (restart: () => void) => () => void;
  readonly sleep?: typeof sleep;
}

/** A subscription over an event stream that is opened again whenever it breaks, from the last cursor on. */
export function createSubscribe({ wire, identity, onViewer, random, sleep: wait = sleep }: SubscribeOptions) {
  return (subscription: Subscription): Unsubscribe => {
    let { since } = subscription;
    const { channels } = subscription;
    const closing = new AbortController();
    const { signal } = closing;
    const seen = new Set<string>();
    let line = closing;
    /** Lines that broke before anything came of them. */
    let failures = 0;
    let renewed = false;
    const prove = (): void => {
      failures = 0;
      renewed = false;
    };

    const take = ({ event, data }: ServerEvent): void => {
      if (signal.aborted || line.signal.aborted) return;
      if (event === 'live') subscription.onState?.('live');
      else if (event === 'beat') prove();
      else if (event === 'end') {
        const { code, ...details } = (JSON.parse(data) as ErrorBody).error;
        throw new CommunityError(code, 'The server ended the stream.', details);
      } else if (event === 'resync') {
        prove();
        since = (JSON.parse(data) as ResyncData).asOf;
        subscription.onResync(since);
      } else if (event === 'change') {
        const change = JSON.parse(data) as Change;
        prove();
        since = change.cursor;
        if (seen.has(since)) return;
        if (seen.size >= MEMORY) seen.clear();
        seen.add(since);
        subscription.onChange(change);
      }
    };

    async function listen(held: Held | null): Promise<void> {
      const watched = watch(wire.timeout, line.signal);
      try {
        const { body } = await open(wire, 'stream', { since, channels }, held?.bearer, watched.signal);
        const parse = createEventParser(take);
        const decoder = new TextDecoder();
        const reader = body!.getReader();
        watched.signal.addEventListener('abort', () => void reader.cancel().catch(() => {})); // where an abort doesn't reach the body
        for (;;) {
          watched.touch(SILENCE);
          const { done, value } = await reader.read();
          if (watched.signal.aborted) throw watched.signal.reason;
          if (done) return;
          parse(decoder.decode(value, { stream: true }));
        }
      } finally {
        watched.end();
      }
    }

    /** Waits; not longer than until the device says that it is online again, or nobody listens any more. */
    async function pause(milliseconds: number): Promise<void> {
      const waking = new AbortController();
      const wake = (): void => waking.abort();
      signal.addEventListener('abort', wake);
      globalThis.addEventListener?.('online', wake);
      await wait(milliseconds, waking.signal).catch(() => {});
      globalThis.removeEventListener?.('online', wake);
    }

    async function keepOpen(): Promise<void> {
      while (!signal.aborted) {
        line = new AbortController();
        const forget = onViewer(() => line.abort());
        let held: Held | null = null;
        let error: CommunityError | undefined;
        try {
          held = await identity.get();
          await listen(held);
        } catch (thrown) {
          error = explain(thrown);
        }
        forget();
        if (line.signal.aborted) continue; // closed by us, or for another viewer
        line.abort();
        if (error?.code === 'unauthenticated' && held && !renewed) {
          renewed = true;
          identity.expire(held);
        } else if (error && !error.retryable) {
          return subscription.onState?.('ended', error);
        } else {
          subscription.onState?.('waiting', error);
          const asked = (error?.details.retryAfter ?? 0) * 1000;
          await pause(Math.max(asked, backoff(++failures, { random })));
        }
      }
    }

    void keepOpen();
    return () => {
      closing.abort();
      line.abort();
    };
  };
}
