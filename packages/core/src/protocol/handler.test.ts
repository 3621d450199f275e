import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError, type ErrorCode } from '../adapter/errors.ts';
import { REQUEST_LIMIT, type Bucket } from './handler.ts';
import { ADA, createFakeHost, ORIGIN, page, SITE, type FakeHost } from './testing/fake-host.ts';
import type { ErrorBody } from './types.ts';
import { STATUS } from './status.ts';

const BEARER = { Authorization: 'Bearer acme-ada' };
const at = (path: string): string => `/v1/sites/${SITE}${path}`;
const send = (
  fake: FakeHost,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) =>
  fake.fetch(at(path), {
    method,
    headers: { ...BEARER, 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const errorOf = async (response: Response): Promise<ErrorBody['error']> =>
  ((await response.json()) as ErrorBody).error;
const POST = { id: 'c1', parent: null, body: 'Hello' };

describe('public reads', () => {
  test('answer anybody, and shared caches may keep them for ten seconds', async () => {
    const fake = createFakeHost();
    fake.answer = () => page('a/b', ['c1']);
    const response = await fake.fetch(at('/threads/a%2Fb?sort=best&limit=20'), {
      headers: { Origin: 'https://any.example' },
    });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(
      response.headers.get('Cache-Control'),
      'public, max-age=0, s-maxage=10, stale-while-revalidate=30',
    );
    assert.equal(response.headers.get('Vary'), null);
    assert.deepEqual(await response.json(), page('a/b', ['c1']));
    assert.deepEqual(fake.calls, [['threads.read', { topic: 'a/b', sort: 'best', limit: 20 }]]);
  });

  test('carry nothing of a viewer, even when a bearer is sent along', async () => {
    const fake = createFakeHost();
    const response = await fake.fetch(at(''), { headers: BEARER });
    assert.equal(((await response.json()) as { viewer: unknown }).viewer, null);
  });

  test('answer 304 to who has the same bytes, and 200 to who has others', async () => {
    const fake = createFakeHost();
    fake.answer = () => page('x', ['c1']);
    const etag = (await fake.fetch(at('/threads/x'))).headers.get('ETag')!;
    assert.match(etag, /^"[0-9a-f]{32}"$/);
    const same = await fake.fetch(at('/threads/x'), { headers: { 'If-None-Match': `"other", W/${etag}` } });
    assert.equal(same.status, 304);
    assert.equal(same.body, null);
    assert.equal(same.headers.get('ETag'), etag);
    assert.equal(same.headers.get('Access-Control-Allow-Origin'), '*');
    fake.answer = () => page('x', ['c1', 'c2']);
    assert.equal((await fake.fetch(at('/threads/x'), { headers: { 'If-None-Match': etag } })).status, 200);
  });

  test('do not exist on a site for members, but for the way in', async () => {
    const fake = createFakeHost();
    for (const path of [
      '',
      '/threads/x',
      '/comments/c',
      '/changes?since=e.1&channels=poll/p',
      '/stream?since=e.1&channels=poll/p',
    ]) {
      const response = await fake.fetch(`/v1/sites/club${path}`);
      assert.equal(response.status, 401, path);
    }
    assert.deepEqual(fake.calls, []);
    assert.equal((await fake.fetch('/v1/sites/club/origin', { headers: { Origin: ORIGIN } })).status, 200);
    const headers = { Authorization: 'Bearer club-ada' };
    assert.equal((await fake.fetch('/v1/sites/club/viewer', { headers })).status, 200);
  });

  test('a HEAD has the headers alone', async () => {
    const fake = createFakeHost();
    const response = await fake.fetch(at('/polls/p'), { method: 'HEAD' });
    assert.equal(response.status, 200);
    assert.equal(await response.text(), '');
    assert.ok(response.headers.get('ETag'));
  });
});

describe('viewer reads', () => {
  test('are private, and say so to caches', async () => {
    const fake = createFakeHost();
    const response = await fake.fetch(at('/viewer'), { headers: { ...BEARER, Origin: ORIGIN } });
    assert.equal(response.headers.get('Cache-Control'), 'private, no-store');
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), ORIGIN);
    assert.equal(response.headers.get('Vary'), 'Origin');
    assert.equal(response.headers.get('ETag'), null);
    assert.deepEqual(((await response.json()) as { viewer: unknown }).viewer, ADA);
  });

  test('need a bearer that is good, and of this site', async () => {
    const fake = createFakeHost();
    for (const bearer of [
      undefined,
      'Bearer',
      'Basic acme-ada',
      'Bearer acme-eve',
      'Bearer club-ada',
      'Bearer acme-ada x',
    ]) {
      const response = await fake.fetch(at('/viewer'), { headers: bearer ? { Authorization: bearer } : {} });
      assert.equal(response.status, 401, bearer);
      assert.equal(response.headers.get('WWW-Authenticate'), 'Bearer');
      assert.equal((await errorOf(response)).code, 'unauthenticated');
    }
    assert.deepEqual(fake.calls, []);
  });
});

describe('origins', () => {
  test('pages of other origins can neither write nor read as a viewer', async () => {
    const fake = createFakeHost();
    for (const origin of [
      'https://evil.example',
      'null',
      'https://brand.example.evil',
      'http://localhost.evil:80',
      'https://localhost:1',
    ]) {
      for (const response of [
        await fake.fetch(at('/viewer'), { headers: { ...BEARER, Origin: origin } }),
        await send(fake, 'POST', '/viewer/threads/x/comments', POST, { Origin: origin }),
        await fake.fetch(at('/guests'), {
          method: 'POST',
          headers: { Origin: origin, 'Content-Type': 'application/json' },
          body: '{"name":"x"}',
        }),
      ]) {
        assert.equal(response.status, 403, origin);
        assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
        assert.deepEqual(await errorOf(response), {
          code: 'forbidden',
          field: 'origin',
          request: 'request-1',
        });
      }
    }
    assert.deepEqual(fake.calls, []);
  });

  test('allowed are those named, any port of localhost where the site says so, the own, and no page at all', async () => {
    const fake = createFakeHost();
    for (const origin of [
      ORIGIN,
      'http://localhost:5173',
      'http://localhost',
      'https://hearth.example',
      undefined,
    ]) {
      const headers: Record<string, string> = origin ? { ...BEARER, Origin: origin } : BEARER;
      const response = await fake.fetch(at('/viewer'), { headers });
      assert.equal(response.status, 200, origin);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), origin ?? null);
    }
  });

  test('a preflight passes for allowed origins only, and is remembered', async () => {
    const fake = createFakeHost();
    const ask = (path: string, method: string, origin: string) =>
      fake.fetch(at(path), {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': method },
      });
    const good = await ask('/viewer/comments/c1', 'DELETE', ORIGIN);
    assert.equal(good.status, 204);
    assert.equal(good.headers.get('Access-Control-Allow-Origin'), ORIGIN);
    assert.equal(good.headers.get('Access-Control-Allow-Methods'), 'DELETE');
    assert.match(good.headers.get('Access-Control-Allow-Headers')!, /Authorization, Content-Type/);
    assert.equal(good.headers.get('Access-Control-Max-Age'), '7200');
    assert.equal(good.headers.get('Vary'), 'Origin');
    const bad = await ask('/viewer/comments/c1', 'DELETE', 'https://evil.example');
    assert.equal(bad.status, 403);
    assert.equal(bad.headers.get('Access-Control-Allow-Origin'), null);
    assert.equal(
      (await ask('/threads/x', 'GET', 'https://any.example')).headers.get('Access-Control-Allow-Origin'),
      '*',
    );
    assert.equal((await ask('/threads/x', 'PATCH', ORIGIN)).status, 404);
    assert.deepEqual(fake.calls, []);
  });

  test('a page may ask whether its origin is allowed', async () => {
    const fake = createFakeHost();
    const ask = async (origin: string): Promise<unknown> =>
      (await fake.fetch(at('/origin'), { headers: { Origin: origin } })).json();
    assert.deepEqual(await ask(ORIGIN), { allowed: true });
    assert.deepEqual(await ask('https://evil.example'), { allowed: false });
  });
});

