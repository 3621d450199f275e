import { hash } from 'node:crypto';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Id } from '@hearth/core/domain';
import { createEngine, webAmbient, type Engine } from '@hearth/core/engine';
import { parse } from '@hearth/core/markdown';
import { createHandler, type Handler } from '@hearth/core/protocol/handler';
import { createAdmin, type Admin } from './admin/admin.ts';
import { serveSocket, socketPath } from './admin/socket.ts';
import { Counter } from './counting/counter.ts';
import type { SqlStore } from './db/index.ts';
import { addressOf, senderOf, type NodeEnv } from './http/address.ts';
import { COMMON, createApp, createProtocol, isForProtocol } from './http/app.ts';
import { DirectStreams, isStream } from './http/direct-streams.ts';
import { createFiles } from './http/files.ts';
import { createHost } from './http/host.ts';
import { DEFAULT_LIMITS, RateLimiter } from './http/limits.ts';
import { PublicCache } from './http/public-cache.ts';
import { createReferral } from './http/referral.ts';
import { Sites } from './http/sites.ts';
import { EventKeys } from './host-events/event-keys.ts';
import { Identity } from './identity/identity.ts';
import { createLog, SILENT } from './log.ts';
import { MAIL_PAGES, openPostOffice } from './mail/office.ts';
import { createMailPages } from './mail/pages.ts';
import { openMedia } from './media/house.ts';
import { createOpenBadges } from './open-badges/documents.ts';
import { createHouse } from './open-badges/house.ts';
import { IssuerKeys } from './open-badges/issuer-keys.ts';
import { DEFAULT_DATA, DEFAULT_PORT, type ServerOptions } from './options.ts';
import { openStore } from './open-store.ts';
import { startReaders } from './readers.ts';
import { secretFor } from './secret.ts';
import { createJudge } from './spam-service.ts';
import { startScrubber } from './db/scrubber.ts';
import { openHooks } from './webhooks/hooks.ts';

export interface HearthServer {
  /** Where it answers: as configured, else on this machine. */
  readonly url: string;
  readonly port: number;
  readonly engine: Engine;
  readonly store: SqlStore;
  /** What operators do: apply communities, mint tokens, manage keys, import. */
  readonly admin: Admin;
  /**
   * Takes no new requests, lets those under way end (streams are ended at once; their clients come back to another
   * process), and closes the database. After `within` milliseconds (default 8,000) what is left is cut.
   */
  close(within?: number): Promise<void>;
}

/**
 * Starts a server and resolves when it answers.
 *
 * @throws DatabaseLocked when another process holds the SQLite file.
 */
