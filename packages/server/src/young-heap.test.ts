import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { Churn } from './young-heap.ts';

test('what was allocated counts for three seconds', () => {
  const churn = new Churn();
  churn.add(0, 100);
  churn.add(2_000, 10);
  assert.equal(churn.lately, 110);
  churn.add(3_000, 1);
  assert.equal(churn.lately, 11);
});

/** Megabytes of V8's space for young objects, after so many rounds of garbage of which a little is kept for a while. */
function sizeAfter(rounds: number): number {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    import { boundYoungHeap } from ${JSON.stringify(import.meta.resolve('./young-heap.ts'))};
    boundYoungHeap();
    const kept = new Array(8_000);
    for (let round = 0; round < ${rounds}; round++) {
      for (let index = 0; index < 20_000; index++) kept[index % kept.length] = { index, list: [index] };
      await new Promise((resolve) => setImmediate(resolve));
    }
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    console.log(young.space_size);`;
  const out = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  return Number(out) / 1e6;
}

test('the young heap stays small for a while of garbage, and grows to a bound while there is much of it', () => {
  const [short, long] = [sizeAfter(60), sizeAfter(1_200)];
  assert.ok(short < 20, `${short} MB`);
  assert.ok(long > 30 && long < 80, `${long} MB`);
});
