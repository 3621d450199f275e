import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Id, Time } from '@hearth/core/domain';
import { NOW_HEADER, type RouteName } from '@hearth/core/protocol';
import { bytesOf, match, type LogEntry } from '@hearth/core/protocol/handler';
import type { SqlStore } from '../db/index.ts';
import type { NodeEnv } from './address.ts';
import { encodingFor } from './encoding.ts';

/**
 * What is kept: answers for everybody that only a write changes. A poll's depends on the clock, and what a link or a
 * cursor asks for is asked for once.
 */
const KEPT: ReadonlySet<RouteName> = new Set([
  'session',
  'thread',
  'threadHtml',
  'counts',
  'comment',
  'member',
  'showcase',
]);
/** Milliseconds in which another process's change without an event, such as a name from a sign-in, may stay unseen. */
const FRESH = 5_000;
/** Bytes of all kept answers, and of one. */
const ROOM = 16 * 1024 * 1024;
const LARGEST = ROOM / 16;
/** Addresses remembered as asked for once: an answer is kept from the second time on, so that a crawler fills no room. */
const ASKED = 500;
/** What an entry weighs beside its bytes; addresses longer than any of our clients' are not kept. */
const OVERHEAD = 2_048;
const LONGEST_URL = 1_024;

export interface PublicCacheOptions {
  readonly store: Pick<SqlStore, 'version'>;
  readonly now: () => Time;
  /** Counts a reading of a site; throws when it is one too many. */
  readonly allow: (site: Id, request: IncomingMessage) => void;
  readonly requestId: () => string;
  readonly log: (entry: LogEntry) => void;
  /** Bytes to keep at most. Default 16 MiB. */
  readonly room?: number;
}

interface Kept {
  readonly site: Id;
  readonly route: RouteName;
  readonly version: string;
  readonly until: Time;
  /** Names and values in turns, for the whole answer and for who has it already. */
  readonly headers: { readonly whole: string[]; readonly same: string[] };
  readonly etag: string;
  readonly body: Uint8Array;
}

type Fetch = (request: Request, env: NodeEnv) => Response | Promise<Response>;

/**
 * Answers for everybody, ready to be sent: the bytes in the asked-for encoding, with headers and ETag. One is given only
 * while its site's {@link SqlStore.version} is the one that was there before it was made; so whoever reads after a write
 * was acknowledged sees that write, whichever process it was written by.
 */
export class PublicCache {
  readonly #options: PublicCacheOptions;
  readonly #room: number;
  /** The least recently used first. */
  readonly #kept = new Map<string, Kept>();
  /** Answers being made, by key and version: who asks for the same one waits for it. */
  readonly #making = new Map<string, Promise<void>>();
  /** Keys asked for lately, and whether more than once. */
  readonly #asked = new Map<string, boolean>();
  #size = 0;

  constructor(options: PublicCacheOptions) {
    this.#options = options;
    this.#room = options.room ?? ROOM;
  }

  /** Bytes held. */
  get size(): number {
    return this.#size;
  }

  /** Sends the answer, if it is here; else `false`. */
  answer(request: IncomingMessage, response: ServerResponse): boolean | Promise<boolean> {
    const key = keyOf(request);
    const known = key === null ? undefined : this.#kept.get(key);
    if (key === null) return false;
    if (known === undefined) {
      this.#ask(key);
      if (this.#making.size === 0) return false;
    }
    const site = known?.site ?? siteOf(request);
    if (site === null) return false;
    const began = this.#options.now();
    const version = this.#options.store.version(site);
    if (typeof version === 'string') return this.#answer(key, version, began, request, response);
    return version.then(
      (version) => this.#answer(key, version, began, request, response),
      () => false, // whoever answers instead says what is wrong
    );
  }

  #answer(
    key: string,
    version: string,
    began: Time,
    request: IncomingMessage,
    response: ServerResponse,
    mayWait = true,
  ): boolean | Promise<boolean> {
    const known = this.#kept.get(key);
    const now = this.#options.now();
    if (known?.version === version && now < known.until)
      return this.#give(key, known, began, request, response);
    // Once is enough: what was not kept then will not be now.
    const making = mayWait && this.#making.get(`${version} ${key}`);
    return making ? making.then(() => this.#answer(key, version, began, request, response, false)) : false;
  }

  #give(key: string, kept: Kept, began: Time, request: IncomingMessage, response: ServerResponse): boolean {
    const { allow, log, now, requestId } = this.#options;
    try {
      allow(kept.site, request);
    } catch {
      return false; // refused again, and in words, by the protocol
    }
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    const asked = request.headers['if-none-match'];
    const status = asked !== undefined && isNamed(asked, kept.etag) ? 304 : 200;
    const { whole, same } = kept.headers;
    // A session's answer is the same for all but for the clock, which travels beside it.
    const clock = kept.route === 'session' ? [NOW_HEADER, String(now())] : [];
    if (status === 200)
      response.writeHead(200, clock.length > 0 ? [...whole, ...clock] : whole).end(kept.body);
    else response.writeHead(304, [...same, ...clock]).end();
    log({
      request: requestId(),
      route: kept.route,
      method: 'GET',
      site: kept.site,
      viewer: null,
      status,
      duration: now() - began,
    });
    return true;
  }

