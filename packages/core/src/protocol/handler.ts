import { toCommunityError, CommunityError } from '../adapter/errors.ts';
import { SPEC, type Channel, type Session } from '../adapter/contract.ts';
import type { Viewer } from '../domain/people/people.ts';
import { documentAnswer, errorAnswer, mediaAnswer, privateAnswer, publicAnswer } from './handler/answers.ts';
import { feed, threadHtml } from './handler/documents.ts';
import { receiveHostEvents } from './handler/host-events.ts';
import { guardedFor, isAllowed, OPEN, preflightAnswer } from './handler/cors.ts';
import type { Authenticated, Bucket, Host, SiteAccess } from './handler/host.ts';
import { accept, readFile, readJson, readQuery, REQUEST_LIMIT } from './handler/input.ts';
import { match, type Match } from './handler/match.ts';
import { OPERATIONS, unsupported, type Operated } from './handler/operations.ts';
import { Streams, type Every, type StreamRequest } from './handler/streams.ts';
import { openapi } from './handler/openapi.ts';
import { NOW_HEADER, SPEC_HEADER } from './addresses.ts';
import { takesBody, takesFile, type RouteName } from './routes.ts';
import { DOCUMENTS } from './schemas/answers.ts';
import { REQUESTS, type Accepted } from './schemas/requests.ts';
import type { GuestAnswer, IdentityAnswer, SessionAnswer } from './types.ts';

export type * from './handler/host.ts';
export type { Every } from './handler/streams.ts';
export { BACKLOG_LIMIT, HEARTBEAT } from './handler/streams.ts';
export { answerOf, bytesOf } from './handler/bytes.ts';
export { match, type Match } from './handler/match.ts';
export { openapi } from './handler/openapi.ts';
export { REQUEST_LIMIT } from './handler/input.ts';

export interface HandlerOptions {
  /** For heartbeats; default: `setInterval`. */
  readonly every?: Every;
  /** Open streams at most; more are answered `unavailable`. Default 10,000. */
  readonly streamLimit?: number;
  /** Bytes that may wait for one slow stream. Default 1 MiB. */
  readonly backlogLimit?: number;
  /** Uploads that are taken in at once; more are answered `unavailable`. Default 16. */
  readonly uploadsAtOnce?: number;
}

export interface Handler {
  /** Answers every request, and never rejects. `env` is handed to the host's `allow`. */
  fetch(request: Request, env?: unknown): Promise<Response>;
  /** How many event streams are open. */
  readonly streams: number;
  /** Ends them; their clients come back from their last cursor. */
  closeStreams(): void;
}

/** One request on its way through. */
interface Call extends Match {
  readonly request: Request;
  readonly env: unknown;
  readonly url: URL;
  readonly access: SiteAccess;
  /** Anybody may read the answer, and shared caches may keep it. */
  readonly open: boolean;
  /** The page it comes from, if any, may write and read as a viewer. */
  readonly allowed: boolean;
  readonly headers: Record<string, string>;
}

interface Trace {
  readonly request: string;
  /** What every answer says. Given to answers as they are made: to add to one that is there costs more than to make it. */
  readonly headers: Readonly<Record<string, string>>;
  call: Call | null;
  known: Authenticated | null;
}

