import type { BackendAdapter } from '../../contract.ts';
import type { BallotWords } from '../../../domain/polls/rules.ts';
import { FIXTURE_START } from '../fixture.ts';
import { expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all } from './steps.ts';

const HOUR = 3_600_000;

const cast = (adapter: BackendAdapter, poll: string, ballot: BallotWords, revision = 0) =>
  adapter.polls!.vote({ key: newId(), poll, ...ballot, revision });
const rank = (...choices: string[]): BallotWords => ({ choices });
const give = (points: Record<string, number>): BallotWords => ({ choices: [], points });

/** Ballots that rank options, or give them points. */
export const ballotCases: readonly ConformanceCase[] = [
  {
    name: 'points are kept as they were given, add up, and follow a change and a withdrawal',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const first = await cast(mira, 'score', give({ a: 5, b: 1 }));
      same(first.poll.mine, { ...give({ a: 5, b: 1 }), revision: 1 }, 'the own ballot');
      await cast(jonas, 'score', give({ a: 2 }));
      const figures = async () => {
        const { tally } = await anonymous.polls!.read('score');
        return [tally?.voters, tally?.leaders, tally?.options.map(({ votes, sum }) => [votes, sum])];
      };
      same(
        await figures(),
        [
          2,
          ['a'],
          [
            [2, 7],
            [1, 1],
            [0, 0],
          ],
        ],
        'two ballots',
      );
      const changed = await cast(mira, 'score', give({ c: 4 }), first.poll.mine!.revision);
      same(
        await figures(),
        [
          2,
          ['c'],
          [
            [1, 2],
            [0, 0],
            [1, 4],
          ],
        ],
        'after a change',
      );
      await mira.polls!.withdraw({ key: newId(), poll: 'score', revision: changed.poll.mine!.revision });
      same(
        await figures(),
        [
          1,
          ['a'],
          [
            [1, 2],
            [0, 0],
            [0, 0],
          ],
        ],
        'after a withdrawal',
      );
    },
  },
  {
    name: 'a ballot of points that the kind refuses is invalid, names the field and counts nothing',
    async run(world) {
      const mira = await world.as('mira');
      for (const [poll, ballot, field] of [
        ['score', give({ a: 6 }), 'points.a'],
        ['score', give({ a: 1.5 }), 'points.a'],
        ['score', give({}), 'points'],
        ['score', rank('a'), 'choices'],
        ['dots', give({ a: 3, b: 3 }), 'points'],
        ['dots', give({ a: -1 }), 'points.a'],
        ['dots', give({ z: 1 }), 'points.z'],
        ['dots', give({ a: 0 }), 'points'],
        ['quadratic', give({ a: 7, b: 8 }), 'points'],
        ['single', { choices: ['a'], points: { a: 1 } }, 'points'],
        ['ranked', rank('a', 'a'), 'choices.1'],
        ['ranked', give({ a: 1 }), 'points'],
      ] as const) {
        const error = await refuses(
          cast(mira, poll, ballot),
          'invalid',
          `${poll} with ${JSON.stringify(ballot)}`,
        );
        same(error.details.field, field, `the field of ${poll} with ${JSON.stringify(ballot)}`);
      }
      same((await mira.polls!.read('quadratic')).tally?.voters, 0, 'the counts');
      const { poll, tally } = await cast(mira, 'quadratic', give({ a: 6, b: 8, c: 0 }));
      same(poll.mine?.points, { a: 6, b: 8 }, 'a ballot of exactly 100 credits');
      same(tally?.leaders, ['b'], 'who leads');
    },
  },
  {
    name: 'P5 P7 ranked ballots are counted round by round, and each option against each',
    needs: ['members'],
    async run(world) {
      const roles = ['mira', 'jonas', 'staff', 'guest', 'newcomer'] as const;
      const ballots = [rank('a', 'b'), rank('a'), rank('b', 'c'), rank('c', 'b'), rank('c', 'b', 'a')];
      for (const [index, role] of roles.entries())
        await cast(await world.as(role), 'ranked', ballots[index]!);
      const anonymous = await world.as('anonymous');
      const { poll, tally } = await anonymous.polls!.read('ranked');
      same(
        tally?.options.map(({ votes }) => votes),
        [2, 1, 2],
        'first places',
      );
      const { runoff, condorcet, schulze, pairwise } = tally!.ranked!;
      same(
        runoff.rounds.map(({ votes, dropped, exhausted }) => [votes, dropped, exhausted]),
        [
          [{ a: 2, b: 1, c: 2 }, 'b', 0],
          [{ a: 2, c: 3 }, null, 0],
        ],
        'the rounds',
      );
      same([runoff.winner, tally?.leaders], ['c', ['c']], 'the winner');
      same(
        pairwise,
        [
          [0, 2, 2],
          [3, 0, 2],
          [3, 2, 0],
        ],
        'each against each',
      );
      same([condorcet, schulze], [null, [['b', 'c'], ['a']]], 'Condorcet and Schulze');
      expect(/^[0-9a-f]{64}$/.test(poll.tieOrder?.commitment ?? ''), 'the order for ties is committed to');
      same(poll.tieOrder?.seed, undefined, 'its seed is nobody’s before the close');
    },
  },
  {
    name: 'a ranked poll tells the seed of its order for ties once it has closed, and counts the same',
    needs: ['advance'],
    async run(world) {
      const [mira, anonymous] = await all(world, 'mira', 'anonymous');
      const { commitment } = (await cast(mira, 'ranked', rank('b', 'a'))).poll.tieOrder!;
      await world.advance!(FIXTURE_START + HOUR - (await anonymous.connect()).now);
      const { poll, tally } = await anonymous.polls!.read('ranked');
      const seed = new TextEncoder().encode(poll.tieOrder?.seed);
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', seed));
      const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      same(hex, commitment, 'the seed is what was committed to');
      same([tally?.leaders, tally?.final], [['b'], true], 'the outcome');
    },
  },
  {
    name: 'an anonymous ranked poll shows no rounds while it is open, not even to staff, and all of them when it has closed',
    needs: ['advance'],
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const { poll, tally } = await cast(mira, 'secret-ranked', rank('b', 'a'));
      same(poll.mine?.choices, ['b', 'a'], 'the own ballot, in the order of preference');
      same([tally?.ranked, tally?.voters], [undefined, 0], 'for the voter');
      same((await staff.polls!.read('secret-ranked')).tally?.ranked, undefined, 'for staff');
      await world.advance!(FIXTURE_START + HOUR - (await staff.connect()).now);
      const closed = await staff.polls!.read('secret-ranked');
      same(closed.tally?.ranked?.runoff.winner, 'b', 'after the close');
    },
  },
];
