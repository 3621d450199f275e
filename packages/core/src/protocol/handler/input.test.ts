import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { REQUEST_LIMIT } from '../handler.ts';
import { at, BEARER, createFakeHost, errorOf, send } from '../testing/fake-host.ts';

const POST = { id: 'c1', parent: null, body: 'Hello' };

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
