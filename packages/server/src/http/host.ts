import { hash, randomUUID } from 'node:crypto';
import { UPLOAD_LIMIT, type HostMember } from '@hearth/core/domain';
import type { Engine } from '@hearth/core/engine';
import type { Host, Visit } from '@hearth/core/protocol/handler';
import type { EventKeys } from '../host-events/event-keys.ts';
import { verifyDelivery } from '../host-events/signature.ts';
import { hostIssuer, type Identity } from '../identity/identity.ts';
import type { Log } from '../log.ts';
import { addressOf } from './address.ts';
import type { StreamEnv } from './direct-streams.ts';
import type { LimitName, RateLimiter } from './limits.ts';
import type { Sites } from './sites.ts';

export interface HostOptions {
  readonly engine: Engine;
  readonly identity: Identity;
  readonly eventKeys: EventKeys;
  readonly sites: Sites;
  readonly limiter: RateLimiter | null;
  readonly log: Log;
  /** Proxies in front of this server. */
  readonly hops: number;
  /** Headers of every answer. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Origins under which this server itself is known. */
  readonly own: () => readonly string[];
}

/** The protocol's {@link Host} on this server. */
export function createHost(options: HostOptions): Host {
  const { engine, identity, eventKeys, sites, limiter, log, hops, headers, own } = options;
  const { ambient, media } = engine.options;
  return {
    async site(id) {
      const found = await sites.find(id);
      return found && { origins: [...found.access.origins, ...own()], membersOnly: found.info.membersOnly };
    },
    backend: (site, viewer) => engine.backend(site, viewer),
    latest: (site, query) => engine.latest(site, query),
    headers,
    media: (site, id, pass) => engine.media(site, id, pass),
    ...(media && { uploadLimit: media.limit ?? UPLOAD_LIMIT }),
    address: () => own()[0]!,
    authenticate: (site, bearer) => identity.authenticate(site, bearer),
    exchange: (site, request) => identity.exchange(site, request),
    joinAsGuest: (site, { name }) => identity.joinAsGuest(site, name),
    allow(bucket, visit) {
      limiter?.take(
        bucket === 'write' ? writeOf(visit) : bucket,
        `${visit.site} ${visit.viewer?.id ?? addressOf(visit.request, visit.env, hops)}`,
      );
    },
    events: {
      verify: async (site, signed, body) =>
        verifyDelivery(await eventKeys.opened(site), signed, body, ambient.now()),
      take: (site, events) =>
        engine.takeHostEvents(
          site,
          events.map((event) => ({ ...event, member: memberOf(event.member) })),
        ),
    },
    sink: (env) => (env as Partial<StreamEnv> | undefined)?.sink ?? null,
    now: () => ambient.now(),
    requestId: () => randomUUID(), // entropy is drawn for many at once
    digest: (bytes) => hash('sha256', bytes, 'base64url'),
    log: ({ error, ...entry }) =>
      error === undefined ? log.info(entry, 'request') : log.error({ ...entry, err: error }, 'request'),
  };
}

/** As signed tokens name them, so that both lead to one member. */
export const memberOf = ({ issuer, subject }: HostMember): HostMember => ({
  issuer: hostIssuer(issuer),
  subject,
});

/** Words cost more of others' attention than reactions and votes. */
const writeOf = ({ request }: Visit): LimitName =>
  request.method === 'POST' && /\/(comments|entries)\/?(\?|$)/.test(request.url) ? 'post' : 'write';
