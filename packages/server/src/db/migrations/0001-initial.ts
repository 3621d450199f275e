import { sql, type Kysely } from 'kysely';

/**
 * The first tables. A migration is history: it repeats the schema of its day instead of importing today's, and it is
 * never edited after a release. (Until the first release it follows `TABLES`; a test compares.)
 *
 * `?` marks a column that may be null. Indexes end with the key's columns, by which a range breaks ties.
 */
const tables: Readonly<
  Record<
    string,
    {
      columns: string;
      key: string;
      indexes?: Readonly<Record<string, string>>;
      unique?: Readonly<Record<string, string>>;
    }
  >
> = {
  settings: { columns: 'id:text info:json access:json', key: 'id' },
  members: {
    columns:
      'id:text name:text role:text strength:text avatar:text? createdAt:int mergedInto:text? approved:int',
    key: 'id',
  },
  identities: {
    columns: 'issuer:text subject:text member:text',
    key: 'issuer subject',
    indexes: { member: 'member issuer subject' },
  },
  threads: {
    columns: 'topic:text title:text? url:text? locked:int comments:int createdAt:int',
    key: 'topic',
  },
  comments: {
    columns:
      'id:text topic:text parent:text? root:text first:int depth:int author:text? source:text body:json hash:text status:text at:int createdAt:int editedAt:int? revision:int reactions:json score:real replies:int descendants:int',
    key: 'id',
    indexes: {
      first: 'topic first at id',
      best: 'topic first score at id',
      conversation: 'root at id',
      queue: 'status at id',
      author: 'author at id',
    },
  },
  reactions: {
    columns: 'member:text comment:text reaction:text at:int',
    key: 'member comment reaction',
    indexes: { comment: 'comment member reaction' },
  },
  polls: {
    columns:
      'id:text definition:json secret:text? counts:json voters:int shown:json revision:int due:int closesAt:int',
    key: 'id',
    indexes: { due: 'due closesAt id' },
  },
  ballots: { columns: 'poll:text voter:text choices:json revision:int', key: 'poll voter' },
  participations: {
    columns: 'poll:text member:text',
    key: 'poll member',
    indexes: { member: 'member poll' },
  },
  badges: {
    columns: 'id:text position:int definition:json',
    key: 'id',
    indexes: { position: 'position id' },
  },
  grants: {
    columns: 'member:text badge:text tier:text grantedAt:int revokedAt:int?',
    key: 'member badge tier',
    indexes: { badge: 'badge tier member' },
  },
  progress: { columns: 'member:text badge:text count:int day:int today:int', key: 'member badge' },
  credits: { columns: 'member:text badge:text source:text counted:int', key: 'member badge source' },
  programmes: {
    columns: 'id:text position:int definition:json',
    key: 'id',
    indexes: { position: 'position id' },
  },
  invitations: {
    columns: 'programme:text member:text code:text token:text',
    key: 'programme member',
    unique: { code: 'code', token: 'token' },
  },
  referrals: {
    columns:
      'friend:text referrer:text programme:text name:text state:text reason:text? clickedAt:int at:int location:text?',
    key: 'friend',
    indexes: { referrer: 'referrer programme at friend' },
  },
  shares: { columns: 'member:text programme:text channel:text count:int', key: 'member programme channel' },
  events: {
    columns: 'seq:int kind:text subject:text actor:text? channel:text audience:text at:int data:json',
    key: 'seq',
  },
  answers: {
    columns: 'member:text key:text hash:text answer:json? at:int',
    key: 'member key',
    indexes: { at: 'at member key' },
  },
  readers: { columns: 'name:text seq:int', key: 'name' },
  sources: { columns: 'source:text sourceId:text id:text', key: 'source sourceId' },
  site_counters: { columns: 'epoch:text seq:int', key: '' },
  site_keys: { columns: 'kid:text key:text', key: 'kid' },
};

const sqliteTypes: Readonly<Record<string, string>> = {
  text: 'text',
  int: 'integer',
  real: 'real',
  json: 'text',
};
/** Collation "C": both databases order text by its bytes. */
const postgresTypes: Readonly<Record<string, string>> = {
  text: 'text collate "C"',
  int: 'bigint',
  real: 'double precision',
  json: 'json',
};

export const initial = (kind: 'sqlite' | 'postgres') => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const types = kind === 'sqlite' ? sqliteTypes : postgresTypes;
    const words = (text: string) => text.split(' ').filter((word) => word !== '');
    for (const [table, { columns, key, indexes = {}, unique = {} }] of Object.entries(tables)) {
      const lines = words(`site:text ${columns}`).map((column) => {
        const [name, type] = column.split(':') as [string, string];
        const nullable = type.endsWith('?');
        return sql`${sql.ref(name)} ${sql.raw(`${types[nullable ? type.slice(0, -1) : type]}${nullable ? '' : ' not null'}`)}`;
      });
      lines.push(sql`primary key (${sql.join(words(`site ${key}`).map((name) => sql.ref(name)))})`);
      await sql`create table ${sql.table(table)} (${sql.join(lines)})${sql.raw(kind === 'sqlite' ? ' strict' : '')}`.execute(
        db,
      );
      for (const [index, names] of Object.entries({ ...indexes, ...unique })) {
        // Nulls come first in SQLite; PostgreSQL has to be told, here and in every `order by` that is to use the index.
        const parts = words(`site ${names}`).map(
          (name) => sql`${sql.ref(name)}${sql.raw(kind === 'sqlite' ? '' : ' nulls first')}`,
        );
        const create = sql.raw(index in unique ? 'create unique index' : 'create index');
        await sql`${create} ${sql.ref(`${table}_${index}`)} on ${sql.table(table)} (${sql.join(parts)})`.execute(
          db,
        );
      }
    }
  },
});
