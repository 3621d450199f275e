import { excerptOf } from '../../domain/body-text.ts';
import type { Id } from '../../domain/common.ts';
import type { MemberCard } from '../../domain/people/people.ts';
import type { Reading } from '../scene.ts';
import type { Row } from '../schema.ts';
import { cardsOf } from '../threads/comment-view.ts';
import type { Tell } from './notice-types.ts';

/** People who are named, and comments that are looked at for them. */
const [NAMED, LOOKED_AT] = [3, 50];

type CommentRow = Row<'comments'>;

/**
 * What notices of comments say: by whom, where, and how the latest begins. What the viewer may not or does not wish to read any more is
 * left out, and a notice of nothing else is `null`.
 */
export const tellComments: Tell = async (context, rows) => {
  const { tx, viewer } = context;
  const behind = await tx.rangeEach('told', {
    ...{ index: 'at', reverse: true, limit: LOOKED_AT },
    each: rows.map(({ member, cause }) => [member, cause]),
  });
  const ids = [
    ...new Set([...behind.flat().map(({ comment }) => comment), ...rows.map((row) => row.subject)]),
  ];
  const found = await tx.getMany(
    'comments',
    ids.map((id) => [id]),
  );
  const comments = new Map(found.flatMap((row) => (row ? [[row.id, row]] : [])));
  const authors = [...comments.values()].flatMap(({ author }) => author ?? []);
  const cards = await cardsOf(context, authors);
  const muted = viewer ? await mutedAmong(context, viewer.id, cards.values()) : new Set<Id>();
  const threads = await threadsOf(context, comments.values());

  /** As far as they are to be read, the latest first. */
  const readable = (at: number): CommentRow[] =>
    behind[at]!.flatMap(({ comment }) => {
      const row = comments.get(comment);
      const card = row?.author ? cards.get(row.author) : undefined;
      return row?.status === 'published' && !(card && muted.has(card.id)) ? [row] : [];
    });

  return new Map(
    rows.map((row, at) => {
      const subject = comments.get(row.subject);
      const thread = threads.get(subject?.topic ?? String(row.about?.['topic']));
      const title = thread?.title ?? thread?.topic ?? '';
      const place = { topic: thread?.topic ?? '', url: thread?.url ?? null };
      const reason = row.about?.['reason'];
      const written = reason === undefined ? {} : { reason: String(reason) };
      if (row.kind === 'post.rejected')
        return [row, subject?.status === 'hidden' ? { title, place, ...written } : null];
      const shown = readable(at);
      const [latest, first] = [shown[0], shown.at(-1)];
      if (!latest || !first) return [row, null];
      // Of their own words a member needs no name.
      const people = row.kind.startsWith('post.') ? [] : peopleOf(shown, cards);
      return [
        row,
        {
          title,
          ...written,
          place: { ...place, comment: first.id },
          ...(people.length > 0 && { from: people.slice(0, NAMED) }),
          ...(people.length > 1 && { people: people.length }),
          excerpt: excerptOf(latest.body),
        },
      ];
    }),
  );
};

function peopleOf(rows: readonly CommentRow[], cards: ReadonlyMap<Id, MemberCard>): readonly MemberCard[] {
  const people = new Map<Id, MemberCard>();
  for (const { author } of rows) {
    const card = author === null ? undefined : cards.get(author);
    if (card && !people.has(card.id)) people.set(card.id, card);
  }
  return [...people.values()];
}

async function mutedAmong({ tx }: Reading, viewer: Id, cards: Iterable<MemberCard>): Promise<Set<Id>> {
  const rows = await tx.getMany(
    'mutes',
    [...new Set([...cards].map(({ id }) => id))].map((id) => [viewer, id]),
  );
  return new Set(rows.flatMap((row) => row?.muted ?? []));
}

async function threadsOf(
  { tx }: Reading,
  comments: Iterable<CommentRow>,
): Promise<ReadonlyMap<string, Row<'threads'>>> {
  const topics = [...new Set([...comments].map(({ topic }) => topic))];
  const rows = await tx.getMany(
    'threads',
    topics.map((topic) => [topic]),
  );
  return new Map(rows.flatMap((row) => (row ? [[row.topic, row]] : [])));
}
