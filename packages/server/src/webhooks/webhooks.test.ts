import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Delivery, Id } from '@hearth/core/domain';
import type { Timers } from '@hearth/core/engine';
import { Webhook } from 'standardwebhooks';
import { startTestServer, type TestServer } from '../testing/server.ts';

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly path: string;
}

interface Told {
  readonly type: string;
  readonly data: { readonly comment: { readonly body: string; readonly status: string } };
}

/** Timers that a clock fires when it is moved. */
function clock(start: number): { now: number; move: (by: number) => void; timers: Timers } {
  let pending: { at: number; then: () => void }[] = [];
  const self = {
    now: start,
    timers: {
      after: (delay: number, then: () => void) => {
        // The clock may have been moved while it was reckoned.
        if (delay <= 1) setImmediate(then);
        const timer = { at: delay <= 1 ? Infinity : self.now + delay, then };
        pending.push(timer);
        return () => void (pending = pending.filter((one) => one !== timer));
      },
    },
    move(by: number) {
      self.now += by;
      const due = pending.filter(({ at }) => at <= self.now);
      pending = pending.filter(({ at }) => at > self.now);
      for (const { then } of due) then();
    },
  };
  return self;
}

describe('webhooks', () => {
  const time = clock(Date.now());
  const received: Received[] = [];
  /** How the receiver answers, by path. */
  const answers = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const path = request.url!;
      received.push({ headers: request.headers as Record<string, string>, body, path });
      const answer = answers.get(path);
      if (answer) answer(request, response);
      else response.writeHead(204).end();
    });
  });
  let server: TestServer;
  let base: string;
  before(async () => {
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    server = await startTestServer({
      now: () => time.now,
      webhooks: {
        networks: ['127.0.0.1'],
        timers: time.timers,
        resolve: async (host) =>
          host === 'rebound.example'
            ? [{ address: '127.0.0.2', family: 4 }]
            : Promise.reject(new Error(host)),
      },
    });
  });
  after(async () => {
    await server.close();
    receiver.closeAllConnections();
    receiver.close();
  });
  afterEach(async () => {
    for (const { id } of await server.admin.webhooks('acme')) await server.admin.removeWebhook('acme', id);
    received.length = 0;
    answers.clear();
  });

  /** Looks until there is something; for ten seconds, so that a failure says where. */
  async function until<T>(look: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
    for (const began = performance.now(); performance.now() - began < 10_000;) {
      const found = await look();
      if (found) return found;
      await new Promise(setImmediate);
    }
    throw new Error(`It did not happen: ${look.toString()}`);
  }
  const add = (path: string, kinds = ['comment.posted']) =>
    server.admin.addWebhook('acme', { url: path.includes('//') ? path : base + path, kinds });
  const log = (id: Id): Promise<Delivery[]> => server.admin.deliveries('acme', id, 50);
  const faults = async (id: Id) => (await log(id))[0]?.tries.map(({ status, fault }) => fault ?? status);
  const tried = (id: Id, count: number) =>
    until(async () => {
      const first = (await log(id)).at(-1);
      return (first?.tries.length ?? 0) >= count && first;
    });
  async function speak(words: string): Promise<Id> {
    const guest = await server.engine.joinAsGuest('acme', { issuer: 't', subject: words, name: 'Mira' });
    await server.engine.signIn('acme', { issuer: 't', subject: words, strength: 'host', name: 'Mira' });
    const viewer = await server.engine.viewerOf('acme', guest.id);
    const id = `01900000-0000-7000-8000-${Buffer.from(words).toString('hex').slice(0, 12).padEnd(12, '0')}`;
    await server.engine
      .backend('acme', viewer)
      .threads!.post({ id, topic: 'lamp', parent: null, body: words });
    return id;
  }

  test('T100 what happens arrives once, and verifies with the package of Standard Webhooks', async () => {
    const { id, secret } = await add('/ok');
    const comment = await speak('Hello there');
    await until(() => received.length === 1);
    const [{ headers, body }] = received as [Received];
    const hook = new Webhook(secret);
    // The package looks at its own clock, which is the test server's here but for what it was moved by.
    const told = hook.verify(body, headers) as { type: string; timestamp: string; data: never };
    assert.throws(() => hook.verify(`${body} `, headers));
    assert.equal(told.type, 'comment.posted');
    assert.equal(Date.parse(told.timestamp), time.now);
    const { subject, comment: drawn } = told.data as { subject: Id; comment: Record<string, unknown> };
    assert.equal(subject, comment);
    assert.equal(drawn['body'], 'Hello there');
    assert.deepEqual((drawn['author'] as { name: string }).name, 'Mira');
    const delivery = await until(async () => (await log(id)).find(({ state }) => state === 'delivered'));
    assert.equal(delivery.id, headers['webhook-id']);
  });

  test('T100 a receiver that answers 500 is tried again after five seconds, with the same id, and then five minutes', async () => {
    const { id, secret } = await add('/500');
    answers.set('/500', (_, response) => response.writeHead(500).end());
    await speak('One');
    await tried(id, 1);
    await speak('Two');
    time.move(4_000);
    assert.equal((await tried(id, 1)).tries.length, 1);
    // The second waits until the first came through: a closed door is knocked at by one.
    time.move(2_000);
    await until(() => received.length === 2);
    await until(async () => (await server.admin.webhooks('acme'))[0]?.failures === 2);
    answers.clear();
    time.move(6 * 60_000);
    await until(async () => (await log(id)).every(({ state }) => state === 'delivered'));
    const ids = received.map(({ headers }) => headers['webhook-id']);
    assert.equal(new Set(ids).size, 2);
    const last = received.at(-1)!;
    assert.notEqual(last.headers['webhook-timestamp'], received[0]!.headers['webhook-timestamp']);
    assert.ok(secret.startsWith('whsec_'));
  });

  test('T101 a redirect to a private address is not followed; a receiver that hangs holds up nobody else', async () => {
    answers.set('/redirect', (_, response) => response.writeHead(302, { Location: `${base}/secret` }).end());
    answers.set('/hang', () => {});
    const hooks = [await add('/hang'), await add('/redirect'), await add('/fine')];
    await speak('Three');
    await until(() => received.some(({ path }) => path === '/fine'));
    await until(() => received.length === 3);
    // Who has answered is not late, whenever the clock moves on.
    for (const { id } of hooks.slice(1)) await tried(id, 1);
    time.move(15_000);
    for (const { id } of hooks) await tried(id, 1);
    assert.deepEqual(await Promise.all(hooks.map(({ id }) => faults(id))), [
      ['timeout'],
      ['redirect'],
      [204],
    ]);
    assert.ok(!received.some(({ path }) => path === '/secret'));
  });

  test('T101 a receiver that is gone (410) is switched off; one that disappears is tried again; on again, it hears what waited', async () => {
    answers.set('/gone', (_, response) => response.writeHead(410).end());
    const gone = await add('/gone');
    const closed = createServer();
    await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const vanished = await add(`http://127.0.0.1:${port}/`);
    await speak('Four');
    await tried(gone.id, 1);
    await tried(vanished.id, 1);
    const listed = await until(async () => {
      const all = await server.admin.webhooks('acme');
      return all.some(({ off }) => off === 'gone') && all;
    });
    assert.deepEqual(
      listed.map(({ id, off, waiting }) => [id === gone.id, off, waiting]).sort(),
      [[false, null, 1], [true, 'gone', 0]], // prettier-ignore
    );
    assert.deepEqual(await faults(vanished.id), ['connection']);
    await speak('Five');
    answers.clear();
    await server.admin.turnWebhook('acme', gone.id, true);
    const test = await server.admin.testWebhook('acme', gone.id);
    await until(() => received.some(({ headers }) => headers['webhook-id'] === test));
    assert.equal(bodyOf(received.at(-1)!).type, 'webhook.test');
  });

  test('T102 nothing is sent to addresses that are not public, by number or by name', async () => {
    const inside = [
      await add('https://10.0.0.1/'),
      await add('https://[::1]/'),
      await add('https://rebound.example/'),
      await add('https://nowhere.example/'),
    ];
    await speak('Six');
    for (const { id } of inside) await tried(id, 1);
    assert.deepEqual(await Promise.all(inside.map(({ id }) => faults(id))), [
      ['refused'],
      ['refused'],
      ['refused'],
      ['unresolved'],
    ]);
  });

  test('T103 after a change of keys both sign for a day, then the new one alone', async () => {
    const { id, secret } = await add('/rotate');
    const { secret: next } = await server.admin.rotateWebhook('acme', id);
    await speak('Seven');
    await until(() => received.length === 1);
    for (const key of [secret, next]) {
      const { headers, body } = received[0]!;
      assert.ok(verifies(key, body, headers), key);
    }
    await until(async () => (await log(id))[0]?.state === 'delivered');
    time.move(25 * 3_600_000);
    await speak('Eight');
    await until(() => received.length === 2);
    const { headers, body } = received[1]!;
    assert.ok(!verifies(secret, body, headers));
    assert.ok(verifies(next, body, headers));
  });

  test('T103 held words are told once, and what was erased from the page meanwhile is not told', async () => {
    const { id } = await add('/held', ['comment.held', 'comment.deleted']);
    answers.set('/held', (_, response) => response.writeHead(503).end());
    const guest = await server.engine.joinAsGuest('acme', { issuer: 't', subject: 'g', name: 'Guest' });
    const backend = server.engine.backend('acme', guest);
    const comment = '01900000-0000-7000-8000-00000000f00d';
    await backend.threads!.post({ id: comment, topic: 'lamp', parent: null, body: 'Hold this' });
    await tried(id, 1);
    assert.equal(bodyOf(received[0]!).data.comment.body, 'Hold this');
    await backend.threads!.remove({ key: 'k', id: comment, revision: 1 });
    answers.clear();
    time.move(3_600_000);
    await until(async () => (await log(id)).every(({ state }) => state === 'delivered'));
    const told = received.slice(1).map(bodyOf);
    assert.deepEqual(told.map(({ type }) => type).sort(), ['comment.deleted', 'comment.held']);
    for (const { data } of told) assert.deepEqual([data.comment.body, data.comment.status], ['', 'deleted']);
  });

  const bodyOf = ({ body }: Received) => JSON.parse(body) as Told;

  /** By the package, with its clock at the time of the delivery. */
  function verifies(secret: string, body: string, headers: Record<string, string>): boolean {
    const real = Date.now;
    Date.now = () => time.now;
    try {
      new Webhook(secret).verify(body, headers);
      return true;
    } catch {
      return false;
    } finally {
      Date.now = real;
    }
  }
});
