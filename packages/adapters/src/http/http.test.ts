import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError } from '@hearth/core/adapter';
import { httpAdapter } from './index.ts';
import { ADA, createWorld, pathsOf, SITE_INFO } from './testing/world.ts';

const PAGE = { thread: {}, comments: [], roots: [], more: {}, next: null, prev: null, asOf: 'e.1' };
const SPEC = { 'Hearth-Spec': '1.9' };
const asAda = { identity: async () => 'ada' };

describe('somebody without an identity', () => {
  test('reads at the public addresses, with no header that would cost a preflight', async () => {
    const world = createWorld();
    world.answer = () => PAGE;
    const session = await world.adapter.connect();
    assert.equal(session.viewer, null);
    assert.deepEqual(
      await world.adapter.threads.read({ topic: '/blog/über?x', limit: 2, cursor: undefined }),
      PAGE,
    );
    assert.deepEqual(pathsOf(world), ['GET ?spec=1.1', 'GET /threads/%2Fblog%2F%C3%BCber%3Fx?limit=2']);
    for (const { headers, credentials } of world.requests) {
      assert.deepEqual([[...headers.keys()], credentials], [[], 'omit']);
    }
    assert.equal(world.storage.size, 0);
  });

  test('is told to sign in before a write, without asking the server', async () => {
    const world = createWorld();
    await assert.rejects(world.adapter.threads.post({ id: 'c', topic: 't', parent: null, body: 'x' }), {
      code: 'unauthenticated',
    });
    assert.deepEqual(world.requests, []);
  });

  test('becomes a guest when they act: only then is anything kept', async () => {
    const world = createWorld();
    world.answer = () => ({ status: 'held' });
    const viewer = await world.adapter.members.joinAsGuest({ name: 'Eve' });
    assert.equal(viewer.name, 'Eve');
    assert.deepEqual([...world.storage], [['hearth:guest:https://hearth.example acme', 'token-eve']]);
    await world.adapter.threads.post({ id: 'c', topic: 't', parent: null, body: 'x' });
    assert.deepEqual(pathsOf(world), ['POST /guests', 'POST /viewer/threads/t/comments']);
    assert.deepEqual(await world.requests[1]!.json(), { id: 'c', parent: null, body: 'x' });
  });

  test('is the same guest after a reload, and nobody once the server has forgotten them', async () => {
    const world = createWorld();
    world.storage.set('hearth:guest:https://hearth.example acme', 'token-eve');
    assert.equal((await world.adapter.connect()).viewer?.name, 'Eve');
    assert.equal(world.storage.size, 1);

    const forgotten = createWorld();
    forgotten.storage.set('hearth:guest:https://hearth.example acme', 'token-of-yore');
    assert.equal((await forgotten.adapter.connect()).viewer, null);
    assert.equal(forgotten.storage.size, 0);
  });

  test('stays a guest for as long as the page where nothing may be kept', async () => {
    const refuse = (): never => {
      throw new DOMException('Not here.', 'SecurityError');
    };
    const world = createWorld({ storage: { getItem: refuse, setItem: refuse, removeItem: refuse } });
    await world.adapter.members.joinAsGuest({ name: 'Eve' });
    assert.equal((await world.adapter.connect()).viewer?.name, 'Eve');
  });
});

