import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError } from '../adapter/errors.ts';
import type { Bucket } from './handler.ts';
import { ADA, at, BEARER, createFakeHost, errorOf, ORIGIN, page, send } from './testing/fake-host.ts';

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
    assert.equal(response.headers.get('Access-Control-Expose-Headers'), 'Age, Hearth-Now, Hearth-Spec');
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

  test('of a session are the same ones as time goes by: the clock travels beside them', async () => {
    const fake = createFakeHost();
    const first = await fake.fetch(at(''));
    assert.equal(first.headers.get('Hearth-Now'), '1000000');
    assert.equal(((await first.json()) as { now?: number }).now, undefined);
    fake.now += 5_000;
    const headers = { 'If-None-Match': first.headers.get('ETag')! };
    const again = await fake.fetch(at(''), { headers });
    assert.equal(again.status, 304);
    assert.equal(again.headers.get('Hearth-Now'), '1005000');
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

test('every answer says which protocol it is of, refusals and 304 too', async () => {
  const fake = createFakeHost();
  const etag = (await fake.fetch(at('/polls/p'))).headers.get('ETag')!;
  for (const response of [
    await fake.fetch(at('/polls/p'), { headers: { 'If-None-Match': etag } }),
    await fake.fetch(at('/nothing')),
    await fake.fetch(at('/viewer')),
    await fake.fetch(at('/stream?since=e.1&channels=poll/p')),
    await fake.fetch(at('/polls/p'), { method: 'HEAD' }),
  ]) {
    assert.equal(response.headers.get('Hearth-Spec'), '1.1', String(response.status));
  }
});

test('a write without an answer is 204', async () => {
  const fake = createFakeHost();
  fake.answer = () => undefined;
  const response = await send(fake, 'POST', '/viewer/shares', { key: 'k', programme: 'p', channel: 'copy' });
  assert.equal(response.status, 204);
});
