import assert from 'node:assert/strict';
import { after, afterEach, describe, test } from 'node:test';
import { httpAdapter, type HttpOptions } from '@hearth/adapters/http';
import type { Change } from '@hearth/core/adapter';
import { setupServer } from 'msw/node';
import {
  createMockServer,
  handlers,
  mockIdentity,
  MOCK_COMMUNITY,
  MOCK_SITE,
  MOCK_TOPIC,
  type MockServer,
  type MockServerOptions,
} from './index.ts';

const SERVER = 'https://hearth.example';
const open: MockServer[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

function serve(options?: MockServerOptions): MockServer {
  const server = createMockServer(options);
  open.push(server);
  return server;
}
const client = (server: Pick<MockServer, 'fetch'> | null, options: Partial<HttpOptions> = {}) =>
  httpAdapter({
    server: SERVER,
    site: MOCK_SITE,
    storage: null,
    ...(server && { fetch: server.fetch }),
    ...options,
  });
const as = (subject: string, name: string, role?: 'staff') => ({
  identity: async () => mockIdentity({ subject, name, role }),
});

describe('the mock server', () => {
  test('has a busy community: talk with replies, reactions and votes, and something that waits for staff', async () => {
    const server = serve();
    const anybody = client(server);
    assert.equal((await anybody.connect()).site.name, 'Harbour Roasters');
    const { comments, roots, thread } = await anybody.threads.read({ topic: MOCK_TOPIC });
    assert.deepEqual([comments.length, roots.length, thread.comments], [9, 3, 9]);
    assert.ok(comments.some(({ reactions }) => reactions.length === 2));
    assert.equal((await anybody.polls.read('next-roast')).tally?.voters, 3);
    assert.equal((await anybody.polls.read('tasting-topics')).tally, null);
    const { comments: waiting } = await client(server, as('kai', 'Kai', 'staff')).moderation.queue({});
    assert.deepEqual(
      waiting.map(({ status }) => status),
      ['held'],
    );
  });

  test('is empty when asked to be', async () => {
    const page = await client(serve({ scenario: 'empty' })).threads.read({ topic: MOCK_TOPIC });
    assert.deepEqual(page.comments, []);
  });

  test('lets members write, and tells others live', async () => {
    const server = serve({ scenario: 'empty' });
    const [ada, reader] = [client(server, as('ada', 'Ada')), client(server)];
    const { asOf } = await reader.threads.read({ topic: 'a/b ü' });
    const told = new Promise<Change>((resolve) => {
      const stop = reader.subscribe({
        since: asOf,
        channels: ['thread/a/b ü'],
        onChange: (change) => (stop(), resolve(change)),
        onResync: () => {},
      });
    });
    const posted = await ada.threads.post({
      id: '01900000-0000-7000-8000-000000000001',
      topic: 'a/b ü',
      parent: null,
      body: 'Hi *all*',
    });
    const change = await told;
    assert.equal(change.kind === 'comment' && change.comment.id, posted.id);
    assert.equal(change.kind === 'comment' && change.comment.mine, undefined);
    assert.deepEqual(posted.mine, []);
  });

  test('merges a guest who signs in', async () => {
    const server = serve({ scenario: 'empty' });
    let assertion: string | null = null;
    const adapter = client(server, { identity: async () => assertion });
    await adapter.members.joinAsGuest({ name: 'Eve' });
    const vote = { poll: 'next-roast', key: 'k', choices: ['dark'], revision: 0 };
    assert.equal((await adapter.polls.vote(vote)).tally?.voters, 1);
    assertion = mockIdentity({ subject: 'eve', name: 'Eve' });
    assert.equal((await adapter.connect()).viewer?.role, 'member');
    assert.deepEqual((await adapter.polls.read('next-roast')).poll.mine?.choices, ['dark']);
  });

  test('refuses forged, expired and other sites’ bearers', async () => {
    const other = { ...MOCK_COMMUNITY, site: { ...MOCK_COMMUNITY.site, id: 'other' } };
    const server = serve({ communities: [MOCK_COMMUNITY, other] });
    const read = async (site: string, bearer: string): Promise<number> =>
      (
        await server.fetch(`${SERVER}/v1/sites/${site}/viewer`, {
          headers: { Authorization: `Bearer ${bearer}` },
        })
      ).status;
    const exchanged = await server.fetch(`${SERVER}/v1/sites/${MOCK_SITE}/identity`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ assertion: mockIdentity({ subject: 'ada', name: 'Ada' }) }),
    });
    const { bearer } = (await exchanged.json()) as { bearer: string };
    assert.equal(await read(MOCK_SITE, bearer), 200);
    assert.equal(await read('other', bearer), 401);
    assert.equal(await read(MOCK_SITE, 'mock-bearer.%7B%7D'), 401);
    assert.equal(await read(MOCK_SITE, 'mock-bearer.nonsense'), 401);
    assert.equal(await read(MOCK_SITE, mockIdentity({ subject: 'ada', name: 'Ada' })), 401);
    server.clock.advance(600_000);
    assert.equal(await read(MOCK_SITE, bearer), 401);
  });

  test('plays a network that is down, a server that fails, and one that is none', async () => {
    const server = serve();
    for (const [scenario, code] of [
      ['offline', 'offline'],
      ['failing', 'unavailable'],
      ['garbage', 'unavailable'],
    ] as const) {
      server.scenario = scenario;
      await assert.rejects(client(server).connect(), { code });
    }
    server.scenario = 'busy';
    await client(server).connect();
  });

  test('plays a server that is slow', async (t) => {
    const server = serve();
    const adapter = client(server);
    await adapter.connect();
    server.scenario = 'slow';
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let answered = false;
    const reading = adapter.connect().then(() => (answered = true));
    for (const [elapsed, expected] of [
      [2_999, false],
      [1, true],
    ] as const) {
      await new Promise((resolve) => setImmediate(resolve));
      t.mock.timers.tick(elapsed);
      await new Promise((resolve) => setImmediate(resolve));
      if (expected) await reading;
      assert.equal(answered, expected);
    }
  });
});

describe('inside msw', () => {
  const mock = createMockServer();
  const server = setupServer(...handlers({ server: SERVER, mock }));
  server.listen();
  after(() => {
    server.close();
    mock.close();
  });

  test('the global fetch reaches it, streams too', async () => {
    const adapter = client(null);
    const { asOf } = await adapter.connect();
    const voter = client(null, as('lea', 'Lea'));
    let stop = (): void => {};
    const told = new Promise<Change>((resolve) => {
      stop = adapter.subscribe({
        since: asOf,
        channels: ['poll/next-roast'],
        onChange: resolve,
        onResync: () => {},
        onState: (state) =>
          void (
            state === 'live' &&
            voter.polls.vote({ poll: 'next-roast', key: 'k', choices: ['dark'], revision: 0 })
          ),
      });
    });
    const change = await told;
    assert.equal(change.kind === 'poll' && change.tally?.voters, 4);
    // msw's socket trips over an abort in the very turn of a chunk (an assertion in undici).
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    stop();
  });

  test('a network that is down is one', async () => {
    mock.scenario = 'offline';
    await assert.rejects(client(null).connect(), { code: 'offline' });
    mock.scenario = 'busy';
  });
});
