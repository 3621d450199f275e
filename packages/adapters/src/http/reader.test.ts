import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import type { BackendAdapter } from '@hearth/core/adapter';
import { httpReader, type ReaderOptions } from './reader.ts';

const whole = () => Promise.resolve({} as BackendAdapter);

/** A reader on a network that the test answers for. */
function open(answer: () => Promise<Response>, options: Partial<ReaderOptions> = {}) {
  const asked: string[] = [];
  const reader = httpReader({
    server: 'https://c.example',
    site: 'a&b',
    whole,
    fetch: (address, init) => {
      assert.equal(init, undefined);
      asked.push((address as string).slice('https://c.example/v1/sites/'.length));
      return answer();
    },
    ...options,
  });
  return { asked, reader };
}
const yes =
  (body: object, headers: Record<string, string> = {}) =>
  async () =>
    Response.json(body, { headers: { 'Hearth-Spec': '1.7', ...headers } });

beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
afterEach(() => mock.timers.reset());

test('reads as nobody, at addresses that need no preflight', async () => {
  const { asked, reader } = open(yes({ here: true }));
  assert.deepEqual(await reader.connect(), { here: true });
  assert.deepEqual(await reader.threads!.read({ topic: '/ü?', sort: 'best', around: 'c' }), { here: true });
  assert.deepEqual(await reader.polls!.read('p'), { here: true });
  assert.deepEqual(asked, [
    'a%26b?spec=1.1',
    'a%26b/threads/%2F%C3%BC%3F?sort=best&around=c',
    'a%26b/polls/p',
  ]);
  assert.equal(reader.whole, whole);
});

test('tells the time of the server, also out of a cache', async () => {
  const { reader } = open(yes({}, { 'Hearth-Now': '1000', Age: '2' }));
  assert.equal((await reader.connect())?.now, 3_000);
});

test('leaves to the whole adapter whoever is known', async () => {
  for (const identity of [() => 'token', async () => 'token']) {
    const { asked, reader } = open(yes({}), { identity });
    assert.equal(await reader.threads!.read({ topic: 't' }), null);
    assert.deepEqual(asked, []);
  }
  const { asked, reader } = open(yes({}), { identity: async () => null });
  assert.notEqual(await reader.connect(), null);
  assert.equal(asked.length, 1);
});

test('leaves to the whole adapter a guest of this device, and pages that may keep nothing', async () => {
  const keep = (getItem: (key: string) => string | null) =>
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: { getItem } });
  try {
    keep((key) => (key === 'hearth:guest:https://c.example a&b' ? 'token' : null));
    assert.equal(await open(yes({})).reader.connect(), null);
    assert.notEqual(await open(yes({}), { site: 'other' }).reader.connect(), null);
    keep(() => {
      throw new DOMException('Not here.', 'SecurityError');
    });
    assert.equal(await open(yes({})).reader.connect(), null);
  } finally {
    Reflect.deleteProperty(globalThis, 'localStorage');
  }
});

test('can’t say what went wrong, and never rejects', async () => {
  const answers: readonly (() => Promise<Response>)[] = [
    () => Promise.reject(new TypeError('Failed to fetch')),
    async () => new Response('<h1>Log in</h1>'),
    async () => new Response('{"half', { headers: { 'Hearth-Spec': '1.0' } }),
    async () => Response.json({}, { status: 404, headers: { 'Hearth-Spec': '1.0' } }),
    yes({}, { 'Hearth-Spec': '2.0' }),
  ];
  for (const answer of answers) assert.equal(await open(answer).reader.connect(), null);
  for (const identity of [() => Promise.reject(new Error('503')), (): never => assert.fail('at once')])
    assert.equal(await open(yes({}), { identity }).reader.connect(), null);
  const { asked, reader } = open(yes({}));
  for (const topic of ['..', '\ud800']) assert.equal(await reader.threads!.read({ topic }), null);
  assert.deepEqual(asked, []);
});

test('gives up on a server or a page that hangs', async () => {
  for (const { reader } of [
    open(() => new Promise(() => {})),
    open(yes({}), { identity: () => new Promise(() => {}) }),
  ]) {
    const reading = reader.connect();
    mock.timers.tick(10_000);
    assert.equal(await reading, null);
  }
});
