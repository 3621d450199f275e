import { CommunityError } from '../../adapter/errors.ts';
import type { Id, Time } from '../../domain/common.ts';
import type { AuditEntry } from '../../domain/moderation/types.ts';
import type { SanctionKind } from '../../domain/people/people.ts';
import { PIN_LIMIT, type CommentStatus } from '../../domain/threads/types.ts';
import { bringBack } from '../threads/bin.ts';
import { emitComment, whomItAnswers } from '../threads/comment-events.ts';
import { threadLock, updateComment, type CommentRow } from '../threads/comment-rows.ts';
import { entrySubject } from '../polls/entries/entry-subject.ts';
import { openReports, reopenReports, settleReports } from './reports.ts';
import { memberLock, type Writing } from '../scene.ts';
import type { EventKind, Row } from '../schema.ts';
import type { Subject } from '../people/subject.ts';

const comment: Subject = {
  lock: ({ topic }) => threadLock(topic!),

  async read({ tx, ...rest }, id) {
    const row = await tx.get('comments', [id]);
    if (!row) return undefined;
    const thread = (await tx.get('threads', [row.topic]))!;
    const root = (await tx.get('comments', [row.root]))!;
    return {
      status: row.status,
      // Any change of words or status moves it on, so it tells whether something came between.
      revision: row.revision,
      featured: row.featured === 1,
      /** From 0; -1: not pinned. */
      place: thread.pinned.indexOf(id),
      /** The official answer of its conversation. */
      answer: root.answered,
      /** Open ones. */
      reports: (await openReports({ tx, ...rest }, id)).length,
    };
  },

  async write(context, id, { status, featured, place, answer, reports }, { event, entry }) {
    const row: CommentRow = (await context.tx.get('comments', [id]))!;
    if (status !== undefined) await changeStatus(context, row, status as CommentStatus, event);
    if (featured !== undefined) {
      const after = await updateComment(context, row, { featured: Number(featured) });
      emitComment(context, 'comment.marked', row, after);
    }
    if (place !== undefined) await pin(context, row, place as number);
    if (answer !== undefined) await setAnswer(context, row.root, answer as Id | null);
    if (reports === undefined) return;
    await (reports === 0 ? settleReports : reopenReports)(context, id, entry);
    // The queue of what was reported has changed.
    context.emit({
      kind: 'comment.marked',
      subject: id,
      actor: context.viewer?.id ?? null,
      channel: 'moderation',
      audience: 'staff',
      data: {},
    });
  },
};

async function changeStatus(
  context: Writing,
  row: CommentRow,
  status: CommentStatus,
  kind: EventKind,
): Promise<void> {
  const after =
    row.status === 'deleted'
      ? await bringBack(context, row)
      : await updateComment(context, row, { status, revision: row.revision + 1 });
  emitComment(context, kind, row, after, await whomItAnswers(context, row));
}

/** `place` -1 takes the pin away. What was deleted makes room. */
async function pin(context: Writing, row: CommentRow, place: number): Promise<void> {
  const { tx } = context;
  const thread = (await tx.get('threads', [row.topic]))!;
  const others = await tx.getMany(
    'comments',
    thread.pinned.filter((id) => id !== row.id).map((id) => [id]),
  );
  const pinned = others.flatMap((other) => (other && other.status !== 'deleted' ? other.id : []));
  if (place >= 0) {
    if (pinned.length >= PIN_LIMIT)
      throw new CommunityError('conflict', `A thread has at most ${PIN_LIMIT} pins.`, {
        field: 'mark',
        reason: 'too-many',
        limit: PIN_LIMIT,
      });
    pinned.splice(place, 0, row.id);
  }
  await tx.update('threads', [row.topic], { pinned });
  emitComment(context, 'comment.marked', row, row);
}

/** A conversation has one official answer: another takes its place. */
async function setAnswer(context: Writing, conversation: Id, answer: Id | null): Promise<void> {
  const root = (await context.tx.get('comments', [conversation]))!;
  for (const [id, mark] of [
    [root.answered, 0],
    [answer, 1],
  ] as const) {
    const row = id === null ? undefined : await context.tx.get('comments', [id]);
    if (!row) continue;
    const after = await updateComment(context, row, { answer: mark });
    emitComment(context, 'comment.marked', row, after, { answer: mark, asker: root.author });
  }
  const after = await updateComment(context, root, { answered: answer });
  emitComment(context, 'comment.marked', root, after);
}

const thread: Subject = {
  lock: ({ subject }) => threadLock(subject),

  async read({ tx }, topic) {
    const row = await tx.get('threads', [topic]);
    return row && { locked: row.locked === 1, moderation: row.policy, slow: row.slow };
  },

  async write({ tx, emit, viewer }, topic, { locked, moderation, slow }) {
    await tx.update('threads', [topic], {
      ...(locked !== undefined && { locked: Number(locked) }),
      ...(moderation !== undefined && { policy: moderation as Row<'threads'>['policy'] }),
      ...(slow !== undefined && { slow: slow as number }),
    });
    emit({
      kind: 'thread.changed',
      subject: topic,
      actor: viewer?.id ?? null,
      channel: `thread/${topic}`,
      audience: 'public',
      data: {},
    });
  },
};

const member: Subject = {
  lock: ({ subject }) => memberLock(subject),

  async read({ tx }, id) {
    const row = await tx.get('members', [id]);
    return row && { sanction: row.sanction, until: row.sanctionUntil };
  },

  async write({ tx, emit, viewer }, id, { sanction, until }) {
    await tx.update('members', [id], {
      ...(sanction !== undefined && { sanction: sanction as SanctionKind | null }),
      ...(until !== undefined && { sanctionUntil: until as Time | null }),
    });
    emit({
      kind: 'member.sanctioned',
      subject: id,
      actor: viewer?.id ?? null,
      channel: 'moderation',
      audience: 'staff',
      data: {},
    });
  },
};

/** A poll's course and a ledger are no facts that could be undone: see `undoUntil`. */
type SubjectKind = Exclude<AuditEntry['kind'], 'poll' | 'reward'>;

export const SUBJECTS: Readonly<Record<SubjectKind, Subject>> = {
  comment,
  thread,
  member,
  entry: entrySubject,
};

/** What is changed by facts; `null`: what has no undo. */
export const subjectOf = (kind: AuditEntry['kind']): Subject | null =>
  kind === 'poll' || kind === 'reward' ? null : SUBJECTS[kind];
