import type { ModerationPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { REASON_LIMIT, type AuditEntry, type Facts } from '../../domain/moderation/types.ts';
import { stillSo, undoUntil } from '../../domain/moderation/undo.ts';
import { tidyBody } from '../../domain/threads/words.ts';
import { wordsGone } from '../threads/bin.ts';
import { cardsOf } from '../threads/comment-view.ts';
import { toCursor } from '../cursor.ts';
import { fromPlaceCursor, invalid, pageSize, toPlaceCursor } from '../input.ts';
import { notFound, requireStaff, type Reading, type Scene, type Writing } from '../scene.ts';
import type { EventKind, Row } from '../schema.ts';
import type { Subject } from '../people/subject.ts';
import { SUBJECTS, subjectOf } from './subjects.ts';

type AuditRow = Row<'audit'>;

type Done = Pick<AuditRow, 'action' | 'kind' | 'subject' | 'topic' | 'reason' | 'before' | 'after'>;

/** Writes down what staff did, in the transaction that does it. */
export async function record(context: Writing, done: Done, id: Id = context.id()): Promise<void> {
  const actor = requireStaff(context.viewer).id;
  await context.tx.insert('audit', { ...done, id, actor, at: context.now, undoneAt: null, undoneBy: null });
}

/** Makes these facts so and writes it down, if anything of them is not so yet. The subject exists. */
export async function carryOut(
  context: Writing,
  {
    facts,
    event = 'comment.marked',
    ...act
  }: Omit<Done, 'before' | 'after' | 'kind'> & {
    kind: keyof typeof SUBJECTS;
    facts: Facts;
    event?: EventKind;
  },
): Promise<void> {
  const subject = SUBJECTS[act.kind];
  const was = (await subject.read(context, act.subject))!;
  const touched = Object.keys(facts).filter((name) => was[name] !== facts[name]);
  if (touched.length === 0) return;
  const only = (from: Facts): Facts => Object.fromEntries(touched.map((name) => [name, from[name]!]));
  const entry = context.id();
  await subject.write(context, act.subject, only(facts), { event, entry });
  const is = (await subject.read(context, act.subject))!;
  // A status is undone only while nothing else has changed the comment, so its revision is kept with it; and so an entry's state.
  const moved = touched.includes(act.kind === 'entry' ? 'state' : 'status');
  const revision: Facts = moved ? { revision: is['revision']! } : {};
  await record(context, { ...act, before: only(was), after: { ...only(is), ...revision } }, entry);
}

/** What staff write about an action, tidied; `null` for nothing. Throws `invalid` (field `reason`, or the one that is named). */
export function readReason(raw: string | undefined, field = 'reason'): string | null {
  const reason = tidyBody(raw ?? '');
  if (reason.length > REASON_LIMIT) throw invalid(field, 'too-long', REASON_LIMIT);
  return reason || null;
}

export function auditMethods(scene: Scene): Required<Pick<ModerationPart, 'audit' | 'undo'>> {
  return {
    async audit({ subject, actor, cursor, limit }) {
      requireStaff(scene.viewer);
      if (subject !== undefined && actor !== undefined) throw invalid('actor', 'format');
      const size = pageSize(limit);
      const after = cursor === undefined ? [] : fromPlaceCursor(cursor, { a: ['int', 'id'] }).slice(1);
      const stretch =
        subject !== undefined
          ? { index: 'subject', eq: [subject] }
          : actor !== undefined
            ? { index: 'actor', eq: [actor] }
            : { index: 'at', eq: [] };
      return scene.read(async (context) => {
        const rows = await context.tx.range('audit', { ...stretch, after, reverse: true, limit: size + 1 });
        const page = rows.slice(0, size);
        const last = rows.length > size ? page.at(-1) : undefined;
        return {
          entries: await view(context, page),
          next: last ? toPlaceCursor(['a', last.at, last.id]) : null,
          asOf: toCursor(await context.tx.position()),
        };
      });
    },

    async undo({ key, entry: id }) {
      requireStaff(scene.viewer);
      const entry = await scene.read(({ tx }) => tx.get('audit', [id]));
      if (!entry) throw notFound('entry');
      const subject = subjectOf(entry.kind);
      if (!subject) throw tooLate();
      await scene.keyed(subject.lock(entry), key, { undo: id }, async (context) => {
        const fresh = (await context.tx.get('audit', [id]))!;
        // What is undone already stays so.
        if (fresh.undoneAt === null) await undo(context, subject, fresh);
      });
      return scene.read(
        async (context) => (await view(context, [(await context.tx.get('audit', [id]))!]))[0]!,
      );
    },
  };
}

const tooLate = (): CommunityError => new CommunityError('closed', 'The time for undoing this has passed.');

async function undo(context: Writing, by: Subject, entry: AuditRow): Promise<void> {
  const { tx, now } = context;
  const { subject, before, after } = entry;
  if (undoUntil(entry, now) === null) {
    if (entry.action === 'delete') throw wordsGone();
    throw tooLate();
  }
  const facts = await by.read(context, subject);
  if (!facts || !stillSo(facts, after) || (await somethingCame(context, entry)))
    throw new CommunityError('conflict', 'Something happened to it since.', { field: 'entry' });
  await by.write(context, subject, before, { event: 'comment.undone', entry: entry.id });
  await tx.update('audit', [entry.id], { undoneAt: now, undoneBy: requireStaff(context.viewer).id });
}

/** Whether staff did something to the same subject later, and did not undo it. */
async function somethingCame({ tx }: Reading, { kind, subject, at, id }: AuditRow): Promise<boolean> {
  const limit = 100;
  const later = await tx.range('audit', { index: 'subject', eq: [subject], after: [at, id], limit });
  // In ten minutes so many are a quarrel, which is not settled by undoing.
  return later.length === limit || later.some((row) => row.kind === kind && row.undoneAt === null);
}

async function view(context: Reading, rows: readonly AuditRow[]): Promise<AuditEntry[]> {
  const cards = await cardsOf(
    context,
    rows.flatMap(({ actor, undoneBy }) => [actor ?? [], undoneBy ?? []].flat()),
  );
  const card = (id: Id | null) => (id === null ? null : (cards.get(id) ?? null));
  return rows.map(({ undoneAt, undoneBy, ...row }) => ({
    ...row,
    actor: card(row.actor),
    undoUntil: undoUntil({ ...row, undoneAt }, context.now),
    undone: undoneAt === null ? null : { at: undoneAt, by: card(undoneBy) },
  }));
}
