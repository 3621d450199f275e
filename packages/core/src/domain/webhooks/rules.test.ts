import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { holdUntil, nextDelivery, webhookHears, webhookProblems } from './rules.ts';

const HOUR = 3_600_000;

test('T100 a delivery is tried ten times in three days, and then given up', () => {
  let now = 0;
  let tries = 1;
  for (let next = nextDelivery(tries, now); next !== null; next = nextDelivery(tries, now)) {
    now = next;
    tries++;
  }
  assert.equal(tries, 10);
  assert.equal(now, 5_000 + 35 * 60_000 + (2 + 5 + 10 + 14 + 20 + 24) * HOUR);
});

test('T100 pauses grow, are stretched by a tenth at most, and heed what the receiver asks for up to a day', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 100 * HOUR }),
      (failed, spread, retryAfter) => {
        const plain = nextDelivery(failed, 0)!;
        const next = nextDelivery(failed, 0, { spread, retryAfter })!;
        const asked = Math.min(retryAfter, 24 * HOUR);
        assert.ok(next >= Math.max(plain, asked) && next <= Math.max(plain * 1.1 + 1, asked));
        assert.ok(failed === 1 || plain > nextDelivery(failed - 1, 0)!);
        assert.ok(holdUntil(failed, 0, retryAfter) <= HOUR);
      },
    ),
  );
  assert.equal(nextDelivery(1, 0, { retryAfter: 120_000 }), 120_000);
});

test('a receiver hears of the kinds it named and of whole rooms, and of nothing that is not told', () => {
  assert.equal(webhookHears(['comment.*'], 'comment.posted'), true);
  assert.equal(webhookHears(['comment.posted'], 'comment.edited'), false);
  assert.equal(webhookHears(['notice.*'], 'notice.told'), false);
  assert.equal(webhookHears(['comment.*'], 'comment.voted'), false);
});

test('what is wrong with a receiver is named', () => {
  const wrong = (url: string, kinds = ['comment.*'], plain = false) =>
    webhookProblems({ url, kinds }, plain).map(({ field, reason }) => `${field} ${reason}`);
  assert.deepEqual(wrong('https://shop.example/hook'), []);
  assert.deepEqual(wrong('http://shop.example/hook'), ['url format']);
  assert.deepEqual(wrong('http://shop.example/hook', ['poll.staged'], true), []);
  assert.deepEqual(wrong('ftp://shop.example'), ['url format']);
  assert.deepEqual(wrong('https://me:secret@shop.example'), ['url format']);
  assert.deepEqual(wrong('shop', []), ['url format', 'kinds required']);
  assert.deepEqual(wrong('https://shop.example', ['comment.posted', 'comment.read']), ['kinds.1 unknown']);
});
