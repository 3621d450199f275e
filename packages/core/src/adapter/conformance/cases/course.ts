import type { BackendAdapter } from '../../contract.ts';
import type { Notice, NoticesPage } from '../../../domain/notices/notices.ts';
import type { PollStage } from '../../../domain/polls/types.ts';
import { eventually, expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { entriesOf } from './audit.ts';
import { all, changesFor } from './steps.ts';

const vote = (adapter: BackendAdapter, poll: string, choices: readonly string[] = ['a']) =>
  adapter.polls!.vote({ key: newId(), poll, choices, revision: 0 });

const take = (
  adapter: BackendAdapter,
  poll: string,
  stage: PollStage,
  reason = `It is ${stage}.`,
  chosen?: readonly string[],
) => adapter.polls!.advance!({ key: newId(), poll, stage, reason, ...(chosen && { chosen }) });

/** Of polls: a member may be told of other things meanwhile, such as a badge. */
const ofPolls = (page: NoticesPage): readonly Notice[] =>
  page.notices.filter(({ subject }) => subject.kind === 'poll');

/** What the viewer is told of polls, once there is so much. */
const notices = (adapter: BackendAdapter, count: number) =>
  eventually(async () => {
    const told = ofPolls(await adapter.members!.notices!({}));
    return told.length >= count && told;
  }, `${count} notices`);

/** Ids of all notices, as pages of two give them. */
async function pagedIds(adapter: BackendAdapter): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await adapter.members!.notices!({ limit: 2, ...(cursor !== undefined && { cursor }) });
    ids.push(...page.notices.map(({ id }) => id));
    cursor = page.next;
  }
  return ids;
}