describe('a member', () => {
  test('reads as themselves', async () => {
    const world = createWorld(asAda);
    world.answer = () => PAGE;
    assert.deepEqual((await world.adapter.connect()).viewer, ADA);
    await world.adapter.threads.read({ topic: 't' });
    assert.deepEqual(pathsOf(world), ['POST /identity', 'GET /viewer?spec=1.1', 'GET /viewer/threads/t']);
    assert.equal(world.requests[2]!.headers.get('Authorization'), 'Bearer bearer-1');
  });

  test('gets one bearer for all that wait for it', async () => {
    const world = createWorld(asAda);
    world.answer = () => PAGE;
    await Promise.all(['a', 'b', 'c'].map((topic) => world.adapter.threads.read({ topic })));
    assert.equal(world.exchanges.length, 1);
  });

  test('gets the next bearer before the last one ends, even by a clock that is wrong', async () => {
    for (const clockError of [0, -86_400_000, 86_400_000]) {
      const world = createWorld(asAda);
      world.clockError = clockError;
      world.answer = () => PAGE;
      await world.adapter.threads.read({ topic: 't' });
      world.now += 569_000;
      await world.adapter.threads.read({ topic: 't' });
      assert.equal(world.exchanges.length, 1);
      world.now += 1_000;
      await world.adapter.threads.read({ topic: 't' });
      assert.equal(world.exchanges.length, 2);
    }
  });

  test('gets a fresh bearer once when one is refused, and then the refusal', async () => {
    const world = createWorld(asAda);
    world.answer = () => PAGE;
    await world.adapter.threads.read({ topic: 't' });
    world.bearers.clear();
    assert.deepEqual(await world.adapter.threads.read({ topic: 't' }), PAGE);
    assert.equal(world.exchanges.length, 2);
    world.answer = () => new CommunityError('unauthenticated', 'No.');
    await assert.rejects(world.adapter.threads.read({ topic: 't' }), { code: 'unauthenticated' });
    assert.equal(world.exchanges.length, 3);
  });

  test('takes over what they did as a guest, whose token is then forgotten', async () => {
    let assertion: string | null = null;
    const world = createWorld({ identity: async () => assertion });
    await world.adapter.members.joinAsGuest({ name: 'Eve' });
    assertion = 'ada';
    assert.deepEqual((await world.adapter.connect()).viewer, ADA);
    assert.deepEqual(world.exchanges, [{ assertion: 'ada', guest: 'token-eve' }]);
    assert.equal(world.storage.size, 0);
    assertion = null;
    assert.equal((await world.adapter.connect()).viewer, null);
  });

  test('whose token is forged is told so', async () => {
    const world = createWorld({ identity: async () => 'forged' });
    await assert.rejects(world.adapter.connect(), { code: 'unauthenticated' });
  });

  test('whose page cannot say who they are is told that it failed, not that they are nobody', async () => {
    const world = createWorld({ identity: () => Promise.reject(new Error('The brand is down.')) });
    await assert.rejects(world.adapter.connect(), { code: 'unavailable' });
  });
});

