import type { Id, Time } from '../../domain/common.ts';
import type { NoticeKind } from '../../domain/notices/notices.ts';
import { mentionedIn } from '../../domain/threads/mentions.ts';
import { memberNow } from '../people/member-now.ts';
import type { EngineOptions, Writing } from '../scene.ts';
import type { EventRow, Row } from '../schema.ts';
import { asSystem } from '../system.ts';
import { STRETCH } from '../log/stretch.ts';
import { membersOf } from '../threads/comment-view.ts';
import { noticeEvent, NOTICES_LOCK, tellMember } from './telling.ts';
import { TOLD_LIMIT, toldBy } from './told.ts';

const READER = 'notices';
/** On a site that has talked for longer than this before it had notices of threads, they begin now: nobody is told of last year. */
const LATE = 7 * 86_400_000;
/** Where a mention looks for whom it means: the conversation, and the latest first comments of the thread. */
const [NEAR, AROUND] = [500, 200];

type CommentRow = Row<'comments'>;

/**
 * Reads on in the log and tells members who replied to them, named them, or answered their question, and what is gone again. Reading
 * an event twice changes nothing. How many events there were to read.
 */
export async function readThreads(options: EngineOptions, site: Id): Promise<number> {
  const system = asSystem(options, site);
  const due = await system.read(async ({ tx }) => {
    const seq = (await tx.get('readers', [READER]))?.seq ?? 0;
    return seq < (await tx.position()).seq;
  });
  if (!due) return 0;
  return system.write(NOTICES_LOCK, async (context) => {
    const { tx, now } = context;
    const reader = await tx.get('readers', [READER]);
    const events = await tx.range('events', { eq: [], after: [reader?.seq ?? 0], limit: STRETCH });
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) return 0;
    const late = !reader && now - first.at > LATE;
    if (!late) await readAll(context, events);
    const seq = late ? (await tx.position()).seq : last.seq;
    if (reader) await tx.update('readers', [READER], { seq });
    else await tx.insert('readers', { name: READER, seq });
    return events.length;
  });
}

const PASSED: readonly string[] = ['comment.reacted', 'comment.voted', 'comment.reported'];

async function readAll(context: Writing, events: readonly EventRow[]): Promise<void> {
  const heeded = events.filter(
    ({ kind, channel }) =>
      kind.startsWith('comment.') && channel.startsWith('thread/') && !PASSED.includes(kind),
  );
  // The transaction knows them from then on: one by one they would cost several times as much.
  await context.tx.getMany(
    'comments',
    heeded.map(({ subject }) => [subject]),
  );
  for (const event of heeded) await read(context, event);
}

async function read(context: Writing, { kind, subject, data, at }: EventRow): Promise<void> {
  // As it is now, whatever it was then: what is gone by now nobody is told of.
  const row = await context.tx.get('comments', [subject]);
  if (row?.status !== 'published') return forget(context, subject);
  if (kind !== 'comment.marked') return tellOfComment(context, row, at);
  if (data['answer'] === 0 && row.answer === 0) return forget(context, subject, 'answer');
  if (row.answer === 1) await tellAsker(context, row, at);
  if (row.featured === 1) await tellAuthor(context, row, at);
}

/** Whose words these are, as they are known now; nobody for what was imported without a name. */
const authorOf = async ({ tx }: Writing, row: CommentRow | undefined): Promise<Row<'members'> | undefined> =>
  row?.author ? memberNow(tx, row.author) : undefined;

async function tellOfComment(context: Writing, row: CommentRow, at: Time): Promise<void> {
  const { tx } = context;
  // Most words answer nobody and name nobody.
  if (row.parent === null && !row.source.includes('@')) return;
  const author = await authorOf(context, row);
  if (!author) return;
  const parent = row.parent === null ? undefined : await tx.get('comments', [row.parent]);
  const answered = await authorOf(context, parent);
  if (answered) await tellOnce(context, answered.id, 'reply', row, author, at);
  for (const member of await mentioned(context, row))
    if (member !== answered?.id) await tellOnce(context, member, 'mention', row, author, at);
}

/** Whom its words name: people who wrote in the same conversation, or lately in the same thread. */
async function mentioned(context: Writing, row: CommentRow): Promise<Id[]> {
  const { tx } = context;
  if (!row.source.includes('@')) return [];
  const near = await tx.range('comments', { index: 'conversation', eq: [row.root], reverse: true, lean: true, limit: NEAR }); // prettier-ignore
  const around = await tx.range('comments', { index: 'first', eq: [row.topic, 1], reverse: true, lean: true, limit: AROUND }); // prettier-ignore
  const authors = [...near, ...around].flatMap(({ author, status }) =>
    author !== null && status === 'published' ? [author] : [],
  );
  const people = [...(await membersOf(context, authors)).values()];
  const named = mentionedIn(row.body, [...new Set(people.map(({ name }) => name))]);
  return [...new Set(people.filter(({ name }) => named.has(name)).map(({ id }) => id))];
}

