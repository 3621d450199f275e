import { createHash, randomBytes } from 'node:crypto';
import { CommunityError } from '@hearth/core/adapter';
import { originAllowed, type Id, type Time, type Viewer } from '@hearth/core/domain';
import type { Engine } from '@hearth/core/engine';
import type { Authenticated } from '@hearth/core/protocol/handler';
import type { Grant, IdentityRequest } from '@hearth/core/protocol';
import type { SqlStore } from '../db/index.ts';
import { Assertions } from './assertion.ts';
import { Bearers } from './bearer.ts';
import { SiteKeys } from './keys.ts';

/** Issuer of devices; those of hosts have a prefix, so no token can name it. */
const GUEST = 'guest';

export const hostIssuer = (issuer: string): string => `host:${issuer}`;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Who is asking: signed identities and guests' tokens become short bearers, and bearers become viewers. */
export class Identity {
  readonly keys: SiteKeys;
  readonly #engine: Engine;
  readonly #store: SqlStore;
  readonly #assertions: Assertions;
  readonly #bearers: Bearers;

  constructor(engine: Engine, store: SqlStore, secret: Uint8Array, now: () => Time) {
    this.#engine = engine;
    this.#store = store;
    this.keys = new SiteKeys(store.database);
    this.#assertions = new Assertions(now);
    this.#bearers = new Bearers(secret, now);
  }

  /** @throws `unauthenticated` for a bearer that is not good, or whose member is gone. */
  async authenticate(site: Id, bearer: string): Promise<Authenticated> {
    const { member, expiresAt, bought } = this.#bearers.read(site, bearer);
    try {
      const viewer = await this.#engine.viewerOf(site, member);
      return { viewer: bought ? { ...viewer, bought } : viewer, expiresAt };
    } catch (error) {
      if (!(error instanceof CommunityError) || error.code !== 'not-found') throw error;
      throw new CommunityError('unauthenticated', 'This member is gone.', {}, { cause: error });
    }
  }

  /** See `Host.exchange`: the guest's token alone, a signed identity alone, or both (then the guest becomes the member). */
  async exchange(site: Id, { assertion, guest }: IdentityRequest): Promise<Grant> {
    if (assertion === undefined) {
      if (guest === undefined)
        throw new CommunityError('invalid', 'A signed identity or a guest token is needed.', {
          field: 'assertion',
          reason: 'required',
        });
      const known = await this.#guest(site, guest);
      if (known === null)
        throw new CommunityError('unauthenticated', 'This guest token is not known.', {
          field: 'guest',
          reason: 'unknown',
        });
      return this.#grant(site, await this.#engine.viewerOf(site, known));
    }
    const { issuer, avatar, role, bought, ...said } = await this.#assertions.verify(
      assertion,
      site,
      await this.keys.list(site),
    );
    const access = await this.#engine.siteAccess(site);
    const known = guest === undefined ? null : await this.#guest(site, guest);
    const viewer = await this.#engine.signIn(site, {
      ...said,
      issuer: hostIssuer(issuer),
      strength: 'host',
      ...(avatar !== undefined && access && isAllowedImage(avatar, access.origins) && { avatar }),
      ...(role !== undefined && access?.roleClaims && { role }),
      ...(known !== null && { guest: known }),
    });
    return this.#grant(site, viewer, bought);
  }

  /** The token is shown this once; only its hash is kept. */
  async joinAsGuest(site: Id, name: string): Promise<Grant & { readonly token: string }> {
    const token = randomBytes(32).toString('base64url');
    const viewer = await this.#engine.joinAsGuest(site, { issuer: GUEST, subject: hashOf(token), name });
    return { ...this.#grant(site, viewer), token };
  }

  async #guest(site: Id, token: string): Promise<Id | null> {
    const row = await this.#store.read(site, (tx) => tx.get('identities', [GUEST, hashOf(token)]));
    return row?.member ?? null;
  }

  #grant(site: Id, viewer: Viewer, bought?: readonly string[]): Grant {
    return { ...this.#bearers.issue(site, viewer.id, bought), viewer };
  }
}

/** Images come only from where the site's own pages come from: others would learn who reads. */
function isAllowedImage(url: string, origins: readonly string[]): boolean {
  try {
    return originAllowed(origins, new URL(url).origin);
  } catch {
    return false;
  }
}
