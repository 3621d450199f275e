import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import type { GuestAnswer } from '@hearth/core/protocol';
import type { createLog } from './log.ts';
import { PLACES } from './testing/stores.ts';
import { folder, startTestServer, type TestServer } from './testing/server.ts';
import { openPostgres } from './db/index.ts';
import { createServer } from './server.ts';

describe('the server', () => {
  const files = folder();
  const lines: string[] = [];
  let server: TestServer;
  before(async () => {
    mkdirSync(join(files.path, 'embed/1/chunks'), { recursive: true });
    writeFileSync(join(files.path, 'embed/1/hearth.js'), 'import("./chunks/thread-abc.js")');
    writeFileSync(join(files.path, 'embed/1/chunks/thread-abc.js'), 'export {}');
    mkdirSync(join(files.path, 'pages'));
    writeFileSync(join(files.path, 'pages/index.html'), 'brand');
    const log = Object.fromEntries(
      (['info', 'warn', 'error', 'debug'] as const).map((level) => [
        level,
        (entry: unknown) => lines.push(JSON.stringify(entry)),
      ]),
    ) as unknown as ReturnType<typeof createLog>;
    server = await startTestServer({
      log,
      embed: join(files.path, 'embed'),
      pages: join(files.path, 'pages'),
      routes: (app) => app.get('/api/brand', (c) => c.json({ own: true })),
    });
  });
  after(async () => {
    await server.close();
    files.remove();
  });

  test('says that it lives and that it is ready', async () => {
    assert.equal((await server.get('/healthz')).status, 200);
    assert.equal((await server.get('/readyz')).status, 200);
  });

  test('serves the loader for a short while and chunks for ever, to every origin', async () => {
    const loader = await server.get('/1/hearth.js');
    assert.equal(loader.headers.get('Content-Type'), 'text/javascript; charset=utf-8');
    assert.match(loader.headers.get('Cache-Control')!, /max-age=300/);
    const chunk = await server.get('/1/chunks/thread-abc.js');
    assert.match(chunk.headers.get('Cache-Control')!, /immutable/);
    for (const { headers } of [loader, chunk]) {
      assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    }
    assert.equal((await server.get('/1/chunks/missing.js')).status, 404);
  });

  test('serves the brand’s pages and routes beside the protocol', async () => {
    assert.equal(await (await server.get('/')).text(), 'brand');
    assert.deepEqual(await (await server.get('/api/brand')).json(), { own: true });
    const description = (await (await server.get('/v1/openapi.json')).json()) as { openapi: string };
    assert.match(description.openapi, /^3\.1/);
    assert.equal((await server.get('/v1/nonsense')).status, 404);
  });

  test('names its site while that is the only one', async () => {
    assert.deepEqual(await (await server.get('/v1/sites')).json(), { site: 'acme' });
    await server.admin.apply('site: { id: second, name: Second }');
    assert.equal((await server.get('/v1/sites')).status, 404);
  });

  test('compresses answers for who takes it', async () => {
    const { request } = await import('node:http');
    const bytes = await new Promise<Buffer>((resolve, reject) => {
      request(
        {
          port: server.port,
          host: '127.0.0.1',
          path: '/v1/openapi.json',
          headers: { 'Accept-Encoding': 'br' },
        },
        (response) => {
          assert.equal(response.headers['content-encoding'], 'br');
          assert.match(response.headers['etag']!, /^W\//);
          const chunks: Buffer[] = [];
          response
            .on('data', (chunk: Buffer) => chunks.push(chunk))
            .on('end', () => resolve(Buffer.concat(chunks)));
        },
      )
        .on('error', reject)
        .end();
    });
    assert.match(brotliDecompressSync(bytes).toString(), /"openapi":"3\.1/);
  });

  test('R26 an invitation link leads to the landing with a click, on the site’s origins only', async () => {
    const { token: assertion } = await server.admin.token({ site: 'acme', name: 'Inviter' });
    const { bearer } = (await (
      await server.post('/v1/sites/acme/identity', { assertion })
    ).json()) as GuestAnswer;
    const headers = { Authorization: `Bearer ${bearer}` };
    const invitation = (await (await server.get('/v1/sites/acme/viewer/invitation', { headers })).json()) as {
      link: string;
    };
    assert.ok(invitation.link.startsWith(`${server.url}/r/`), invitation.link);
    const response = await server.get(`${new URL(invitation.link).pathname}?at=shop-window`);
    assert.equal(response.status, 302);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    const landing = new URL(response.headers.get('Location')!);
    assert.deepEqual(
      [landing.origin, landing.pathname, landing.searchParams.get('from'), landing.hash],
      ['https://acme.example', '/welcome', 'friend', '#top'],
    );
    const click = landing.searchParams.get('hearth_ref')!;
    assert.equal((await server.get(`/v1/sites/acme/landing?click=${click}`)).status, 200);
    assert.equal((await server.get('/r/AAAAAAAAAAAAAAAAAAAAAAAA')).status, 404);
    const log = lines.join('\n');
    assert.ok(log.includes('"referral"'));
    for (const secret of [click, new URL(invitation.link).pathname.slice(3), bearer, assertion, '127.0.0.1'])
      assert.ok(!log.includes(secret));
  });

  test('R27 codes cannot be tried out: after a few, whoever tries has to wait', async () => {
    const limited = await startTestServer({ limits: { code: { count: 1, per: 60_000, burst: 2 } } });
    try {
      const enter = () => limited.post('/v1/sites/acme/codes', { code: 'ZZZZ-ZZZZ' });
      assert.deepEqual([(await enter()).status, (await enter()).status], [404, 404]);
      const refused = await enter();
      assert.deepEqual([refused.status, Number(refused.headers.get('Retry-After')) > 0], [429, true]);
    } finally {
      await limited.close();
    }
  });

  test('writes are limited, and say when to come back', async () => {
    const limited = await startTestServer({ limits: { guest: { count: 1, per: 60_000, burst: 1 } } });
    try {
      assert.equal((await limited.post('/v1/sites/acme/guests', { name: 'One' })).status, 200);
      const refused = await limited.post('/v1/sites/acme/guests', { name: 'Two' });
      assert.equal(refused.status, 429);
      assert.ok(Number(refused.headers.get('Retry-After')) > 0);
    } finally {
      await limited.close();
    }
  });

  test('closing ends streams, refuses what is new, and leaves nothing open', async () => {
    const closing = await startTestServer();
    const stream = await closing.get('/v1/sites/acme/stream?since=x.0&channels=moderation');
    assert.equal(stream.status, 200);
    const reader = stream.body!.getReader();
    await reader.read();
    const closed = closing.close();
    for (let part = await reader.read(); !part.done;) part = await reader.read();
    await closed;
    await assert.rejects(closing.get('/healthz'));
  });
});

test('a server on PostgreSQL serves what another one wrote', async () => {
  const where = await PLACES.postgres();
  const data = folder();
  const options = {
    databaseUrl: (where as unknown as { url: string }).url,
    data: data.path,
    port: 0,
    log: false,
    limits: false,
    secret: 's'.repeat(32),
  } as const;
  const [one, two] = await Promise.all([createServer(options), createServer(options)]);
  try {
    await one.admin.apply('site: { id: acme, name: Acme }');
    assert.deepEqual(await (await fetch(`http://127.0.0.1:${two.port}/v1/sites`)).json(), { site: 'acme' });
    const store = await openPostgres(options.databaseUrl);
    assert.deepEqual(await store.sites(), ['acme']);
    await store.close();
  } finally {
    await Promise.all([one.close(), two.close()]);
    await where.remove();
    data.remove();
  }
});