/** The protocol over a host: a Request becomes a Response, on a server, in a service worker or in a test alike. */
export function createHandler(
  host: Host,
  { every, streamLimit = 10_000, backlogLimit, uploadsAtOnce = 16 }: HandlerOptions = {},
): Handler {
  const streams = new Streams({ now: () => host.now(), every, backlogLimit });

  let document: ReturnType<typeof openapi> | undefined;
  let uploads = 0;

  async function allow(call: Call, viewer: Viewer | null): Promise<void> {
    await host.allow?.(bucketOf(call), { site: call.site, viewer, request: call.request, env: call.env });
  }

  async function authenticate({ site, asViewer, request }: Call): Promise<Authenticated | null> {
    if (!asViewer) return null;
    const bearer = /^Bearer ([^\s]{1,8000})$/i.exec(request.headers.get('Authorization') ?? '')?.[1];
    if (!bearer) throw new CommunityError('unauthenticated', 'A bearer is needed.');
    return host.authenticate(site, bearer);
  }

  async function answer(call: Call, known: Authenticated | null): Promise<Response> {
    const { name, site, request, url, params, headers, open } = call;
    if (takesFile(name)) return upload(call, known);
    if (name === 'hostEvents')
      return privateAnswer(await receiveHostEvents(host, site, params, request), headers);
    const rest = takesBody(name) ? await readJson(request) : readQuery(url.searchParams, REQUESTS[name]);
    const input: unknown = accept(REQUESTS[name], params, rest);
    switch (name) {
      case 'origin':
        return privateAnswer({ allowed: call.allowed }, headers);
      case 'identity': {
        const granted = await host.exchange(site, input as Accepted<'identity'>);
        return privateAnswer({ ...granted, now: host.now() } satisfies IdentityAnswer, headers);
      }
      case 'guest': {
        const granted = await host.joinAsGuest(site, input as Accepted<'guest'>);
        return privateAnswer({ ...granted, now: host.now() } satisfies GuestAnswer, headers);
      }
      case 'threadHtml':
      case 'threadFeed':
      case 'siteFeed': {
        const { signal } = request;
        const text =
          name === 'threadHtml'
            ? await threadHtml(host.backend(site, null), input as Accepted<'threadHtml'>, { signal })
            : await feed(host, site, input as Accepted<'siteFeed'>, addressOf(host, url), { signal });
        return documentAnswer(host, request, text, DOCUMENTS[name], headers);
      }
      case 'media':
        return media(call, input as Accepted<'media'>);
      case 'stream':
        return stream(call, input as Accepted<'stream'>, known);
      default: {
        let value = await operate(name, host.backend(site, known?.viewer ?? null), input, request.signal);
        if (name === 'session') {
          const { now, ...session } = value as Session;
          headers[NOW_HEADER] = String(now);
          value = session satisfies SessionAnswer;
        }
        return open ? publicAnswer(host, request, value, headers) : privateAnswer(value, headers);
      }
    }
  }

  async function media(
    { site, request, headers }: Call,
    { id, until, pass }: Accepted<'media'>,
  ): Promise<Response> {
    if (!host.media) throw unsupported();
    const shown = until === undefined || pass === undefined ? null : { until, pass };
    return mediaAnswer(request, id, await host.media(site, id, shown), headers);
  }

  /** Each holds its file in memory, so there are never many at once. */
  async function upload(
    { site, request, params, headers }: Call,
    known: Authenticated | null,
  ): Promise<Response> {
    const backend = host.backend(site, known?.viewer ?? null);
    if (!backend.media) throw unsupported();
    if (uploads >= uploadsAtOnce)
      throw new CommunityError('unavailable', 'Too many uploads.', { retryAfter: 5 });
    uploads++;
    try {
      const file = await readFile(request, host.uploadLimit ?? REQUEST_LIMIT);
      const input = accept(REQUESTS.upload, params, { file });
      return privateAnswer(await operate('upload', backend, input, request.signal), headers);
    } finally {
      uploads--;
    }
  }

  function stream(
    call: Call,
    { since, channels }: Accepted<'stream'>,
    known: Authenticated | null,
  ): Response {
    const backend = host.backend(call.site, known?.viewer ?? null);
    if (!backend.subscribe) throw unsupported();
    if (streams.size >= streamLimit)
      throw new CommunityError('unavailable', 'Too many streams.', { retryAfter: 30 });
    const sink = host.sink?.(call.env);
    const wanted: StreamRequest = {
      subscribe: (subscription) => backend.subscribe!(subscription),
      since: call.request.headers.get('Last-Event-ID') ?? since,
      channels: channels as Channel[],
      until: known?.expiresAt ?? null,
      signal: sink ? null : call.request.signal,
    };
    const body = sink ? null : streams.open(wanted);
    if (sink) sink.begun(streams.attach(wanted, sink));
    const headers = {
      ...call.headers,
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    };
    return new Response(body, { headers });
  }

  /** `trace` keeps how far the request came, for errors and the log. */
  async function respond(request: Request, env: unknown, trace: Trace): Promise<Response> {
    if (request.method === 'GET' && new URL(request.url).pathname === '/v1/openapi.json') {
      return publicAnswer(host, request, (document ??= openapi()), { ...trace.headers, ...OPEN });
    }
    const call = (trace.call = await admit(host, request, env, trace.headers));
    refuseStrangers(call);
    if (request.method === 'OPTIONS') return preflightAnswer(request, call.headers);
    refuseOutsiders(call);
    const known = (trace.known = await authenticate(call));
    await allow(call, known?.viewer ?? null);
    return answer(call, known);
  }

  return {
    get streams() {
      return streams.size;
    },
    closeStreams: () => streams.closeAll(),

    async fetch(request, env) {
      const began = host.now();
      const trace: Trace = {
        request: host.requestId(),
        headers: { [SPEC_HEADER]: SPEC, ...host.headers?.() },
        call: null,
        known: null,
      };
      let failure: CommunityError | undefined;
      let response = await respond(request, env, trace).catch((thrown: unknown) => {
        failure = toCommunityError(thrown);
        return errorAnswer(failure, trace.request, trace.call?.headers ?? { ...trace.headers, ...OPEN });
      });
      if (request.method === 'HEAD') {
        await response.body?.cancel(); // a stream would stay open
        response = new Response(null, response);
      }
      host.log?.({
        request: trace.request,
        route: trace.call?.name ?? null,
        method: request.method,
        site: trace.call?.site ?? null,
        viewer: trace.known?.viewer.id ?? null,
        status: response.status,
        duration: host.now() - began,
        ...(failure && response.status >= 500 && { error: failure.cause ?? failure }),
      });
      return response;
    },
  };
}

