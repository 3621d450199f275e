import { randomBytes } from 'node:crypto';
import type { Id, Time } from '@hearth/core/domain';
import type { Database } from '../db/database.ts';
import { createSealing, type Sealing } from '../sealing.ts';

/** A key by which a host signs its events: what may be told of it. */
export interface EventKey {
  readonly kid: string;
  readonly createdAt: Time;
  /** The server's secret is another than it was sealed by: it opens nothing any more. */
  readonly lost: boolean;
}

interface KeyRow {
  readonly kid: string;
  readonly sealed: string;
  readonly createdAt: number;
}

/** Bytes of a key; Standard Webhooks want 24 to 64. */
const KEY_BYTES = 32;

/** The keys of the sites that sign what hosts tell of. All that are there are good: one makes a new one before the old one goes. */
export class EventKeys {
  readonly #database: Database;
  readonly #sealing: Sealing;
  readonly #now: () => Time;

  constructor(database: Database, secret: Uint8Array, now: () => Time) {
    this.#database = database;
    this.#sealing = createSealing(secret, 'hearth event keys');
    this.#now = now;
  }

  /** Newest first. */
  async list(site: Id): Promise<EventKey[]> {
    return (await this.#rows(site)).map(({ kid, sealed, createdAt }) => ({
      kid,
      createdAt: Number(createdAt),
      lost: this.#sealing.open(site, sealed) === null,
    }));
  }

  /** Makes one. `secret`, as Standard Webhooks write it, is shown this once. */
  async make(site: Id): Promise<{ readonly kid: string; readonly secret: string }> {
    const bytes = randomBytes(KEY_BYTES).toString('base64');
    const kid = randomBytes(6).toString('hex');
    const row = { site, kid, sealed: this.#sealing.close(site, bytes), createdAt: this.#now() };
    const query = this.#database.kysely.insertInto('event_keys').values(row).compile();
    await this.#database.write(`${site}/event-keys`, (connection) => connection.executeQuery(query));
    return { kid, secret: `whsec_${bytes}` };
  }

  /** Whether there was such a key. */
  async remove(site: Id, kid: string): Promise<boolean> {
    const query = this.#database.kysely
      .deleteFrom('event_keys')
      .where('site', '=', site)
      .where('kid', '=', kid)
      .compile();
    const { numAffectedRows } = await this.#database.write(`${site}/event-keys`, (connection) =>
      connection.executeQuery(query),
    );
    return Number(numAffectedRows) > 0;
  }

  /** What signatures are held against. */
  async opened(site: Id): Promise<Uint8Array[]> {
    return (await this.#rows(site)).flatMap(({ sealed }) => {
      const bytes = this.#sealing.open(site, sealed);
      return bytes === null ? [] : Buffer.from(bytes, 'base64');
    });
  }

  async #rows(site: Id): Promise<readonly KeyRow[]> {
    const query = this.#database.kysely
      .selectFrom('event_keys')
      .select(['kid', 'sealed', 'createdAt'])
      .where('site', '=', site)
      .orderBy('createdAt', 'desc')
      .orderBy('kid')
      .compile();
    const { rows } = await this.#database.read((connection) => connection.executeQuery<KeyRow>(query));
    return rows;
  }
}
