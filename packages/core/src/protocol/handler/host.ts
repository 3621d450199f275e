import type { BackendAdapter } from '../../adapter/contract.ts';
import type { Id, Time } from '../../domain/common.ts';
import type { HostEvent, HostEventsReport } from '../../domain/host/types.ts';
import type { ImageType } from '../../domain/media/types.ts';
import type { Viewer, Visitor } from '../../domain/people/people.ts';
import type { Latest, LatestQuery } from '../../domain/threads/types.ts';
import type { RouteName } from '../routes.ts';
import type { Grant, IdentityRequest } from '../types.ts';
import type { Sink } from './streams.ts';

/** What the handler must know of a site before it lets anything through. */
export interface SiteAccess {
  /** Origins whose pages may write and read as a viewer: exact, or `http://localhost:*` (see `originAllowed`). The server's own is always allowed. */
  readonly origins: readonly string[];
  /** No public reads, then. */
  readonly membersOnly: boolean;
}

/** A bearer that was recognised. */
export interface Authenticated {
  readonly viewer: Visitor;
  /** When the bearer ends; its streams end with it. */
  readonly expiresAt: Time;
}

/** What is counted together when requests are limited. */
export type Bucket = 'read' | 'write' | 'identity' | 'guest' | 'code' | 'stream' | 'upload' | 'events';

/** The headers that sign a delivery (Standard Webhooks 1.0); empty where they are missing. */
export interface SignedDelivery {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

/** What a limit may go by. */
export interface Visit {
  readonly site: Id;
  readonly viewer: Viewer | null;
  readonly request: Request;
  /** Passed through from `fetch`; a server finds the peer's address in it. */
  readonly env: unknown;
}

/** What lets somebody see a picture that not everybody may see. */
export interface MediaPass {
  /** When it ends. */
  readonly until: Time;
  readonly pass: string;
}

/** A picture on its way out. */
export interface MediaFile {
  readonly type: ImageType;
  readonly bytes: number;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Everybody may see it. */
  readonly open: boolean;
}

/** One line about one request. No address, token, topic or name is in it. */
export interface LogEntry {
  readonly request: string;
  readonly route: RouteName | null;
  readonly method: string;
  readonly site: Id | null;
  readonly viewer: Id | null;
  readonly status: number;
  /** Milliseconds until the answer began. */
  readonly duration: number;
  /** What broke, where the answer is 5xx. */
  readonly error?: unknown;
}

/** A client's own connection, for an event stream that need not be wrapped: thousands of them weigh less so. */
export interface DirectSink extends Sink {
  /** Called with what must be told when the client has gone. The answer's status and headers follow; its body is `null`. */
  begun(client: { leave(): void }): void;
}

/**
 * Who runs the protocol: a server, or the mocks. Whatever throws something else than a `CommunityError` is answered as
 * `unavailable`, and says nothing about itself.
 */
export interface Host {
  /** `null` for a site that is not here. */
  site(id: Id): Promise<SiteAccess | null>;
  /** The contract bound to one viewer on one site. */
  backend(site: Id, viewer: Visitor | null): BackendAdapter;
  /** The newest comments of a site, or of a thread in it, as everybody sees them. */
  latest(site: Id, query: LatestQuery): Promise<Latest>;
  /** Headers of every answer, besides the protocol's own. */
  headers?(): Readonly<Record<string, string>>;
  /** A picture, if it may be shown; throws `not-found`. Without it there are no pictures. */
  media?(site: Id, id: Id, pass: MediaPass | null): Promise<MediaFile>;
  /** Bytes of an upload, to be refused before more of it is read. Default: those of a JSON body. */
  readonly uploadLimit?: number;
  /** The address under which the server is known, without a slash at the end. Default: the request's origin. */
  address?(): string;
  /** Throws `unauthenticated` for a bearer that is forged, expired, or of another site. */
  authenticate(site: Id, bearer: string): Promise<Authenticated>;
  /**
   * Turns an identity into a bearer. Throws `unauthenticated` for a bad assertion, and for a bad guest token that comes
   * alone; beside a good assertion, a bad guest token is ignored.
   */
  exchange(site: Id, identity: IdentityRequest): Promise<Grant>;
  joinAsGuest(site: Id, input: { readonly name: string }): Promise<Grant & { readonly token: string }>;
  /** Throws `rate-limited` with `retryAfter` when it is too much. Without it, nothing is limited. */
  allow?(bucket: Bucket, visit: Visit): Promise<void> | void;
  /** Where an event stream's bytes go, if not into the answer's body. */
  sink?(env: unknown): DirectSink | null;
  /** Takes what happened at the host's. Without it there is no such address. */
  readonly events?: {
    /** Throws `unauthenticated` unless a key of the site signed exactly these bytes, a moment ago. */
    verify(site: Id, signed: SignedDelivery, body: Uint8Array): Promise<void>;
    take(site: Id, events: readonly HostEvent[]): Promise<HostEventsReport>;
  };
  now(): Time;
  /** A fresh id for a request: it goes into errors and the log. */
  requestId(): string;
  log?(entry: LogEntry): void;
  /** A hash of an answer's bytes, for its ETag. Default: SHA-256 of Web Crypto; a server's own is faster. */
  digest?(bytes: Uint8Array<ArrayBuffer>): string | Promise<string>;
}
