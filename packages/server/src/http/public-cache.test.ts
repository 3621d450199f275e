import assert from 'node:assert/strict';
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, beforeEach, describe, test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import type { LogEntry } from '@hearth/core/protocol/handler';
import type { NodeEnv } from './address.ts';
import { PublicCache } from './public-cache.ts';

const HOT = '/v1/sites/acme/threads/hot';

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

function deferred() {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

describe('the cache of public answers', () => {
  const servers: Server[] = [];
  after(() => servers.forEach((server) => server.close()));

  /** What stands behind the cache. */
  let made: string[];
  let make: (request: Request) => Response | Promise<Response>;
  let versions: Record<string, string>;
  let time: number;
  let refuses: boolean;
  let lines: LogEntry[];
  beforeEach(() => {
    [made, versions, time, refuses, lines] = [[], { acme: 'a', other: 'a' }, 1_000, false, []];
    make = (request) => {
      const etag = `"${made.length}"`;
      return new Response(`${new URL(request.url).pathname} ${made.length}`, {
        headers: { ETag: etag, 'Cache-Control': 'public, max-age=0', 'Content-Type': 'application/json', 'Hearth-Now': `${time}` }, // prettier-ignore
      });
    };
  });

  async function open(room?: number) {
    const cache = new PublicCache({
      store: { version: (site) => versions[site] ?? 'none' },
      now: () => time,
      allow: () => {
        if (refuses) throw new Error('too many');
      },
      requestId: () => 'r',
      log: (line) => lines.push(line),
      ...(room !== undefined && { room }),
    });
    const fetch = (request: Request) => {
      made.push(`${request.method} ${request.url}`);
      return make(request);
    };
    const answer = getRequestListener((request, env) => cache.through(request, env as NodeEnv, fetch));
    const server = createServer((incoming, outgoing) => {
      const given = Promise.resolve(cache.answer(incoming, outgoing));
      void given.then((known) => (known ? undefined : answer(incoming, outgoing)));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      new Promise<Answered>((resolve, reject) => {
        ask({ port, host: '127.0.0.1', path, method, headers, agent: false }, (answer) => {
          const { statusCode, headers } = answer;
          let body = '';
          answer.on('data', (text: Buffer) => (body += text.toString()));
          answer.on('end', () => resolve({ status: statusCode!, headers, body }));
        })
          .on('error', reject)
          .end();
      });
    /** Asks twice: only then an answer is kept. */
    const twice = async (path: string, headers: Record<string, string> = {}) => {
      await get(path, headers);
      const second = await get(path, headers);
      made.length = 0;
      return second;
    };
    return { cache, get, twice };
  }

  test('gives the same bytes and headers again without anybody making them', async () => {
    const { get, twice } = await open();
    const first = await twice(HOT);
    const second = await get(HOT);
    assert.equal(made.length, 0);
    assert.equal(second.body, first.body);
    for (const name of ['etag', 'cache-control', 'content-type']) assert.equal(second.headers[name], first.headers[name]); // prettier-ignore
    assert.equal(second.headers['content-length'], String(first.body.length));
    assert.deepEqual(
      lines.map(({ route, site, status, viewer }) => [route, site, status, viewer]),
      [['thread', 'acme', 200, null]],
    );
  });

  test('gives nothing that was made before a write to the site, and keeps what other sites have', async () => {
    const { get, twice } = await open();
    const theirs = '/v1/sites/other/threads/hot';
    const before = await twice(theirs);
    await twice(HOT);
    versions['acme'] = 'b';
    make = () => new Response('new', { headers: { ETag: '"n"', 'Cache-Control': 'public' } });
    assert.equal((await get(HOT)).body, 'new');
    assert.equal((await get(theirs)).body, before.body);
    assert.equal(made.length, 1);
  });

  test('keeps nothing as new that a write overtook while it was made', async () => {
    const { get, twice } = await open();
    await twice(HOT);
    const before = make;
    versions['acme'] = 'b';
    make = (request) => {
      versions['acme'] = 'c';
      return before(request);
    };
    await get(HOT);
    make = before;
    await get(HOT);
    assert.equal(made.length, 2);
    await get(HOT);
    assert.equal(made.length, 2);
  });

  test('tells sites, addresses and encodings apart', async () => {
    const { get, twice } = await open();
    const paths = [HOT, `${HOT}?sort=best`, '/v1/sites/other/threads/hot', '/v1/sites/acme'];
    for (const path of paths) await twice(path);
    for (const path of paths) assert.match((await get(path)).body, new RegExp(`^${path.split('?')[0]} `));
    assert.equal(made.length, 0);
    await get(HOT, { 'Accept-Encoding': 'br' });
    await get(HOT, { 'Accept-Encoding': 'gzip' });
    assert.equal(made.length, 2);
  });

  test('keeps nothing that only one has asked for', async () => {
    const { get, cache } = await open();
    for (let index = 0; index < 20; index++) await get(`/v1/sites/acme/threads/t${index}`);
    assert.equal(cache.size, 0);
    await get('/v1/sites/acme/threads/t3');
    assert.ok(cache.size > 0);
  });

  test('keeps nothing that is for a viewer, moves with the clock, or is not for shared caches', async () => {
    const { get, twice, cache } = await open();
    const none = ['/v1/sites/acme/viewer/threads/hot', '/v1/sites/acme/polls/p', '/v1/sites/acme/origin', '/v1/sites/acme/nonsense', '/v1/sites', `${HOT}?x=${'y'.repeat(2_000)}`]; // prettier-ignore
    for (const path of [...none, ...none]) await get(path);
    assert.equal(made.length, 2 * none.length);
    const answers = [
      () => new Response('x', { headers: { ETag: '"1"', 'Cache-Control': 'private, no-store' } }),
      () => new Response('x', { headers: { 'Cache-Control': 'public' } }),
      () => new Response('x', { status: 404, headers: { ETag: '"1"', 'Cache-Control': 'public' } }),
    ];
    for (const answer of answers) {
      make = answer;
      await twice(HOT);
    }
    assert.equal(cache.size, 0);
    await get(HOT, {}, 'HEAD');
    assert.equal(cache.size, 0);
  });

  test('says "not modified" to who has it, and keeps the whole all the same', async () => {
    const { get } = await open();
    make = () => new Response('whole', { headers: { ETag: '"1"', 'Cache-Control': 'public', 'Content-Type': 'application/json' } }); // prettier-ignore
    for (let time = 0; time < 2; time++) {
      const first = await get(HOT, { 'If-None-Match': 'W/"1"' });
      assert.deepEqual([first.status, first.body, first.headers['etag']], [304, '', '"1"']);
    }
    made.length = 0;
    assert.equal((await get(HOT)).body, 'whole');
    const known = await get(HOT, { 'If-None-Match': '"0", W/"1"' });
    assert.deepEqual([known.status, known.body, known.headers['etag']], [304, '', '"1"']);
    assert.equal(known.headers['content-type'], undefined);
    assert.equal((await get(HOT, { 'If-None-Match': '"7"' })).status, 200);
    assert.equal(made.length, 0);
  });

  test('tells the time of now beside a session', async () => {
    const { get, twice } = await open();
    assert.equal((await twice('/v1/sites/acme')).headers['hearth-now'], '1000');
    time = 1_500;
    assert.equal((await get('/v1/sites/acme')).headers['hearth-now'], '1500');
    assert.equal(made.length, 0);
  });

  test('asks again after five seconds, whatever the version says', async () => {
    const { get, twice } = await open();
    await twice(HOT);
    time += 4_999;
    await get(HOT);
    assert.equal(made.length, 0);
    time += 1;
    await get(HOT);
    assert.equal(made.length, 1);
  });

  test('leaves a request over the limit to who refuses it in words', async () => {
    const { get, twice } = await open();
    await twice(HOT);
    refuses = true;
    make = () => new Response('slower', { status: 429 });
    assert.equal((await get(HOT)).status, 429);
  });

  test('makes an answer once for all who ask meanwhile; what is not kept is made for each, without a queue', async () => {
    const { get } = await open();
    const gate = deferred();
    const begun = deferred();
    const before = make;
    make = async (request) => {
      begun.resolve();
      if (request.method === 'GET') await gate.promise;
      return before(request);
    };
    const one = get(HOT);
    await begun.promise;
    const others = Array.from({ length: 5 }, () => get(HOT));
    for (let trip = 0; trip < 3; trip++) await get(HOT, {}, 'HEAD'); // so that the others have arrived
    gate.resolve();
    const bodies = (await Promise.all([one, ...others])).map(({ body }) => body);
    assert.equal(new Set(bodies).size, 1);
    assert.equal(made.filter((each) => each.startsWith('GET')).length, 1);

    versions['acme'] = 'b';
    const [arrived, all] = [deferred(), deferred()];
    let together = 0;
    make = async ({ method }) => {
      if (method === 'HEAD') return new Response(null);
      // The first goes alone; the others then wait for each other, as they could not in a queue.
      if (++together === 4) all.resolve();
      await (together === 1 ? arrived : all).promise;
      return new Response('no', { status: 404 });
    };
    const lost = Array.from({ length: 4 }, () => get(HOT));
    for (let trip = 0; trip < 3; trip++) await get(HOT, {}, 'HEAD');
    arrived.resolve();
    assert.ok((await Promise.all(lost)).every(({ status }) => status === 404));
  });

  test('holds no more than its room, and lets go of what was not asked for the longest', async () => {
    const room = 100_000;
    const { get, twice, cache } = await open(room);
    make = () => new Response('x'.repeat(10_000), { headers: { ETag: '"1"', 'Cache-Control': 'public' } });
    for (let index = 0; index < 30; index++) {
      await twice(`/v1/sites/acme/threads/t${index}`);
      await get('/v1/sites/acme/threads/t0');
      assert.ok(cache.size <= room);
    }
    assert.ok(cache.size > room / 2);
    const before = made.length;
    await get('/v1/sites/acme/threads/t0');
    assert.equal(made.length, before, 'the favourite stayed');
    await get('/v1/sites/acme/threads/t1');
    assert.equal(made.length, before + 1);
    make = () => new Response('x'.repeat(room + 1), { headers: { ETag: '"1"', 'Cache-Control': 'public' } });
    await twice('/v1/sites/acme/threads/huge');
    assert.ok(cache.size <= room);
  });
});
