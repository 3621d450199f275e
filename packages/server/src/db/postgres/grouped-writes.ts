import { CommunityError } from '@hearth/core/adapter';
import type { RowKey, WriteTx } from '@hearth/core/engine';
import { NeedsItsOwn, type Together } from './together.ts';

/** Writes that one transaction takes: nobody shall wait long for those behind. */
const LARGEST = 200;

type Body<T> = (tx: WriteTx) => Promise<T>;

interface Waiting {
  readonly body: Body<unknown>;
  readonly ahead: readonly RowKey[];
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
}
/** How a write ended, to be told once the group is on the disk: also a refusal may rest on what another one did. */
type Outcome = (waiting: Waiting) => void;

/** How transactions are made. */
export interface Ways {
  /** One for a group: the lock is held when `body` is called, again from the start after a conflict. */
  transaction(site: string, lock: string, body: (together: Together) => Promise<void>): Promise<void>;
  /** One for one write. */
  alone<T>(site: string, lock: string, body: Body<T>): Promise<T>;
}

/**
 * Writes of one lock that wait at the same time share a transaction: one lock, one look at their rows, one commit. Each
 * still succeeds or fails for itself, and none is answered before the commit. There is no waiting for company: whoever
 * comes alone goes alone, and who comes while the lock is held elsewhere goes with the others.
 */
export class GroupedWrites {
  readonly #ways: Ways;
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  run<T>(site: string, lock: string, body: Body<T>, ahead: readonly RowKey[]): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const place = JSON.stringify([site, lock]);
      const known = this.#waiting.get(place);
      const queue = known ?? [];
      queue.push({ body, ahead, resolve, reject });
      if (known) return;
      this.#waiting.set(place, queue);
      void this.#work(place, site, lock, queue);
    });
  }

  async #work(place: string, site: string, lock: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) await this.#group(site, lock, queue);
    this.#waiting.delete(place); // at once, so that nobody joins a queue that is left
  }

  /** Never rejects: whoever waits hears what went wrong. */
  async #group(site: string, lock: string, queue: Waiting[]): Promise<void> {
    const group: Waiting[] = [];
    let outcomes: Outcome[] = [];
    try {
      await this.#ways.transaction(site, lock, async (together) => {
        // Only now: who came while others held the lock is taken, too.
        group.push(...queue.splice(0, LARGEST - group.length));
        outcomes = [];
        await together.look(group.flatMap(({ ahead }) => ahead));
        for (const { body } of group) outcomes.push(await this.#one(site, lock, together, body));
      });
    } catch (error) {
      if (group.length === 0) group.push(...queue.splice(0));
      // What the database can't do for one of them it may do for the others. If it does not answer, nobody is tried again.
      const hopeless = group.length === 1 || isUnavailable(error);
      outcomes = group.map(({ body }) => (hopeless ? failed(error) : this.#alone(site, lock, body)));
    }
    for (const [at, waiting] of group.entries()) outcomes[at]!(waiting);
  }

  /** @throws what ends the whole group */
  async #one(site: string, lock: string, together: Together, body: Body<unknown>): Promise<Outcome> {
    try {
      const answer = await together.run(body);
      return ({ resolve }) => resolve(answer as never);
    } catch (error) {
      if (error instanceof NeedsItsOwn) return this.#alone(site, lock, body);
      if (together.broken) throw error;
      return failed(error);
    }
  }

  /** In a transaction of its own, once this group is through. */
  #alone(site: string, lock: string, body: Body<unknown>): Outcome {
    return ({ resolve, reject }) =>
      void this.#ways.alone(site, lock, body).then((answer) => resolve(answer as never), reject);
  }
}

const failed =
  (error: unknown): Outcome =>
  ({ reject }) =>
    reject(error);

const isUnavailable = (error: unknown): boolean =>
  error instanceof CommunityError && error.code === 'unavailable';
