import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import { httpAdapter } from '@hearth/adapters/http';
import { askAhead, type Ahead } from './ahead.ts';
import { takeAhead } from './take.ts';

const SCRIPT = 'https://c.example/1/hearth.js';
const place = (attributes: Record<string, string>, dataset: DOMStringMap = {}): HTMLElement =>
  ({ getAttribute: (name: string) => attributes[name] ?? null, dataset }) as HTMLElement;

/** Stands for the network: notes what is asked for. */
function network(
  answer = () => Promise.resolve(Response.json({ site: {} }, { headers: { 'Hearth-Spec': '1.0' } })),
): string[] {
  const asked: string[] = [];
  mock.method(globalThis, 'fetch', (address: string) => {
    asked.push(address);
    return answer();
  });
  return asked;
}
afterEach(() => mock.restoreAll());

for (const [kind, attributes, dataset] of [
  ['thread', { topic: '/blog/first post?' }],
  ['thread', { topic: 'x', sort: 'oldest' }],
  ['thread', {}, { topic: 'in a mount' }],
  ['poll', { poll: 'next' }],
] as const) {
  test(`asks ahead for what the http adapter asks for: ${kind} ${JSON.stringify(dataset ?? attributes)}`, async () => {
    const asked = network();
    const ahead: Ahead = new Map();
    const element = place(attributes, dataset);
    askAhead(ahead, { site: 'a&b' }, SCRIPT, element);
    assert.equal(asked.length, 2);

    const adapter = httpAdapter({
      server: 'https://c.example',
      site: 'a&b',
      storage: null,
      fetch: takeAhead(ahead, () => 0),
    });
    await adapter.connect();
    const topic = element.getAttribute('topic') ?? dataset?.topic;
    if (kind === 'thread')
      await adapter.threads.read({
        topic: topic!,
        sort: (element.getAttribute('sort') ?? 'newest') as 'newest',
      });
    else await adapter.polls.read('next');
    assert.equal(asked.length, 2, 'the adapter asked for nothing more');
    assert.equal(ahead.size, 0);
  });
}

test('without a site asks which one the server has', () => {
  const asked = network();
  askAhead(new Map(), { server: 'https://other.example/' }, SCRIPT, place({ topic: 'x' }));
  assert.deepEqual(asked, ['https://other.example/v1/sites']);
});

test('asks nobody for another backend, and for the same thing once', () => {
  const asked = network();
  const ahead: Ahead = new Map();
  askAhead(ahead, { site: 'a', backend: 'local' }, SCRIPT, place({ topic: 'x' }));
  assert.deepEqual(asked, []);
  askAhead(ahead, { site: 'a' }, SCRIPT, place({ topic: 'x' }));
  askAhead(ahead, { site: 'a' }, SCRIPT, place({ topic: 'x' }));
  assert.equal(asked.length, 2);
});

test('an answer is taken once, by nobody who says who they are, and not when it is old', async () => {
  const asked = network();
  let now = 0;
  const ahead: Ahead = new Map([['/a', Promise.resolve(new Response('ahead'))]]);
  const get = takeAhead(ahead, () => now);
  assert.notEqual(await (await get('/a', { headers: { Authorization: 'Bearer x' } })).text(), 'ahead');
  assert.equal(await (await get('/a', { headers: {} })).text(), 'ahead');
  assert.notEqual(await (await get('/a')).text(), 'ahead');
  ahead.set('/b', Promise.resolve(new Response('ahead')));
  now = 30_001;
  assert.notEqual(await (await get('/b')).text(), 'ahead');
  assert.equal(asked.length, 3);
});

test('whoever takes an answer may stop waiting for it, and meets its failure', async () => {
  const stop = new AbortController();
  const ahead: Ahead = new Map([['/a', new Promise<Response>(() => {})]]);
  const get = takeAhead(ahead, () => 0);
  const waiting = get('/a', { signal: stop.signal });
  stop.abort(new Error('enough'));
  await assert.rejects(waiting, /enough/);

  network(() => Promise.reject(new TypeError('Failed to fetch')));
  askAhead(ahead, { site: 'a' }, SCRIPT, place({}));
  await assert.rejects(async () => get('https://c.example/v1/sites/a?spec=1.0'), TypeError);
});
