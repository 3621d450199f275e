import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { condorcetWinner, pairwise } from './pairwise.ts';
import type { Ranking } from './rankings.ts';
import { schulze } from './schulze.ts';
import { SCHULZE_45, TENNESSEE, TIED_FOR_LAST, elections, letters, ranking } from './testing/elections.ts';

const ABCD = letters(4);
const ABCDE = letters(5);
const matrixOf = (options: readonly string[], rankings: readonly Ranking[]) => pairwise(options, rankings);

test('finds that Nashville (B) beats each other capital of Tennessee', () => {
  assert.equal(condorcetWinner(ABCD, matrixOf(ABCD, TENNESSEE)), 'B');
  assert.deepEqual(schulze(ABCD, matrixOf(ABCD, TENNESSEE)).tiers, [['B'], ['C'], ['D'], ['A']]);
});

test('P7 ranks the options of Schulze’s 45 ballots E, A, C, B, D, though nobody beats all others', () => {
  const matrix = matrixOf(ABCDE, SCHULZE_45);
  assert.equal(condorcetWinner(ABCDE, matrix), null);
  assert.deepEqual(schulze(ABCDE, matrix).tiers, [['E'], ['A'], ['C'], ['B'], ['D']]);
});

test('finds D where several tie for last', () => {
  assert.equal(condorcetWinner(ABCD, matrixOf(ABCD, TIED_FOR_LAST)), 'D');
});

test('a ballot ranks what it names above what it leaves out, and says nothing of two that it leaves out', () => {
  assert.deepEqual(pairwise(['A', 'B', 'C'], [ranking('3 x B')]), [
    [0, 0, 0],
    [3, 0, 3],
    [0, 0, 0],
  ]);
});

test('options that no path tells apart share a tier', () => {
  const circle = ['1 x A>B>C', '1 x B>C>A', '1 x C>A>B'].map(ranking);
  const options = ['A', 'B', 'C'];
  assert.equal(condorcetWinner(options, pairwise(options, circle)), null);
  assert.deepEqual(schulze(options, pairwise(options, circle)).tiers, [options]);
  assert.deepEqual(schulze(options, pairwise(options, [])).tiers, [options]);
});

test('a ballot that ranks something unknown is an error, not a vote', () => {
  assert.throws(() => pairwise(['A', 'B'], [ranking('1 x Z')]), RangeError);
});

/** The strongest path by trying each of them: what the fast search is held against. */
function strongest(
  matrix: readonly (readonly number[])[],
  from: number,
  to: number,
  seen: readonly number[] = [],
): number {
  const won = (a: number, b: number): number => (matrix[a]![b]! > matrix[b]![a]! ? matrix[a]![b]! : 0);
  const through = [...matrix.keys()].filter((each) => each !== from && each !== to && !seen.includes(each));
  const detours = through.map((each) =>
    Math.min(won(from, each), strongest(matrix, each, to, [...seen, from])),
  );
  return Math.max(won(from, to), ...detours);
}

test('law: paths are as strong as the strongest of all there are', () => {
  fc.assert(
    fc.property(elections, ({ options, rankings }) => {
      const matrix = pairwise(options, rankings);
      const { strengths } = schulze(options, matrix);
      for (const a of options.keys())
        for (const b of options.keys()) if (a !== b) assert.equal(strengths[a]![b], strongest(matrix, a, b));
    }),
  );
});

test('P7 law: who beats all others one by one is first alone', () => {
  fc.assert(
    fc.property(elections, ({ options, rankings }) => {
      const matrix = pairwise(options, rankings);
      const winner = condorcetWinner(options, matrix);
      if (winner) assert.deepEqual(schulze(options, matrix).tiers[0], [winner]);
    }),
  );
});

test('law: every option has one place, and nobody is ahead of somebody in an earlier tier', () => {
  fc.assert(
    fc.property(elections, ({ options, rankings }) => {
      const { tiers, strengths } = schulze(options, pairwise(options, rankings));
      assert.deepEqual(tiers.flat().toSorted(), options.toSorted());
      const at = (id: string): number => options.indexOf(id);
      tiers.forEach((tier, index) => {
        for (const first of tier)
          for (const later of tiers.slice(index).flat())
            assert.ok(strengths[at(later)]![at(first)]! <= strengths[at(first)]![at(later)]!);
      });
    }),
  );
});

test('law: monotonicity: raising the winner alone on a ballot keeps it first', () => {
  fc.assert(
    fc.property(elections, fc.nat(), ({ options, rankings }, pick) => {
      const [first] = schulze(options, pairwise(options, rankings)).tiers;
      if (rankings.length === 0 || first?.length !== 1) return;
      const [winner] = first as [string];
      const raised = rankings.map((each, index) =>
        index === pick % rankings.length
          ? { ...each, order: [winner, ...each.order.filter((id) => id !== winner)] }
          : each,
      );
      assert.ok(schulze(options, pairwise(options, raised)).tiers[0]?.includes(winner));
    }),
  );
});

test('law: neutrality: what options are called changes nothing but the names', () => {
  fc.assert(
    fc.property(elections, ({ options, rankings }) => {
      const named = (id: string): string => `the ${id}`;
      const renamed = rankings.map(({ order, count }) => ({ order: order.map(named), count }));
      assert.deepEqual(
        schulze(options.map(named), pairwise(options.map(named), renamed)).tiers,
        schulze(options, pairwise(options, rankings)).tiers.map((tier) => tier.map(named)),
      );
    }),
  );
});
