/**
 * The brand's own server: Hearth, the brand's pages, and the one thing that a brand adds, which is saying who is signed in.
 * In your shop the two `/account` routes are your existing session; only the signing (`signIdentity`) is new.
 */
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer, importWordpress, type HearthServer, type ServerOptions } from '@hearth/server';
import type { Hono } from 'hono';
import { SignJWT } from 'jose';
import { bringFirstIdeas } from './first-ideas.ts';
import { bringFirstReviews } from './first-reviews.ts';
import { Mailbox } from './mailbox.ts';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: 'member' | 'staff';
  /** Topics of the lamps that they have bought: your shop knows it from its orders. */
  readonly bought: readonly string[];
}

interface SiteKey {
  readonly kid: string;
  readonly secret: string;
}

export const SITE = 'fjordlys';
const here = fileURLToPath(new URL('.', import.meta.url));
const read = (file: string): string => readFileSync(join(here, file), 'utf8');
const people = JSON.parse(read('people.json')) as readonly Person[];

/** Starts it over `data`; the first time with the community and the conversations of the old blog. */
export async function startBrandSite({
  data,
  ...options
}: ServerOptions & { readonly data: string }): Promise<HearthServer> {
  let key: SiteKey | null = null;
  const mailbox = new Mailbox();
  const server = await createServer({
    data,
    mail: { send: mailbox.send },
    ...options,
    pages: join(here, 'pages'),
    routes: (app) => {
      accountRoutes(app, () => key);
      mailbox.routes(app);
    },
  });
  const isNew = !(await server.store.sites()).includes(SITE);
  const applied = await server.admin.apply(read('community.yaml'));
  key = await keepKey(server, join(data, 'brand-key.json'), applied.key);
  for (const { id, name, role } of people) {
    if (role === 'staff') await server.admin.token({ site: SITE, id, name, role });
  }
  if (isNew) {
    await bringOldBlog(server);
    await bringFirstReviews(server, SITE);
    await bringFirstIdeas(server, SITE);
  }
  return server;
}

/** Who is signed in: a demo takes everybody's word for it; your shop looks into its session instead. */
function accountRoutes(app: Hono, key: () => SiteKey | null): void {
  app.get('/account/people', (c) => c.json(people));
  app.post('/account/token', async (c) => {
    const { as } = await c.req.json<{ as?: unknown }>().catch(() => ({ as: undefined }));
    const person = people.find(({ id }) => id === as);
    const signer = key();
    if (!signer) return c.json({ error: 'The shop is opening; try again.' }, 503);
    return person
      ? c.json({ token: await signIdentity(person, signer) })
      : c.json({ error: 'Nobody of that name.' }, 404);
  });
}

/** A token that says who this is and what they bought, good for five minutes, signed with the site's key. */
function signIdentity({ id, name, bought }: Person, { kid, secret }: SiteKey): Promise<string> {
  return new SignJWT({ name, bought })
    .setProtectedHeader({ alg: 'HS256', kid })
    .setIssuer(SITE)
    .setAudience(SITE)
    .setSubject(id)
    .setIssuedAt()
    .setExpirationTime('5 minutes')
    .sign(Buffer.from(secret, 'base64url'));
}

/** The brand keeps its key where its own secrets are; Hearth shows it once. */
async function keepKey({ admin }: HearthServer, file: string, first: SiteKey | null): Promise<SiteKey> {
  if (!first && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as SiteKey;
  const fresh = first ?? (await admin.addKey(SITE, null));
  const key = { kid: fresh.kid, secret: fresh.secret! };
  writeFileSync(file, JSON.stringify(key), { mode: 0o600 });
  return key;
}

/** Fjordlys had a WordPress blog once; its conversations go on under the journal. */
async function bringOldBlog({ admin }: HearthServer): Promise<void> {
  const report = await importWordpress({
    open: () => createReadStream(join(here, 'old-blog.wordpress.xml')),
    take: (batch) => admin.importThreads(SITE, batch),
  });
  console.error(`Imported ${report.created} comments of the old blog; ${report.held} wait for staff.`);
}
