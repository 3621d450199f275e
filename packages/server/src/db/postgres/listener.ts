import type { Sql } from 'postgres';
import { Wakers } from '../wakers.ts';
import type { SqlTypes } from './dialect.ts';

/**
 * Hears of commits by every process: one connection listens while anybody watches, and a slow poll of the counters
 * covers notifications that got lost. A notification only wakes; the log itself is the truth.
 */
export class Listener {
  readonly #sql: Sql<SqlTypes>;
  readonly #channel: string;
  readonly #poll: number;
  readonly #wakers = new Wakers();
  readonly #seen = new Map<string, string>();
  #listening = false;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(sql: Sql<SqlTypes>, channel: string, poll: number) {
    this.#sql = sql;
    this.#channel = channel;
    this.#poll = poll;
  }

  watch(site: string, wake: () => void): () => void {
    const stop = this.#wakers.add(site, wake);
    this.#listen();
    return () => {
      stop();
      if (this.#wakers.sites().length > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
  }

  #listen(): void {
    if (this.#closed) return;
    this.#timer ??= setInterval(() => void this.#look().catch(() => {}), this.#poll).unref();
    if (this.#listening) return;
    this.#listening = true;
    // postgres.js connects again by itself and then calls the third argument: what was missed meanwhile is read then.
    this.#sql
      .listen(
        this.#channel,
        (site) => this.#wakers.wake(site),
        () => this.#wakers.wakeAll(),
      ) // prettier-ignore
      .catch(() => (this.#listening = false));
  }

  async #look(): Promise<void> {
    this.#listen();
    const sites = this.#wakers.sites();
    if (sites.length === 0) return;
    const rows = await this.#sql.unsafe<{ site: string; place: string }[]>(
      `select site, epoch || '.' || seq as place from site_counters
       where site in (select jsonb_array_elements_text($1::text::jsonb))`,
      [JSON.stringify(sites)],
    );
    for (const { site, place } of rows) {
      if (this.#seen.get(site) !== place) this.#wakers.wake(site);
      this.#seen.set(site, place);
    }
  }
}