describe('bad input', () => {
  const refusals: [
    name: string,
    body: unknown,
    expected: object,
    status: number,
    headers?: Record<string, string>,
  ][] = [
    ['JSON that is none', '{"id":', { field: '', reason: 'json' }, 400],
    ['an empty body', '', { field: '', reason: 'json' }, 400],
    ['a list', '[]', { field: '', reason: 'type' }, 400],
    ['null', 'null', { field: '', reason: 'type' }, 400],
    [
      'another content type',
      '{}',
      { field: '', reason: 'content-type' },
      415,
      { 'Content-Type': 'text/plain' },
    ],
    [
      'another charset',
      '{}',
      { field: '', reason: 'content-type' },
      415,
      { 'Content-Type': 'application/json; charset=latin1' },
    ],
    [
      'a body that is too large',
      ' '.repeat(REQUEST_LIMIT + 1),
      { field: '', reason: 'too-long', limit: REQUEST_LIMIT },
      413,
    ],
    ['an unknown field', { ...POST, admin: true }, { field: 'admin', reason: 'unknown-field' }, 422],
    [
      'an unknown field further down',
      { ...POST, page: { title: 't', url: 'u', x: 1 } },
      { field: 'page.x', reason: 'unknown-field' },
      422,
    ],
    [
      'a field that objects are born with',
      '{"id":"c1","parent":null,"body":"x","__proto__":{}}',
      { field: '__proto__', reason: 'unknown-field' },
      422,
    ],
    [
      'a field that the path names',
      { ...POST, topic: 'y' },
      { field: 'topic', reason: 'unknown-field' },
      422,
    ],
    ['a missing field', { id: 'c1', parent: null }, { field: 'body', reason: 'required' }, 422],
    ['a wrong type', { ...POST, body: 7 }, { field: 'body', reason: 'type' }, 422],
    [
      'words that are too long',
      { ...POST, body: 'x'.repeat(10_001) },
      { field: 'body', reason: 'too-long', limit: 10_000 },
      422,
    ],
    ['a NUL', { ...POST, body: 'a\0b' }, { field: 'body', reason: 'format' }, 422],
    [
      'half a character',
      '{"id":"c1","parent":null,"body":"\\ud83d"}',
      { field: 'body', reason: 'format' },
      422,
    ],
  ];
  for (const [name, body, expected, status, headers] of refusals) {
    test(`${name} is refused with the field at fault, and nothing is written`, async () => {
      const fake = createFakeHost();
      const response = await send(fake, 'POST', '/viewer/threads/x/comments', body, headers);
      assert.equal(response.status, status);
      assert.deepEqual(await errorOf(response), { code: 'invalid', ...expected, request: 'request-1' });
      assert.deepEqual(fake.calls, []);
    });
  }

  test('bytes that are not UTF-8 are refused', async () => {
    const fake = createFakeHost();
    const response = await fake.fetch(at('/viewer/claims'), {
      method: 'POST',
      headers: { ...BEARER, 'Content-Type': 'application/json' },
      body: new Uint8Array([0x7b, 0xff, 0x7d]),
    });
    assert.equal((await errorOf(response)).reason, 'json');
  });

  test('a body without a length is cut off at the limit, not read to its end', async () => {
    const fake = createFakeHost();
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => (pulled++, controller.enqueue(new Uint8Array(16 * 1024))),
    });
    const headers = { ...BEARER, 'Content-Type': 'application/json' };
    const response = await fake.fetch(at('/viewer/claims'), {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit);
    assert.equal(response.status, 413);
    assert.ok(pulled < 10, `${pulled} chunks`);
  });

  const queries: [path: string, expected: object][] = [
    ['/threads/x?sort=worst', { field: 'sort', reason: 'format' }],
    ['/threads/x?limit=many', { field: 'limit', reason: 'type' }],
    ['/threads/x?limit=0', { field: 'limit', reason: 'too-small', limit: 1 }],
    ['/threads/x?limit=101', { field: 'limit', reason: 'too-large', limit: 100 }],
    ['/threads/x?limit=1&limit=2', { field: 'limit', reason: 'format' }],
    ['/threads/x?utm=1', { field: 'utm', reason: 'unknown-field' }],
    ['/threads/x?toString=1', { field: 'toString', reason: 'unknown-field' }],
    [`/threads/${'x'.repeat(301)}`, { field: 'topic', reason: 'too-long', limit: 300 }],
    ['/changes?since=e.1', { field: 'channels', reason: 'required' }],
    ['/changes?since=e.1&channels=secrets', { field: 'channels.0', reason: 'format' }],
    ['/stream?channels=poll/p', { field: 'since', reason: 'required' }],
    ['/landing', { field: 'click', reason: 'required' }],
  ];
  for (const [path, expected] of queries) {
    test(`GET ${path.slice(0, 40)} names ${JSON.stringify(expected)}`, async () => {
      const fake = createFakeHost();
      const response = await fake.fetch(at(path));
      assert.equal(response.status, 422);
      assert.deepEqual(await errorOf(response), { code: 'invalid', ...expected, request: 'request-1' });
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      assert.deepEqual(fake.calls, []);
    });
  }

  test('unknown sites, paths and methods are not found', async () => {
    const fake = createFakeHost();
    for (const path of [
      '/v1/sites/other',
      '/v1/sites/other/viewer',
      '/v1/sites/acme/nothing',
      '/',
      '/v1/sites',
      '/v1/sites/acme/threads/%E0%A4%A',
    ]) {
      const response = await fake.fetch(path, { headers: BEARER });
      assert.equal(response.status, 404, path);
      assert.equal((await errorOf(response)).code, 'not-found');
    }
    assert.equal((await send(fake, 'PATCH', '/viewer/comments/c1', {})).status, 404);
  });
});

