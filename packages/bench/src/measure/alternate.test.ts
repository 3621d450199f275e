import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alternate } from './alternate.ts';

test('contenders take turns, each begins a round, and warming up does not count', async () => {
  const order: string[] = [];
  const measured = await alternate([{ name: 'a' }, { name: 'b' }], 3, async ({ name }, round) => {
    order.push(`${name} ${round}`);
    return { value: round === 'warm-up' ? Infinity : round };
  });
  assert.deepEqual(order, ['a warm-up', 'b warm-up', 'a 0', 'b 0', 'b 1', 'a 1', 'a 2', 'b 2']);
  const samples = [{ value: 0 }, { value: 1 }, { value: 2 }];
  assert.deepEqual(measured, [
    { name: 'a', samples },
    { name: 'b', samples },
  ]);
});
