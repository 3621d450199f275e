import type { BackendAdapter } from '../../contract.ts';
import type { MemberCard, SanctionKind } from '../../../domain/people/people.ts';
import { expect, needing, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { entriesOf, undoLast } from './audit.ts';
import { all, changesFor, post } from './steps.ts';

const idOf = async (adapter: BackendAdapter): Promise<string> => (await adapter.connect()).viewer!.id;

const sanction = (
  staff: BackendAdapter,
  id: string,
  kind: SanctionKind | null,
  more: { readonly until?: number; readonly reason?: string } = { reason: 'Rule 3' },
): Promise<MemberCard> => staff.moderation!.sanction!({ key: newId(), id, sanction: kind, ...more });

const sanctionCases: readonly ConformanceCase[] = [
  {
    name: 'who is banned writes nothing, may delete, and is told why not more; staff end it or undo it',
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const [mine, his] = [await post(mira, 't', 'Mine'), await post(jonas, 't', 'His')];
      const id = await idOf(mira);
      same((await sanction(staff, id, 'ban')).sanction, { kind: 'ban', until: null }, 'the answer');
      const details = { reason: 'banned' } as const;
      await refuses(post(mira, 't', 'More'), 'forbidden', 'posting', details);
      const react = { key: newId(), id: his.id, reaction: 'like', on: true };
      await refuses(mira.threads!.react(react), 'forbidden', 'reacting', details);
      const edit = { key: newId(), id: mine.id, body: 'Other', revision: mine.revision };
      await refuses(mira.threads!.edit(edit), 'forbidden', 'editing', details);
      same((await mira.threads!.comment(mine.id)).can, ['delete'], 'what is left');
      await mira.threads!.remove({ key: newId(), id: mine.id, revision: mine.revision });
      same((await sanction(staff, id, null, {})).sanction, undefined, 'pardoned');
      same((await post(mira, 't', 'Better')).status, 'published', 'after the pardon');
      await undoLast(staff);
      await refuses(post(mira, 't', 'More'), 'forbidden', 'after undoing the pardon', details);
    },
  },
  {
    name: 'what a muted member writes waits for staff',
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      await sanction(staff, await idOf(mira), 'mute');
      same((await post(mira, 't', 'Words')).status, 'held', 'the status');
      same((await anonymous.threads!.read({ topic: 't' })).comments, [], 'what others read');
    },
  },
  {
    name: 'a sanction ends at its time',
    needs: ['advance'],
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const { now } = await staff.connect();
      await sanction(staff, await idOf(mira), 'ban', { until: now + 60_000, reason: 'Rule 3' });
      const { details } = await refuses(post(mira, 't', 'Words'), 'forbidden', 'before its end');
      expect(details.retryAfter! > 50 && details.retryAfter! <= 60, 'how long it lasts');
      await world.advance!(60_000);
      same((await post(mira, 't', 'Words')).status, 'published', 'after its end');
    },
  },
  {
    name: 'sanctions are by staff, on others than staff, with a reason, and known to staff alone',
    needs: ['members'],
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const id = await idOf(mira);
      for (const [role, code] of [
        ['jonas', 'forbidden'],
        ['guest', 'forbidden'],
        ['anonymous', 'unauthenticated'],
      ] as const)
        await refuses(sanction(await world.as(role), id, 'ban'), code, `a ban by ${role}`);
      await refuses(sanction(staff, await idOf(staff), 'ban'), 'forbidden', 'a ban of staff');
      await refuses(sanction(staff, id, 'ban', {}), 'invalid', 'a ban without a reason', { field: 'reason' });
      await refuses(
        sanction(staff, id, 'ban', { until: 1, reason: 'x' }),
        'invalid',
        'a ban until long ago',
        {
          field: 'until',
        },
      );
      await refuses(sanction(staff, newId(), 'ban'), 'not-found', 'a ban of nobody');
      const stranger = await idOf(await world.elsewhere());
      await refuses(sanction(staff, stranger, 'ban'), 'not-found', 'a ban of another site’s member');
      await sanction(staff, id, 'ban');
      same((await staff.members!.read(id)).sanction?.kind, 'ban', 'what staff are told');
      for (const adapter of [jonas, mira, await world.as('anonymous')])
        same((await adapter.members!.read(id)).sanction, undefined, 'what others are told');
      same(
        (await entriesOf(staff, { subject: id })).map(({ action, kind, reason }) => [action, kind, reason]),
        [['ban', 'member', 'Rule 3']],
        'what is written down',
      );
    },
  },
];