/** Finds route and site. Throws `not-found` for both. */
async function admit(
  host: Host,
  request: Request,
  env: unknown,
  own: Readonly<Record<string, string>>,
): Promise<Call> {
  const url = new URL(request.url);
  const asked = request.headers.get('Access-Control-Request-Method');
  const method = request.method === 'OPTIONS' ? (asked ?? 'GET') : request.method;
  const found = match(method === 'HEAD' ? 'GET' : method, url.pathname);
  const access = found && (await host.site(found.site));
  if (!found || !access) throw new CommunityError('not-found', 'There is nothing at this address.');
  const open = !found.asViewer && (method === 'GET' || method === 'HEAD');
  const origin = request.headers.get('Origin');
  const allowed = isAllowed(origin, url.origin, access.origins);
  const headers = { ...own, ...(open ? OPEN : guardedFor(origin, allowed)) };
  return { ...found, request, env, url, access, open, allowed, headers };
}

/** Pages of other origins may read what is public. */
function refuseStrangers({ open, allowed }: Call): void {
  if (!open && !allowed) {
    throw new CommunityError('forbidden', 'Pages of this origin may not write here.', { field: 'origin' });
  }
}

/** A site for members has no public reads; whether an origin is allowed is no secret. */
function refuseOutsiders({ open, name, access }: Call): void {
  // Pictures ask for a pass themselves.
  if (open && name !== 'origin' && name !== 'media' && access.membersOnly) {
    throw new CommunityError('unauthenticated', 'This site is for members.');
  }
}

function bucketOf({ name, request }: Call): Bucket {
  const special: Partial<Record<RouteName, Bucket>> = {
    identity: 'identity',
    guest: 'guest',
    enter: 'code',
    invited: 'code',
    landing: 'code',
    stream: 'stream',
    upload: 'upload',
    hostEvents: 'events',
  };
  return special[name] ?? (request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'write');
}

/** Where the world finds what was asked for; behind a proxy, a request's own address is another. */
const addressOf = (host: Host, { origin, pathname, search }: URL): string =>
  (host.address?.() ?? origin) + pathname + search;

/** `input` was accepted by the schema of `name`; that the two belong together is lost on the compiler. */
async function operate(
  name: Operated,
  backend: ReturnType<Host['backend']>,
  input: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  return (OPERATIONS[name] as (...parameters: unknown[]) => Promise<unknown>)(backend, input, { signal });
}
