import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantRunoff } from './instant-runoff.ts';
import { gatherRankings, type Ranking } from './rankings.ts';
import { TENNESSEE, TIED_FOR_LAST, elections, letters, ranking } from './testing/elections.ts';

const ABCD = letters(4);

test('P5 drops C, then B, and elects D as the capital of Tennessee', () => {
  const { rounds, winner, tied } = instantRunoff(ABCD, TENNESSEE, ABCD);
  assert.equal(winner, 'D');
  assert.deepEqual(tied, []);
  assert.deepEqual(
    rounds.map(({ dropped }) => dropped),
    ['C', 'B', null],
  );
  assert.deepEqual(rounds.at(-1)?.votes, { A: 42, D: 58 });
  assert.deepEqual(rounds[0]?.transfers, [{ to: 'D', votes: 15 }]);
});

test('P5 never elects A where several tie for last, whatever the order for ties', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(ABCD, { minLength: 4 }), (tieOrder) => {
      const { rounds, winner } = instantRunoff(ABCD, TIED_FOR_LAST, tieOrder);
      assert.notEqual(winner, 'A');
      assert.equal(rounds[0]?.tieBrokenBy, 'order');
    }),
  );
});

test('P22 of those that tie for last, the one goes that had fewest in the latest round that tells them apart', () => {
  // D goes first. Then B and C have 4 each; in the round before, C had 3 and B had 4.
  const ballots = ['6 x A', '4 x B', '3 x C', '1 x D>C'].map(ranking);
  const { rounds } = instantRunoff(ABCD, ballots, ABCD);
  assert.deepEqual(rounds[1]?.votes, { A: 6, B: 4, C: 4 });
  assert.equal(rounds[1]?.dropped, 'C');
  assert.equal(rounds[1]?.tieBrokenBy, 'earlier-round');
});

test('of those that no round tells apart, the last in the published order goes', () => {
  const ballots = ['2 x A', '1 x B>C', '1 x C>B'].map(ranking);
  assert.equal(instantRunoff(['A', 'B', 'C'], ballots, ['C', 'A', 'B']).rounds[0]?.dropped, 'B');
  assert.equal(instantRunoff(['A', 'B', 'C'], ballots, ['B', 'A', 'C']).rounds[0]?.dropped, 'C');
});

test('declares a tie where all that are left have equally many', () => {
  const { winner, tied, rounds } = instantRunoff(['A', 'B'], ['2 x A', '2 x B'].map(ranking), ['A', 'B']);
  assert.equal(winner, null);
  assert.deepEqual(tied, ['A', 'B']);
  assert.equal(rounds.length, 1);
});

test('counts the majority of ballots that still name somebody, and shows how many do not', () => {
  const { rounds, winner } = instantRunoff(['A', 'B', 'C'], ['4 x A', '3 x B', '2 x C'].map(ranking), ABCD);
  assert.equal(winner, 'A');
  assert.deepEqual(rounds[1], {
    votes: { A: 4, B: 3 },
    exhausted: 2,
    dropped: null,
    tieBrokenBy: null,
    transfers: [],
  });
  assert.deepEqual(rounds[0]?.transfers, [{ to: null, votes: 2 }]);
});

test('nobody wins where nobody voted', () => {
  assert.deepEqual(instantRunoff(ABCD, [], ABCD), { rounds: [], winner: null, tied: [] });
});

/** The definition once more, ballot by ballot and as plain as can be: what the fast count is held against. */
function plainly(
  options: readonly string[],
  ballots: readonly (readonly string[])[],
  tieOrder: readonly string[],
) {
  const history: Record<string, number>[] = [];
  let left = [...options];
  for (;;) {
    const count = Object.fromEntries(left.map((id) => [id, 0]));
    for (const ballot of ballots) {
      const top = ballot.find((id) => left.includes(id));
      if (top) count[top]!++;
    }
    const total = left.reduce((sum, id) => sum + count[id]!, 0);
    const winner = left.find((id) => count[id]! > total / 2);
    if (winner) return winner;
    if (new Set(Object.values(count)).size === 1) return null;
    history.push(count);
    let last = left;
    for (const each of history.toReversed()) {
      const fewest = Math.min(...last.map((id) => each[id]!));
      last = last.filter((id) => each[id] === fewest);
    }
    const [gone] = last.toSorted((a, b) => tieOrder.indexOf(b) - tieOrder.indexOf(a));
    left = left.filter((id) => id !== gone);
  }
}

const single = (rankings: readonly Ranking[]): string[][] =>
  rankings.flatMap(({ order, count }) => Array.from({ length: count }, () => [...order]));

test('law: counts as the definition does', () => {
  fc.assert(
    fc.property(elections, ({ options, rankings, tieOrder }) => {
      const { winner } = instantRunoff(options, rankings, tieOrder);
      assert.equal(winner, plainly(options, single(rankings), tieOrder));
    }),
    { numRuns: 500 },
  );
});

test('law: no ballot is lost or counted twice in any round, and exactly one option goes in each', () => {
  fc.assert(
    fc.property(elections, ({ options, rankings, tieOrder }) => {
      const voters = rankings.reduce((sum, { count }) => sum + count, 0);
      const { rounds } = instantRunoff(options, rankings, tieOrder);
      rounds.forEach(({ votes, exhausted, dropped, transfers }, index) => {
        assert.equal(
          Object.values(votes).reduce((sum, each) => sum + each, exhausted),
          voters,
        );
        assert.equal(Object.keys(votes).length, options.length - index);
        if (dropped)
          assert.equal(
            transfers.reduce((sum, each) => sum + each.votes, 0),
            votes[dropped],
          );
      });
    }),
  );
});

test('law: anonymity and neutrality: neither who votes when nor what options are called matters', () => {
  fc.assert(
    fc.property(elections, fc.nat(), ({ options, rankings, tieOrder }, turn) => {
      const { winner } = instantRunoff(options, rankings, tieOrder);
      const ballots = single(rankings);
      const cut = ballots.length ? turn % ballots.length : 0;
      const later = gatherRankings([...ballots.slice(cut), ...ballots.slice(0, cut)]);
      assert.equal(instantRunoff(options, later, tieOrder).winner, winner);
      const named = (id: string): string => `the ${id}`;
      const renamed = rankings.map(({ order, count }) => ({ order: order.map(named), count }));
      const again = instantRunoff(options.map(named), renamed, tieOrder.map(named));
      assert.equal(again.winner, winner === null ? null : named(winner));
    }),
  );
});
