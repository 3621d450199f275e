import { CommunityError, toCommunityError } from '@hearth/core/adapter';
import { STATUS } from '@hearth/core/protocol';
import type { Handler } from '@hearth/core/protocol/handler';
import { Hono, type Context } from 'hono';
import type { SqlStore } from '../db/index.ts';
import type { Log } from '../log.ts';
import { addressOf, type NodeEnv } from './address.ts';
import { createCompression } from './compression.ts';
import type { Files } from './files.ts';
import type { RateLimiter } from './limits.ts';
import { isVisit, type Visit } from './referral.ts';
import type { Sites } from './sites.ts';

/** Answers what is asked of the protocol, compressed where that is wanted. */
export type Protocol = (request: Request, env: NodeEnv) => Promise<Response>;

export function createProtocol(handler: Handler): Protocol {
  const compressed = createCompression();
  return async (request, env) => compressed(request, await handler.fetch(request, env));
}

/** Whether a request is for the protocol: it needs none of what the framework does for the others. */
export const isForProtocol = ({ incoming }: NodeEnv): boolean =>
  /^\/v1\/(?!sites(\?|$))/.test(incoming?.url ?? '');

export interface AppOptions {
  readonly protocol: Protocol;
  readonly store: SqlStore;
  readonly sites: Sites;
  readonly log: Log;
  readonly limiter: RateLimiter | null;
  /** Proxies in front of this server. */
  readonly hops: number;
  /** What credentials name; `null` where badges are none. */
  readonly openBadges: Hono | null;
  /** Where the links of mails lead, and below which path; `null` where no mail is sent. */
  readonly mailPages: { readonly at: string; readonly app: Hono } | null;
  readonly follow: (visit: Visit) => Promise<Response>;
  /** The script tag's bundle, and the brand's pages. */
  readonly embed: Files | null;
  readonly pages: Files | null;
  /** The brand's own routes: asked before its pages. */
  readonly routes?: (app: Hono) => void;
  readonly draining: () => boolean;
}

type Env = { Bindings: NodeEnv };

/** All that the server answers. */
export function createApp(options: AppOptions): Hono {
  const {
    protocol,
    store,
    sites,
    log,
    limiter,
    hops,
    openBadges,
    mailPages,
    follow,
    embed,
    pages,
    routes,
    draining,
  } = options;
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    const began = performance.now();
    await next();
    const { headers, status } = c.res;
    for (const [name, value] of Object.entries(COMMON)) if (!headers.has(name)) headers.set(name, value);
    if (draining()) headers.set('Connection', 'close');
    const route = routeOf(c);
    // The protocol writes its own lines, and probes would fill the log.
    if (route !== null)
      log.info(
        { route, method: c.req.method, status, duration: Math.round(performance.now() - began) },
        'request',
      );
  });

  app.get('/healthz', (c) => c.text('ok', 200, { 'Cache-Control': 'no-store' }));
  app.get('/readyz', async (c) => {
    const ready = !draining() && (await store.sites().then(() => true, () => false)); // prettier-ignore
    return c.text(ready ? 'ready' : 'not ready', ready ? 200 : 503, { 'Cache-Control': 'no-store' });
  });

  app.get('/v1/sites', async (c) => {
    const site = await sites.only();
    if (site === null)
      throw new CommunityError('not-found', 'There is not exactly one site here: name it with data-site.');
    return c.json({ site }, 200, { ...OPEN, 'Cache-Control': 'public, max-age=10' });
  });
  app.all('/v1/*', (c) => protocol(c.req.raw, c.env));

  if (openBadges) app.route('/ob', openBadges as unknown as Hono<Env>);

  if (mailPages) app.route(mailPages.at, mailPages.app as unknown as Hono<Env>);

  app.get('/1/*', async (c) => {
    const found = embed && (await embed(c.req.raw, new URL(c.req.url).pathname));
    if (found) return found;
    return c.text(
      embed ? 'There is no such file.' : 'The script tag’s bundle is not built: "npm run build:embed".',
      404,
      { ...OPEN, 'Cache-Control': 'no-store' },
    );
  });

  app.get('/r/:token', async (c) => {
    limiter?.take('visit', addressOf(c.req.raw, c.env, hops));
    return follow({
      token: c.req.param('token'),
      location: c.req.query('at') ?? null,
      counted: isVisit(c.req.raw),
    });
  });

  // The brand's routes begin their own app, so that they see none of what is kept for ours.
  if (routes) {
    const own = new Hono();
    routes(own);
    app.route('/', own as unknown as Hono<Env>);
  }
  if (pages) {
    app.get('*', async (c) => (await pages(c.req.raw, new URL(c.req.url).pathname)) ?? c.notFound());
  }
  app.notFound((c) => c.text('There is nothing at this address.', 404));
  app.onError((thrown, c) => {
    const error = toCommunityError(thrown);
    if (STATUS[error.code] >= 500)
      log.error({ route: routeOf(c), method: c.req.method, err: error.cause ?? error }, 'request failed');
    return refusal(error);
  });
  return app as unknown as Hono;
}

/** Headers of every answer, unless it says otherwise. */
export const COMMON: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
};

const OPEN = { 'Access-Control-Allow-Origin': '*' };

function refusal({ code, details }: CommunityError): Response {
  const headers = {
    ...OPEN,
    'Cache-Control': 'no-store',
    ...(details.retryAfter !== undefined && { 'Retry-After': String(details.retryAfter) }),
  };
  return Response.json({ error: { code, ...details } }, { status: STATUS[code], headers });
}

/** The kind of request: no address goes into the log, for some hold an invitation's token. */
function routeOf(c: Context): string | null {
  const { pathname } = new URL(c.req.url);
  if (pathname.startsWith('/v1/') || pathname === '/healthz' || pathname === '/readyz') return null;
  if (pathname.startsWith('/ob/')) return 'open-badges';
  if (pathname.startsWith('/hearth/mail/')) return 'mail';
  return pathname.startsWith('/1/') ? 'embed' : pathname.startsWith('/r/') ? 'referral' : 'page';
}