describe('errors', () => {
  for (const code of Object.keys(STATUS) as ErrorCode[]) {
    test(`${code} travels as code and parameters, with its status`, async () => {
      const fake = createFakeHost();
      fake.answer = () =>
        new CommunityError(code, 'A sentence that stays here.', {
          field: 'body',
          retryAfter: 1.2,
          confirm: 't',
        });
      const response = await send(fake, 'POST', '/viewer/threads/x/comments', POST);
      assert.equal(response.status, STATUS[code]);
      assert.equal(response.headers.get('Retry-After'), '2');
      const text = await response.text();
      assert.deepEqual(JSON.parse(text), {
        error: { code, field: 'body', retryAfter: 1.2, confirm: 't', request: 'request-1' },
      });
    });
  }

  test('whatever else breaks is unavailable, says nothing about itself, and is logged', async () => {
    const broken = new Error('SELECT secret FROM keys');
    const fake = createFakeHost({
      backend: () => {
        throw broken;
      },
    });
    const response = await fake.fetch(at('/threads/x'));
    assert.equal(response.status, 503);
    assert.deepEqual(await response.json(), { error: { code: 'unavailable', request: 'request-1' } });
    assert.equal(fake.log[0]!.error, broken);
  });

  test('a part that the backend does not have is unsupported', async () => {
    const fake = createFakeHost({
      backend: () => ({ spec: '1.0', ids: 'client', connect: () => Promise.reject(new Error()) }),
    });
    for (const path of [
      '/threads/x',
      '/polls/p',
      '/changes?since=a&channels=poll/p',
      '/stream?since=a&channels=poll/p',
    ]) {
      assert.equal((await fake.fetch(at(path))).status, 501, path);
    }
  });

  test('a client of a higher major is refused; one of a higher minor is not', async () => {
    const fake = createFakeHost();
    assert.equal((await fake.fetch(at('?spec=1.7'))).status, 200);
    const response = await fake.fetch(at('?spec=2.0'));
    assert.deepEqual([response.status, (await errorOf(response)).field], [501, 'spec']);
  });

  test('the log has route, site, viewer and status, and neither topic nor token', async () => {
    const fake = createFakeHost();
    await send(fake, 'POST', '/viewer/threads/secret-topic/comments', POST);
    const entry = {
      request: 'request-1',
      route: 'post',
      method: 'POST',
      site: SITE,
      viewer: 'ada',
      status: 200,
      duration: 0,
    };
    assert.deepEqual(fake.log, [entry]);
  });
});

