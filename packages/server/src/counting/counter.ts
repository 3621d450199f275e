import { existsSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { CommunityError } from '@hearth/core/adapter';
import type { RankedCount } from '@hearth/core/domain';
import { countHere, type CountRanked } from '@hearth/core/engine';
import type { Log } from '../log.ts';
import { pack } from './packing.ts';
import type { Asked, Told } from './wire.ts';

/** Ballots × options²: what is less is counted in some ten milliseconds, and where it was read. */
const LARGE = 500_000;

const SCRIPT = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

interface Waiting {
  readonly resolve: (count: RankedCount) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Counts ranked ballots on a thread of its own, so that nobody else waits for it. The thread starts with the first large
 * count and ends with the server; when it dies, who waits is told to come again, and the next count starts another.
 */
export class Counter {
  readonly #log: Log;
  readonly #script: URL;
  /** A server that was bundled into one file may have no thread's script beside it: then it counts by itself. */
  readonly #threaded: boolean;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #jobs = 0;

  /** @param script for tests: what the thread runs */
  constructor(log: Log, script = SCRIPT) {
    this.#log = log;
    this.#script = script;
    this.#threaded = existsSync(script);
  }

  /** Throws `unavailable` when the thread dies meanwhile. */
  readonly count: CountRanked = async (work) => {
    const { options, tieOrder, voters, pages } = work;
    if (!this.#threaded || voters * options.length ** 2 < LARGE) return countHere(work);
    const worker = (this.#worker ??= this.#start());
    const job = this.#jobs++;
    const counted = new Promise<RankedCount>((resolve, reject) =>
      this.#waiting.set(job, { resolve, reject }),
    );
    counted.catch(() => {}); // it may die before anybody waits for it
    const ask = (asked: Asked, moved: readonly ArrayBuffer[] = []): void => worker.postMessage(asked, moved);
    try {
      const places = new Map(options.map((id, place) => [id, place]));
      for await (const page of pages) {
        if (this.#worker !== worker) return await counted;
        const packed = pack(places, page);
        ask({ job, page: packed }, [packed.buffer]);
        // SQLite answers at once: without this, nobody would have a turn before all is read.
        await turn();
      }
      ask({ job, options, tieOrder });
    } catch (error) {
      ask({ job, dropped: true });
      this.#waiting.delete(job);
      throw error;
    }
    return counted;
  };

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#script, { name: 'hearth-count' });
    worker.unref();
    worker.on('message', (told: Told) => {
      const waiting = this.#waiting.get(told.job);
      this.#waiting.delete(told.job);
      if ('count' in told) waiting?.resolve(told.count);
      else waiting?.reject(new Error(told.error));
    });
    worker.on('error', (err) => this.#log.error({ err }, 'the thread that counts died'));
    worker.on('exit', () => {
      this.#worker = null;
      const error = new CommunityError('unavailable', 'The count was cut off.', { retryAfter: 1 });
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    });
    return worker;
  }
}
