import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { SPEC } from '@hearth/core/adapter';
import { createHandler, type Handler } from '@hearth/core/protocol/handler';
import { createFakeHost, change, SITE, type FakeHost } from '../../../core/src/protocol/testing/fake-host.ts';
import { DirectStreams, isStream, type StreamEnv } from './direct-streams.ts';

const PATH = `/v1/sites/${SITE}/stream?since=e.1&channels=thread%2Fa%2Fb`;

describe('an event stream on a connection of its own', () => {
  let fake: FakeHost;
  let handler: Handler;
  let sockets: Socket[];
  let streams: DirectStreams;
  const server = createServer((request, response) => {
    if (!isStream(request)) return void response.end('a page');
    sockets.push(request.socket);
    void streams.answer(request, response).then((answered) => {
      if (!answered) response.end('otherwise');
    });
  });
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());

  const portOf = () => (server.address() as AddressInfo).port;

  function begin() {
    fake = createFakeHost();
    sockets = [];
    handler = createHandler({
      ...fake.host,
      headers: () => ({ 'X-Own': 'yes' }),
      sink: (env) => (env as StreamEnv).sink,
    });
    streams = new DirectStreams(server, handler, () => 0);
  }

  /** What the server says to these bytes; `until` waits for words of it. */
  function say(bytes: string) {
    begin();
    const socket = connect(portOf(), '127.0.0.1');
    let text = '';
    socket.on('data', (data: Buffer) => (text += data.toString()));
    socket.write(bytes);
    const until = async (wanted: string) => {
      while (!text.includes(wanted)) await once(socket, 'data');
      return text;
    };
    return { socket, until, text: () => text };
  }

  async function open(path = PATH, headers: Record<string, string> = {}) {
    begin();
    const port = portOf();
    const asking = get({ port, host: '127.0.0.1', path, headers, agent: false });
    asking.on('error', () => {});
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    let text = '';
    answer.on('data', (bytes: Buffer) => (text += bytes.toString()));
    answer.on('error', () => {});
    const until = async (wanted: string) => {
      while (!text.includes(wanted)) await once(answer, 'data');
      return text;
    };
    return { answer, asking, until, text: () => text };
  }

  test('says the same as the protocol does: its headers first, then every change in order', async () => {
    const { answer, until, asking } = await open(PATH, { Origin: 'https://any.example' });
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['content-type'], 'text/event-stream');
    assert.equal(answer.headers['access-control-allow-origin'], '*');
    assert.equal(answer.headers['hearth-spec'], SPEC);
    assert.equal(answer.headers['x-own'], 'yes');
    await until('event: live');
    for (const seq of [2, 3]) [...fake.subscriptions][0]!.onChange(change(seq));
    const text = await until('id: e.3');
    assert.match(text, /^retry: 1000\n\nevent: live\n.*id: e\.2\n.*id: e\.3\n/s);
    asking.destroy();
  });

  test('is left when its client goes', async () => {
    const { asking, until } = await open();
    await until('event: live');
    const closed = once(sockets[0]!, 'close');
    asking.destroy();
    await closed;
    assert.deepEqual([fake.subscriptions.size, handler.streams], [0, 0]);
  });

  test('ends with the server, and not as a cut', async () => {
    const { answer, until } = await open();
    await until('event: live');
    handler.closeStreams();
    await once(answer, 'end');
    assert.equal(answer.complete, true);
  });

  test('is cut when the client reads too slowly', async () => {
    const { answer, until } = await open();
    await until('event: live');
    answer.pause();
    const [subscription] = fake.subscriptions;
    const closed = once(sockets[0]!, 'close');
    const large = { ...change(2), words: 'x'.repeat(500_000) };
    for (let turn = 0; turn < 200 && fake.subscriptions.size > 0; turn++) {
      subscription!.onChange({ ...large });
      await new Promise(setImmediate);
    }
    assert.equal(fake.subscriptions.size, 0);
    await closed;
    assert.equal(handler.streams, 0);
  });

  test('is refused in the protocol’s words', async () => {
    const { answer, until } = await open(`/v1/sites/${SITE}/viewer/stream?since=e.1&channels=thread%2Fa%2Fb`);
    assert.equal(answer.statusCode, 401);
    assert.match(await until('}'), /"code":"unauthenticated"/);
  });

  test('lets Node’s HTTP go: nothing of it is left on the connection', async () => {
    const { until, asking } = await open();
    await until('event: live');
    const [socket] = sockets as (Socket & { parser?: unknown; _httpMessage?: unknown })[];
    assert.deepEqual([socket!.parser, socket!._httpMessage], [null, null]);
    asking.destroy();
  });

  test('is chunked, so that its end differs from a cut, but not to a client of HTTP/1.0', async () => {
    const asking = say(`GET ${PATH} HTTP/1.1\r\nHost: a\r\n\r\n`);
    assert.match(await asking.until('event: live'), /^HTTP\/1\.1 200 OK\r\n.*transfer-encoding: chunked\r\n.*date: Thu, 01 Jan 1970/is); // prettier-ignore
    handler.closeStreams();
    await once(asking.socket, 'close');
    assert.ok(asking.text().endsWith('\r\n0\r\n\r\n'));
    const old = say(`GET ${PATH} HTTP/1.0\r\nHost: a\r\n\r\n`);
    const text = await old.until('event: live');
    assert.doesNotMatch(text, /transfer-encoding/i);
    assert.match(text, /\r\n\r\nretry: 1000\n\nevent: live\n/);
    old.socket.destroy();
  });

  test('may come on a connection that has answered before', async () => {
    const { socket, until } = say('GET /page HTTP/1.1\r\nHost: a\r\n\r\n');
    await until('a page');
    socket.write(`GET ${PATH} HTTP/1.1\r\nHost: a\r\n\r\n`);
    await until('event: live');
    socket.destroy();
  });

  test('is left to the framework when other requests are in line', async () => {
    const two = `GET ${PATH} HTTP/1.1\r\nHost: a\r\n\r\nGET /page HTTP/1.1\r\nHost: a\r\n\r\n`;
    const { socket, until } = say(two);
    const text = await until('a page');
    assert.ok(text.indexOf('otherwise') < text.indexOf('a page') && text.includes('otherwise'));
    socket.destroy();
  });

  test('is nobody’s business on other connections, also while one is left to the framework', async () => {
    begin();
    const two = `GET ${PATH} HTTP/1.1\r\nHost: a\r\n\r\nGET /page HTTP/1.1\r\nHost: a\r\n\r\n`;
    const asking = Array.from({ length: 30 }, (_, at) => {
      const socket = connect(portOf(), '127.0.0.1');
      let text = '';
      socket.on('data', (data: Buffer) => (text += data.toString()));
      socket.write(at % 2 === 0 ? two : `GET ${PATH} HTTP/1.1\r\nHost: a\r\n\r\n`);
      return { socket, text: () => text, wanted: at % 2 === 0 ? 'a page' : 'event: live' };
    });
    for (const { socket, text, wanted } of asking)
      while (!text().includes(wanted)) await once(socket, 'data');
    assert.equal(handler.streams, 15);
    for (const { socket } of asking) socket.destroy();
  });

  test('ends when its client says that it has nothing more to say, and is cut on demand', async () => {
    const first = say(`GET ${PATH} HTTP/1.1\r\nHost: a\r\n\r\n`);
    await first.until('event: live');
    first.socket.end();
    await once(first.socket, 'close');
    assert.equal(handler.streams, 0);
    const second = say(`GET ${PATH} HTTP/1.1\r\nHost: a\r\n\r\n`);
    await second.until('event: live');
    streams.cut();
    await once(second.socket, 'close');
    assert.equal(handler.streams, 0);
  });

  test('takes nothing from who asks for another protocol: that is answered as before', async () => {
    const { socket, until } = say('GET /page HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'); // prettier-ignore
    await until('a page');
    socket.destroy();
  });

  test('is refused where its address is none', async () => {
    const { socket, text } = say(`GET ${PATH} HTTP/1.1\r\nHost: a b\r\n\r\n`);
    await once(socket, 'close');
    assert.match(text(), /^HTTP\/1\.1 400 Bad Request\r\n/);
  });

  test('is told by its address alone', () => {
    const of = (method: string, url: string) => isStream({ method, url } as IncomingMessage);
    assert.ok(
      of('GET', PATH) && of('GET', '/v1/sites/a/viewer/stream') && of('GET', '/v1/sites/a%20b/stream'),
    );
    const others = [
      '/v1/sites/a/streams',
      '/v1/sites/a/threads/stream',
      '/v1/sites/a/members/stream',
      '/stream',
    ];
    assert.deepEqual(others.filter((url) => of('GET', url)), []); // prettier-ignore
    assert.equal(of('HEAD', PATH), false);
  });
});
