import type { Text } from '../../domain/common.ts';
import { noticeSubject, type Notice, type NoticeSubjectKind } from '../../domain/notices.ts';
import { cardsOf } from '../threads/comment-view.ts';
import type { Reading } from '../scene.ts';
import type { Row } from '../schema.ts';

type NoticeRow = Row<'notices'>;

/** What a notice says of its subject, as that is now. */
interface Told {
  readonly title: Text;
  readonly reason?: string;
  readonly note?: Text;
}

/** Reads what notices of one kind are about, all at once. */
type Tell = (
  context: Reading,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, (row: NoticeRow) => Told>>;

const SUBJECTS: Readonly<Record<NoticeSubjectKind, Tell>> = {
  poll: async ({ tx }, ids) => {
    const polls = await tx.getMany(
      'polls',
      ids.map((id) => [id]),
    );
    return told(ids, polls, ({ definition, outcomes }, { cause }) => {
      const reason = outcomes.find(({ id }) => id === cause)?.reason;
      return { title: definition.question, ...(reason !== undefined && { reason }) };
    });
  },
  badge: async ({ tx }, ids) => {
    const badges = await tx.getMany(
      'badges',
      ids.map((id) => [id]),
    );
    const named = told(ids, badges, ({ definition }) => ({ title: definition.name }));
    // What was counted from the log's start is about many of them, and so has no title.
    return new Map([...named, ['', (_: NoticeRow): Told => ({ title: '' })]]);
  },
  tier: async ({ access: { points } }, ids) =>
    told(
      ids,
      ids.map((id) => points?.tiers.find((tier) => tier.id === id)),
      (tier, { kind }) => ({
        title: tier.name,
        ...(kind === 'gift' && points?.gift && { note: points.gift.note }),
      }),
    ),
  thanks: async (context, ids) => {
    const notes = await context.tx.getMany(
      'thanks',
      ids.map((id) => [id]),
    );
    const cards = await cardsOf(
      context,
      notes.flatMap((note) => note?.by ?? []),
    );
    return told(ids, notes, ({ by, text }) => ({ title: (by && cards.get(by)?.name) ?? '', reason: text }));
  },
  perk: async ({ tx }, ids) => {
    const perks = await tx.getMany(
      'perks',
      ids.map((id) => [id]),
    );
    return told(ids, perks, ({ definition }) => ({ title: definition.name }));
  },
};

/** Of what is there no more, the id is its title. */
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

export async function viewNotices(context: Reading, rows: readonly NoticeRow[]): Promise<Notice[]> {
  const kinds = new Map<NoticeSubjectKind, Awaited<ReturnType<Tell>>>();
  for (const kind of new Set(rows.map((row) => noticeSubject(row.kind)))) {
    const own = rows.filter((row) => noticeSubject(row.kind) === kind);
    kinds.set(kind, await SUBJECTS[kind](context, [...new Set(own.map(({ subject }) => subject))]));
  }
  return rows.map((row) => {
    const { cause, kind, subject: id, about, at, readAt } = row;
    const subject = noticeSubject(kind);
    const { title, ...said } = kinds.get(subject)?.get(id)?.(row) ?? { title: id };
    return {
      id: cause,
      kind,
      subject: { kind: subject, id, title },
      ...said,
      ...(about && { about }),
      at,
      readAt,
    };
  });
}
