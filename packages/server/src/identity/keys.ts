import { randomBytes } from 'node:crypto';
import type { Id } from '@hearth/core/domain';
import type { JWK } from 'jose';
import type { Database } from '../db/database.ts';

/** What may sign identities. Each key is good for one algorithm alone. */
export type SiteKey = {
  readonly kid: string;
  /** Only this `iss` is taken, if given. */ readonly issuer?: string;
} & (
  | { readonly algorithm: 'HS256'; /** base64url. */ readonly secret: string }
  | { readonly algorithm: 'ES256' | 'RS256'; readonly jwk: JWK }
  /** Public keys at an address; `kid` only names the entry, the token's own is looked up there. */
  | { readonly algorithm: 'ES256' | 'RS256'; readonly jwks: string }
);

/** The keys of the sites, in a table of their own: they never travel, and engines don't know them. */
export class SiteKeys {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async list(site: Id): Promise<SiteKey[]> {
    const query = this.#database.kysely
      .selectFrom('site_keys')
      .select('key')
      .where('site', '=', site)
      .orderBy('kid')
      .compile();
    const { rows } = await this.#database.read((connection) =>
      connection.executeQuery<{ key: string }>(query),
    );
    return rows.map(({ key }) => JSON.parse(key) as SiteKey);
  }

  /** A key with this `kid` is replaced. */
  async put(site: Id, key: SiteKey): Promise<void> {
    const text = JSON.stringify(key);
    const query = this.#database.kysely
      .insertInto('site_keys')
      .values({ site, kid: key.kid, key: text })
      .onConflict((conflict) => conflict.columns(['site', 'kid']).doUpdateSet({ key: text }))
      .compile();
    await this.#database.write(`${site}/keys`, (connection) => connection.executeQuery(query));
  }

  /** Whether there was such a key. */
  async remove(site: Id, kid: string): Promise<boolean> {
    const query = this.#database.kysely
      .deleteFrom('site_keys')
      .where('site', '=', site)
      .where('kid', '=', kid)
      .compile();
    const { numAffectedRows } = await this.#database.write(`${site}/keys`, (connection) =>
      connection.executeQuery(query),
    );
    return Number(numAffectedRows) > 0;
  }
}

/** A random 256-bit key for HS256. */
export function newSecretKey(): SiteKey & { readonly algorithm: 'HS256' } {
  return {
    kid: randomBytes(6).toString('hex'),
    algorithm: 'HS256',
    secret: randomBytes(32).toString('base64url'),
  };
}
