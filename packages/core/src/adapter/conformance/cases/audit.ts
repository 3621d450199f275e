import type { BackendAdapter } from '../../contract.ts';
import type { AuditEntry, AuditQuery } from '../../../domain/moderation/types.ts';
import { expect, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, changesFor, post } from './steps.ts';

/** What staff did, newest first, as one page. */
export const entriesOf = async (
  adapter: BackendAdapter,
  query: AuditQuery = {},
): Promise<readonly AuditEntry[]> => (await adapter.moderation!.audit!(query)).entries;

export const undoLast = async (adapter: BackendAdapter, query: AuditQuery = {}): Promise<AuditEntry> => {
  const [last] = await entriesOf(adapter, query);
  expect(last, 'there is an entry');
  return adapter.moderation!.undo!({ key: newId(), entry: last.id });
};

export const auditCases: readonly ConformanceCase[] = [
  {
    name: 'what staff do is written down: who, what, to what, when and why, and none of the words',
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const { id } = await post(mira, 't', 'Unkind words');
      const other = await post(mira, 't', 'Other words');
      const step = { key: newId(), id, action: 'hide', reason: 'Rule 3' } as const;
      await staff.moderation!.act(step);
      await staff.moderation!.act(step);
      await staff.moderation!.act({ key: newId(), id, action: 'hide' });
      await staff.threads!.remove({ key: newId(), id: other.id, revision: other.revision });
      const entries = await entriesOf(staff);
      same(
        entries.map(({ actor, action, kind, subject, topic, reason }) => [
          actor?.name,
          action,
          kind,
          subject,
          topic,
          reason,
        ]),
        [
          ['Siri Staff', 'delete', 'comment', other.id, 't', null],
          ['Siri Staff', 'hide', 'comment', id, 't', 'Rule 3'],
        ],
        'the entries',
      );
      expect(!/Unkind|Other/.test(JSON.stringify(entries)), 'no words');
      same(
        (await entriesOf(staff, { subject: id })).map(({ action }) => action),
        ['hide'],
        'what was done to one comment',
      );
      const first = await staff.moderation!.audit!({ limit: 1 });
      const second = await staff.moderation!.audit!({ limit: 1, cursor: first.next! });
      same(
        [...first.entries, ...second.entries].map((entry) => entry.id),
        entries.map((entry) => entry.id),
        'page by page',
      );
      same(second.next, null, 'and no more');
      await refuses(
        staff.moderation!.act({ key: newId(), id, action: 'restore', reason: 'x'.repeat(501) }),
        'invalid',
        'a long reason',
        { field: 'reason' },
      );
    },
  },
  {
    name: 'undoing brings back what was so, and everybody hears of it',
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      const { id } = await post(mira, 't', 'Fine words');
      await staff.moderation!.act({ key: newId(), id, action: 'hide' });
      const [entry] = await entriesOf(staff);
      expect(entry && entry.undoUntil !== null && entry.undone === null, 'it can be undone');
      const { asOf } = await anonymous.threads!.read({ topic: 't' });
      const input = { key: newId(), entry: entry.id };
      const undone = await staff.moderation!.undo!(input);
      same([undone.undone?.by?.name, undone.undoUntil], ['Siri Staff', null], 'the entry afterwards');
      same((await staff.moderation!.undo!(input)).undone, undone.undone, 'undone again');
      same((await anonymous.threads!.comment(id)).status, 'published', 'the comment');
      same((await anonymous.threads!.read({ topic: 't' })).thread.comments, 1, 'the count');
      const told = await changesFor(anonymous, asOf, ['thread/t']);
      expect(
        !anonymous.changes || told.some((change) => change.kind === 'comment' && change.comment.id === id),
        'the public hears of it',
      );
    },
  },
  {
    name: 'undoing is refused when something happened since, or its time has passed',
    needs: ['advance'],
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const { id } = await post(mira, 't', 'Words');
      const act = (action: 'hide' | 'restore') => staff.moderation!.act({ key: newId(), id, action });
      const undo = (entry: string) => staff.moderation!.undo!({ key: newId(), entry });
      await act('hide');
      await act('restore');
      const [restored, hidden] = await entriesOf(staff);
      await refuses(undo(hidden!.id), 'conflict', 'undoing what was followed by something', {
        field: 'entry',
      });
      const { revision } = await mira.threads!.comment(id);
      await mira.threads!.edit({ key: newId(), id, body: 'Other words', revision });
      await refuses(undo(restored!.id), 'conflict', 'undoing after an edit', { field: 'entry' });
      await act('hide');
      const [last] = await entriesOf(staff);
      await world.advance!(10 * 60_000 + 1);
      await refuses(undo(last!.id), 'closed', 'undoing after ten minutes');
      await refuses(undo(newId()), 'not-found', 'undoing nothing');
    },
  },
  {
    name: 'the audit log is for staff, of their own site',
    needs: ['members'],
    async run(world) {
      const [mira, staff] = await all(world, 'mira', 'staff');
      const { id } = await post(mira, 't', 'Words');
      await staff.moderation!.act({ key: newId(), id, action: 'hide' });
      const [entry] = await entriesOf(staff);
      for (const [role, code] of [
        ['jonas', 'forbidden'],
        ['guest', 'forbidden'],
        ['anonymous', 'unauthenticated'],
      ] as const) {
        const { moderation } = await world.as(role);
        await refuses(moderation!.audit!({}), code, `the log for ${role}`);
        await refuses(moderation!.undo!({ key: newId(), entry: entry!.id }), code, `undoing by ${role}`);
      }
      const { moderation } = await world.elsewhere();
      await refuses(moderation!.audit!({}), 'forbidden', 'the log for a member of another site');
      same((await staff.threads!.comment(id)).status, 'hidden', 'nothing was undone');
    },
  },
];
