import type { Id, Time } from '@hearth/core/domain';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import type { Database } from '../db/database.ts';
import { createSealing, type Sealing } from '../sealing.ts';

export type IssuerAlgorithm = 'ES256' | 'RS256';

/** A key that signs a site's badges, or did: its public half. */
export interface IssuerKey {
  /** SHA-256 of the key (RFC 7638). */
  readonly kid: string;
  readonly jwk: JWK;
  readonly createdAt: Time;
  /** Since when another one signs; what it signed still holds. */
  readonly retiredAt: Time | null;
}

interface KeyRow {
  readonly kid: string;
  readonly jwk: string;
  readonly sealed: string;
  readonly createdAt: number;
  readonly retiredAt: number;
}

/**
 * The keys that sign badges, one present and any number of retired ones per site. Private halves are encrypted by the server's
 * secret (AES-256-GCM), so that a copy of the database signs nothing.
 */
export class IssuerKeys {
  readonly #database: Database;
  readonly #sealing: Sealing;
  readonly #now: () => Time;
  /** Present keys that were opened, until one of the site is made. */
  readonly #open = new Map<Id, { readonly key: IssuerKey; readonly signer: CryptoKey }>();

  constructor(database: Database, secret: Uint8Array, now: () => Time) {
    this.#database = database;
    this.#sealing = createSealing(secret, 'hearth issuer keys');
    this.#now = now;
  }

  /** Newest first. */
  async list(site: Id): Promise<IssuerKey[]> {
    return (await this.#rows(site)).map(keyOf);
  }

  /** What signs now; made when it is first needed, or when the server's secret is another than the key was sealed by. */
  async present(site: Id): Promise<{ readonly key: IssuerKey; readonly signer: CryptoKey }> {
    const [row] = await this.#rows(site);
    const known = this.#open.get(site);
    if (row && known?.key.kid === row.kid) return known;
    const opened = row ? this.#sealing.open(site, row.sealed) : null;
    if (!row || !opened) return this.rotate(site);
    return this.#keep(site, keyOf(row), opened);
  }

  /** Makes a new key, which signs from now on. What older ones signed still holds. */
  async rotate(
    site: Id,
    algorithm: IssuerAlgorithm = 'ES256',
  ): Promise<{ readonly key: IssuerKey; readonly signer: CryptoKey }> {
    const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const [open, closed] = await Promise.all([exportJWK(publicKey), exportJWK(privateKey)]);
    const kid = await calculateJwkThumbprint(open);
    const key = {
      kid,
      jwk: { ...open, kid, alg: algorithm, use: 'sig' },
      createdAt: this.#now(),
      retiredAt: null,
    };
    const sealed = this.#sealing.close(site, JSON.stringify({ ...closed, alg: algorithm }));
    const { kysely } = this.#database;
    await this.#database.write(`${site}/issuer-keys`, async (connection) => {
      const retire = kysely
        .updateTable('issuer_keys')
        .set({ retiredAt: key.createdAt })
        .where('site', '=', site)
        .where('retiredAt', '=', 0);
      await connection.executeQuery(retire.compile());
      const { jwk, ...rest } = { ...key, retiredAt: 0 };
      const add = kysely
        .insertInto('issuer_keys')
        .values({ site, sealed, jwk: JSON.stringify(jwk), ...rest });
      await connection.executeQuery(add.compile());
    });
    return this.#keep(site, key, JSON.stringify({ ...closed, alg: algorithm }));
  }

  async #keep(site: Id, key: IssuerKey, closed: string) {
    const signer = (await importJWK(JSON.parse(closed) as JWK)) as CryptoKey;
    const present = { key, signer };
    this.#open.set(site, present);
    return present;
  }

  async #rows(site: Id): Promise<readonly KeyRow[]> {
    const query = this.#database.kysely
      .selectFrom('issuer_keys')
      .select(['kid', 'jwk', 'sealed', 'createdAt', 'retiredAt'])
      .where('site', '=', site)
      .compile();
    const { rows } = await this.#database.read((connection) => connection.executeQuery<KeyRow>(query));
    const end = ({ retiredAt }: KeyRow): number => Number(retiredAt) || Infinity;
    return rows.toSorted((a, b) => end(b) - end(a) || Number(b.createdAt) - Number(a.createdAt));
  }
}

const keyOf = ({ kid, jwk, createdAt, retiredAt }: KeyRow): IssuerKey => ({
  kid,
  jwk: JSON.parse(jwk) as JWK,
  createdAt: Number(createdAt),
  retiredAt: Number(retiredAt) || null,
});
