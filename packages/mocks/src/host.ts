import { CommunityError } from '@hearth/core/adapter';
import { UPLOAD_LIMIT } from '@hearth/core/domain';
import type { Id, Time, Viewer } from '@hearth/core/domain';
import type { Community, Engine } from '@hearth/core/engine';
import type { Grant } from '@hearth/core/protocol';
import type { Host } from '@hearth/core/protocol/handler';
import { fromToken, toToken, type MockIdentity } from './tokens.ts';

const BEARER_LIFE = 10 * 60_000;
const GUESTS = 'mock-guests';

export interface MockHostOptions {
  readonly engine: Engine;
  readonly communities: readonly Community[];
  readonly now: () => Time;
  readonly random: (bytes: number) => Uint8Array;
}

/** The protocol's host over an engine, with tokens that anybody can read and make. For tests and demos alone. */
export function createMockHost({ engine, communities, now, random }: MockHostOptions): Host {
  const hex = (bytes: number): string =>
    Array.from(random(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const grant = (site: Id, viewer: Viewer, bought?: readonly string[]): Grant => {
    const expiresAt = now() + BEARER_LIFE;
    const content = { site, member: viewer.id, expiresAt, ...(bought && { bought }) };
    return { bearer: toToken('bearer', content), expiresAt, viewer };
  };
  const refuse = (): never => {
    throw new CommunityError('unauthenticated', 'This is no token of the mock.');
  };

  /** The guest behind a device's token; refused when it is another site's, or the guest has signed in since. */
  async function guestOf(site: Id, token: string): Promise<Viewer> {
    const content = fromToken('guest', token);
    return content?.['site'] === site ? engine.viewerOf(site, String(content['member'])) : refuse();
  }

  return {
    now,
    requestId: () => hex(8),

    async site(id) {
      const community = communities.find(({ site }) => site.id === id);
      return community ? { origins: community.site.origins, membersOnly: community.site.membersOnly } : null;
    },

    backend: (site, viewer) => engine.backend(site, viewer),
    media: (site, id, pass) => engine.media(site, id, pass),
    uploadLimit: UPLOAD_LIMIT,
    latest: (site, query) => engine.latest(site, query),

    async authenticate(site, bearer) {
      const content = fromToken('bearer', bearer);
      const expiresAt = Number(content?.['expiresAt']);
      if (content?.['site'] !== site || !(now() < expiresAt)) return refuse();
      const viewer = await engine.viewerOf(site, String(content['member']));
      const bought = content['bought'] as readonly string[] | undefined;
      return { viewer: bought ? { ...viewer, bought } : viewer, expiresAt };
    },

    async exchange(site, { assertion, guest }) {
      if (assertion === undefined)
        return grant(site, guest === undefined ? refuse() : await guestOf(site, guest));
      const identity = fromToken('identity', assertion) as MockIdentity | null;
      if (!identity?.subject) return refuse();
      const { subject, name, role = 'member', bought } = identity;
      const merged = guest === undefined ? null : await guestOf(site, guest).catch(() => null);
      const signIn = { issuer: 'mock', subject, strength: 'host', name, role } as const;
      const viewer = await engine.signIn(site, { ...signIn, ...(merged && { guest: merged.id }) });
      return grant(site, viewer, bought);
    },

    async joinAsGuest(site, { name }) {
      const viewer = await engine.joinAsGuest(site, { issuer: GUESTS, subject: hex(16), name });
      return { ...grant(site, viewer), token: toToken('guest', { site, member: viewer.id }) };
    },
  };
}
