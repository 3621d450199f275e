import assert from 'node:assert/strict';
import { test } from 'node:test';
import { borne, holdFeatures } from '../../testing/features.ts';

holdFeatures({
  letter: 'T',
  file: 'docs/thread.md',
  sources: 'docs/thread-compared.md',
  peers: 7,
  rooms: true,
});

test('names of tests are read wherever they stand, and nothing else is', () => {
  assert.deepEqual(borne('T', `test('T1 T2 does', () => {}); it("T3, T4: does"); describe(\`T5 \${x}\`)`), [
    ...['T1', 'T2', 'T3', 'T4', 'T5'],
  ]);
  assert.deepEqual(borne('T', `  {\n    name:\n      'T6 a case',\n it.only('L2 T7 x'`), ['T6', 'T7']);
  assert.deepEqual(borne('T', `test('about T1', f); const x = 'T2 y'; test('TEN'); test('P3 z')`), []);
});
