/**
 * The brand's own server: Hearth, the brand's pages, and the one thing that a brand adds, which is saying who is signed in.
 * In your shop the two `/account` routes are your existing session; only the signing (`signIdentity`) is new.
 */
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer, importWordpress, type HearthServer } from '@hearth/server';
import { SignJWT } from 'jose';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: 'member' | 'staff';
}

const here = fileURLToPath(new URL('.', import.meta.url));
const people = JSON.parse(readFileSync(join(here, 'people.json'), 'utf8')) as readonly Person[];
const data = process.env['HEARTH_DATA'] ?? 'data/brand-site';
const SITE = 'fjordlys';

let key: { readonly kid: string; readonly secret: string };

/** What the brand's backend does for somebody in its session: a token good for five minutes, signed with the site's key. */
const signIdentity = ({ id, name }: Person): Promise<string> =>
  new SignJWT({ name })
    .setProtectedHeader({ alg: 'HS256', kid: key.kid })
    .setIssuer(SITE)
    .setAudience(SITE)
    .setSubject(id)
    .setIssuedAt()
    .setExpirationTime('5 minutes')
    .sign(Buffer.from(key.secret, 'base64url'));

const server = await createServer({
  data,
  ...(process.env['DATABASE_URL'] && { databaseUrl: process.env['DATABASE_URL'] }),
  ...(process.env['PORT'] && { port: Number(process.env['PORT']) }),
  ...(process.env['HOST'] && { host: process.env['HOST'] }),
  pages: here,
  routes(app) {
    app.get('/account/people', (c) => c.json(people));
    // A demo signs in whoever asks; your shop looks into its session instead.
    app.post('/account/token', async (c) => {
      const { as } = await c.req.json<{ as?: unknown }>().catch(() => ({ as: undefined }));
      const person = people.find(({ id }) => id === as);
      return person ? c.json({ token: await signIdentity(person) }) : c.json({ error: 'Nobody of that name.' }, 404);
    });
  },
});

const isNew = !(await server.store.sites()).includes(SITE);
const applied = await server.admin.apply(readFileSync(join(here, 'community.yaml'), 'utf8'));
key = await siteKey(server, applied.key);
for (const { id, name, role } of people) if (role === 'staff') await server.admin.token({ site: SITE, id, name, role });
if (isNew) await bringOldBlog(server);
console.error(`Fjordlys is open at ${server.url}   (its data: ${process.env['DATABASE_URL'] ? 'PostgreSQL' : data})`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close().then(() => process.exit(0)));

/** The brand keeps its key where its own secrets are; Hearth shows it once. */
async function siteKey({ admin }: HearthServer, first: typeof key | null): Promise<typeof key> {
  const file = join(data, 'brand-key.json');
  if (!first && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as typeof key;
  const fresh = first ?? ((await admin.addKey(SITE, null)) as typeof key);
  writeFileSync(file, JSON.stringify({ kid: fresh.kid, secret: fresh.secret }), { mode: 0o600 });
  return fresh;
}

/** Fjordlys had a WordPress blog once; its conversations go on under the journal. */
async function bringOldBlog({ admin }: HearthServer): Promise<void> {
  const report = await importWordpress({
    open: () => createReadStream(join(here, 'old-blog.wordpress.xml')),
    take: (batch) => admin.importThreads(SITE, batch),
  });
  console.error(`Imported ${report.created} comments of the old blog; ${report.held} wait for staff.`);
}
