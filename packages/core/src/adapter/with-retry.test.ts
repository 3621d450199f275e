import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SPEC, type BackendAdapter } from './contract.ts';
import { CommunityError, type ErrorCode } from './errors.ts';
import { backoff, sleep, withRetry, type RetryOptions } from './with-retry.ts';

/** An adapter whose every method fails with these errors, in turn, and then succeeds. */
function failing(...errors: readonly Error[]) {
  const calls: unknown[][] = [];
  const left = [...errors];
  const method = async (...parameters: unknown[]): Promise<never> => {
    calls.push(parameters);
    const error = left.shift();
    if (error) throw error;
    return 'done' as never;
  };
  const adapter: BackendAdapter = Object.freeze({
    spec: SPEC,
    ids: 'client',
    connect: method,
    members: Object.freeze({ joinAsGuest: method, read: method, rename: method }),
    changes: method,
    subscribe: () => () => {},
  });
  return { adapter, calls };
}

const error = (code: ErrorCode, retryAfter?: number): CommunityError =>
  new CommunityError(code, code, { retryAfter });

function recorded(options: RetryOptions = {}): { waits: number[]; options: RetryOptions } {
  const waits: number[] = [];
  return {
    waits,
    options: { random: () => 0.5, sleep: async (milliseconds) => void waits.push(milliseconds), ...options },
  };
}

test('tries again what may succeed later, and waits longer each time', async () => {
  const { waits, options } = recorded();
  const { adapter, calls } = failing(error('unavailable'), error('offline'), error('unavailable'));
  assert.equal(await withRetry(adapter, options).members!.read('m'), 'done');
  assert.equal(calls.length, 4);
  assert.deepEqual(waits, [250, 500, 1000]);
});

test('gives up after its attempts, with the last error', async () => {
  const { waits, options } = recorded({ attempts: 2 });
  const last = error('offline');
  const { adapter, calls } = failing(error('unavailable'), last);
  await assert.rejects(withRetry(adapter, options).connect(), last);
  assert.deepEqual([calls.length, waits.length], [2, 1]);
});

test('does not try again what will not succeed unchanged', async () => {
  for (const code of [
    'unauthenticated',
    'forbidden',
    'conflict',
    'invalid',
    'closed',
    'nudge',
    'aborted',
    'unsupported',
  ] as const) {
    const { waits, options } = recorded();
    const { adapter, calls } = failing(error(code));
    await assert.rejects(withRetry(adapter, options).members!.read('m'), { code });
    assert.deepEqual([calls.length, waits.length], [1, 0], code);
  }
});

test('never joins twice: that write has no key', async () => {
  const { options } = recorded();
  const { adapter, calls } = failing(error('unavailable'));
  await assert.rejects(withRetry(adapter, options).members!.joinAsGuest({ name: 'x' }), {
    code: 'unavailable',
  });
  assert.equal(calls.length, 1);
});

test('sends the same again, key and all', async () => {
  const { options } = recorded();
  const { adapter, calls } = failing(error('unavailable'));
  const input = { key: 'k', name: 'x' };
  await withRetry(adapter, options).members!.rename(input);
  assert.deepEqual(calls, [[input], [input]]);
});

test('waits at least as long as the backend asks; asked for too much, it says so at once', async () => {
  const { waits, options } = recorded();
  await withRetry(failing(error('rate-limited', 3)).adapter, options).connect();
  assert.deepEqual(waits, [3250]);
  const { adapter, calls } = failing(error('rate-limited', 31));
  await assert.rejects(withRetry(adapter, options).connect(), { code: 'rate-limited' });
  assert.equal(calls.length, 1);
});

test('aborting ends the waiting at once', async () => {
  const aborter = new AbortController();
  const { adapter, calls } = failing(error('unavailable'));
  const options: RetryOptions = {
    sleep: (milliseconds, signal) => {
      const waiting = sleep(60_000 + milliseconds, signal);
      aborter.abort();
      return waiting;
    },
  };
  await assert.rejects(withRetry(adapter, options).members!.read('m', { signal: aborter.signal }), {
    code: 'aborted',
  });
  assert.equal(calls.length, 1);
  await assert.rejects(sleep(60_000, AbortSignal.abort()), { code: 'aborted' });
});

test('leaves alone what is no request, and what is not there', () => {
  const { adapter } = failing();
  const wrapped = withRetry(adapter);
  assert.equal(wrapped.spec, SPEC);
  assert.equal(wrapped.threads, undefined);
  assert.equal('threads' in wrapped, false);
  assert.equal('members' in wrapped, true);
  assert.equal(
    typeof wrapped.subscribe!({ since: '', channels: [], onChange() {}, onResync() {} }),
    'function',
  );
});

test('the wait is never negative, never past its bound, and the bound doubles up to the cap', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, chance) => {
        const wait = backoff(attempt, { base: 500, cap: 30_000, random: () => chance });
        const bound = Math.min(30_000, 500 * 2 ** (attempt - 1));
        assert.ok(wait >= 0 && wait < bound);
        assert.ok(Math.abs(wait - chance * bound) < 1e-6);
      },
    ),
  );
});