  /** Lets `fetch` answer, and keeps the answer if it is one for everybody. */
  async through(request: Request, env: NodeEnv, fetch: Fetch): Promise<Response> {
    const { incoming } = env;
    const key = incoming ? keyOf(incoming) : null;
    if (key === null) return fetch(request, env);
    const path = match('GET', incoming!.url!.split('?', 1)[0]!);
    if (!path || path.asViewer || !KEPT.has(path.name)) return fetch(request, env);
    // Asked before anything is read, so that the answer is at least as new.
    const version = await Promise.resolve(this.#options.store.version(path.site)).catch(() => null);
    if (version === null) return fetch(request, env);
    const response = this.#make(key, { site: path.site, route: path.name, version }, request, env, fetch);
    const making = `${version} ${key}`;
    const made = response.then(
      () => {},
      () => {},
    );
    this.#making.set(making, made);
    void made.then(() => this.#making.get(making) === made && this.#making.delete(making));
    return response;
  }

  /** Whole even for who has it already: the next one may not. */
  async #make(
    key: string,
    what: Pick<Kept, 'site' | 'route' | 'version'>,
    request: Request,
    env: NodeEnv,
    fetch: Fetch,
  ): Promise<Response> {
    const asked = request.headers.get('If-None-Match');
    if (asked === null) return this.#keep(key, what, await fetch(request, env));
    const headers = new Headers(request.headers);
    headers.delete('If-None-Match');
    const response = await this.#keep(key, what, await fetch(new Request(request.url, { headers }), env));
    const etag = response.headers.get('ETag');
    if (response.status !== 200 || etag === null || !isNamed(asked, etag)) return response;
    for (const name of ['Content-Type', 'Content-Encoding', 'Content-Length']) response.headers.delete(name);
    return new Response(null, { status: 304, headers: response.headers });
  }

  async #keep(
    key: string,
    what: Pick<Kept, 'site' | 'route' | 'version'>,
    response: Response,
  ): Promise<Response> {
    if (!this.#kept.has(key) && !this.#asked.get(key)) return response;
    const { status, headers } = response;
    const etag = headers.get('ETag');
    const isPublic = headers.get('Cache-Control')?.startsWith('public') ?? false;
    if (status !== 200 || etag === null || !isPublic || headers.has('Connection')) return response;
    const made = bytesOf(response);
    const body = made ?? new Uint8Array(await response.arrayBuffer());
    const weight = body.length + OVERHEAD + 2 * key.length;
    if (weight <= LARGEST && weight <= this.#room) {
      this.#drop(key);
      this.#size += weight;
      const kept = {
        ...what,
        until: this.#options.now() + FRESH,
        headers: headersOf(headers, body),
        etag,
        body,
      };
      this.#kept.set(key, kept);
      for (const oldest of this.#kept.keys()) {
        if (this.#size <= this.#room) break;
        this.#drop(oldest);
      }
    }
    return made ? response : new Response(body, { status, headers });
  }

  #ask(key: string): void {
    const before = this.#asked.has(key);
    this.#asked.delete(key);
    this.#asked.set(key, before);
    if (this.#asked.size > ASKED) this.#asked.delete(this.#asked.keys().next().value!);
  }

  #drop(key: string): void {
    const known = this.#kept.get(key);
    if (!known) return;
    this.#kept.delete(key);
    this.#size -= known.body.length + OVERHEAD + 2 * key.length;
  }
}

/** Everything that an answer for everybody depends on; `null` for what is certainly none. */
function keyOf({ method, url, headers }: IncomingMessage): string | null {
  if (method !== 'GET' || url === undefined || url.length > LONGEST_URL || !url.startsWith('/v1/sites/'))
    return null;
  return `${encodingFor(headers['accept-encoding']) ?? '-'} ${url}`;
}

const siteOf = ({ url }: IncomingMessage): Id | null => match('GET', url!.split('?', 1)[0]!)?.site ?? null;

function headersOf(headers: Headers, body: Uint8Array): Kept['headers'] {
  const own = [...headers].filter(([name]) => !/^(content-length|hearth-now)$/i.test(name));
  return {
    whole: ['Content-Length', String(body.length), ...own.flat()],
    same: own.filter(([name]) => !name.startsWith('content-')).flat(),
  };
}

/** RFC 9110 §13.1.2: compared weakly. */
function isNamed(header: string, etag: string): boolean {
  const plain = etag.replace(/^W\//, '');
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === plain);
}
