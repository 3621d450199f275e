import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommunityError } from '@hearth/core/adapter';
import { networkOf, addressOf } from './address.ts';
import { DEFAULT_LIMITS, RateLimiter } from './limits.ts';

const refused = (retryAfter: number) => (error: unknown) => {
  assert.ok(error instanceof CommunityError && error.code === 'rate-limited');
  assert.equal(error.details.retryAfter, retryAfter);
  return true;
};

test('T55 a burst passes, then one request per refill; retryAfter says when', () => {
  let now = 0;
  const limiter = new RateLimiter(
    { ...DEFAULT_LIMITS, post: { count: 10, per: 60_000, burst: 5 } },
    () => now,
  );
  for (let at = 0; at < 5; at++) limiter.take('post', 'a');
  assert.throws(() => limiter.take('post', 'a'), refused(6));
  limiter.take('post', 'b');
  limiter.take('write', 'a');
  now += 5_999;
  assert.throws(() => limiter.take('post', 'a'), refused(1));
  now += 1;
  limiter.take('post', 'a');
  assert.throws(() => limiter.take('post', 'a'), refused(6));
});

test('waiting long fills the bucket to its brim and no further; a clock that goes back does no harm', () => {
  let now = 1e12;
  const limiter = new RateLimiter(DEFAULT_LIMITS, () => now);
  const drain = () => {
    let taken = 0;
    for (; taken < 100; taken++) {
      try {
        limiter.take('guest', 'x');
      } catch {
        return taken;
      }
    }
    return taken;
  };
  assert.equal(drain(), 5);
  now -= 1e6;
  assert.equal(drain(), 0);
  now += 1e9;
  assert.equal(drain(), 5);
});

test('strangers cannot fill the memory', () => {
  const limiter = new RateLimiter({ ...DEFAULT_LIMITS, guest: { count: 1, per: 60_000, burst: 1 } }, () => 0);
  limiter.take('guest', 'first');
  for (let at = 0; at < 50_000; at++) limiter.take('guest', `stranger ${at}`);
  limiter.take('guest', 'first'); // forgotten to make room, and so allowed again
});

test('an IPv6 household is one, whatever address it takes', () => {
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64');
  assert.equal(networkOf('2001:db8:1:2::9'), '2001:db8:1:2::/64');
  assert.equal(networkOf('2001:db8::1'), '2001:db8:0:0::/64');
  assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64');
  assert.equal(networkOf('::ffff:192.0.2.1'), '192.0.2.1');
  assert.equal(networkOf('192.0.2.1'), '192.0.2.1');
});

test('X-Forwarded-For counts only as far as our own proxies wrote it', () => {
  const env = { incoming: { socket: { remoteAddress: '10.0.0.1' } } };
  const request = new Request('http://x/', {
    headers: { 'X-Forwarded-For': '6.6.6.6, 192.0.2.7, 10.0.0.9' },
  });
  assert.equal(addressOf(request, env, 0), '10.0.0.1');
  assert.equal(addressOf(request, env, 1), '10.0.0.9');
  assert.equal(addressOf(request, env, 2), '192.0.2.7');
  assert.equal(
    addressOf(new Request('http://x/', { headers: { 'X-Forwarded-For': 'nonsense' } }), env, 1),
    '10.0.0.1',
  );
  assert.equal(addressOf(new Request('http://x/'), env, 3), '10.0.0.1');
});