describe('identity', () => {
  test('an assertion is exchanged for a bearer, with the clock by which it ends', async () => {
    const fake = createFakeHost();
    const response = await send(fake, 'POST', '/identity', { assertion: 'signed' }, { Origin: ORIGIN });
    assert.deepEqual(await response.json(), {
      bearer: 'acme-ada',
      expiresAt: fake.now + 60_000,
      viewer: ADA,
      now: fake.now,
    });
    assert.equal(response.headers.get('Cache-Control'), 'private, no-store');
    assert.equal((await send(fake, 'POST', '/identity', { assertion: 'forged' })).status, 401);
    assert.equal((await send(fake, 'POST', '/identity', { user: 'ada' })).status, 422);
  });

  test('a guest gets a token besides', async () => {
    const fake = createFakeHost();
    const response = await send(fake, 'POST', '/guests', { name: 'Eve' });
    const { token, viewer } = (await response.json()) as { token: string; viewer: { name: string } };
    assert.deepEqual([token, viewer.name], ['guest-token', 'Eve']);
  });

  test('limits are asked for by what is done, before anything is done', async () => {
    const buckets: [Bucket, string | null][] = [];
    const fake = createFakeHost({
      allow: (bucket, { viewer }) => {
        buckets.push([bucket, viewer?.id ?? null]);
        throw new CommunityError('rate-limited', 'Too many.', { retryAfter: 7 });
      },
    });
    const responses = [
      await fake.fetch(at('/threads/x')),
      await send(fake, 'POST', '/viewer/threads/x/comments', POST),
      await send(fake, 'POST', '/codes', { code: 'ABCD' }),
      await send(fake, 'POST', '/identity', {}),
      await send(fake, 'POST', '/guests', {}),
      await fake.fetch(at('/stream?since=a&channels=poll/p')),
    ];
    for (const response of responses)
      assert.deepEqual([response.status, response.headers.get('Retry-After')], [429, '7']);
    assert.deepEqual(buckets, [
      ['read', null],
      ['write', 'ada'],
      ['code', null],
      ['identity', null],
      ['guest', null],
      ['stream', null],
    ]);
    assert.deepEqual(fake.calls, []);
  });
});

