import assert from 'node:assert/strict';
import { test } from 'node:test';
import { number, report } from './report.ts';

const ROW = { name: 'server x', title: 'something', goal: '≥ 0.7 of requests/s' };

test('shows medians with extremes, and ratios taken within each round', () => {
  const measured = [
    { name: 'hearth', samples: [50, 5, 40].map((rate) => ({ rate, p99: 1 })) },
    { name: 'limit', samples: [100, 10, 100].map((rate) => ({ rate, p99: 2 })) },
  ];
  const columns = [
    { key: 'rate', label: 'requests/s' },
    { key: 'p99', label: 'p99 ms' },
  ];
  assert.equal(
    report(ROW, { columns, measured, against: [['hearth', 'limit']], notes: ['noted'] }),
    [
      'server x: something',
      '                       requests/s  p99 ms',
      '  hearth                40 (5–50)       1',
      '  limit              100 (10–100)       2',
      '  hearth / limit  0.5 (0.4–0.5) ×   0.5 ×',
      '  goal: ≥ 0.7 of requests/s',
      '  noted',
    ].join('\n'),
  );
});

test('leaves out what a contender has no figure for', () => {
  const measured = [
    { name: 'hearth', samples: [{ all: 3 }, { all: 4 }] },
    { name: 'peer', samples: [{ all: NaN }, { all: NaN }] },
  ];
  const columns = [{ key: 'all', label: 'with all' }];
  const lines = report(ROW, { columns, measured, against: [['hearth', 'peer']] }).split('\n');
  assert.deepEqual(
    lines.slice(2, 5).map((line) => line.trim().split(/ {2,}/).at(-1)),
    ['3.5 (3–4)', '–', '– ×'],
  );
});

test('writes numbers with as many digits as they deserve', () => {
  assert.deepEqual([1234.5, 99.96, 0.12345, 0, NaN].map(number), ['1,235', '100', '0.123', '0', '–']);
});

test('a contender that was forgotten is a defect of the row', () => {
  const result = { columns: [], measured: [], against: [['a', 'b']] as const };
  assert.doesNotThrow(() => report(ROW, result));
  assert.throws(
    () => report(ROW, { ...result, columns: [{ key: 'rate', label: '' }] }),
    /Nothing was measured/,
  );
});
