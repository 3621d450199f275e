import type { BackendAdapter, Change } from '../../contract.ts';
import { FIXTURE_START } from '../fixture.ts';
import { expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, changesFor } from './steps.ts';

const vote = (adapter: BackendAdapter, poll: string, choices: readonly string[], revision = 0) =>
  adapter.polls!.vote({ key: newId(), poll, choices, revision });

const counts = async (adapter: BackendAdapter, poll: string): Promise<Record<string, number> | null> => {
  const { tally } = await adapter.polls!.read(poll);
  return tally && Object.fromEntries(tally.options.map(({ id, votes }) => [id, votes]));
};

export const pollCases: readonly ConformanceCase[] = [
  {
    name: 'a poll is read by everybody; an unknown one is not found',
    async run(world) {
      const anonymous = await world.as('anonymous');
      const { poll, tally } = await anonymous.polls!.read('duel');
      same(
        [poll.kind, poll.state, poll.options.map(({ id }) => id)],
        ['duel', 'open', ['a', 'b']],
        'the poll',
      );
      same([tally?.voters, tally?.leaders], [0, []], 'nobody leads without votes');
      await refuses(anonymous.polls!.read('no-such-poll'), 'not-found', 'an unknown poll');
    },
  },
  {
    name: 'P15 a vote counts, can be changed and withdrawn',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const first = await vote(mira, 'single', ['a']);
      same(first.poll.mine?.choices, ['a'], 'the own ballot');
      await vote(jonas, 'single', ['b']);
      same(await counts(anonymous, 'single'), { a: 1, b: 1, c: 0 }, 'two votes');
      const changed = await vote(mira, 'single', ['b'], first.poll.mine!.revision);
      same(await counts(anonymous, 'single'), { a: 0, b: 2, c: 0 }, 'after a change');
      await mira.polls!.withdraw({ key: newId(), poll: 'single', revision: changed.poll.mine!.revision });
      same(await counts(anonymous, 'single'), { a: 0, b: 1, c: 0 }, 'after a withdrawal');
      same((await mira.polls!.read('single')).poll.mine, null, 'no ballot any more');
      same((await vote(mira, 'single', ['c'])).poll.mine?.choices, ['c'], 'and a new one');
    },
  },
  {
    name: 'one voter never counts twice, however many arrive at once',
    async run(world) {
      const mira = await world.as('mira');
      const attempts = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) => vote(mira, 'single', [index % 2 ? 'a' : 'b'])),
      );
      expect(
        attempts.some(({ status }) => status === 'fulfilled'),
        'one is accepted',
      );
      for (const attempt of attempts)
        if (attempt.status === 'rejected')
          same((attempt.reason as { code?: string }).code, 'conflict', 'the others');
      same((await mira.polls!.read('single')).tally?.voters, 1, 'voters');
    },
  },
  {
    name: 'votes of many at once are all counted',
    needs: ['members'],
    async run(world) {
      const voters = await Promise.all(
        (['mira', 'jonas', 'staff', 'guest', 'newcomer'] as const).map((role) => world.as(role)),
      );
      await Promise.all(voters.map((adapter, index) => vote(adapter, 'single', [index < 3 ? 'a' : 'b'])));
      same(await counts(voters[0]!, 'single'), { a: 3, b: 2, c: 0 }, 'the counts');
    },
  },
  {
    name: 'a ballot of an older revision conflicts; the same key counts once',
    async run(world) {
      const mira = await world.as('mira');
      const input = { key: newId(), poll: 'single', choices: ['a'], revision: 0 };
      const once = await mira.polls!.vote(input);
      same((await mira.polls!.vote(input)).poll.mine, once.poll.mine, 'a repeat');
      await refuses(vote(mira, 'single', ['b'], 0), 'conflict', 'an older revision');
      same(await counts(mira, 'single'), { a: 1, b: 0, c: 0 }, 'the counts');
    },
  },
  {
    name: 'L14 P1 a ballot that the kind refuses is invalid and counts nothing',
    async run(world) {
      const mira = await world.as('mira');
      for (const [poll, choices] of [
        ['duel', []],
        ['duel', ['a', 'b']],
        ['duel', ['c']],
        ['single', ['a', 'a']],
        ['multiple', []],
        ['multiple', ['a', 'b', 'c']],
        ['multiple', ['a', 'a']],
        ['multiple', ['nonsense']],
      ] as const) {
        const error = await refuses(
          vote(mira, poll, choices),
          'invalid',
          `${poll} with ${JSON.stringify(choices)}`,
        );
        expect(error.details.field?.startsWith('choices'), 'the error names the field');
      }
      same(await counts(mira, 'duel'), { a: 0, b: 0 }, 'the counts');
      same((await vote(mira, 'multiple', ['a', 'c'])).tally?.voters, 1, 'a good ballot of two');
      same(await counts(mira, 'multiple'), { a: 1, b: 0, c: 1 }, 'the counts of multiple');
    },
  },
  {
    name: 'P16 shares: of one choice they sum to 100, of several they are of voters',
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      await vote(mira, 'single', ['a']);
      await vote(jonas, 'single', ['b']);
      await vote(staff, 'single', ['c']);
      const { tally } = await mira.polls!.read('single');
      same(
        tally?.options.map(({ percent }) => percent),
        [34, 33, 33],
        'largest remainder',
      );
      same(tally?.leaders, ['a', 'b', 'c'], 'a tie is a tie');
      await vote(mira, 'multiple', ['a', 'b']);
      await vote(jonas, 'multiple', ['a']);
      same(
        (await mira.polls!.read('multiple')).tally?.options.map(({ percent }) => percent),
        [100, 50, 0],
        'of voters',
      );
    },
  },
  {
    name: 'P17 counts under after-vote are absent for who has not voted, in answers and in the stream',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const { asOf } = await anonymous.polls!.read('after-vote');
      const voted = await vote(mira, 'after-vote', ['a']);
      same([voted.poll.resultsVisible, voted.tally?.voters], [true, 1], 'for the voter');
      for (const adapter of [jonas, anonymous]) {
        const seen = await adapter.polls!.read('after-vote');
        same([seen.poll.resultsVisible, seen.tally], [false, null], 'for others');
        expectHidden(await changesFor(adapter, asOf, ['poll/after-vote']));
      }
      await mira.polls!.withdraw({ key: newId(), poll: 'after-vote', revision: voted.poll.mine!.revision });
      same((await mira.polls!.read('after-vote')).tally, null, 'for who has withdrawn');
    },
  },
  {
    name: 'P17 counts under staff are for staff alone',
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      const { asOf } = await anonymous.polls!.read('staff-only');
      same((await vote(mira, 'staff-only', ['a'])).tally, null, 'for the voter');
      same((await staff.polls!.read('staff-only')).tally?.voters, 1, 'for staff');
      expectHidden(await changesFor(mira, asOf, ['poll/staff-only']));
      expectHidden(await changesFor(anonymous, asOf, ['poll/staff-only']));
    },
  },
  {
    name: 'a poll closes by the backend’s clock: then it refuses, and after-close shows its counts',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const { asOf } = await anonymous.polls!.read('after-close');
      const voted = await vote(mira, 'after-close', ['b']);
      same(
        [voted.tally, (await anonymous.polls!.read('after-close')).tally],
        [null, null],
        'before the close',
      );
      expectHidden(await changesFor(anonymous, asOf, ['poll/after-close']));
      const now = (await anonymous.connect()).now;
      await world.advance!(FIXTURE_START + 3_600_000 - now);
      await refuses(vote(jonas, 'after-close', ['a']), 'closed', 'a late vote');
      await refuses(
        mira.polls!.withdraw({ key: newId(), poll: 'after-close', revision: voted.poll.mine!.revision }),
        'closed',
        'a late withdrawal',
      );
      const { poll, tally } = await anonymous.polls!.read('after-close');
      same(
        [poll.state, tally?.voters, tally?.leaders, tally?.final],
        ['closed', 1, ['b'], true],
        'after the close',
      );
    },
  },
  {
    name: 'a poll that has not opened refuses votes until it does',
    needs: ['advance'],
    async run(world) {
      const mira = await world.as('mira');
      same((await mira.polls!.read('upcoming')).poll.state, 'upcoming', 'the state');
      await refuses(vote(mira, 'upcoming', ['a']), 'closed', 'an early vote');
      await world.advance!(3_600_000);
      same((await vote(mira, 'upcoming', ['a'])).tally?.voters, 1, 'a vote in time');
    },
  },
  {
    name: 'P23 who may vote: guests where the poll says so, never nobody',
    needs: ['members'],
    async run(world) {
      const [guest, anonymous] = await all(world, 'guest', 'anonymous');
      await refuses(vote(guest, 'members', ['a']), 'forbidden', 'a guest in a poll for members');
      await refuses(vote(anonymous, 'single', ['a']), 'unauthenticated', 'nobody');
      same((await vote(guest, 'single', ['a'])).tally?.voters, 1, 'a guest elsewhere');
      same(await counts(anonymous, 'members'), { a: 0, b: 0, c: 0 }, 'nothing was counted');
    },
  },
  {
    name: 'P19 an anonymous poll knows its voter, and nobody hears who chose what',
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      const { viewer } = await mira.connect();
      const { asOf } = await anonymous.polls!.read('secret');
      const voted = await vote(mira, 'secret', ['c']);
      same(voted.poll.mine?.choices, ['c'], 'the own ballot');
      await refuses(vote(mira, 'secret', ['a']), 'conflict', 'a second ballot');
      for (const adapter of [staff, anonymous]) {
        const changes = await changesFor(adapter, asOf, ['poll/secret', `member/${viewer!.id}`]);
        expect(!JSON.stringify(changes).includes(viewer!.id), 'no event names the voter');
        same(
          (await adapter.polls!.read('secret')).tally?.voters ?? 0,
          0,
          'fewer than five show nothing while it is open',
        );
      }
    },
  },
  {
    name: "another site's poll of the same name counts for itself",
    async run(world) {
      await vote(await world.as('mira'), 'single', ['a']);
      same(await counts(await world.elsewhere(), 'single'), { a: 0, b: 0, c: 0 }, 'the counts there');
    },
  },
];

function expectHidden(changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind !== 'poll') continue;
    same(change.tally, null, 'the tally in the stream');
    expect(!/"(voters|counts|votes|percent)"/.test(JSON.stringify(change)), 'no figure in the stream');
  }
}
