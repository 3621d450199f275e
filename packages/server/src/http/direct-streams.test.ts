import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { SPEC } from '@hearth/core/adapter';
import { createHandler, type Handler } from '@hearth/core/protocol/handler';
import { createFakeHost, change, SITE, type FakeHost } from '../../../core/src/protocol/testing/fake-host.ts';
import { answerStream, isStream, type StreamEnv } from './direct-streams.ts';

const PATH = `/v1/sites/${SITE}/stream?since=e.1&channels=thread%2Fa%2Fb`;

describe('an event stream on Node’s own response', () => {
  let fake: FakeHost;
  let handler: Handler;
  let responses: ServerResponse[];
  const server = createServer((request, response) => {
    responses.push(response);
    void answerStream(handler, request, response);
  });
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());

  async function open(path = PATH, headers: Record<string, string> = {}) {
    fake = createFakeHost();
    responses = [];
    handler = createHandler({
      ...fake.host,
      headers: () => ({ 'X-Own': 'yes' }),
      sink: (env) => (env as StreamEnv).sink,
    });
    const { port } = server.address() as AddressInfo;
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
    const closed = once(responses[0]!, 'close');
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
    const closed = once(responses[0]!, 'close');
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
