import type { EntryStatus } from '../../../domain/polls/ideas/types.ts';
import { expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { listed, propose, proposeAll, titles, upvote } from './entry-steps.ts';
import { all, changesFor, words } from './steps.ts';

/** What staff do with entries. */
export const entryStaffCases: readonly ConformanceCase[] = [
  {
    name: 'P61 staff say what becomes of an idea and why, and everybody reads it',
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      const { id } = await propose(mira, 'Dark mode');
      const settle = (status: EntryStatus, reply?: string) =>
        staff.entries!.settle({ key: newId(), id, status, ...(reply !== undefined && { reply }) });
      const planned = await settle('planned', 'In **spring**');
      same(
        [planned.status, words(planned.reply), planned.reply?.by?.name],
        ['planned', 'In strongspring', 'Siri Staff'],
        'the answer',
      );
      const seen = await anonymous.entries!.read(id);
      same(
        [seen.status, words(seen.reply), seen.reply?.source],
        ['planned', 'In strongspring', undefined],
        'as others see it',
      );
      same(
        (await anonymous.polls!.read('ideas')).poll.board?.entries,
        { open: 0, planned: 1, started: 0, shipped: 0, declined: 0 },
        'the board',
      );
      await refuses(
        mira.entries!.edit({ key: newId(), id, title: 'Other', body: '', revision: 1 }),
        'closed',
        'changing what staff have taken up',
      );
      same((await upvote(jonas, id)).votes, 1, 'a vote for what is planned');
      same(words((await settle('shipped')).reply), 'In strongspring', 'the reply, where none is said');
      await refuses(upvote(mira, id), 'closed', 'a vote for what has come');
      same((await settle('shipped', '')).reply, undefined, 'once it was taken away');
      await refuses(
        mira.entries!.settle({ key: newId(), id, status: 'planned' }),
        'forbidden',
        'a status by its author',
      );
    },
  },
  {
    name: 'P62 of two ideas that say the same one is left, with each voter once, and the other points to it',
    async run(world) {
      const [mira, jonas, newcomer, staff, anonymous] = await all(
        world,
        'mira',
        'jonas',
        'newcomer',
        'staff',
        'anonymous',
      );
      const [dark, night, black] = await proposeAll(mira, ['Dark mode', 'Night colours', 'Black pages']);
      for (const adapter of [mira, jonas]) await upvote(adapter, dark!.id);
      for (const adapter of [jonas, newcomer]) await upvote(adapter, night!.id);
      const merge = (id: string, into: string, key = newId()) => staff.entries!.merge({ key, id, into });
      const key = newId();
      const united = await merge(night!.id, dark!.id, key);
      same([united.id, united.votes], [dark!.id, 3], 'what took the votes');
      same((await merge(night!.id, dark!.id, key)).votes, 3, 'the same sent again');
      same((await newcomer.entries!.read(dark!.id)).voted, true, 'who voted for the other alone');
      const trace = await anonymous.entries!.read(night!.id);
      same(
        [trace.state, trace.mergedInto, trace.title, 'votes' in trace],
        ['merged', dark!.id, 'Night colours', false],
        'the other',
      );
      same(titles(await listed(anonymous, { sort: 'new' })), ['Black pages', 'Dark mode'], 'the list');
      same(
        (await anonymous.entries!.similar({ poll: 'ideas', text: 'Night colours' })).entries,
        [],
        'what is found of the other',
      );
      await refuses(upvote(jonas, night!.id), 'forbidden', 'a vote for the other');
      same((await anonymous.polls!.read('ideas')).tally?.voters, 3, 'how many voted');
      // What already took another's votes goes on to a third, and all that pointed to it do.
      same((await merge(dark!.id, black!.id)).votes, 3, 'united once more');
      same(
        (await anonymous.entries!.read(night!.id)).mergedInto,
        black!.id,
        'where the first one points now',
      );
      same((await upvote(newcomer, black!.id, false)).votes, 2, 'a vote taken back there');
    },
  },
  {
    name: 'P62 ideas are not united in a circle, with themselves, across polls or with what is gone',
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const [one, two] = await proposeAll(mira, ['One', 'Two']);
      const other = await propose(mira, 'Other', { poll: 'quiet-ideas' });
      const merge = (id: string, into: string) => staff.entries!.merge({ key: newId(), id, into });
      await refuses(merge(one!.id, one!.id), 'invalid', 'with itself', { field: 'into', reason: 'itself' });
      for (const into of [other.id, newId()])
        await refuses(merge(one!.id, into), 'invalid', 'with what is not there', {
          field: 'into',
          reason: 'not-found',
        });
      await refuses(
        mira.entries!.merge({ key: newId(), id: one!.id, into: two!.id }),
        'forbidden',
        'by a member',
      );
      await merge(one!.id, two!.id);
      await refuses(merge(two!.id, one!.id), 'invalid', 'in a circle', {
        field: 'into',
        reason: 'not-found',
      });
      await refuses(merge(one!.id, two!.id), 'forbidden', 'twice');
      same((await mira.entries!.read(two!.id)).state, 'published', 'what is left');
    },
  },
  {
    name: 'P62 two unions side by side leave no idea pointing to one that points elsewhere',
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const [one, two] = await proposeAll(mira, ['One', 'Two']);
      await upvote(jonas, one!.id);
      await upvote(mira, two!.id);
      const merge = (id: string, into: string) => staff.entries!.merge({ key: newId(), id, into });
      await Promise.allSettled([merge(one!.id, two!.id), merge(two!.id, one!.id)]);
      const left = await listed(mira);
      same(
        left.map(({ votes }) => votes),
        [2],
        'what is left has both votes',
      );
    },
  },
  {
    name: 'P61 status, union and steps of staff are in the audit log, and what can be undone is',
    needs: ['moderation', 'moderation.audit', 'moderation.undo'],
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const [one, two] = await proposeAll(mira, ['One', 'Two']);
      await staff.entries!.settle({ key: newId(), id: one!.id, status: 'started' });
      await staff.entries!.moderate({ key: newId(), id: one!.id, action: 'hide', reason: 'A slip' });
      const log = async (subject: string) => (await staff.moderation!.audit!({ subject })).entries;
      const entries = await log(one!.id);
      same(
        entries.map(({ action, kind, topic, reason }) => [action, kind, topic, reason]),
        [
          ['hide', 'entry', 'ideas', 'A slip'],
          ['settle', 'entry', 'ideas', null],
        ],
        'what the log says',
      );
      await staff.moderation!.undo!({ key: newId(), entry: entries[0]!.id });
      same((await mira.entries!.read(one!.id)).state, 'published', 'after undoing the first');
      await staff.moderation!.undo!({ key: newId(), entry: entries[1]!.id });
      same((await mira.entries!.read(one!.id)).status, 'open', 'after undoing the other');
      await staff.entries!.merge({ key: newId(), id: one!.id, into: two!.id });
      const [union] = await log(one!.id);
      same([union!.action, union!.after['into'], union!.undoUntil], ['merge', two!.id, null], 'the union');
      await refuses(staff.moderation!.undo!({ key: newId(), entry: union!.id }), 'closed', 'undoing a union');
      await staff.entries!.remove({ key: newId(), id: two!.id, revision: 1 });
      same(
        (await log(two!.id)).map(({ action }) => action),
        ['delete'],
        'a deletion by staff',
      );
    },
  },
  {
    name: 'P61 who looks at the poll is told of a status and of a union',
    needs: ['changes'],
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      const [one, two] = await proposeAll(mira, ['One', 'Two']);
      const { asOf } = await anonymous.polls!.read('ideas');
      await staff.entries!.settle({ key: newId(), id: two!.id, status: 'planned', reply: 'Soon' });
      await staff.entries!.merge({ key: newId(), id: one!.id, into: two!.id });
      const told = (await changesFor(anonymous, asOf, ['poll/ideas'])).flatMap((change) =>
        change.kind === 'entry' ? [change.entry] : [],
      );
      const last = (id: string) => told.findLast((entry) => entry.id === id);
      same([last(two!.id)?.status, words(last(two!.id)?.reply)], ['planned', 'Soon'], 'the status');
      same([last(one!.id)?.state, last(one!.id)?.mergedInto], ['merged', two!.id], 'the union');
      expect(
        told.every(({ voted }) => voted === undefined),
        'What is told to all says who voted.',
      );
    },
  },
];