test('every route reaches its method with what path, query and body said', async () => {
  const fake = createFakeHost();
  const key = 'k';
  await fake.fetch(at('/comments/c1'));
  await fake.fetch(at('/polls/p'));
  await fake.fetch(at('/members/m'));
  await fake.fetch(at('/viewer/members/me/badges'), { headers: BEARER });
  await fake.fetch(at('/landing?click=abc'));
  await send(fake, 'POST', '/codes', { code: 'ABCD-EFGH' });
  await fake.fetch(at('/changes?since=e.1&channels=thread/x&channels=poll/p&limit=5'));
  await send(fake, 'PUT', '/viewer/name', { key, name: 'Ada L.' });
  await send(fake, 'PUT', '/viewer/comments/c1', { key, body: 'b', revision: 1 });
  await fake.fetch(at('/viewer/comments/c1?key=k&revision=2'), { method: 'DELETE', headers: BEARER });
  await send(fake, 'PUT', '/viewer/comments/c1/reactions/like', { key, on: true });
  await fake.fetch(at('/viewer/moderation?limit=3'), { headers: BEARER });
  await send(fake, 'POST', '/viewer/comments/c1/moderation', { key, action: 'hide' });
  await send(fake, 'PUT', '/viewer/polls/p/ballot', { key, choices: ['a'], revision: 0 });
  await fake.fetch(at('/viewer/polls/p/ballot?key=k&revision=1'), { method: 'DELETE', headers: BEARER });
  await fake.fetch(at('/viewer/invitation?programme=friends'), { headers: BEARER });
  await send(fake, 'POST', '/viewer/shares', { key, programme: 'friends', channel: 'copy' });
  await send(fake, 'POST', '/viewer/claims', { key, click: 'abc' });
  assert.deepEqual(
    fake.log.filter(({ status }) => status !== 200),
    [],
  );
  assert.deepEqual(fake.calls, [
    ['threads.comment', 'c1'],
    ['polls.read', 'p'],
    ['members.read', 'm'],
    ['badges.showcase', 'me'],
    ['referrals.landing', { click: 'abc' }],
    ['referrals.enter', { code: 'ABCD-EFGH' }],
    ['changes', { since: 'e.1', channels: ['thread/x', 'poll/p'], limit: 5 }],
    ['members.rename', { key, name: 'Ada L.' }],
    ['threads.edit', { id: 'c1', key, body: 'b', revision: 1 }],
    ['threads.remove', { id: 'c1', key, revision: 2 }],
    ['threads.react', { id: 'c1', reaction: 'like', key, on: true }],
    ['moderation.queue', { limit: 3 }],
    ['moderation.act', { id: 'c1', key, action: 'hide' }],
    ['polls.vote', { poll: 'p', key, choices: ['a'], revision: 0 }],
    ['polls.withdraw', { poll: 'p', key, revision: 1 }],
    ['referrals.invitation', { programme: 'friends' }],
    ['referrals.shared', { key, programme: 'friends', channel: 'copy' }],
    ['referrals.claim', { key, click: 'abc' }],
  ]);
});

test('a write without an answer is 204', async () => {
  const fake = createFakeHost();
  fake.answer = () => undefined;
  const response = await send(fake, 'POST', '/viewer/shares', { key: 'k', programme: 'p', channel: 'copy' });
  assert.equal(response.status, 204);
});
