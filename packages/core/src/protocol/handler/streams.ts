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

export interface StreamRequest {
  readonly subscribe: NonNullable<BackendAdapter['subscribe']>;
  readonly since: Cursor;
  readonly channels: readonly Channel[];
  /** When the bearer ends; `null` without one. */
  readonly until: Time | null;
  /** `null` where the sink's owner says when the client has gone. */
  readonly signal: AbortSignal | null;
}

/** Where a stream's bytes go. After `end` or `fail` nothing more comes. */
export interface Sink {
  /** Whether there is room for more; a client that leaves none is dropped. */
  write(bytes: Uint8Array): boolean;
  end(): void;
  /** Cuts the stream, so that it is not taken for whole, and lets go of what waits. */
  fail(error: unknown): void;
}

/** One open stream. */
export class Client {
  readonly #sink: Sink;
  readonly #now: () => Time;
  readonly #until: Time | null;
  readonly #signal: AbortSignal | null;
  readonly #left: () => void;
  #open = true;
  #unsubscribe: (() => void) | null = null;

  constructor({ until, signal }: StreamRequest, sink: Sink, now: () => Time, left: () => void) {
    this.#sink = sink;
    this.#now = now;
    this.#until = until;
    this.#signal = signal;
    this.#left = left;
  }

  begin({ subscribe, since, channels }: StreamRequest): void {
    this.#signal?.addEventListener('abort', this.#abandon);
    this.#write(OPENING);
    try {
      const stop = subscribe({
        since,
        channels,
        onState: (state, error) => this.#say(state, error),
        onChange: (change) => this.#write(changeFrame(change)),
        onResync: (asOf) => this.#write(frame('resync', { asOf }, asOf)),
      });
      if (this.#open) this.#unsubscribe = stop;
      else stop(); // it ended before it began
    } catch (error) {
      this.leave();
      throw error;
    }
    if (this.#signal?.aborted) this.#abandon();
  }

  beat(): void {
    this.#write(BEAT);
  }

  close(): void {
    if (!this.#open) return;
    this.leave();
    this.#sink.end();
  }

  /** The client has gone: nothing more is said. */
  leave(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#signal?.removeEventListener('abort', this.#abandon);
    this.#unsubscribe?.();
    this.#left();
  }

  #write(bytes: Uint8Array): void {
    if (!this.#open) return;
    if (this.#until !== null && this.#now() >= this.#until) return this.close();
    if (this.#sink.write(bytes)) return;
    this.leave();
    this.#sink.fail(new Error('The client reads too slowly.'));
  }

  #say(state: 'live' | 'waiting' | 'ended', error?: CommunityError): void {
    if (state === 'live') this.#write(LIVE);
    if (state !== 'ended') return;
    if (error && !error.retryable)
      this.#write(frame('end', { error: { code: error.code, ...error.details } }));
    this.close();
  }

  /** Not closed, as if it had come to its end: who went away gets an error, if anything. */
  readonly #abandon = (): void => {
    if (!this.#open) return;
    this.leave();
    this.#sink.fail(this.#signal!.reason);
  };
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

  open(request: StreamRequest): ReadableStream<Uint8Array> {
    let client: Client | null = null;
    const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      client = this.attach(request, {
        write(bytes) {
          controller.enqueue(bytes);
          return controller.desiredSize! > 0;
        },
        end: () => controller.close(),
        fail: (error) => controller.error(error),
      });
    };
    return new ReadableStream(
      { start, cancel: () => client?.leave() },
      new ByteLengthQueuingStrategy({ highWaterMark: this.#backlogLimit }),
    );
  }

  /** Streams into `sink`, until it ends or is left. */
  attach(request: StreamRequest, sink: Sink): Client {
    const client = new Client(request, sink, this.#now, () => this.#remove(client));
    this.#add(client);
    client.begin(request);
    return client;
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
