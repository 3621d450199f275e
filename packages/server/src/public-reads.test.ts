import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { get as ask } from 'node:http';
import { SPEC } from '@hearth/core/adapter';
import { createServer } from './server.ts';
import { COMMUNITY, folder, startTestServer, type TestServer } from './testing/server.ts';
import { testDatabase } from './testing/postgres.ts';

interface Page {
  readonly comments: readonly {
    readonly body: unknown;
    readonly can: readonly string[];
    readonly mine?: unknown;
  }[];
  readonly asOf: string;
}

const THREAD = '/v1/sites/acme/threads/t';
const VIEWER = '/v1/sites/acme/viewer/threads/t';

async function bearerOf(server: Pick<TestServer, 'admin' | 'port'>, name: string): Promise<string> {
  const { token: assertion } = await server.admin.token({ site: 'acme', name });
  const answer = await fetch(`http://127.0.0.1:${server.port}/v1/sites/acme/identity`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ assertion }),
  });
  return ((await answer.json()) as { bearer: string }).bearer;
}

async function post(port: number, bearer: string, body: string): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}${VIEWER}/comments`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` },
    body: JSON.stringify({ id: randomUUID(), parent: null, body }),
  });
  assert.equal(answer.status, 200, await answer.text());
}

const read = async (port: number, path = THREAD, headers: Record<string, string> = {}) => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return { status: answer.status, headers: answer.headers, page: (await answer.json()) as Page };
};

/** All but the position in the log, which what follows from a write (badges, points) moves on a little later. */
const words = ({ asOf: _, ...page }: Page): Omit<Page, 'asOf'> => page;

describe('public reads of a server', () => {
  let server: TestServer;
  before(async () => (server = await startTestServer()));
  after(() => server.close());

  test('show each acknowledged write, however often the page was read before', async () => {
    const bearer = await bearerOf(server, 'Mira');
    for (let count = 1; count <= 5; count++) {
      await post(server.port, bearer, `Words ${count}`);
      const first = await read(server.port);
      await read(server.port); // an answer is kept from the second time on
      const third = await read(server.port);
      assert.equal(first.page.comments.length, count);
      assert.deepEqual(words(third.page), words(first.page));
      const [one, other] = [first, third].map(({ page, headers }) => [page.asOf, headers.get('etag')]);
      assert.equal(one![0] === other![0], one![1] === other![1]);
    }
  });

  test('are the same from memory as from the database, in each encoding', async () => {
    await read(server.port);
    const plain = (await read(server.port)).page;
    const compressed = () =>
      new Promise<Buffer>((resolve, reject) => {
        ask(
          { port: server.port, host: '127.0.0.1', path: THREAD, headers: { 'Accept-Encoding': 'br' } },
          (answer) => {
            const chunks: Buffer[] = [];
            answer.on('data', (chunk: Buffer) => chunks.push(chunk));
            answer.on('end', () => resolve(Buffer.concat(chunks)));
          },
        ).on('error', reject);
      });
    for (const bytes of [await compressed(), await compressed(), await compressed()])
      assert.deepEqual(words(JSON.parse(brotliDecompressSync(bytes).toString()) as Page), words(plain));
  });

  test('have the headers that pages of every origin need, from memory too', async () => {
    for (let time = 0; time < 3; time++) {
      const { headers } = await read(server.port, THREAD, { Origin: 'https://stranger.example' });
      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.match(headers.get('access-control-expose-headers')!, /Hearth-Spec/);
      assert.equal(headers.get('hearth-spec'), SPEC);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('cache-control')!, /^public/);
    }
  });

  test('never hold what a viewer sees, nor give them what is held', async () => {
    const bearer = await bearerOf(server, 'Mira');
    for (let time = 0; time < 3; time++) await read(server.port);
    const mine = await read(server.port, VIEWER, { Authorization: `Bearer ${bearer}` });
    assert.equal(mine.headers.get('cache-control'), 'private, no-store');
    assert.ok(mine.page.comments[0]!.can.includes('edit'));
    const { page } = await read(server.port);
    assert.ok(!page.comments[0]!.can.includes('edit'));
    assert.equal(page.comments[0]!.mine, undefined);
    assert.equal((await fetch(`http://127.0.0.1:${server.port}${VIEWER}`)).status, 401);
  });

  test('of one site say nothing of another', async () => {
    await server.admin.apply('site: { id: second, name: Second }');
    await read(server.port);
    assert.equal((await read(server.port, '/v1/sites/second/threads/t')).page.comments.length, 0);
  });

  test('end at once when the site becomes one for members', async () => {
    assert.equal((await read(server.port)).status, 200);
    await server.admin.apply(COMMUNITY.replace('locale: en', 'locale: en, membersOnly: true'));
    assert.equal((await read(server.port)).status, 401);
  });
});

test('two processes on PostgreSQL read what either of them has acknowledged', async (t) => {
  const database = await testDatabase();
  const { path, remove } = folder();
  const options = { databaseUrl: database.url, secret: 's'.repeat(44), data: path, port: 0, log: false, limits: false } as const; // prettier-ignore
  const [one, two] = [await createServer(options), await createServer(options)];
  t.after(async () => {
    await Promise.all([one.close(0), two.close(0)]);
    await database.stop();
    remove();
  });
  await one.admin.apply(COMMUNITY);
  const bearer = await bearerOf(one, 'Mira');
  for (let count = 1; count <= 5; count++) {
    await post((count % 2 ? one : two).port, bearer, `Words ${count}`);
    for (const { port } of [one, two, one, two, one, two])
      assert.equal((await read(port)).page.comments.length, count);
  }
  await one.admin.apply(COMMUNITY.replace('locale: en', 'locale: en, membersOnly: true'));
  for (const { port } of [one, two]) assert.equal((await read(port)).status, 401);
});