const muteCases: readonly ConformanceCase[] = [
  {
    name: 'whom a member mutes is marked for them, is the same for everybody else, and is not told',
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      const id = await idOf(jonas);
      await post(jonas, 't', 'Loud words');
      const { asOf } = await anonymous.connect();
      const input = { key: newId(), id, on: true };
      await mira.members!.mute!(input);
      await mira.members!.mute!(input);
      for (const [adapter, muted] of [
        [mira, true],
        [jonas, undefined],
        [staff, undefined],
        [anonymous, undefined],
      ] as const)
        same((await adapter.threads!.read({ topic: 't' })).comments[0]?.muted, muted, 'the mark');
      same(
        (await mira.members!.muted!({})).members.map(({ name }) => name),
        ['Jonas Vik'],
        'the list',
      );
      same((await jonas.members!.muted!({})).members, [], 'nobody else’s list');
      // His words may have earned him a badge or points meanwhile, and a notice of it.
      const told = await changesFor(jonas, asOf, ['thread/t', `member/${id}`]);
      same(
        told.filter(({ kind }) => !['badges', 'notice', 'points'].includes(kind)),
        [],
        'what the muted one hears',
      );
      await mira.members!.mute!({ key: newId(), id, on: false });
      same((await mira.threads!.read({ topic: 't' })).comments[0]?.muted, undefined, 'after unmuting');
    },
  },
  {
    name: 'nobody mutes themselves, staff, or strangers',
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const mute = (id: string, adapter = mira) => adapter.members!.mute!({ key: newId(), id, on: true });
      await refuses(mute(await idOf(mira)), 'invalid', 'oneself', { field: 'id' });
      await refuses(mute(await idOf(staff)), 'forbidden', 'staff');
      await refuses(mute(newId()), 'not-found', 'nobody');
      await refuses(mute(await idOf(await world.elsewhere())), 'not-found', 'another site’s member');
      const anonymous = await world.as('anonymous');
      await refuses(mute(await idOf(mira), anonymous), 'unauthenticated', 'by nobody');
      await refuses(anonymous.members!.muted!({}), 'unauthenticated', 'nobody’s list');
      same((await mira.members!.muted!({})).members, [], 'nothing was written');
    },
  },
];

const report = (adapter: BackendAdapter, id: string, note?: string): Promise<void> =>
  adapter.threads!.report!({ key: newId(), id, reason: 'abuse', ...(note !== undefined && { note }) });

