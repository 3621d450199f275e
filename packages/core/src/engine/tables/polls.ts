import type { Shapes } from './shape.ts';

/** What is decided, and what members hand in for it. */
export const POLLS_TABLES: Shapes<
  | 'polls'
  | 'ballots'
  | 'consents'
  | 'participations'
  | 'audit_files'
  | 'entries'
  | 'entrants'
  | 'entry_votes'
  | 'entry_terms'
> = {
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
      abstained: 'int',
      audit: 'json',
      stage: 'text',
      closedAt: 'int',
      outcomes: 'json',
      board: 'json',
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
  consents: {
    columns: { poll: 'text', member: 'text', at: 'int' },
    key: ['poll', 'member'],
    indexes: { member: { columns: ['member'] } },
  },
  participations: {
    columns: { poll: 'text', member: 'text' },
    key: ['poll', 'member'],
    indexes: { member: { columns: ['member'] } },
  },
  audit_files: { columns: { poll: 'text', part: 'int', text: 'text' }, key: ['poll', 'part'], indexes: {} },
  entries: {
    columns: {
      id: 'text',
      poll: 'text',
      author: 'text',
      title: 'text',
      source: 'text',
      body: 'json',
      hash: 'text',
      image: 'json',
      status: 'text',
      state: 'text',
      createdAt: 'int',
      editedAt: 'int',
      revision: 'int',
      votes: 'int',
      hot: 'real',
      mergedInto: 'text',
      reply: 'json',
      reuse: 'int',
      consent: 'json',
    },
    key: ['id'],
    indexes: {
      new: { columns: ['poll', 'state', 'createdAt'] },
      top: { columns: ['poll', 'state', 'votes', 'createdAt'] },
      trending: { columns: ['poll', 'state', 'hot', 'createdAt'] },
      newOf: { columns: ['poll', 'state', 'status', 'createdAt'] },
      topOf: { columns: ['poll', 'state', 'status', 'votes', 'createdAt'] },
      trendingOf: { columns: ['poll', 'state', 'status', 'hot', 'createdAt'] },
      author: { columns: ['author', 'poll', 'createdAt'] },
      merged: { columns: ['mergedInto'] },
      reusable: { columns: ['poll', 'state', 'reuse', 'createdAt'] },
    },
  },
  entrants: {
    columns: { poll: 'text', member: 'text', entry: 'text' },
    key: ['poll', 'member'],
    indexes: {},
  },
  entry_votes: {
    columns: { poll: 'text', member: 'text', entry: 'text', at: 'int' },
    key: ['poll', 'member', 'entry'],
    indexes: { entry: { columns: ['entry'] }, member: { columns: ['member'] } },
  },
  entry_terms: {
    columns: { poll: 'text', term: 'text', entry: 'text' },
    key: ['poll', 'term', 'entry'],
    indexes: { entry: { columns: ['entry'] } },
  },
};
