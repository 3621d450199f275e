import { CommunityError } from '@hearth/core/adapter';
import { isFatal, normalise } from '../errors.ts';
import { Mutex } from '../mutex.ts';
import type { SqliteConnection } from './connection.ts';

/** Milliseconds in which a group takes newcomers in, and how many it takes: nobody shall wait long for those behind. */
const PATIENCE = 5;
const LARGEST = 200;

interface Waiting {
  /** Runs within the group's transaction. */
  readonly run: () => Promise<void>;
  /** The group is on the disk: its answer may go out. */
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * The one writing connection. Writes that wait at the same time share a transaction and its fsync: each runs alone and
 * undoes only itself when it fails, and none is answered before all of them are on the disk.
 */
export class GroupedWrites {
  readonly #connection: SqliteConnection;
  readonly #clock: () => number;
  readonly #turn = new Mutex();
  #waiting: Waiting[] = [];
  #scheduled = false;
  #closed = false;
  #broken: Error | null = null;

  /** @param clock milliseconds that never go back */
  constructor(connection: SqliteConnection, clock: () => number) {
    this.#connection = connection;
    this.#clock = clock;
  }

  run<T>(body: (connection: SqliteConnection) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let answer: T;
      this.#waiting.push({
        run: async () => void (answer = await body(this.#connection)),
        done: () => resolve(answer),
        fail: reject,
      });
      if (this.#scheduled) return;
      this.#scheduled = true;
      void this.#turn.run(() => this.#group());
    });
  }

  /** Lends the connection as it is, when nothing else uses it. */
  borrow(): Promise<{ connection: SqliteConnection; giveBack: () => void }> {
    return new Promise((resolve, reject) => {
      void this.#turn
        .run(async () => {
          this.#mayWrite();
          await new Promise<void>((giveBack) => resolve({ connection: this.#connection, giveBack }));
        })
        .catch(reject);
    });
  }

  /** Takes nothing more, and resolves when what was taken has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#turn.idle();
    this.#connection.close();
  }

  /** Never rejects: whoever waits hears what went wrong. */
  async #group(): Promise<void> {
    const taken: Waiting[] = [];
    /** How those who are answered hear of it; also a refusal may rest on what another write of the group did. */
    const answers: (() => void)[] = [];
    try {
      this.#mayWrite();
      this.#connection.begin('immediate');
      const until = this.#clock() + PATIENCE;
      const full = (): boolean => taken.length >= LARGEST || this.#clock() >= until;
      do {
        for (let next = this.#waiting.shift(); next; next = full() ? undefined : this.#waiting.shift()) {
          taken.push(next);
          answers.push(await (taken.length === 1 ? this.#first(next) : this.#next(next)));
        }
        // Requests that have arrived meanwhile may bring writes: one look, without waiting for any.
        await oneTurn();
      } while (this.#waiting.length > 0 && !full());
      this.#connection.commit();
      for (const answer of answers) answer();
    } catch (error) {
      const thrown = this.#undo(error);
      if (taken.length === 0) taken.push(...this.#waiting.splice(0));
      for (const { fail } of taken) fail(thrown);
    } finally {
      this.#scheduled = this.#waiting.length > 0;
      if (this.#scheduled) void this.#turn.run(() => this.#group());
    }
  }

  /** The first write of a group, and most often the only one: when it fails, there is nothing else to undo. */
  async #first({ run, done, fail }: Waiting): Promise<() => void> {
    try {
      await run();
      return done;
    } catch (error) {
      if (isFatal(error) || !this.#connection.database.isTransaction) throw error;
      this.#connection.rollback();
      this.#connection.begin('immediate');
      return () => fail(normalise(error));
    }
  }

  /**
   * Runs one more write of the group.
   *
   * @returns how to answer it once the group is on the disk
   * @throws what ends the whole group
   */
  async #next({ run, done, fail }: Waiting): Promise<() => void> {
    const connection = this.#connection;
    connection.command('savepoint one');
    try {
      await run();
      connection.command('release one');
      return done;
    } catch (error) {
      // After some failures SQLite has undone everything by itself, or may not be trusted to undo one of many.
      if (isFatal(error) || !connection.database.isTransaction) throw error;
      connection.rollbackTo('one');
      return () => fail(normalise(error));
    }
  }

  #mayWrite(): void {
    if (this.#closed) throw new CommunityError('unavailable', 'The database is closed.', { retryAfter: 5 });
    if (!this.#broken) return;
    throw new CommunityError(
      'unavailable',
      'The disk failed: only reading is possible until a restart.',
      {},
      { cause: this.#broken },
    );
  }

  #undo(thrown: unknown): unknown {
    try {
      this.#connection.rollback();
    } catch (error) {
      this.#broken ??= error as Error;
    }
    // After a failed fsync the kernel may forget the lost pages, and a later commit would seem to succeed.
    if (isFatal(thrown)) this.#broken ??= thrown as Error;
    return normalise(thrown);
  }
}

/**
 * Lets the event loop look once for what has arrived. It runs what `setImmediate` is given before it looks, when that was
 * asked for while a request was read: so the second time is behind a look in any case.
 */
const oneTurn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
