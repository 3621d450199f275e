import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError } from '../../adapter/errors.ts';
import type { Subscription } from '../../adapter/contract.ts';
import { BEARER, change, createFakeHost, ORIGIN, SITE, type FakeHost } from '../testing/fake-host.ts';

const PUBLIC = `/v1/sites/${SITE}/stream?since=e.1&channels=thread%2Fa%2Fb`;
const VIEWER = `/v1/sites/${SITE}/viewer/stream?since=e.1&channels=thread%2Fa%2Fb`;
const OPENING = 'retry: 1000\n\nevent: live\ndata: {}\n\n';

const only = (fake: FakeHost): Subscription => [...fake.subscriptions][0]!;

/** Reads exactly as many characters as `text` has; fails when they differ. */
async function expectText(reader: ReadableStreamDefaultReader<Uint8Array>, text: string): Promise<void> {
  const decoder = new TextDecoder();
  let read = '';
  while (read.length < text.length) {
    const { done, value } = await reader.read();
    assert.equal(done, false, `ended after ${JSON.stringify(read)}`);
    read += decoder.decode(value, { stream: true });
  }
  assert.equal(read, text);
}

describe('the event stream', () => {
  test('says live first, then each change with its cursor as id', async () => {
    const fake = createFakeHost();
    const response = await fake.fetch(PUBLIC, { headers: { Origin: 'https://any.example' } });
    assert.equal(response.headers.get('Content-Type'), 'text/event-stream');
    assert.equal(response.headers.get('Cache-Control'), 'no-store, no-transform');
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    const reader = response.body!.getReader();
    await expectText(reader, OPENING);
    only(fake).onChange(change(2));
    await expectText(reader, `id: e.2\nevent: change\ndata: ${JSON.stringify(change(2))}\n\n`);
    only(fake).onResync('f.9');
    await expectText(reader, 'id: f.9\nevent: resync\ndata: {"asOf":"f.9"}\n\n');
  });

  test('goes on from Last-Event-ID rather than from since', async () => {
    const fake = createFakeHost();
    await fake.fetch(PUBLIC, { headers: { 'Last-Event-ID': 'e.7' } });
    await fake.fetch(PUBLIC);
    assert.deepEqual(
      [...fake.subscriptions].map(({ since, channels }) => [since, channels]),
      [
        ['e.7', ['thread/a/b']],
        ['e.1', ['thread/a/b']],
      ],
    );
  });

  test('encodes a change once for all who listen', async () => {
    const fake = createFakeHost();
    const readers = [
      (await fake.fetch(PUBLIC)).body!.getReader(),
      (await fake.fetch(PUBLIC)).body!.getReader(),
    ];
    for (const reader of readers) await expectText(reader, OPENING);
    const told = change(2);
    for (const subscription of fake.subscriptions) subscription.onChange(told);
    const [one, two] = await Promise.all(readers.map((reader) => reader.read()));
    assert.equal(one!.value, two!.value);
  });

  test('beats while anybody listens, with one timer for all, and stops with the last', async () => {
    const fake = createFakeHost();
    const first = (await fake.fetch(PUBLIC)).body!.getReader();
    const second = (await fake.fetch(PUBLIC)).body!.getReader();
    assert.deepEqual([fake.beats, fake.handler.streams], [1, 2]);
    await expectText(first, OPENING);
    fake.beat();
    await expectText(first, ':\n\n');
    await first.cancel();
    assert.deepEqual([fake.beats, fake.subscriptions.size], [1, 1]);
    await second.cancel();
    assert.deepEqual([fake.beats, fake.subscriptions.size, fake.handler.streams], [0, 0, 0]);
  });

  test('drops a client that does not read, and lets go of what waited for it', async () => {
    const fake = createFakeHost({}, { backlogLimit: 2_000 });
    const reader = (await fake.fetch(PUBLIC)).body!.getReader();
    await expectText(reader, OPENING);
    const subscription = only(fake);
    for (let seq = 2; seq < 20; seq++) subscription.onChange(change(seq));
    assert.equal(fake.subscriptions.size, 0);
    await assert.rejects(reader.read(), /too slowly/);
  });

  test('ends with the bearer, before anything more is told', async () => {
    const fake = createFakeHost();
    const reader = (await fake.fetch(VIEWER, { headers: { ...BEARER, Origin: ORIGIN } })).body!.getReader();
    await expectText(reader, OPENING);
    const subscription = only(fake);
    fake.now += 59_999;
    fake.beat();
    await expectText(reader, ':\n\n');
    fake.now += 1;
    subscription.onChange(change(2));
    assert.equal((await reader.read()).done, true);
    assert.equal(fake.subscriptions.size, 0);
  });

  test('says why it will not go on, when coming back would not help', async () => {
    const fake = createFakeHost();
    const reader = (await fake.fetch(PUBLIC)).body!.getReader();
    await expectText(reader, OPENING);
    only(fake).onState!('ended', new CommunityError('forbidden', 'Not yours.', { field: 'channels' }));
    await expectText(reader, 'event: end\ndata: {"error":{"code":"forbidden","field":"channels"}}\n\n');
    assert.equal((await reader.read()).done, true);
  });

  test('just ends when coming back may help', async () => {
    const fake = createFakeHost();
    const reader = (await fake.fetch(PUBLIC)).body!.getReader();
    await expectText(reader, OPENING);
    only(fake).onState!('ended', new CommunityError('unavailable', 'A new epoch.'));
    assert.equal((await reader.read()).done, true);
  });

  test('survives a backend that ends it, or fails, before it began', async () => {
    let stopped = 0;
    const ending = createFakeHost();
    const endingBackend = ending.host.backend(SITE, null);
    const fake = createFakeHost({
      backend: () => ({
        ...endingBackend,
        subscribe(subscription) {
          subscription.onState?.('ended', new CommunityError('forbidden', 'No.'));
          return () => void stopped++;
        },
      }),
    });
    const text = await (await fake.fetch(PUBLIC)).text();
    assert.match(text, /event: end/);
    assert.deepEqual([stopped, fake.handler.streams, fake.beats], [1, 0, 0]);

    const throwing = createFakeHost({
      backend: () => ({
        ...endingBackend,
        subscribe() {
          throw new Error('broken');
        },
      }),
    });
    assert.equal((await throwing.fetch(PUBLIC)).status, 503);
    assert.deepEqual([throwing.handler.streams, throwing.beats], [0, 0]);
  });

  test('ends when the client goes away, when the server stops, and when nobody reads its body', async () => {
    const fake = createFakeHost();
    const gone = new AbortController();
    await fake.fetch(PUBLIC, { signal: gone.signal });
    gone.abort();
    assert.equal(fake.handler.streams, 0);
    const body = (await fake.fetch(PUBLIC)).text();
    fake.handler.closeStreams();
    assert.equal(await body, OPENING);
    await fake.fetch(PUBLIC, { method: 'HEAD' });
    assert.equal(fake.handler.streams, 0);
  });

  test('refuses more streams than the server has room for', async () => {
    const fake = createFakeHost({}, { streamLimit: 1 });
    await fake.fetch(PUBLIC);
    const response = await fake.fetch(PUBLIC);
    assert.deepEqual([response.status, response.headers.get('Retry-After')], [503, '30']);
  });
});
