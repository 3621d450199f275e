import type { Id } from '../../domain/common.ts';
import type { Row, Table } from '../schema.ts';
import type { Key, ReadTx } from '../store.ts';
import { TABLES } from '../tables.ts';

/** What a table has to do with members. A table that is added does not compile before this is said. */
export interface Personal {
  /** Columns that name whose a row is; none: it is nobody's. */
  readonly by: readonly string[];
  /**
   * What erasing does. `delete`: such rows go. `own`: a step of its own takes care, since figures or others' things hang on them.
   * `keep`: they hold ids and numbers alone, and are needed: for others, or for the books.
   */
  readonly erase: 'delete' | 'own' | 'keep';
  /** Columns that are not told to their member: hashes, sums that follow from the rest, what staff and machines think. */
  readonly hide?: readonly string[] | 'all';
}

const nobody: Personal = { by: [], erase: 'keep' };
const gone = (...by: string[]): Personal => ({ by, erase: 'delete' });
const made = (...by: string[]): Personal => ({ by, erase: 'delete', hide: 'all' });
const own = (by: readonly string[], hide?: Personal['hide']): Personal => ({
  by,
  erase: 'own',
  ...(hide && { hide }),
});
const books = (by: string, hide?: Personal['hide']): Personal => ({
  by: [by],
  erase: 'keep',
  ...(hide && { hide }),
});

export const PERSONAL: Readonly<Record<Table, Personal>> = {
  settings: nobody,
  members: own(['id', 'mergedInto'], ['approved', 'lookalike']),
  identities: own(['member']),
  threads: nobody,
  comments: own(
    ['author'],
    ['body', 'hash', 'score', 'rating', 'controversy', 'signs', 'at', 'root', 'first'],
  ),
  reviews: own(['member'], 'all'),
  media: own(['owner'], ['hash', 'state']),
  claims: nobody,
  versions: nobody,
  bin: nobody,
  reactions: own(['member']),
  votes: own(['member']),
  gists: nobody,
  mutes: gone('member', 'muted'),
  reports: own(['member'], ['counts', 'handled']),
  flagged: nobody,
  polls: nobody,
  ballots: own([]),
  consents: own(['member']),
  participations: own(['member']),
  audit_files: nobody,
  entries: own(['author'], ['body', 'hash', 'hot']),
  entrants: own(['member'], 'all'),
  entry_votes: own(['member']),
  entry_terms: nobody,
  notices: gone('member'),
  preferences: gone('member'),
  thread_mutes: gone('member'),
  told: made('member'),
  news: own(['by']),
  brand_words: nobody,
  badges: nobody,
  grants: own(['member'], ['told']),
  credentials: books('member', ['list', 'slot']),
  deeds: made('member'),
  standings: made('member'),
  praise: made('by', 'member'),
  showcases: gone('member'),
  activity: own(['member'], 'all'),
  active_days: nobody,
  rarities: nobody,
  programmes: nobody,
  invitations: gone('member'),
  referrals: own(['friend'], ['signs', 'tallied']),
  shares: gone('member'),
  share_figures: nobody,
  marks: made('member'),
  referral_standings: gone('member'),
  visits: gone('member'),
  counted_friends: books('friend', 'all'),
  rule_standings: books('member'),
  rewards: books('member', ['signs', 'waits', 'cleared']),
  ledger: books('member', ['hash', 'note']),
  balances: books('member'),
  ties: made('member'),
  weeks: gone('member'),
  quarters: own(['member'], ['staff']),
  quarter_sums: nobody,
  gates: nobody,
  circles: nobody,
  circle_members: own(['member']),
  circle_invitations: gone('by'),
  passes: nobody,
  redemptions: gone('member'),
  perks: nobody,
  bookings: own(['member'], ['number']),
  points: gone('member'),
  point_balances: gone('member'),
  point_days: made('member'),
  point_caps: made('member'),
  point_gifts: nobody,
  thanks: gone('member'),
  moments: gone('member'),
  offers: gone('member'),
  reward_days: nobody,
  host_events: { by: ['member'], erase: 'delete', hide: ['hash'] },
  events: own([]),
  answers: { by: ['member'], erase: 'own', hide: 'all' },
  audit: own([]),
  readers: nobody,
  sources: nobody,
  mail_addresses: { by: ['member'], erase: 'delete', hide: ['nonce', 'due', 'dueAt'] },
  mails: { by: ['member'], erase: 'delete', hide: ['to'] },
  mailed: made('member'),
  webhooks: nobody,
  deliveries: nobody,
  pulses: nobody,
  erased: nobody,
  turns: own(['author', 'to'], 'all'),
  conversations: own(['author'], 'all'),
  talk_days: nobody,
  answer_waits: nobody,
  influence: own(['member'], 'all'),
  streaks: own(['member'], ['grace']),
  streak_sums: nobody,
  needless: gone('by'),
  unlisted: gone('member'),
  terms: own(['by']),
  prompts: own(['by']),
  prompt_answers: nobody,
  prompt_sums: nobody,
  reuses: gone('member'),
};

/** Rows read at once. */
const PAGE = 200;

/**
 * Rows of a table whose column names a member, a page at a time. Where neither the key nor an index begins with it, all of the table
 * is looked through: those are small, or this is seldom asked for.
 */
export async function* rowsOf<T extends Table>(
  read: <R>(body: (tx: ReadTx) => Promise<R>) => Promise<R>,
  table: T,
  column: string,
  member: Id,
): AsyncGenerator<Row<T>[]> {
  const { key, indexes } = TABLES[table] as {
    readonly key: readonly string[];
    readonly indexes: Readonly<Record<string, { readonly columns: readonly string[] }>>;
  };
  const index = Object.entries(indexes).find(([, { columns }]) => columns[0] === column);
  const found = key[0] === column || index !== undefined;
  const own = key[0] === column ? key : (index?.[1].columns ?? key);
  const eq = found ? [member] : [];
  const order = [...own.slice(eq.length), ...key.filter((name) => !own.includes(name))];
  const range = key[0] === column || !index ? { eq } : { index: index[0], eq };
  for (let after: Key = []; ;) {
    const rows: Row<T>[] = await read((tx) => tx.range(table, { ...range, after, limit: PAGE }));
    const last = rows.at(-1) as Readonly<Record<string, string | number>> | undefined;
    const fitting = rows.filter((row) => (row as Readonly<Record<string, unknown>>)[column] === member);
    if (fitting.length > 0) yield fitting;
    if (!last || rows.length < PAGE) return;
    after = order.map((name) => last[name]!);
  }
}

export const keyIn = (table: Table, row: object): Key =>
  (TABLES[table].key as readonly string[]).map(
    (name) => (row as Readonly<Record<string, string | number>>)[name]!,
  );
