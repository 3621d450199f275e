import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { message } from '../measure/connection.ts';
import { deferred } from '../measure/deferred.ts';
import { openEvents } from '../measure/events.ts';
import { start as startBrand } from './brand.ts';
import { frameOf, start as startFanOut } from './limit-fan-out.ts';
import { start as startHono } from './limit-hono.ts';
import { start as startSqlite } from './limit-sqlite.ts';
import { start as startHearth, type Thread } from './hearth.ts';
import type { Running } from './running.ts';
import { talk } from './talk.ts';

const ask = (to: Running, method: string, input: unknown): unknown => to.methods[method]!(input as never);
const url = ({ port }: Running, path: string): string => `http://127.0.0.1:${port}${path}`;

/** A page without what each names as it likes: ids, cursors and the figures that follow from them. */
async function read(address: string): Promise<{ page: unknown; headers: unknown }> {
  const answer = await fetch(address, { headers: { 'Accept-Encoding': 'identity' } });
  const said = (await answer.text()).replaceAll(/"[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}"/g, '"id"');
  const { next, asOf, ...page } = JSON.parse(said) as Record<string, unknown>;
  const own = /^(etag|content-length|date|keep-alive)$/;
  return {
    page: { ...page, next: typeof next, asOf: typeof asOf },
    headers: Object.fromEntries([...answer.headers].filter(([name]) => !own.test(name))),
  };
}

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'hearth-bench-test-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function begun(t: TestContext, starting: Promise<Running>): Promise<Running> {
  const contender = await starting;
  t.after(() => contender.close());
  return contender;
}

test('limit-hono answers what it holds, byte by byte, for any topic', async (t) => {
  const hono = await begun(t, startHono());
  const body = Buffer.from([0, 255, 7]);
  ask(hono, 'hold', { headers: { ETag: 'W/"a"' }, base64: body.toString('base64') });
  const answer = await fetch(url(hono, '/v1/sites/bench/threads/anything?sort=best'));
  assert.equal(answer.headers.get('etag'), 'W/"a"');
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), body);
});

test('limit-sqlite answers what Hearth answers: the same page of the same thread, with the same headers', async (t) => {
  const threads: Thread[] = [
    { topic: 'a', comments: 60 },
    { topic: 'b', comments: 3 },
  ];
  const sqlite = await begun(t, startSqlite({ data: folder(t) }));
  const hearth = await begun(t, startHearth({ data: folder(t) }, true));
  await ask(sqlite, 'fill', threads);
  await ask(hearth, 'fill', threads);
  for (const { topic } of threads) {
    const theirs = await read(url(sqlite, `/threads/${topic}/comments`));
    const ours = await read(url(hearth, `/v1/sites/bench/threads/${topic}`));
    assert.deepEqual(theirs.page, ours.page);
    assert.deepEqual(theirs.headers, ours.headers);
  }
});

test('limit-sqlite keeps a post, and refuses the same id again', async (t) => {
  const sqlite = await begun(t, startSqlite({ data: folder(t) }));
  await ask(sqlite, 'fill', [{ topic: 'a', comments: 1 }]);
  const post = { method: 'POST', body: JSON.stringify({ id: 'x', parent: null, body: 'Hello *you*' }) };
  const address = url(sqlite, '/threads/a/comments');
  assert.equal((await fetch(address, post)).status, 200);
  assert.equal((await fetch(address, post)).status, 500);
});

test('limit-fan-out tells everybody who listens of a post, in a frame of the wanted size', async (t) => {
  const fanOut = await begun(t, startFanOut({ bytes: 300 }));
  const heard = [deferred<string>(), deferred<string>()];
  for (const { resolve } of heard) {
    const onFrame = (frame: string) => void (frame.startsWith('event: change') && resolve(frame));
    const stream = await openEvents(fanOut.port, message('GET', '/'), { onFrame });
    await stream.opened;
    t.after(() => stream.close());
  }
  await fetch(url(fanOut, '/'), { method: 'POST', body: '{}' });
  for (const { promise } of heard) assert.equal((await promise).length + '\n\n'.length, 300);
  assert.equal(frameOf(300).length, 300);
});

test('the brand’s site gives what was put there, compressed for who takes that', async (t) => {
  const brand = await begun(t, startBrand());
  const sheet = { path: '/a?b=1', type: 'text/html; charset=utf-8', text: '<p>Hello</p>'.repeat(50) };
  await ask(brand, 'put', [sheet]);
  const answer = await fetch(url(brand, '/a?b=1'), { headers: { 'Accept-Encoding': 'br' } });
  assert.deepEqual(
    [answer.headers.get('content-type'), answer.headers.get('content-encoding'), await answer.text()],
    [sheet.type, 'br', sheet.text],
  );
  const plain = await fetch(url(brand, '/a?b=1'), { headers: { 'Accept-Encoding': 'identity' } });
  assert.deepEqual([plain.headers.get('content-encoding'), await plain.text()], [null, sheet.text]);
  assert.equal((await fetch(url(brand, '/a'))).status, 404);
});

test('talk begins with one conversation of the wanted depth', () => {
  const said = [...talk(60, { chain: 50, replies: 0.5 })];
  assert.deepEqual(
    said.slice(0, 50).map(({ parent }) => parent),
    [null, ...Array.from({ length: 49 }, (_, index) => index)],
  );
  assert.ok(said.slice(50).every(({ parent }) => parent === null || parent >= 50));
});

test('talk is the same each time, and replies only to what was said before', () => {
  const once = [...talk(300, { replies: 0.5 })];
  assert.deepEqual([...talk(300, { replies: 0.5 })], once);
  assert.ok(once.every(({ index, parent }) => parent === null || (parent >= 0 && parent < index)));
  assert.ok(once.some(({ parent }) => parent !== null));
  assert.ok([...talk(300)].every(({ parent }) => parent === null));
});
