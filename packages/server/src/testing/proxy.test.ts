import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { startProxy, type Proxy } from './proxy.ts';

let echo: Server;
let proxy: Proxy;
const open: Socket[] = [];
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

before(async () => {
  echo = createServer((socket) => socket.on('error', () => {}).pipe(socket)).listen(0, '127.0.0.1');
  await once(echo, 'listening');
});
after(() => echo.close());
beforeEach(async () => {
  proxy = await startProxy(portOf(echo));
});
afterEach(async () => {
  open.splice(0).forEach((socket) => socket.destroy());
  await proxy.close();
});

/** A client, and what has come back to it. */
async function call(port: number) {
  const socket = connect(port, '127.0.0.1').setNoDelay();
  open.push(socket);
  await once(socket, 'connect');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  const heard = (): string => Buffer.concat(chunks).toString();
  const hears = async (text: string): Promise<void> => {
    while (heard() !== text) await once(socket, 'data');
  };
  return { socket, chunks, heard, hears };
}
const through = () => call(Number(new URL(proxy.url).port));
/** As long as the same way takes without the proxy, ten times over. */
async function aWhile(): Promise<void> {
  const straight = await call(portOf(echo));
  for (let n = 1; n <= 10; n++) {
    straight.socket.write('.');
    await straight.hears('.'.repeat(n));
  }
}

test('everything comes through, in order', async () => {
  const { socket, hears } = await through();
  const text = Array.from({ length: 20_000 }, (_, n) => n).join();
  socket.write(text);
  await hears(text);
});

test('latency makes each chunk later, and none overtakes another', async () => {
  proxy.suffer({ latency: 25 });
  const { socket, hears } = await through();
  const begun = performance.now();
  socket.write('one ');
  await hears('one ');
  // There and back; timers may be a millisecond early.
  assert.ok(performance.now() - begun >= 48);
  socket.write('two ');
  socket.write('three');
  await hears('one two three');
});

test('slices come in pieces of a byte, and nothing is lost between them', async () => {
  proxy.suffer({ slice: 1 });
  const { socket, chunks, hears } = await through();
  const text = 'æøå'.repeat(100);
  socket.write(text);
  await hears(text);
  // The kernel may join some of 600.
  assert.ok(chunks.length > 50, `${chunks.length} pieces`);
});

test('while it stalls nothing comes through, and afterwards everything', async () => {
  const { socket, heard, hears } = await through();
  socket.write('before ');
  await hears('before ');
  proxy.suffer({ stall: true });
  socket.write('meanwhile ');
  await aWhile();
  assert.equal(heard(), 'before ');
  const late = await through();
  late.socket.write('late');
  await aWhile();
  assert.equal(late.heard(), '');
  proxy.suffer({});
  await hears('before meanwhile ');
  await late.hears('late');
});

test('a cut ends connections, and new ones are as good as before', async () => {
  const { socket, hears } = await through();
  socket.write('half');
  await hears('half');
  const closed = once(socket, 'close');
  proxy.cut();
  assert.deepEqual(await closed, [false], 'an end and no error');
  const next = await through();
  next.socket.write('again');
  await next.hears('again');
});

test('a reset is an error to whoever listens, and new connections are as good as before', async () => {
  const { socket, hears } = await through();
  socket.write('half');
  await hears('half');
  const ended = once(socket, 'end');
  proxy.reset();
  await assert.rejects(ended, { code: 'ECONNRESET' });
  const next = await through();
  next.socket.write('again');
  await next.hears('again');
});

test('connections that are cut while it stalls are gone for good', async () => {
  const { socket, heard } = await through();
  proxy.suffer({ stall: true });
  socket.write('never');
  await aWhile();
  const closed = once(socket, 'close');
  proxy.cut();
  await closed;
  proxy.suffer({});
  await aWhile();
  assert.equal(heard(), '');
});
