import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { message } from './connection.ts';
import { deferred } from './deferred.ts';
import { openEvents } from './events.ts';
import { press } from './press.ts';

async function listen(t: TestContext, listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

test('makes as many requests as wanted, each once, over as many connections as wanted', async (t) => {
  const seen: string[] = [];
  const sockets = new Set<unknown>();
  const port = await listen(t, (request, response) => {
    seen.push(request.url!);
    sockets.add(request.socket);
    response.end('ok');
  });
  const pressed = await press({
    port,
    connections: 3,
    until: { requests: 20 },
    message: (index) => message('GET', `/${index}`),
  });
  assert.equal(pressed.requests, 20);
  assert.equal(pressed.latencies.length, 20);
  assert.equal(sockets.size, 3);
  assert.deepEqual(seen.sort(), Array.from({ length: 20 }, (_, index) => `/${index}`).sort());
});

test('sends JSON in whole, also beyond ASCII', async (t) => {
  const bodies: unknown[] = [];
  const port = await listen(t, (request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => bodies.push(JSON.parse(text)));
    request.on('end', () => response.end());
  });
  await press({
    port,
    connections: 1,
    until: { requests: 2 },
    message: () => message('POST', '/', { json: { words: 'Blåbær' } }),
  });
  assert.deepEqual(bodies, [{ words: 'Blåbær' }, { words: 'Blåbær' }]);
});

test('an answer that was not asked for ends it', async (t) => {
  const port = await listen(t, (_request, response) => response.writeHead(503).end('full'));
  await assert.rejects(
    press({ port, connections: 2, until: { requests: 5 }, message: () => message('GET', '/') }),
    /Answered 503: full/,
  );
});

test('can be stopped', async (t) => {
  const stop = new AbortController();
  const port = await listen(t, (request, response) => {
    if (request.url === '/3') stop.abort();
    response.end();
  });
  const running = press({
    port,
    connections: 1,
    until: { seconds: 600 },
    message: (index) => message('GET', `/${index}`),
    signal: stop.signal,
  });
  await assert.rejects(running, { name: 'AbortError' });
});

test('reads the frames of an event stream, however they are cut', async (t) => {
  const port = await listen(t, (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('retry: 1000\n\nevent: li');
    response.write('ve\ndata: {}\n\n:\n\n');
  });
  const frames: string[] = [];
  const done = deferred<void>();
  const stream = await openEvents(port, message('GET', '/'), {
    onFrame(frame) {
      frames.push(frame);
      if (frame === ':') done.resolve();
    },
    isOpen: (frame) => frame.startsWith('event: live'),
  });
  assert.equal(await stream.opened, 'event: live\ndata: {}');
  await done.promise;
  stream.close();
  assert.deepEqual(frames, ['retry: 1000', 'event: live\ndata: {}', ':']);
});

test('tells when an event stream ends, or never begins', async (t) => {
  const port = await listen(t, (request, response) => {
    if (request.url === '/busy') response.writeHead(503).end('full');
    else response.write('event: live\n\n', () => response.end());
  });
  const busy = await openEvents(port, message('GET', '/busy'), { onFrame: () => {} });
  await assert.rejects(busy.opened, /503 full/);
  const cut = deferred<Error>();
  await openEvents(port, message('GET', '/'), { onFrame: () => {}, onEnd: cut.resolve });
  assert.match((await cut.promise).message, /The stream ended/);
});
