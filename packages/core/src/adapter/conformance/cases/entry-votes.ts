import { expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { listed, propose, proposeAll, titles, upvote } from './entry-steps.ts';
import { all, changesFor } from './steps.ts';

const HOUR = 3_600_000;

/** Votes for entries, and who may know of them. */
export const entryVoteCases: readonly ConformanceCase[] = [
  {
    name: 'P59 a member has one vote for an idea, however often they send it, and takes it back',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const { id } = await propose(mira, 'Dark mode');
      await Promise.all(Array.from({ length: 8 }, () => upvote(jonas, id)));
      const input = { key: newId(), id, on: true };
      await mira.entries!.vote(input);
      same((await mira.entries!.vote(input)).votes, 2, 'votes of two members');
      same((await anonymous.entries!.read(id)).votes, 2, 'as everybody sees it');
      const { poll, tally } = await jonas.polls!.read('ideas');
      same(
        [poll.mine, poll.board?.own?.votes, tally?.voters],
        [{ choices: [], revision: 0 }, 1, 2],
        'the poll',
      );
      const back = await upvote(jonas, id, false);
      same([back.votes, back.voted], [1, false], 'after taking it back');
      same((await upvote(jonas, id, false)).votes, 1, 'taken back twice');
      const after = await jonas.polls!.read('ideas');
      same([after.poll.mine, after.tally?.voters], [null, 1], 'the poll then');
      await refuses(upvote(anonymous, id), 'unauthenticated', 'a vote of nobody');
      await refuses(upvote(mira, newId()), 'not-found', 'a vote for nothing');
    },
  },
  {
    name: 'P59 one vote too many of several is refused with the limit, and a single one moves',
    needs: ['advance'],
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const ideas = [
        ...(await proposeAll(mira, ['One', 'Two'], { poll: 'few-ideas' })),
        await propose(jonas, 'Three', { poll: 'few-ideas' }),
      ];
      await upvote(jonas, ideas[0]!.id);
      await upvote(jonas, ideas[1]!.id);
      await refuses(upvote(jonas, ideas[2]!.id), 'invalid', 'a third of two', {
        field: 'id',
        reason: 'too-many',
        limit: 2,
      });
      await staff.entries!.moderate({ key: newId(), id: ideas[0]!.id, action: 'hide' });
      same((await upvote(jonas, ideas[2]!.id)).voted, true, 'once one of them was taken down');
      const [first, second] = [
        await propose(mira, 'Mine', { poll: 'timed-ideas' }),
        await propose(staff, 'Theirs', { poll: 'timed-ideas' }),
      ];
      await refuses(upvote(jonas, first.id), 'closed', 'a vote before its time');
      await world.advance!(HOUR);
      await upvote(jonas, first.id);
      same((await upvote(jonas, second.id)).voted, true, 'the vote moved');
      const seen = await staff.entries!.list({ poll: 'timed-ideas', sort: 'top' });
      same(
        seen.entries.map(({ title, votes }) => [title, votes]),
        [
          ['Theirs', 1],
          ['Mine', 0],
        ],
        'the counts',
      );
      same((await staff.polls!.read('timed-ideas')).tally?.voters, 1, 'how many voted');
      await world.advance!(HOUR);
      await refuses(upvote(mira, second.id), 'closed', 'a vote after the close');
      same(
        titles(await listed(mira, { poll: 'timed-ideas', sort: 'top' })),
        ['Theirs', 'Mine'],
        'once all may see it',
      );
    },
  },
  {
    name: 'P59 votes sent side by side for several ideas stay within what one has',
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const ideas = [
        ...(await proposeAll(mira, ['One', 'Two'], { poll: 'few-ideas' })),
        ...(await proposeAll(staff, ['Three', 'Four'], { poll: 'few-ideas' })),
      ];
      const outcomes = await Promise.allSettled(ideas.map(({ id }) => upvote(jonas, id)));
      same(outcomes.filter(({ status }) => status === 'fulfilled').length, 2, 'how many were taken');
      const votes = (await listed(staff, { poll: 'few-ideas' })).map((entry) => entry.votes ?? 0);
      same(
        votes.reduce((sum, count) => sum + count, 0),
        2,
        'how many count',
      );
    },
  },
  {
    name: 'P64 votes that may not be seen are in no answer, no order and no event',
    needs: ['changes'],
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      const quiet = { poll: 'quiet-ideas' } as const;
      const [older, newer] = await proposeAll(mira, ['Older', 'Newer'], quiet);
      const { asOf } = await anonymous.polls!.read('quiet-ideas');
      const own = await upvote(jonas, older!.id);
      same([own.voted, 'votes' in own], [true, false], 'the voter’s answer');
      for (const [who, adapter] of [
        ['a voter', jonas],
        ['somebody unknown', anonymous],
      ] as const) {
        const page = await adapter.entries!.list({ ...quiet, sort: 'top' });
        expect(
          page.entries.every((entry) => !('votes' in entry)),
          `The list tells ${who} of votes.`,
        );
        same([page.sort, titles(page.entries)], ['new', ['Newer', 'Older']], `the order for ${who}`);
        expect(!('votes' in (await adapter.entries!.read(older!.id))), `An entry tells ${who} of votes.`);
        const alike = await adapter.entries!.similar({ ...quiet, text: 'older' });
        expect(
          alike.entries.every((entry) => !('votes' in entry)),
          `What is alike tells ${who} of votes.`,
        );
        same((await adapter.polls!.read('quiet-ideas')).tally, null, `the tally for ${who}`);
      }
      same(await changesFor(anonymous, asOf, ['poll/quiet-ideas']), [], 'what somebody unknown is told');
      const told = await changesFor(mira, asOf, ['poll/quiet-ideas']);
      same(told, [], 'what another member is told');
      const seen = await staff.entries!.list({ ...quiet, sort: 'top' });
      same(
        [seen.sort, seen.entries.map(({ title, votes }) => [title, votes])],
        [
          'top',
          [
            ['Older', 1],
            ['Newer', 0],
          ],
        ],
        'what staff see',
      );
      expect(newer, 'There is a newer one.');
    },
  },
  {
    name: 'P64 where votes are seen after voting, the first vote for any idea shows them',
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const [one, two] = await proposeAll(mira, ['One', 'Two'], { poll: 'few-ideas' });
      expect(!('votes' in (await jonas.entries!.read(two!.id))), 'Who has not voted sees votes.');
      same((await upvote(jonas, one!.id)).votes, 1, 'right after voting');
      same((await jonas.entries!.read(two!.id)).votes, 0, 'of the other');
      expect(!('votes' in (await mira.entries!.read(one!.id))), 'Its author, who has not voted, sees votes.');
    },
  },
  {
    name: 'P59 a vote for an idea counts for a badge once per poll, and who takes part has a part in the poll',
    needs: ['badges'],
    async run(world) {
      const [mira, jonas] = await all(world, 'mira', 'jonas');
      const [one, two] = await proposeAll(mira, ['One', 'Two']);
      await upvote(jonas, one!.id);
      await upvote(jonas, two!.id);
      for (let turn = 0; turn < 250; turn++) {
        const slot = (await jonas.badges!.showcase('me')).slots.find(({ badge }) => badge.id === 'voter');
        if (slot?.progress === 1) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(false, 'The votes were not counted as one.');
    },
  },
];