/** One comment, one notice, whichever of its kinds comes first. */
async function tellOnce(
  context: Writing,
  member: Id,
  kind: 'reply' | 'mention',
  row: CommentRow,
  author: Row<'members'>,
  at: Time,
): Promise<void> {
  const { tx, emit } = context;
  if (!(await mayHear(context, member, row, author.id))) return;
  if ((await tx.range('told', { index: 'comment', eq: [row.id, member], limit: 1 })).length > 0) return;
  const open = kind === 'reply' ? await openReply(context, member, row.topic) : undefined;
  if (open) {
    // Several in one thread are one notice, as long as it wasn't read: it rings once.
    await tx.update('notices', [member, open.cause], { at, subject: row.id });
    emit(noticeEvent('notice.told', member));
  }
  const cause = open?.cause ?? `${kind}/${row.id}`;
  if (!open && !(await tellComment(context, member, kind, cause, row, at))) return;
  await tx.insert('told', { member, cause, comment: row.id, at });
}

const tellComment = (
  context: Writing,
  member: Id,
  kind: NoticeKind,
  cause: string,
  { id, topic }: CommentRow,
  at: Time,
): Promise<boolean> => tellMember(context, member, { cause, kind, subject: id, about: { topic }, at });

/** Neither of one's own words, nor of those whom one doesn't wish to read, nor of a thread that one has muted. */
async function mayHear(
  { tx }: Writing,
  member: Id,
  { topic }: Pick<CommentRow, 'topic'>,
  author: Id,
): Promise<boolean> {
  if (member === author) return false;
  return !(await tx.get('mutes', [member, author])) && !(await tx.get('thread_mutes', [member, topic]));
}

/** The notice of replies in a thread that a member has not read yet. */
async function openReply({ tx }: Writing, member: Id, topic: string): Promise<Row<'notices'> | undefined> {
  const unread = await tx.range('notices', { index: 'unread', eq: [member, null], reverse: true, limit: 100 }); // prettier-ignore
  return unread.find(({ kind, about }) => kind === 'reply' && about?.['topic'] === topic);
}

/** Whose question has its official answer; in a thread that they muted, too: they asked. */
async function tellAsker(context: Writing, answer: CommentRow, at: Time): Promise<void> {
  const { tx } = context;
  const [author, asker] = [
    await authorOf(context, answer),
    await authorOf(context, await tx.get('comments', [answer.root])),
  ];
  if (!asker || asker.id === author?.id) return;
  const cause = `answer/${answer.id}`;
  if (!(await tellComment(context, asker.id, 'answer', cause, answer, at))) return;
  // It was told as a reply: as what it is now, it is told once.
  for (const row of await tx.range('told', {
    index: 'comment',
    eq: [answer.id, asker.id],
    limit: TOLD_LIMIT,
  })) {
    const before = await tx.get('notices', [asker.id, row.cause]);
    if (before?.readAt === null) await drop(context, row);
  }
  await tx.insert('told', { member: asker.id, cause, comment: answer.id, at });
}

async function tellAuthor(context: Writing, row: CommentRow, at: Time): Promise<void> {
  const author = await authorOf(context, row);
  const cause = `featured/${row.id}`;
  if (author && (await tellComment(context, author.id, 'post.featured', cause, row, at)))
    await context.tx.insert('told', { member: author.id, cause, comment: row.id, at });
}

/** What told of a comment that is gone, or is what it was no longer: its notices, as far as nothing else is left in them. */
async function forget(context: Writing, comment: Id, kind?: 'answer'): Promise<void> {
  const rows = await context.tx.range('told', { index: 'comment', eq: [comment], limit: TOLD_LIMIT });
  for (const row of rows) if (!kind || row.cause.startsWith(`${kind}/`)) await drop(context, row);
}

async function drop({ tx, emit }: Writing, { member, cause, comment }: Row<'told'>): Promise<void> {
  await tx.delete('told', [member, cause, comment]);
  const [latest] = await toldBy(tx, member, cause, 1);
  if (latest) await tx.update('notices', [member, cause], { subject: latest.comment, at: latest.at });
  else await tx.delete('notices', [member, cause]);
  emit(noticeEvent('notice.changed', member));
}