export async function createServer(options: ServerOptions = {}): Promise<HearthServer> {
  const {
    data = DEFAULT_DATA,
    port = DEFAULT_PORT,
    host = '127.0.0.1',
    trustProxy: hops = 0,
    pages,
    now = Date.now,
  } = options;
  const log = options.log === false ? SILENT : (options.log ?? createLog());
  const configured = options.url === undefined ? null : new URL(options.url).origin;
  const secret = secretFor(options.secret, data);
  let url = configured ?? '';
  const media = await openMedia(options.media, data, () => url, log);
  const store = await openStore(options);
  const counter = new Counter(log);
  let draining = false;
  try {
    const issuerKeys = new IssuerKeys(store.database, secret, now);
    const eventKeys = new EventKeys(store.database, secret, now);
    const house = createHouse(issuerKeys, () => url);
    const engine = createEngine({
      store,
      credentials: house,
      ambient: { ...webAmbient(now), digest: (bytes) => hash('sha256', bytes, 'buffer') },
      parse,
      count: counter.count,
      secret,
      ...(media && { media }),
      ...(options.mail && { mail: true as const }),
      ...(options.spam && { judge: createJudge(options.spam, log, () => url) }),
      // Known once the port is.
      get linkBase() {
        return `${url}/r/`;
      },
    });
    const sites = new Sites(store, now);
    const identity = new Identity(engine, store, secret, now);
    const limiter =
      options.limits === false ? null : new RateLimiter({ ...DEFAULT_LIMITS, ...options.limits }, now);
    const own = () => [url];
    const headers = () => (draining ? CLOSING : COMMON);
    const protocolHost = createHost({
      engine,
      identity,
      eventKeys,
      sites,
      limiter,
      log,
      hops,
      headers,
      own,
    });
    const handler = createHandler(protocolHost);
    const protocol = createProtocol(handler);
    const app = createApp({
      protocol,
      store,
      sites,
      log,
      limiter,
      hops,
      openBadges: createOpenBadges({
        engine,
        house,
        keys: issuerKeys,
        take: ({ req, env }) => limiter?.take('read', addressOf(req.raw, env as NodeEnv, hops)),
      }),
      mailPages: options.mail
        ? {
            at: MAIL_PAGES,
            app: createMailPages({
              options: engine.options,
              sites,
              take: ({ req, env }) => limiter?.take('write', addressOf(req.raw, env as NodeEnv, hops)),
            }),
          }
        : null,
      follow: createReferral({ engine, store, sites, pages: pages !== undefined }),
      embed: embedFiles(options.embed),
      pages:
        pages === undefined ? null : createFiles({ root: pages, pages: true, headers: () => PAGE_HEADERS }),
      routes: options.routes,
      draining: () => draining,
    });
    const cache = new PublicCache({
      store,
      now,
      allow: (site, { socket, headers }) => {
        const forwarded = [headers['x-forwarded-for'] ?? []].flat().join();
        limiter?.take('read', `${site} ${senderOf(socket.remoteAddress, forwarded, hops)}`);
      },
      requestId: () => protocolHost.requestId(),
      log: (entry) => protocolHost.log?.(entry),
    });
    const fetch = (request: Request, env: NodeEnv) =>
      isForProtocol(env) ? protocol(request, env) : app.fetch(request, env);
    const answer = getRequestListener((request, env) => cache.through(request, env as NodeEnv, fetch));
    const http = createHttpServer(
      // A photo over a slow line takes its time; other bodies are small.
      { requestTimeout: 120_000, headersTimeout: 15_000, keepAliveTimeout: 15_000 },
      (request, response) => {
        if (isStream(request) && request.headers.host !== undefined) {
          void streams.answer(request, response).then(
            (answered) => answered || void answer(request, response),
            () => request.socket.destroy(), // what is no request: it had its chance
          );
          return;
        }
        const known = !draining && cache.answer(request, response);
        if (known === false) void answer(request, response);
        else if (known !== true)
          void known.then((given) => {
            if (!given) void answer(request, response);
          });
      },
    );
    const streams = new DirectStreams(http, handler, now);
    const actual = await listen(http, port, host);
    url ||= `http://${['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host}:${actual}`;
    const hooks = openHooks({ options: engine.options, secret, log, ...options.webhooks });
    const office = openPostOffice({ mail: options.mail, options: engine.options, url: () => url, log });
    const start = (site: Id): (() => void) => {
      const stops = [
        engine.startReaders(site),
        hooks.start(site),
        startScrubber(store, site, log),
        office?.start(site) ?? (() => {}),
      ];
      return () => stops.forEach((stop) => stop());
    };
    const readers = startReaders(start, store, log);
    const admin = createAdmin({
      engine,
      store,
      identity,
      issuerKeys,
      eventKeys,
      hooks,
      office,
      changed: async () => {
        sites.forget();
        await readers.refresh();
      },
    });
    // One process writes to a file, so what other commands want goes through it.
    const closeSocket =
      options.databaseUrl === undefined ? await serveSocket(socketPath(data), admin) : async () => {};
    let closing: Promise<void> | null = null;
    const close = async (within: number): Promise<void> => {
      draining = true;
      await closeSocket();
      readers.stop();
      office?.close();
      await drain(http, streams, handler, within);
      await counter.close();
      await store.close();
    };
    return {
      url,
      port: actual,
      engine,
      store,
      admin,
      close: (within = 8_000) => (closing ??= close(within)),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Of a server that stops: nobody shall ask over the same connection again. */
const CLOSING = { ...COMMON, Connection: 'close' };

const PAGE_HEADERS = {
  'Cache-Control': 'no-cache',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Frame-Options': 'SAMEORIGIN',
  'Content-Security-Policy': "frame-ancestors 'self'",
  'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
};

/** Chunks carry a hash of their content in their names; the loader's name never changes. */
function embedFiles(folder = bundledEmbed()) {
  return folder === null
    ? null
    : createFiles({
        root: folder,
        headers: (path) => ({
          'Access-Control-Allow-Origin': '*',
          'Cross-Origin-Resource-Policy': 'cross-origin',
          'Timing-Allow-Origin': '*',
          'Cache-Control': path.startsWith('1/chunks/')
            ? 'public, max-age=31536000, immutable'
            : 'public, max-age=300, stale-while-revalidate=86400',
        }),
      });
}

function bundledEmbed(): string | null {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@hearth/embed/package.json')), 'dist');
  } catch {
    return null;
  }
}

function listen(http: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      const address = http.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function drain(http: Server, streams: DirectStreams, handler: Handler, within: number): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  handler.closeStreams();
  // A connection is idle only once its last answer has gone out, and would then wait for a next request.
  const sweep = setInterval(() => http.closeIdleConnections(), 50);
  const cut = setTimeout(() => {
    http.closeAllConnections();
    streams.cut();
  }, within);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
