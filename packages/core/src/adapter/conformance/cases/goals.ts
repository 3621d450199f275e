import type { BackendAdapter } from '../../contract.ts';
import { CommunityError } from '../../errors.ts';
import { eventually, newId, refuses, same, type ConformanceCase, type World } from '../harness.ts';
import { all, changesFor } from './steps.ts';

const vote = (adapter: BackendAdapter, poll: string) =>
  adapter.polls!.vote({ key: newId(), poll, choices: ['a'], revision: 0 });

/** Members by number, one after the other. */
async function crowd(world: World, from: number, to: number): Promise<BackendAdapter[]> {
  const people: BackendAdapter[] = [];
  for (let number = from; number <= to; number++) people.push(await world.crowd!(number));
  return people;
}

/** So many members vote at once; answers how many were counted. Others must have been refused as too late. */
async function atOnce(people: readonly BackendAdapter[], poll: string): Promise<number> {
  const attempts = await Promise.allSettled(people.map((one) => vote(one, poll)));
  for (const attempt of attempts)
    if (attempt.status === 'rejected')
      same(
        attempt.reason instanceof CommunityError && attempt.reason.code,
        'closed',
        `why a vote was refused (${String(attempt.reason)})`,
      );
  return attempts.filter(({ status }) => status === 'fulfilled').length;
}

const toldOf = async (adapter: BackendAdapter): Promise<readonly string[]> =>
  (await adapter.members!.notices!({})).notices
    .filter(({ subject }) => subject.kind === 'poll')
    .map(({ kind, subject }) => `${kind} ${subject.id}`);

export const goalCases: readonly ConformanceCase[] = [
  {
    name: 'L4 99 of 100 are there and the poll is open; the 100th closes it once, and exactly those 100 are told',
    needs: ['members', 'members.notices', 'members.readNotices'],
    async run(world) {
      const [late, staff, anonymous] = await all(world, 'jonas', 'staff', 'anonymous');
      const people = await crowd(world, 1, 100);
      for (let from = 0; from < 90; from += 30)
        same(await atOnce(people.slice(from, from + 30), 'goal'), 30, 'votes counted');
      same(await atOnce(people.slice(90, 99), 'goal'), 9, 'votes counted');
      const before = await anonymous.polls!.read('goal');
      same(
        [before.poll.state, before.poll.decision?.goal, before.tally?.voters],
        ['open', { voters: 100, reached: false }, 99],
        'at 99',
      );
      const { poll, tally } = await vote(people[99]!, 'goal');
      same(
        [poll.state, poll.decision?.goal, tally?.voters, tally?.final],
        ['closed', { voters: 100, reached: true }, 100, true],
        'at 100',
      );
      await refuses(vote(late, 'goal'), 'closed', 'the 101st vote');
      await refuses(
        people[0]!.polls!.withdraw({ key: newId(), poll: 'goal', revision: 1 }),
        'closed',
        'withdrawing from what was reached',
      );
      same((await anonymous.polls!.read('goal')).tally?.voters, 100, 'voters');
      // Closing and telling once more, by whoever comes by, tells nobody twice.
      const told = await changesFor(anonymous, before.asOf, ['poll/goal']);
      for (const change of told)
        if (change.kind === 'poll') same(change.poll.state, 'closed', 'what everybody hears');
      for (const one of people) {
        await eventually(async () => (await toldOf(one)).length > 0, 'who voted is told');
        same(await toldOf(one), ['poll.reached goal'], 'once');
      }
      for (const other of [late, staff]) same(await toldOf(other), [], 'nobody else is told');
    },
  },
  {
    name: 'P45 of many who vote at once around the goal exactly as many count as it takes, in anonymous polls too',
    needs: ['members', 'members.notices', 'members.readNotices'],
    async run(world) {
      const people = await crowd(world, 1, 12);
      for (const [poll, goal] of [
        ['goal-of-three', 3],
        ['secret-goal', 7],
      ] as const) {
        same(await atOnce(people, poll), goal, `votes counted in ${poll}`);
        const staff = await world.as('staff');
        const { poll: seen, tally } = await staff.polls!.read(poll);
        same([seen.state, tally?.voters, tally?.final], ['closed', goal, true], `what ${poll} says`);
        const told = await eventually(async () => {
          const kinds = await Promise.all(people.map(toldOf));
          const of = kinds.filter((list) => list.includes(`poll.reached ${poll}`));
          return of.length >= goal && of.length;
        }, 'those who voted are told');
        same(told, goal, 'exactly they are told');
      }
    },
  },
  {
    name: 'P46 who may not see counts sees the goal and not how near it is; an anonymous one moves in steps of five',
    async run(world) {
      const anonymous = await world.as('anonymous');
      const people = await crowd(world, 1, 7);
      const first = await vote(people[0]!, 'goal-of-three');
      same([first.tally?.voters, first.poll.decision?.goal?.voters], [1, 3], 'the voter sees both');
      const hidden = await anonymous.polls!.read('goal-of-three');
      same(
        [hidden.tally, hidden.poll.decision?.goal],
        [null, { voters: 3, reached: false }],
        'others the goal',
      );
      for (const one of people.slice(0, 6)) await vote(one, 'secret-goal');
      same((await anonymous.polls!.read('secret-goal')).tally?.voters, 5, 'six of seven are shown as five');
      await vote(people[6]!, 'secret-goal');
      const { poll, tally } = await anonymous.polls!.read('secret-goal');
      same([poll.state, tally?.voters], ['closed', 7], 'the seventh closes it all the same');
    },
  },
];
