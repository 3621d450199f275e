import type { Id, Time } from '../../domain/common.ts';
import { noticeOf, type NoticeFacts, type NoticeKind } from '../../domain/notices/notices.ts';
import type { PollStage } from '../../domain/polls/types.ts';
import type { PollRow } from '../polls/poll-row.ts';
import type { EngineOptions, Writing } from '../scene.ts';
import type { EventRow, Row } from '../schema.ts';
import { asSystem } from '../system.ts';
import { bellOf } from './bell.ts';
import { moveTold } from './told.ts';

/** Members told in one transaction. */
const PAGE = 100;
/** Polls that one member took part in; a guard. */
const ALL = 10_000;
/** Under which notices are written. */
export const NOTICES_LOCK = 'notices';

/** One thing that those who took part in a poll are told of. */
interface News {
  readonly cause: string;
  readonly kind: NoticeKind;
  readonly at: Time;
}

/** What an event tells them; `null`: nothing. */
function newsOf({ kind, subject, data, at }: EventRow): News | null {
  if (kind === 'poll.reached') return { cause: goalCause(subject), kind, at };
  const told = kind === 'poll.staged' ? noticeOf(data['stage'] as PollStage) : null;
  return told && { cause: data['entry'] as Id, kind: told, at };
}

const goalCause = (poll: string): string => `goal/${poll}`;

/** Everything that they were told of so far. */
function allNewsOf({ id, outcomes, closedAt, definition, voters }: PollRow): News[] {
  const steps = outcomes.flatMap((entry): News[] => {
    const kind = noticeOf(entry.stage);
    return kind ? [{ cause: entry.id, kind, at: entry.at }] : [];
  });
  return closedAt !== null && voters >= (definition.goal ?? Infinity)
    ? [...steps, { cause: goalCause(id), kind: 'poll.reached', at: closedAt }]
    : steps;
}

/** Who has a notice of the same cause keeps it as it is, and who does not wish to hear of such things gets none. */
async function tell(
  context: Writing,
  subject: string,
  told: readonly { readonly member: Id; readonly news: News }[],
): Promise<void> {
  const { tx, emit } = context;
  const before = await tx.getMany(
    'notices',
    told.map(({ member, news }) => [member, news.cause]),
  );
  const fresh = told.filter((_, index) => !before[index]);
  const bell = await bellOf(
    context,
    fresh.map(({ member }) => member),
  );
  for (const { member, news } of fresh) {
    const ringAt = bell(member, news.kind);
    if (ringAt === null) continue;
    await tx.insert('notices', { member, ...news, subject, about: null, readAt: null, ringAt });
    emit(noticeEvent('notice.told', member));
  }
}

/**
 * Tells one member of something, once per cause and if they wish to hear of it; in the transaction that makes it so. Whether they were
 * told now.
 */
export async function tellMember(
  context: Writing,
  member: Id,
  news: {
    /** What it comes from: `gift/2026`. */
    readonly cause: string;
    readonly kind: NoticeKind;
    /** The id of what its kind is about: a tier's, a badge's, a note's. */
    readonly subject: string;
    readonly about?: NoticeFacts;
    readonly at: Time;
  },
): Promise<boolean> {
  const { tx, emit } = context;
  if (await tx.get('notices', [member, news.cause])) return false;
  const ringAt = (await bellOf(context, [member]))(member, news.kind);
  if (ringAt === null) return false;
  await tx.insert('notices', { member, about: null, ...news, readAt: null, ringAt });
  emit(noticeEvent('notice.told', member));
  return true;
}

/** Names the member alone: what they took part in is between them and the poll. */
export const noticeEvent = (
  kind: 'notice.told' | 'notice.read' | 'notice.changed',
  member: Id,
): Omit<EventRow, 'seq' | 'at'> => ({
  kind,
  subject: member,
  actor: null,
  channel: `member/${member}`,
  audience: member,
  data: {},
});

/**
 * Tells all who took part in a poll what came of it, in pages. What was begun and broken off is done again from its start,
 * and nobody hears of it twice. Nobody votes any more by then, so it is exactly those who did.
 */
export async function tellOf(options: EngineOptions, site: Id, event: EventRow): Promise<void> {
  const news = newsOf(event);
  if (!news) return;
  for (let after: Id[] | null = []; after;) {
    const from: Id[] = after;
    // A page may be written twice: where it ends is for its answer to say.
    after = await asSystem(options, site).write(NOTICES_LOCK, async (context) => {
      const page = await context.tx.range('participations', {
        eq: [event.subject],
        after: from,
        limit: PAGE,
      });
      await tell(
        context,
        event.subject,
        page.map(({ member }) => ({ member, news })),
      );
      return page.length === PAGE ? [page.at(-1)!.member] : null;
    });
  }
}

/** Tells one member all that came of the polls that they took part in: as a guest they may have been passed over. */
export async function tellOfAll(options: EngineOptions, site: Id, member: Id): Promise<void> {
  await asSystem(options, site).write(NOTICES_LOCK, async (context) => {
    const { tx } = context;
    const took = await tx.range('participations', { index: 'member', eq: [member], limit: ALL });
    const polls = await tx.getMany(
      'polls',
      took.map(({ poll }) => [poll]),
    );
    for (const poll of polls)
      if (poll)
        await tell(
          context,
          poll.id,
          allNewsOf(poll).map((news) => ({ member, news })),
        );
  });
}

/** What a guest was told of is the member's now; what either has read is read. */
export async function moveNotices(
  { options, site }: { readonly options: EngineOptions; readonly site: Id },
  from: Id,
  to: Id,
): Promise<void> {
  for (let more = true; more;)
    more = await asSystem(options, site).write(NOTICES_LOCK, async (context) => {
      const { tx, emit } = context;
      const rows = await tx.range('notices', { eq: [from], limit: PAGE });
      for (const row of rows) await moveOne(context, row, to);
      if (rows.length > 0) emit(noticeEvent('notice.told', to));
      return rows.length > 0;
    });
}

async function moveOne({ tx }: Pick<Writing, 'tx'>, row: Row<'notices'>, to: Id): Promise<void> {
  const key = [to, row.cause];
  await moveTold({ tx }, row, to);
  const own = await tx.get('notices', key);
  await tx.delete('notices', [row.member, row.cause]);
  if (!own) await tx.insert('notices', { ...row, member: to });
  else if (own.readAt === null) await tx.update('notices', key, { readAt: row.readAt });
}

/** What a member was told of a poll goes with what they said in it. */
export async function forgetNotices({ tx }: Writing, member: Id, poll: string): Promise<void> {
  const rows = await tx.range('notices', { eq: [member], limit: ALL });
  for (const { cause, subject } of rows) if (subject === poll) await tx.delete('notices', [member, cause]);
}
