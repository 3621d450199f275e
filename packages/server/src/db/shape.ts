import { TABLES, type Rows, type Table } from '@hearth/core/engine';

type NullableColumn<R> = { [C in keyof R & string]: null extends R[C] ? C : never }[keyof R & string];

/**
 * Columns that may be null: derived from the row types, so that a column which is missing or wrong here does not compile.
 * All others are `not null` in the database.
 */
const NULLABLE: {
  readonly [T in Table as [NullableColumn<Rows[T]>] extends [never] ? never : T]: Readonly<
    Record<NullableColumn<Rows[T]>, true>
  >;
} = {
  members: {
    avatar: true,
    mergedInto: true,
    sanction: true,
    sanctionUntil: true,
    picture: true,
    given: true,
  },
  terms: { by: true },
  prompts: { by: true },
  turns: { to: true },
  conversations: { staffAt: true },
  threads: { title: true, url: true, policy: true },
  comments: { parent: true, author: true, editedAt: true, answered: true },
  media: { comment: true },
  reports: { note: true, handled: true },
  polls: { secret: true, seed: true, audit: true, stage: true, closedAt: true, access: true },
  notices: { readAt: true, about: true },
  points: { source: true, note: true, by: true },
  thanks: { by: true, kind: true, subject: true },
  moments: { usedAt: true },
  offers: { snoozedUntil: true },
  news: { by: true, text: true, url: true },
  preferences: { language: true, quiet: true },
  host_events: { member: true, value: true, currency: true, order: true, refers: true },
  ballots: { points: true },
  entries: { author: true, image: true, editedAt: true, mergedInto: true, reply: true, consent: true },
  badges: { behind: true },
  grants: { revokedAt: true, reason: true },
  gates: { content: true },
  circle_invitations: { usedBy: true, usedAt: true },
  referrals: { reason: true, location: true },
  rewards: { reason: true, reference: true, of: true },
  ledger: { from: true, by: true, reason: true, note: true },
  mail_addresses: { address: true, pending: true, suggested: true, nonce: true, confirmedAt: true },
  webhooks: { off: true, failingSince: true },
  pulses: { firedAt: true },
  erased: { name: true },
  events: { actor: true },
  answers: { answer: true },
  audit: { actor: true, topic: true, reason: true, undoneAt: true, undoneBy: true },
};

export type ColumnKind = 'text' | 'int' | 'real' | 'json';

/** A table as the SQL needs it: without the types of its rows. */
export interface Shape {
  readonly name: Table;
  readonly columns: readonly {
    readonly name: string;
    readonly kind: ColumnKind;
    readonly nullable: boolean;
  }[];
  readonly key: readonly string[];
  readonly indexes: Readonly<
    Record<string, { readonly columns: readonly string[]; readonly unique: boolean }>
  >;
}

const shapes = new Map<Table, Shape>(
  (Object.keys(TABLES) as Table[]).map((name) => {
    const { columns, key, indexes } = TABLES[name];
    const nullable: Readonly<Record<string, true>> =
      (NULLABLE as Partial<Record<Table, Readonly<Record<string, true>>>>)[name] ?? {};
    return [
      name,
      {
        name,
        columns: Object.entries<ColumnKind>(columns).map(([column, kind]) => ({
          name: column,
          kind,
          nullable: column in nullable,
        })),
        key,
        indexes: Object.fromEntries(
          Object.entries<{ columns: readonly string[]; unique?: true }>(indexes).map(
            ([index, { columns, unique }]) => [index, { columns, unique: unique === true }],
          ),
        ),
      },
    ];
  }),
);

export function shapeOf(table: Table): Shape {
  return shapes.get(table)!;
}

/**
 * The columns that a range over this index is ordered by, after the first `fixed` ones; the table's key breaks ties.
 */
export function orderOf(
  shape: Shape,
  index: string | undefined,
  fixed: number,
): { readonly eq: readonly string[]; readonly order: readonly string[] } {
  const own = index === undefined ? shape.key : shape.indexes[index]?.columns;
  if (!own) throw new Error(`The table ${shape.name} has no index ${index}.`);
  if (fixed > own.length)
    throw new Error(`The index ${index ?? 'key'} of ${shape.name} has only ${own.length} columns.`);
  const eq = own.slice(0, fixed);
  return { eq, order: [...own.slice(fixed), ...shape.key.filter((column) => !own.includes(column))] };
}
