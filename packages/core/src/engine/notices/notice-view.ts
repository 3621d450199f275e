import { noticeSubject, type Notice, type NoticeSubjectKind } from '../../domain/notices/notices.ts';
import { cardsOf } from '../threads/comment-view.ts';
import { tellComments } from './notice-comments.ts';
import type { Reading } from '../scene.ts';
import { tellNewsItems } from './notice-news.ts';
import type { NoticeRow, Tell, Told } from './notice-types.ts';

/** By the rows that the notices' subjects name. Of what is there no more, the id is its title. */
const bySubject =
  (
    tell: (
      context: Reading,
      ids: readonly string[],
    ) => Promise<ReadonlyMap<string, (row: NoticeRow) => Told>>,
  ): Tell =>
  async (context, rows) => {
    const known = await tell(context, [...new Set(rows.map(({ subject }) => subject))]);
    return new Map(rows.map((row) => [row, known.get(row.subject)?.(row) ?? { title: row.subject }]));
  };

const SUBJECTS: Readonly<Record<NoticeSubjectKind, Tell>> = {
  comment: tellComments,
  news: tellNewsItems,
  poll: bySubject(async ({ tx }, ids) => {
    const polls = await tx.getMany(
      'polls',
      ids.map((id) => [id]),
    );
    return told(ids, polls, ({ definition, outcomes }, { cause }) => {
      const reason = outcomes.find(({ id }) => id === cause)?.reason;
      return { title: definition.question, ...(reason !== undefined && { reason }) };
    });
  }),
  badge: bySubject(async ({ tx }, ids) => {
    const badges = await tx.getMany(
      'badges',
      ids.map((id) => [id]),
    );
    const named = told(ids, badges, ({ definition }) => ({ title: definition.name }));
    // What was counted from the log's start is about many of them, and so has no title.
    return new Map([...named, ['', (_: NoticeRow): Told => ({ title: '' })]]);
  }),
  tier: bySubject(async ({ access: { points } }, ids) =>
    told(
      ids,
      ids.map((id) => points?.tiers.find((tier) => tier.id === id)),
      (tier, { kind }) => ({
        title: tier.name,
        ...(kind === 'gift' && points?.gift && { note: points.gift.note }),
      }),
    ),
  ),
  thanks: bySubject(async (context, ids) => {
    const notes = await context.tx.getMany(
      'thanks',
      ids.map((id) => [id]),
    );
    const cards = await cardsOf(
      context,
      notes.flatMap((note) => note?.by ?? []),
    );
    return told(ids, notes, ({ by, text }) => ({ title: (by && cards.get(by)?.name) ?? '', reason: text }));
  }),
  perk: bySubject(async ({ tx }, ids) => {
    const perks = await tx.getMany(
      'perks',
      ids.map((id) => [id]),
    );
    return told(ids, perks, ({ definition }) => ({ title: definition.name }));
  }),
};

function told<R>(
  ids: readonly string[],
  rows: readonly (R | undefined)[],
  tell: (row: R, notice: NoticeRow) => Told,
): ReadonlyMap<string, (notice: NoticeRow) => Told> {
  return new Map(
    ids.flatMap((id, at) => {
      const row = rows[at];
      return row === undefined ? [] : [[id, (notice: NoticeRow) => tell(row, notice)]];
    }),
  );
}

/** Notices as their member reads them now, in the order given; those that say nothing any more are left out. */
export async function viewNotices(context: Reading, rows: readonly NoticeRow[]): Promise<Notice[]> {
  const kinds = new Map<NoticeSubjectKind, Awaited<ReturnType<Tell>>>();
  for (const kind of new Set(rows.map((row) => noticeSubject(row.kind)))) {
    const own = rows.filter((row) => noticeSubject(row.kind) === kind);
    kinds.set(kind, await SUBJECTS[kind](context, own));
  }
  return rows.flatMap((row) => {
    const { cause, kind, subject: id, about, at, readAt, ringAt } = row;
    const subject = noticeSubject(kind);
    const told = kinds.get(subject)?.get(row);
    if (!told) return [];
    const { title, ...said } = told;
    return {
      id: cause,
      kind,
      subject: { kind: subject, id, title },
      ...said,
      // Of comments these are the notice's own affair.
      ...(about && subject !== 'comment' && { about }),
      at,
      readAt,
      ...(readAt === null && ringAt > context.now && { held: true as const }),
    };
  });
}
