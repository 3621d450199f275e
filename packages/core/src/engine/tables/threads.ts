import type { Shapes } from './shape.ts';

/** What people write under topics, and what happens to it. */
export const THREADS_TABLES: Shapes<
  | 'threads'
  | 'comments'
  | 'reviews'
  | 'media'
  | 'claims'
  | 'versions'
  | 'bin'
  | 'reactions'
  | 'votes'
  | 'gists'
  | 'mutes'
  | 'reports'
  | 'flagged'
> = {
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
};
