import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsBy } from './counts.ts';

const asking = () => {
  const asked: (readonly string[])[] = [];
  const counts = countsBy(async ({ topics }) => {
    asked.push(topics);
    return {
      counts: Object.fromEntries(topics.map((topic) => [topic, topic.length])),
      asOf: `e.${asked.length}`,
    };
  });
  return { asked, counts };
};

test('T13 a page’s topics go into one address', async () => {
  const { asked, counts } = asking();
  const topics = Array.from({ length: 100 }, (_, n) => `/blog/post-${n}`);
  assert.equal((await counts({ topics })).counts['/blog/post-7'], 12);
  assert.deepEqual(asked, [topics]);
});

test('long topics go into several addresses, and come back as one answer of the first position', async () => {
  const { asked, counts } = asking();
  const topics = Array.from({ length: 30 }, (_, n) => `${n}${'ä'.repeat(280)}`);
  const answer = await counts({ topics });
  assert.deepEqual(asked.flat(), topics);
  assert.ok(asked.length > 1 && asked.every((each) => encodeURIComponent(each.join('')).length <= 4_000));
  assert.equal(Object.keys(answer.counts).length, 30);
  assert.equal(answer.asOf, 'e.1');
});

test('what no address can carry is refused, rather than to count something else', async () => {
  const { asked, counts } = asking();
  await assert.rejects(counts({ topics: ['\ud800'] }), { code: 'invalid' });
  await assert.rejects(counts({ topics: Array.from({ length: 101 }, String) }), { code: 'invalid' });
  assert.deepEqual(asked, []);
});