describe('what goes wrong', () => {
  test('a refusal keeps its code and parameters', async () => {
    const world = createWorld(asAda);
    world.answer = () => new CommunityError('nudge', 'Sure?', { confirm: 'token', retryAfter: 3 });
    await assert.rejects(world.adapter.threads.remove({ id: 'c', key: 'k', revision: 1 }), {
      code: 'nudge',
      details: { confirm: 'token', retryAfter: 3, request: 'r' },
    });
  });

  const garbage: [name: string, answer: () => Response][] = [
    [
      'a page of a captive portal',
      () => new Response('<h1>Log in</h1>', { headers: { 'Content-Type': 'text/html' } }),
    ],
    ['another JSON', () => Response.json({ hello: 'world' })],
    ['null', () => Response.json(null)],
    ['a list', () => Response.json([])],
    ['half an answer', () => new Response('{"thread":{},"roo', { headers: SPEC })],
    ['a bare 500', () => new Response('oops', { status: 500 })],
    ['a bare 404', () => new Response('nothing here', { status: 404 })],
    [
      'a refusal by somebody on the way',
      () => Response.json({ error: { code: 'forbidden' } }, { status: 403 }),
    ],
    ['a refusal without an error', () => Response.json({}, { status: 400, headers: SPEC })],
    ['a refusal that is null', () => Response.json(null, { status: 400, headers: SPEC })],
    ['a refusal that is no JSON', () => new Response('oops', { status: 500, headers: SPEC })],
  ];
  for (const [name, answer] of garbage) {
    test(`${name} is unavailable`, async () => {
      const world = createWorld();
      world.meddle = answer;
      await assert.rejects(world.adapter.threads.read({ topic: 't' }), {
        name: 'CommunityError',
        code: 'unavailable',
      });
    });
  }

  test('a limit set by somebody on the way is a limit', async () => {
    const world = createWorld();
    world.meddle = () => new Response('slow down', { status: 429 });
    await assert.rejects(world.adapter.threads.read({ topic: 't' }), { code: 'rate-limited' });
  });

  test('a code from a later version is not tried again', async () => {
    const world = createWorld();
    world.meddle = () => Response.json({ error: { code: 'embargoed' } }, { status: 451, headers: SPEC });
    await assert.rejects(
      world.adapter.threads.read({ topic: 't' }),
      (error: CommunityError) => !error.retryable,
    );
  });

  test('no way to the server is offline', async () => {
    const world = createWorld();
    world.meddle = () => Promise.reject(new TypeError('Failed to fetch'));
    await assert.rejects(world.adapter.threads.read({ topic: 't' }), { code: 'offline' });
  });

  test('an origin that the site does not allow is named, instead of taken for being offline', async () => {
    const world = createWorld(asAda);
    world.meddle = (request) => {
      if (request.url.endsWith('/origin')) return Response.json({ allowed: false });
      throw new TypeError('Failed to fetch');
    };
    await assert.rejects(world.adapter.connect(), (error: CommunityError) => {
      assert.deepEqual([error.code, error.details.field], ['forbidden', 'origin']);
      assert.match(error.message, /https:\/\/hearth\.example/);
      return true;
    });
  });

  test('a server that hangs is unavailable after a while, in the middle of an answer too', async (t) => {
    for (const hang of [() => new Promise<Response>(() => {}), () => new Response(new ReadableStream())]) {
      t.mock.timers.enable({ apis: ['setTimeout'] });
      const world = createWorld({
        fetch: (_, init) => {
          const aborted = new Promise<never>((_resolve, reject) =>
            init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason as Error)),
          );
          const cutBody = (response: Response): Response => Object.assign(response, { json: () => aborted });
          return Promise.race([Promise.resolve(hang()).then(cutBody), aborted]);
        },
      });
      const reading = assert.rejects(world.adapter.threads.read({ topic: 't' }), { code: 'unavailable' });
      await new Promise((resolve) => setImmediate(resolve));
      t.mock.timers.tick(15_000);
      await reading;
      t.mock.timers.reset();
    }
  });

  test('aborting ends a request at once, and the waiting for a bearer', async () => {
    const aborter = new AbortController();
    const world = createWorld({ identity: () => new Promise(() => {}) });
    const reading = assert.rejects(world.adapter.threads.read({ topic: 't' }, { signal: aborter.signal }), {
      code: 'aborted',
    });
    aborter.abort();
    await reading;
    const nobody = createWorld();
    await assert.rejects(
      nobody.adapter.threads.read({ topic: 't' }, { signal: AbortSignal.abort('own reason') }),
      { code: 'aborted' },
    );
  });

  test('what no address can carry is invalid', async () => {
    const world = createWorld();
    for (const topic of ['..', '\ud800'])
      await assert.rejects(world.adapter.threads.read({ topic }), { code: 'invalid' });
    assert.deepEqual(world.requests, []);
  });

  test('a server of a higher major is refused', async () => {
    const world = createWorld();
    world.meddle = () =>
      Response.json(
        { spec: '2.0', site: SITE_INFO, viewer: null, now: 1 },
        { headers: { 'Hearth-Spec': '2.0' } },
      );
    await assert.rejects(world.adapter.connect(), { code: 'unsupported' });
  });
});

test('the clock of a session that a cache kept is put forward by its age', async () => {
  const world = createWorld();
  world.meddle = () =>
    Response.json(
      { spec: '1.4', site: SITE_INFO, viewer: null, later: true },
      { headers: { ...SPEC, 'Hearth-Now': '5000', Age: '12' } },
    );
  assert.equal((await world.adapter.connect()).now, 17_000);
});

test('a write without an answer resolves with nothing', async () => {
  const world = createWorld(asAda);
  assert.equal(
    await world.adapter.referrals.shared({ key: 'k', programme: 'p', channel: 'copy' }),
    undefined,
  );
});

test('the page’s own fetch serves where none is given, whoever replaced it since', async () => {
  const adapter = httpAdapter({ server: 'https://hearth.example', site: 'acme' });
  const original = globalThis.fetch;
  globalThis.fetch = async () => Response.json(PAGE, { headers: SPEC });
  try {
    assert.deepEqual(await adapter.threads.read({ topic: 't' }), PAGE);
  } finally {
    globalThis.fetch = original;
  }
});
