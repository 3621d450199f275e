import type { BackendAdapter, Change, Channel } from '../../adapter/contract.ts';
import type { CommunityError } from '../../adapter/errors.ts';
import type { Cursor, Time } from '../../domain/common.ts';
import type { StreamEvent } from '../types.ts';

/** Milliseconds between signs of life: proxies cut what is silent for a minute, clients what is for 40 s. */
export const HEARTBEAT = 15_000;
/** Bytes that may wait for a slow client. Past it the client is dropped, and comes back from its last cursor. */
export const BACKLOG_LIMIT = 1024 * 1024;

const encoder = new TextEncoder();
const OPENING = encoder.encode('retry: 1000\n\n');
const BEAT = encoder.encode(':\n\n');
const LIVE = frame('live', {});
/** A change is handed to all its listeners as one object, and so encoded once for all of them. */
const encoded = new WeakMap<Change, Uint8Array>();

function frame(event: StreamEvent, data: unknown, id?: Cursor): Uint8Array {
  return encoder.encode(
    `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
  );
}

function changeFrame(change: Change): Uint8Array {
  let bytes = encoded.get(change);
  if (!bytes) encoded.set(change, (bytes = frame('change', change, change.cursor)));
  return bytes;
}

/** Runs `task` every `milliseconds` until the returned function is called. */
export type Every = (milliseconds: number, task: () => void) => () => void;

const everyByTimer: Every = (milliseconds, task) => {
  const timer = setInterval(task, milliseconds);
  return () => clearInterval(timer);
};

export interface StreamsOptions {
  readonly now: () => Time;
  readonly every?: Every;
  readonly backlogLimit?: number;
}

interface StreamRequest {
  readonly subscribe: NonNullable<BackendAdapter['subscribe']>;
  readonly since: Cursor;
  readonly channels: readonly Channel[];
  /** When the bearer ends; `null` without one. */
  readonly until: Time | null;
  readonly signal: AbortSignal;
}

interface Client {
  beat(): void;
  close(): void;
}

/** The open event streams of one handler. One timer beats for all of them. */
export class Streams {
  readonly #clients = new Set<Client>();
  readonly #now: () => Time;
  readonly #every: Every;
  readonly #backlogLimit: number;
  #stopBeating: (() => void) | null = null;

  constructor({ now, every = everyByTimer, backlogLimit = BACKLOG_LIMIT }: StreamsOptions) {
    this.#now = now;
    this.#every = every;
    this.#backlogLimit = backlogLimit;
  }

  get size(): number {
    return this.#clients.size;
  }

  /** Ends all streams, as a server does before it stops; clients come back, to whoever serves then. */
  closeAll(): void {
    for (const client of [...this.#clients]) client.close();
  }

  open({ subscribe, since, channels, until, signal }: StreamRequest): ReadableStream<Uint8Array> {
    let leave = (): void => {};
    const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      let open = true;
      let unsubscribe = (): void => {};
      leave = () => {
        if (!open) return;
        open = false;
        signal.removeEventListener('abort', abandon);
        unsubscribe();
        this.#remove(client);
      };
      const write = (bytes: Uint8Array): void => {
        if (!open) return;
        if (until !== null && this.#now() >= until) return client.close();
        controller.enqueue(bytes);
        if (controller.desiredSize! > 0) return;
        leave();
        controller.error(new Error('The client reads too slowly.')); // unlike close(), lets go of what waits
      };
      const client: Client = {
        beat: () => write(BEAT),
        close: () => {
          if (!open) return;
          leave();
          controller.close();
        },
      };
      // Not closed, as if it had come to its end: who went away gets an error, if anything.
      const abandon = (): void => {
        if (!open) return;
        leave();
        controller.error(signal.reason);
      };
      const onState = (state: 'live' | 'waiting' | 'ended', error?: CommunityError): void => {
        if (state === 'live') write(LIVE);
        if (state !== 'ended') return;
        if (error && !error.retryable) write(frame('end', { error: { code: error.code, ...error.details } }));
        client.close();
      };
      this.#add(client);
      signal.addEventListener('abort', abandon);
      write(OPENING);
      try {
        const stop = subscribe({
          since,
          channels,
          onState,
          onChange: (change) => write(changeFrame(change)),
          onResync: (asOf) => write(frame('resync', { asOf }, asOf)),
        });
        if (open) unsubscribe = stop;
        else stop(); // it ended before it began
      } catch (error) {
        leave();
        throw error;
      }
      if (signal.aborted) abandon();
    };
    return new ReadableStream(
      { start, cancel: () => leave() },
      new ByteLengthQueuingStrategy({ highWaterMark: this.#backlogLimit }),
    );
  }

  #add(client: Client): void {
    this.#clients.add(client);
    this.#stopBeating ??= this.#every(HEARTBEAT, () => [...this.#clients].forEach((one) => one.beat()));
  }

  #remove(client: Client): void {
    this.#clients.delete(client);
    if (this.#clients.size > 0) return;
    this.#stopBeating?.();
    this.#stopBeating = null;
  }
}
