import type { Id } from '../../domain/common.ts';
import { ANSWERED_WITHIN } from '../../domain/relationship/rules.ts';
import type { TieRow } from '../rows/relationship.ts';
import type { EventRow, Row } from '../schema.ts';
import type { ReadTx } from '../store.ts';

/** Who did what when, before it is known what week that was and who they turned out to be. */
export interface Tie extends Pick<TieRow, 'source' | 'kind' | 'at'> {
  readonly member: Id;
}

/** What a source counts for now. */
export interface Written {
  readonly source: string;
  readonly ties: readonly Tie[];
  /** With whom: none of it counts if they turn out to be the same person. */
  readonly other?: Id;
}

const rowsOf = <T extends 'comments' | 'entries'>(tx: ReadTx, table: T, ids: readonly Id[]) =>
  tx.getMany(
    table,
    ids.map((id) => [id]),
  );

/** Sources of the exchange that a reply is. */
export const EXCHANGE = 'exchange/';

/**
 * What comments count for now: for who wrote them, when they did; a reply as an exchange for both sides. Who was answered
 * took part if they had spoken within a week.
 */
export async function commentTies(tx: ReadTx, ids: readonly Id[]): Promise<Written[]> {
  const rows = await rowsOf(tx, 'comments', ids);
  const parents = new Map(
    (
      await rowsOf(
        tx,
        'comments',
        rows.flatMap((row) => row?.parent ?? []),
      )
    ).flatMap((row) => (row ? [[row.id, row]] : [])),
  );
  return rows.flatMap((row, at) => tiesOf(ids[at]!, row, parents.get(row?.parent ?? '')));
}

function tiesOf(id: Id, row: Row<'comments'> | undefined, parent: Row<'comments'> | undefined): Written[] {
  const author = row?.status === 'published' ? row.author : null;
  const by = (member: Id, source: string, kind: TieRow['kind']): Tie => ({
    source,
    kind,
    member,
    at: row!.createdAt,
  });
  const [comment, exchange, answer] = [`comment/${id}`, `${EXCHANGE}${id}`, `answer/${id}`] as const;
  const none = [comment, exchange, answer].map((source): Written => ({ source, ties: [] }));
  if (!row || author === null) return none;
  const answered = parent?.author ?? null;
  const recent = parent !== undefined && row.createdAt - parent.createdAt <= ANSWERED_WITHIN;
  return [
    { source: comment, ties: [by(author, comment, 'contributions')] },
    answered === null || answered === author
      ? none[1]!
      : {
          source: exchange,
          other: answered,
          ties: [by(author, exchange, 'exchanges'), ...(recent ? [by(answered, exchange, 'exchanges')] : [])],
        },
    { source: answer, ties: row.answer === 1 ? [by(author, answer, 'answer')] : [] },
  ];
}

/** What entries count for now: for who handed them in, when they did. */
export async function entryTies(tx: ReadTx, ids: readonly Id[]): Promise<Written[]> {
  const rows = await rowsOf(tx, 'entries', ids);
  return rows.map((row, at): Written => {
    const source = `entry/${ids[at]!}`;
    const author = row?.state === 'published' || row?.state === 'merged' ? row.author : null;
    return {
      source,
      ties: author === null ? [] : [{ source, kind: 'contributions', member: author, at: row!.createdAt }],
    };
  });
}

/** What counts once, whatever comes later: who took a vote back has decided, and a friend who left was invited, all the same. */
export function onceOf({ kind, subject, actor, at }: EventRow): Tie[] {
  if (actor === null || actor === subject) return [];
  if (kind === 'poll.voted') return [{ source: `vote/${subject}`, kind: 'decisions', member: actor, at }];
  if (kind === 'referral.joined')
    return [{ source: `friend/${subject}`, kind: 'invitations', member: actor, at }];
  return [];
}