export const courseCases: readonly ConformanceCase[] = [
  {
    name: 'P37 an idea is shown and not voted on, until staff open it',
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      for (const poll of ['idea', 'secret-idea']) {
        const before = (await anonymous.polls!.read(poll)).poll;
        same([before.state, before.decision?.stage, before.can], ['upcoming', 'idea', []], 'an idea');
        await refuses(vote(mira, poll), 'closed', 'a vote on an idea');
        const opened = (await take(staff, poll, 'open')).poll;
        same([opened.state, opened.decision?.stage], ['open', 'open'], 'opened');
        same((await vote(mira, poll)).poll.mine?.choices, ['a'], 'a vote');
      }
    },
  },
  {
    name: 'P39 a decision ends the vote, and says which options, why, by whom and when',
    needs: ['members'],
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      await vote(mira, 'single');
      const { asOf } = await anonymous.polls!.read('single');
      const { poll } = await take(staff, 'single', 'decided', '  We make A.  ', ['a']);
      same([poll.state, poll.can], ['closed', []], 'the poll');
      expect(poll.closesAt !== null, 'it says when it closed');
      await refuses(vote(jonas, 'single'), 'closed', 'a vote after the decision');
      await refuses(
        mira.polls!.withdraw({ key: newId(), poll: 'single', revision: 1 }),
        'closed',
        'withdrawing after the decision',
      );
      const seen = (await anonymous.polls!.read('single')).poll.decision;
      same(
        seen?.log?.map(({ stage, reason, by, chosen }) => [stage, reason, by?.name, chosen]),
        [['decided', 'We make A.', 'Siri Staff', ['a']]],
        'the log',
      );
      same([seen?.chosen, seen?.next], [['a'], undefined], 'what was chosen, and no next step for others');
      const told = await changesFor(anonymous, asOf, ['poll/single']);
      expect(
        !anonymous.changes ||
          told.some((change) => change.kind === 'poll' && change.poll.decision?.stage === 'decided'),
        'everybody hears of it',
      );
    },
  },
  {
    name: 'P38 steps go their way: idea, open, decided, shipped, or declined from anywhere; what was wrong is put right by a further one',
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const next = async (poll: string) => (await staff.polls!.read(poll)).poll.decision?.next;
      same(await next('idea'), ['open', 'declined'], 'from an idea');
      await refuses(take(staff, 'idea', 'shipped'), 'conflict', 'shipping an idea', { field: 'stage' });
      await take(staff, 'idea', 'declined');
      same((await mira.polls!.read('idea')).poll.state, 'closed', 'a declined idea');
      await take(staff, 'idea', 'idea', 'A slip of the hand.');
      same((await mira.polls!.read('idea')).poll.state, 'upcoming', 'an idea again');
      await take(staff, 'idea', 'open');
      await vote(mira, 'idea');
      await take(staff, 'idea', 'decided', 'A.', ['a']);
      await refuses(take(staff, 'idea', 'open'), 'conflict', 'opening again', { field: 'stage' });
      await take(staff, 'idea', 'decided', 'No, B.', ['b']);
      await take(staff, 'idea', 'shipped');
      same((await mira.polls!.read('idea')).poll.decision?.chosen, ['b'], 'what shipped');
      const { decision } = (await take(staff, 'idea', 'declined')).poll;
      same([decision?.chosen, decision?.next], [undefined, ['decided']], 'nothing is chosen any more');
      same(
        decision?.log?.map(({ stage }) => stage),
        ['declined', 'shipped', 'decided', 'decided', 'open', 'idea', 'declined'],
        'all steps, newest first',
      );
    },
  },
  {
    name: 'P41 a step needs a reason of at most 500 characters, and options that the poll has; it is for staff',
    needs: ['members'],
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const wrong = (stage: PollStage, reason: string, field: string, chosen?: readonly string[]) =>
        refuses(take(staff, 'single', stage, reason, chosen), 'invalid', field, { field });
      await wrong('decided', ' \n ', 'reason');
      await wrong('decided', 'x'.repeat(501), 'reason');
      await wrong('decided', 'Why', 'chosen.1', ['a', 'z']);
      await wrong('decided', 'Why', 'chosen.1', ['a', 'a']);
      await wrong('declined', 'Why', 'chosen', ['a']);
      await refuses(take(staff, 'no-such-poll', 'decided'), 'not-found', 'an unknown poll');
      for (const [role, code] of [
        ['mira', 'forbidden'],
        ['guest', 'forbidden'],
        ['anonymous', 'unauthenticated'],
      ] as const)
        await refuses(take(await world.as(role), 'single', 'decided'), code, `a step by ${role}`);
      same((await mira.polls!.read('single')).poll.decision, undefined, 'nothing came of it');
      const once = { key: newId(), poll: 'single', stage: 'decided', reason: 'x'.repeat(500) } as const;
      await staff.polls!.advance!(once);
      same((await staff.polls!.advance!(once)).poll.decision?.log?.length, 1, 'a repeat is one step');
    },
  },
  {
    name: 'P42 a step is in the staff audit log, and is put right by another one rather than undone',
    needs: ['moderation', 'moderation.audit', 'moderation.undo'],
    async run(world) {
      const staff = await world.as('staff');
      await take(staff, 'single', 'declined', 'Not now.');
      const [entry] = await entriesOf(staff, { subject: 'single' });
      same(
        [entry?.action, entry?.kind, entry?.reason, entry?.before, entry?.after, entry?.undoUntil],
        ['stage', 'poll', 'Not now.', { stage: 'open' }, { stage: 'declined' }, null],
        'the entry',
      );
      await refuses(staff.moderation!.undo!({ key: newId(), entry: entry!.id }), 'closed', 'undoing it');
    },
  },
  {
    name: 'P43 exactly those who took part are told of each step, once, and they alone read it',
    needs: ['members', 'members.notices', 'members.readNotices'],
    async run(world) {
      const [mira, jonas, staff, guest] = await all(world, 'mira', 'jonas', 'staff', 'guest');
      for (const poll of ['single', 'secret']) {
        await vote(mira, poll);
        await vote(guest, poll);
        const { poll: voted } = await vote(jonas, poll);
        await jonas.polls!.withdraw({ key: newId(), poll, revision: voted.mine!.revision });
        await take(staff, poll, 'decided', `Reason of ${poll}`);
      }
      await take(staff, 'single', 'shipped', 'It is here.');
      for (const adapter of [mira, guest]) {
        const told = await notices(adapter, 3);
        same(
          told.map(({ kind, subject, reason, readAt }) => [kind, subject.id, reason, readAt]),
          [
            ['poll.shipped', 'single', 'It is here.', null],
            ['poll.decided', 'secret', 'Reason of secret', null],
            ['poll.decided', 'single', 'Reason of single', null],
          ],
          'what those who voted are told',
        );
        const { unread } = await adapter.members!.notices!({});
        same([unread >= 3, told[0]?.subject.title], [true, 'Question of single?'], 'how many are new');
      }
      for (const adapter of [jonas, staff]) {
        const page = await adapter.members!.notices!({});
        same(ofPolls(page), [], 'nothing for who did not vote, or took it back');
      }
      await refuses(
        (await world.as('anonymous')).members!.notices!({}),
        'unauthenticated',
        'notices of nobody',
      );
    },
  },
  {
    name: 'P44 notices are read one by one or all, page by page, and the member’s pages hear of it',
    needs: ['members', 'members.notices', 'members.readNotices'],
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const { viewer, asOf } = await mira.connect();
      for (const poll of ['single', 'members', 'multiple']) {
        await vote(mira, poll);
        await vote(jonas, poll);
        await take(staff, poll, 'decided');
      }
      const told = await notices(mira, 3);
      await eventually(async () => {
        const whole = (await mira.members!.notices!({})).notices.map(({ id }) => id);
        return whole.join() === (await pagedIds(mira)).join();
      }, 'page by page, and no more');
      const read = { key: newId(), ids: [told[1]!.id, 'no-such-notice'] };
      await mira.members!.readNotices!(read);
      await mira.members!.readNotices!(read);
      const left = await mira.members!.notices!({ unread: true });
      same(
        [left.unread >= 2, ofPolls(left).map(({ id }) => id)],
        [true, [told[0]!.id, told[2]!.id]],
        'what is unread',
      );
      await mira.members!.readNotices!({ key: newId() });
      same(ofPolls(await mira.members!.notices!({ unread: true })), [], 'all are read');
      same(ofPolls(await jonas.members!.notices!({ unread: true })).length, 3, 'those of others are not');
      const channel = `member/${viewer!.id}` as const;
      const heard = await changesFor(mira, asOf, [channel]);
      expect(!mira.changes || heard.some(({ kind }) => kind === 'notice'), 'the member hears of it');
      for (const adapter of [jonas, staff])
        expect(
          (await changesFor(adapter, asOf, [channel])).every(({ kind }) => kind !== 'notice'),
          'others do not',
        );
    },
  },
];
