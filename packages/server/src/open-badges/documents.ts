import { CommunityError } from '@hearth/core/adapter';
import type { CredentialDocuments, CredentialHouse, Engine } from '@hearth/core/engine';
import { CONTEXTS } from '@hearth/core/credentials';
import { Hono, type Context } from 'hono';
import type { JWK } from 'jose';
import { achievementPage, POLICY, STYLE } from './achievement-page.ts';
import { keyAddress } from './house.ts';
import type { IssuerKeys } from './issuer-keys.ts';

/** How long caches may keep what hardly changes, and what tells of revocations; seconds. */
const LONG = 300;
const SHORT = 30;

export interface OpenBadgesOptions {
  readonly engine: Engine;
  readonly house: CredentialHouse;
  readonly keys: IssuerKeys;
  /** Counts a visitor's reading. */
  readonly take: (context: Context) => void;
}

/**
 * What credentials name, for whoever verifies one: the issuer, its keys, what a badge is given for, and lists of revocations.
 * Public, whatever the site: a badge is there to be shown anywhere. Nobody's name is in it.
 */
export function createOpenBadges({ engine, house, keys, take }: OpenBadgesOptions): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    take(c);
    await next();
  });

  const documents = async (c: Context): Promise<CredentialDocuments> => {
    const site = c.req.param('site')!;
    const found = (await engine.siteAccess(site)) && engine.credentials(site);
    if (!found) throw new CommunityError('not-found', 'There is nothing at this address.');
    return found;
  };
  const publicKeys = async (c: Context): Promise<JWK[]> => {
    await documents(c);
    const site = c.req.param('site')!;
    return (await keys.list(site)).map(({ kid, jwk }) => ({
      ...jwk,
      kid: keyAddress(house.base(site), kid),
    }));
  };

  app.get('/style.css', (c) =>
    c.body(STYLE, 200, { ...kept(LONG), 'Content-Type': 'text/css; charset=utf-8' }),
  );
  app.get('/:site/issuer', async (c) => c.json(await (await documents(c)).issuer(), 200, kept(LONG)));
  app.get('/:site/jwks.json', async (c) => c.json({ keys: await publicKeys(c) }, 200, kept(SHORT)));
  app.get('/:site/keys/:kid', async (c) => {
    const key = (await publicKeys(c)).find(({ kid }) => kid?.endsWith(`/${c.req.param('kid')}`));
    if (!key) throw new CommunityError('not-found', 'There is no such key.');
    return c.json(key, 200, kept(LONG));
  });
  app.get('/:site/status/:list', async (c) => {
    const list = Number(c.req.param('list'));
    if (!Number.isSafeInteger(list)) throw new CommunityError('not-found', 'There is no such list.');
    const token = await (await documents(c)).statusList(list);
    return c.body(token, 200, { ...kept(SHORT), 'Content-Type': 'application/vc+jwt' });
  });
  app.get('/:site/achievements/:badge/:tier', async (c) => {
    const found = await documents(c);
    const [achievement, issuer] = await Promise.all([
      found.achievement(c.req.param('badge'), c.req.param('tier')),
      found.issuer(),
    ]);
    const headers = { ...kept(LONG), Vary: 'Accept' };
    if (!/\btext\/html\b/.test(c.req.header('Accept') ?? ''))
      return c.json({ '@context': CONTEXTS, ...achievement, creator: issuer }, 200, headers);
    const html = achievementPage(achievement, issuer.name, '/ob/style.css');
    return c.html(html, 200, { ...headers, 'Content-Security-Policy': POLICY });
  });
  return app;
}

const kept = (seconds: number) => ({
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': `public, max-age=${seconds}`,
});
