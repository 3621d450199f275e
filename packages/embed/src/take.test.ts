import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { httpAdapter, httpReader } from '@hearth/adapters/http';
import type { Opener } from '@hearth/core/adapter';
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
beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
afterEach(() => {
  mock.restoreAll();
  mock.timers.reset();
});

for (const [kind, attributes, dataset] of [
  ['thread', { topic: '/blog/first post?' }],
  ['thread', { topic: 'x', sort: 'oldest' }],
  ['thread', {}, { topic: 'in a mount' }],
  ['poll', { poll: 'next' }],
] as const) {
  test(`asks ahead for what is read first, as the whole adapter would: ${kind} ${JSON.stringify(dataset ?? attributes)}`, async () => {
    const asked = network();
    const ahead: Ahead = new Map();
    const element = place(attributes, dataset);
    askAhead(ahead, { site: 'a&b' }, SCRIPT, element);
    assert.equal(asked.length, 2);

    const where = { server: 'https://c.example', site: 'a&b' };
    const read = async (adapter: Opener): Promise<void> => {
      await adapter.connect();
      const topic = element.getAttribute('topic') ?? dataset?.topic;
      if (kind === 'thread')
        await adapter.threads!.read({
          topic: topic!,
          sort: (element.getAttribute('sort') ?? 'newest') as 'newest',
        });
      else await adapter.polls!.read('next');
    };
    const whole = (): never => assert.fail('the reader can say');
    await read(httpReader({ ...where, whole, fetch: takeAhead(ahead) }));
    assert.equal(asked.length, 2, 'the reader asked for nothing more');
    assert.equal(ahead.size, 0);

    await read(httpAdapter({ ...where, storage: null }));
    assert.deepEqual(asked.slice(2), asked.slice(0, 2));
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

test('an answer is taken once, and not when it is old', async () => {
  const asked = network();
  const ahead: Ahead = new Map([['/a', Promise.resolve([new Response(), 'ahead'])]]);
  const get = takeAhead(ahead);
  assert.equal(await (await get('/a')).json(), 'ahead');
  assert.notEqual(await (await get('/a')).json(), 'ahead');
  ahead.set('/b', Promise.resolve([new Response(), 'ahead']));
  mock.timers.tick(30_000);
  assert.notEqual(await (await get('/b')).json(), 'ahead');
  assert.equal(asked.length, 2);
});

test('an answer is read to its end before anybody takes it, and taking it takes no turn of the event loop', async () => {
  network();
  const ahead: Ahead = new Map();
  askAhead(ahead, { site: 'a' }, SCRIPT, place({}));
  const [response, body] = await ahead.get('https://c.example/v1/sites/a?spec=1.1')!;
  assert.ok(response.bodyUsed);
  let turned = false;
  setImmediate(() => (turned = true));
  assert.equal(await (await takeAhead(ahead)('https://c.example/v1/sites/a?spec=1.1')).json(), body);
  assert.equal(turned, false);
});

test('whoever takes an answer meets its failure', async () => {
  network(() => Promise.reject(new TypeError('Failed to fetch')));
  const ahead: Ahead = new Map();
  askAhead(ahead, { site: 'a' }, SCRIPT, place({}));
  await assert.rejects(async () => takeAhead(ahead)('https://c.example/v1/sites/a?spec=1.1'), TypeError);
});

test('an answer that is no JSON is a failure for who takes it, and for nobody else', async () => {
  network(() => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })));
  const ahead: Ahead = new Map();
  askAhead(ahead, { site: 'a' }, SCRIPT, place({}));
  await assert.rejects(async () => takeAhead(ahead)('https://c.example/v1/sites/a?spec=1.1'), SyntaxError);
});