const reportCases: readonly ConformanceCase[] = [
  {
    name: 'a report brings a comment before staff, once per person, and nobody else learns of it',
    async run(world) {
      const [mira, jonas, staff, anonymous] = await all(world, 'mira', 'jonas', 'staff', 'anonymous');
      const { id } = await post(mira, 't', 'Unkind words');
      const { asOf } = await anonymous.threads!.read({ topic: 't' });
      await report(jonas, id, 'This hurts');
      same((await staff.threads!.comment(id)).status, 'published', 'one report holds nothing');
      await report(jonas, id, 'Really');
      const queue = await staff.moderation!.queue({ kind: 'reported' });
      same(
        queue.comments.map((comment) => comment.id),
        [id],
        'the queue',
      );
      same(
        queue.reports!.map(({ comment, by, reason, note }) => [comment, by?.name, reason, note]),
        [[id, 'Jonas Vik', 'abuse', 'This hurts']],
        'the reports',
      );
      same((await staff.moderation!.queue({})).comments, [], 'nothing waits for that');
      for (const adapter of [mira, anonymous]) {
        const read = JSON.stringify([
          await adapter.threads!.read({ topic: 't' }),
          await changesFor(adapter, asOf, ['thread/t', 'moderation']),
        ]);
        expect(!read.includes('hurts') && !read.includes('Jonas'), 'nothing of it is told');
        const code = adapter === mira ? 'forbidden' : 'unauthenticated';
        await refuses(adapter.moderation!.queue({ kind: 'reported' }), code, 'the queue for others');
      }
      await staff.moderation!.act({ key: newId(), id, action: 'dismiss' });
      same((await staff.moderation!.queue({ kind: 'reported' })).comments, [], 'after dismissing it');
      same((await anonymous.threads!.comment(id)).status, 'published', 'the comment stands');
      await undoLast(staff);
      same((await staff.moderation!.queue({ kind: 'reported' })).reports!.length, 1, 'after undoing that');
      await staff.moderation!.act({ key: newId(), id, action: 'hide' });
      same((await staff.moderation!.queue({ kind: 'reported' })).comments, [], 'after hiding it');
    },
  },
  {
    name: 'as many reports by different members as the site asks for make a comment wait',
    needs: ['members'],
    async run(world) {
      const [mira, jonas, staff] = await all(world, 'mira', 'jonas', 'staff');
      const { id } = await post(mira, 't', 'Unkind words');
      const status = async (): Promise<string> => (await staff.threads!.comment(id)).status;
      await report(jonas, id);
      await report(jonas, id);
      await report(await world.as('guest'), id);
      same(await status(), 'published', 'after one member and a guest');
      await report(await world.as('newcomer'), id);
      same(await status(), 'held', 'after two members');
      await refuses(jonas.threads!.comment(id), 'not-found', 'reading it');
      same((await staff.moderation!.queue({})).comments.length, 1, 'it waits');
      const own = await post(staff, 't', 'Our words');
      for (const role of ['mira', 'jonas'] as const) await report(await world.as(role), own.id);
      same((await staff.threads!.comment(own.id)).status, 'published', 'staff’s words');
      const { site } = await mira.connect();
      expect(!('reports' in site.moderation), 'how many it takes is not told');
    },
  },
  {
    name: 'reports are checked, and are about others’ words',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const { id, can } = await post(mira, 't', 'Words');
      expect(!can.includes('report'), 'not offered to the author');
      expect((await jonas.threads!.comment(id)).can.includes('report'), 'offered to others');
      await refuses(report(mira, id), 'forbidden', 'one’s own');
      await refuses(report(anonymous, id), 'unauthenticated', 'by nobody');
      await refuses(report(jonas, newId()), 'not-found', 'nothing');
      await refuses(report(await world.elsewhere(), id), 'not-found', 'from another site');
      await refuses(report(jonas, id, 'x'.repeat(501)), 'invalid', 'a long note', { field: 'note' });
      const odd = { key: newId(), id, reason: 'boring' as never };
      await refuses(jonas.threads!.report!(odd), 'invalid', 'an unknown reason', { field: 'reason' });
    },
  },
];

const dataCases: readonly ConformanceCase[] = [
  {
    name: 'T107 T108 a member takes along what is kept of them, and is forgotten when they wish it; nobody else can wish it',
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const id = await idOf(mira);
      const mine = await post(mira, 't', 'A peculiar sentence');
      await post(jonas, 't', 'A reply to it', mine.id);
      const told = JSON.stringify((await mira.members!.data!()).kept);
      expect(told.includes('A peculiar sentence'), 'one’s own words');
      expect(!told.includes('A reply to it'), 'nobody else’s');
      await refuses(anonymous.members!.data!(), 'unauthenticated', 'what is kept of nobody');
      await refuses(jonas.members!.erase!({ id }), 'not-found', 'somebody else');
      same((await jonas.threads!.comment(mine.id)).author?.id, id, 'still there');
      await mira.members!.erase!({ id });
      const trace = await jonas.threads!.comment(mine.id);
      same([trace.status, trace.author, trace.body?.length ?? 0], ['deleted', null, 0], 'what stays');
      await refuses(jonas.members!.read(id), 'not-found', 'who they were');
    },
  },
];

export const memberCases: readonly ConformanceCase[] = [
  ...needing(['moderation', 'moderation.sanction', 'moderation.audit', 'moderation.undo'], sanctionCases),
  ...needing(['threads', 'members', 'members.data', 'members.erase'], dataCases),
  ...needing(['members', 'members.mute', 'members.muted'], muteCases),
  ...needing(['moderation', 'threads.report', 'moderation.audit', 'moderation.undo'], reportCases),
];
