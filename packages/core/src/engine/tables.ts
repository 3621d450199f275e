import type { Row, Rows, Table } from './schema.ts';

type ColumnType = 'text' | 'int' | 'real' | 'json';
interface TableShape<R> {
  readonly columns: { readonly [C in keyof R]-?: ColumnType };
  readonly key: readonly (keyof R & string)[];
  /** Besides the key. An index may be read in either direction; the key breaks ties. */
  readonly indexes: Readonly<
    Record<string, { readonly columns: readonly (keyof R & string)[]; readonly unique?: true }>
  >;
}

/** The shape of every table: stores are made from it, and migrations are tested against it. */
export const TABLES: { readonly [T in Table]: TableShape<Rows[T]> } = {
  settings: { columns: { id: 'text', info: 'json', access: 'json' }, key: ['id'], indexes: {} },
  members: {
    columns: {
      id: 'text',
      name: 'text',
      role: 'text',
      strength: 'text',
      avatar: 'text',
      createdAt: 'int',
      mergedInto: 'text',
      approved: 'int',
      sanction: 'text',
      sanctionUntil: 'int',
    },
    key: ['id'],
    indexes: {},
  },
  identities: {
    columns: { issuer: 'text', subject: 'text', member: 'text' },
    key: ['issuer', 'subject'],
    indexes: { member: { columns: ['member'] } },
  },
  threads: {
    columns: {
      topic: 'text',
      title: 'text',
      url: 'text',
      locked: 'int',
      comments: 'int',
      createdAt: 'int',
      pinned: 'json',
      policy: 'text',
      slow: 'int',
      ratings: 'json',
    },
    key: ['topic'],
    indexes: {},
  },
  comments: {
    columns: {
      id: 'text',
      topic: 'text',
      parent: 'text',
      root: 'text',
      first: 'int',
      depth: 'int',
      author: 'text',
      source: 'text',
      body: 'json',
      hash: 'text',
      status: 'text',
      at: 'int',
      createdAt: 'int',
      editedAt: 'int',
      revision: 'int',
      reactions: 'json',
      score: 'real',
      replies: 'int',
      descendants: 'int',
      up: 'int',
      down: 'int',
      rating: 'real',
      controversy: 'real',
      featured: 'int',
      answer: 'int',
      answered: 'text',
      signs: 'json',
      stars: 'real',
      verified: 'int',
      images: 'json',
    },
    key: ['id'],
    indexes: {
      first: { columns: ['topic', 'first', 'at'] },
      best: { columns: ['topic', 'first', 'score', 'at'] },
      rating: { columns: ['topic', 'first', 'rating', 'at'] },
      controversial: { columns: ['topic', 'first', 'controversy', 'at'] },
      conversation: { columns: ['root', 'at'] },
      queue: { columns: ['status', 'at'] },
      author: { columns: ['author', 'at'] },
    },
  },
  reviews: {
    columns: { topic: 'text', member: 'text', comment: 'text' },
    key: ['topic', 'member'],
    indexes: {},
  },
  media: {
    columns: {
      id: 'text',
      owner: 'text',
      comment: 'text',
      state: 'text',
      type: 'text',
      width: 'int',
      height: 'int',
      bytes: 'int',
      hash: 'text',
      at: 'int',
    },
    key: ['id'],
    indexes: { owner: { columns: ['owner', 'state', 'at'] }, state: { columns: ['state', 'at'] } },
  },
  claims: { columns: { media: 'text', by: 'text' }, key: ['media'], indexes: {} },
  versions: {
    columns: { comment: 'text', revision: 'int', body: 'json', at: 'int', until: 'int' },
    key: ['comment', 'revision'],
    indexes: {},
  },
  bin: {
    columns: { comment: 'text', source: 'text', body: 'json', status: 'text', own: 'int', until: 'int' },
    key: ['comment'],
    indexes: { until: { columns: ['until'] } },
  },
  reactions: {
    columns: { member: 'text', comment: 'text', reaction: 'text', at: 'int' },
    key: ['member', 'comment', 'reaction'],
    indexes: { comment: { columns: ['comment'] } },
  },
  votes: {
    columns: { member: 'text', comment: 'text', value: 'int', at: 'int' },
    key: ['member', 'comment'],
    indexes: { comment: { columns: ['comment'] } },
  },
  gists: {
    columns: { gist: 'text', comment: 'text', at: 'int' },
    key: ['gist', 'comment'],
    indexes: { at: { columns: ['at'] } },
  },
  mutes: {
    columns: { member: 'text', muted: 'text', at: 'int' },
    key: ['member', 'muted'],
    indexes: { muted: { columns: ['muted'] } },
  },
  reports: {
    columns: {
      comment: 'text',
      member: 'text',
      reason: 'text',
      note: 'text',
      at: 'int',
      counts: 'int',
      handled: 'text',
    },
    key: ['comment', 'member'],
    indexes: { member: { columns: ['member'] } },
  },
  flagged: {
    columns: { comment: 'text', open: 'int', at: 'int' },
    key: ['comment'],
    indexes: { queue: { columns: ['open', 'at'] } },
  },
  polls: {
    columns: {
      id: 'text',
      definition: 'json',
      secret: 'text',
      counts: 'json',
      voters: 'int',
      shown: 'json',
      revision: 'int',
      due: 'int',
      closesAt: 'int',
      seed: 'text',
      sums: 'json',
      access: 'text',
    },
    key: ['id'],
    indexes: { due: { columns: ['due', 'closesAt'] }, access: { columns: ['access'] } },
  },
  ballots: {
    columns: { poll: 'text', voter: 'text', choices: 'json', revision: 'int', points: 'json' },
    key: ['poll', 'voter'],
    indexes: {},
  },
  participations: {
    columns: { poll: 'text', member: 'text' },
    key: ['poll', 'member'],
    indexes: { member: { columns: ['member'] } },
  },
  badges: {
    columns: { id: 'text', position: 'int', definition: 'json' },
    key: ['id'],
    indexes: { position: { columns: ['position'] } },
  },
  grants: {
    columns: { member: 'text', badge: 'text', tier: 'text', grantedAt: 'int', revokedAt: 'int' },
    key: ['member', 'badge', 'tier'],
    indexes: { badge: { columns: ['badge', 'tier'] } },
  },
  progress: {
    columns: { member: 'text', badge: 'text', count: 'int', day: 'int', today: 'int' },
    key: ['member', 'badge'],
    indexes: {},
  },
  credits: {
    columns: { member: 'text', badge: 'text', source: 'text', counted: 'int' },
    key: ['member', 'badge', 'source'],
    indexes: {},
  },
  programmes: {
    columns: { id: 'text', position: 'int', definition: 'json' },
    key: ['id'],
    indexes: { position: { columns: ['position'] } },
  },
  invitations: {
    columns: { programme: 'text', member: 'text', code: 'text', token: 'text' },
    key: ['programme', 'member'],
    indexes: { code: { columns: ['code'], unique: true }, token: { columns: ['token'], unique: true } },
  },
  referrals: {
    columns: {
      friend: 'text',
      referrer: 'text',
      programme: 'text',
      name: 'text',
      state: 'text',
      reason: 'text',
      clickedAt: 'int',
      at: 'int',
      location: 'text',
    },
    key: ['friend'],
    indexes: { referrer: { columns: ['referrer', 'programme', 'at'] } },
  },
  shares: {
    columns: { member: 'text', programme: 'text', channel: 'text', count: 'int' },
    key: ['member', 'programme', 'channel'],
    indexes: {},
  },
  events: {
    columns: {
      seq: 'int',
      kind: 'text',
      subject: 'text',
      actor: 'text',
      channel: 'text',
      audience: 'text',
      at: 'int',
      data: 'json',
    },
    key: ['seq'],
    indexes: {},
  },
  answers: {
    columns: { member: 'text', key: 'text', hash: 'text', answer: 'json', at: 'int' },
    key: ['member', 'key'],
    indexes: { at: { columns: ['at'] } },
  },
  audit: {
    columns: {
      id: 'text',
      actor: 'text',
      action: 'text',
      kind: 'text',
      subject: 'text',
      topic: 'text',
      at: 'int',
      reason: 'text',
      before: 'json',
      after: 'json',
      undoneAt: 'int',
      undoneBy: 'text',
    },
    key: ['id'],
    indexes: {
      at: { columns: ['at'] },
      subject: { columns: ['subject', 'at'] },
      actor: { columns: ['actor', 'at'] },
    },
  },
  readers: { columns: { name: 'text', seq: 'int' }, key: ['name'], indexes: {} },
  sources: {
    columns: { source: 'text', sourceId: 'text', id: 'text' },
    key: ['source', 'sourceId'],
    indexes: {},
  },
};

/**
 * Columns that joined a table after people had rows in their browsers, with what such a row gets. A server's rows get the
 * same by its migrations.
 */
export const ADDED_COLUMNS: { readonly [T in Table]?: Partial<Row<T>> } = {
  members: { sanction: null, sanctionUntil: null },
  polls: { seed: null, sums: {}, access: null },
  ballots: { points: null },
  threads: { pinned: [], policy: null, slow: 0, ratings: [] },
  comments: {
    up: 0,
    down: 0,
    rating: 0,
    controversy: 0,
    featured: 0,
    answer: 0,
    answered: null,
    signs: [],
    stars: 0,
    verified: 0,
    images: [],
  },
};
