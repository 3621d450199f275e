import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { createPatience, type Identity } from './identity.ts';

/** A page whose callback, clock and reconnections the test holds. */
function page(callback: Identity | null) {
  const timers: { readonly at: number; readonly run: () => void }[] = [];
  const world = {
    callback,
    now: 0,
    asked: 0,
    /** Lets time pass; what was promised by then has happened. */
    async pass(milliseconds: number) {
      world.now += milliseconds;
      for (const timer of timers.filter(({ at }) => at <= world.now)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.run();
      }
      await new Promise(setImmediate);
    },
    ask: (() => Promise.resolve(null)) as () => Promise<string | null>,
  };
  world.ask = createPatience({
    current: () => world.callback,
    again: () => world.asked++,
    after: (milliseconds, run) => timers.push({ at: world.now + milliseconds, run }),
  });
  return world;
}

let said: string[];
beforeEach(() => {
  said = [];
  mock.method(console, 'error', (line: string) => said.push(line));
});
afterEach(() => mock.restoreAll());

test('a token is handed on, and nothing that is none', async () => {
  assert.equal(await page(() => 'token').ask(), 'token');
  assert.equal(await page(async () => 'token').ask(), 'token');
  for (const nothing of [null, undefined, '']) assert.equal(await page(() => nothing).ask(), null);
  assert.equal(await page(null).ask(), null);
  assert.deepEqual(said, []);
});

test('a callback that fails counts as nobody, is told once, and is tried again with growing pauses', async () => {
  const world = page(() => Promise.reject(new Error('503')));
  assert.equal(await world.ask(), null);
  await world.pass(4_999);
  assert.equal(world.asked, 0);
  await world.pass(1);
  assert.equal(world.asked, 1);
  assert.equal(await world.ask(), null);
  await world.pass(9_999);
  assert.equal(world.asked, 1);
  await world.pass(1);
  assert.equal(world.asked, 2);
  assert.equal(said.length, 1);
  assert.match(said[0]!, /^Hearth: the callback given to identify failed/);
});

test('a callback that throws at once is no different', async () => {
  const world = page(() => {
    throw new Error('not ready');
  });
  assert.equal(await world.ask(), null);
  assert.equal(said.length, 1);
});

test('a callback that hangs counts as nobody after three seconds, and is told once', async () => {
  const world = page(() => new Promise(() => {}));
  const answer = world.ask();
  await world.pass(3_000);
  assert.equal(await answer, null);
  const again = world.ask();
  await world.pass(3_000);
  assert.equal(await again, null);
  assert.equal(said.length, 1);
  assert.match(said[0]!, /does not answer for 3 s/);
});

test('a token that comes late is asked for once more, and then at hand', async () => {
  let give = (_token: string): void => {};
  let calls = 0;
  const world = page(() => {
    calls++;
    return new Promise((resolve) => (give = resolve));
  });
  const answer = world.ask();
  await world.pass(3_000);
  assert.equal(await answer, null);
  give('late');
  await world.pass(0);
  assert.equal(world.asked, 1);
  assert.equal(await world.ask(), 'late');
  assert.equal(calls, 1);
});

test('what an earlier callback gives late is nobody’s any more', async () => {
  let give = (_token: string): void => {};
  const world = page(() => new Promise((resolve) => (give = resolve)));
  const answer = world.ask();
  await world.pass(3_000);
  await answer;
  world.callback = () => 'new';
  give('old');
  await world.pass(0);
  assert.equal(world.asked, 0);
  assert.equal(await world.ask(), 'new');
});
