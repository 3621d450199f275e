import type { Table } from './schema.ts';
import { BADGES_ADDED, BADGES_TABLES } from './tables/badges.ts';
import { FIGURES_TABLES } from './tables/figures.ts';
import { GRATITUDE_TABLES } from './tables/gratitude.ts';
import { HOST_TABLES } from './tables/host.ts';
import { LEDGER_TABLES } from './tables/ledger.ts';
import { INSIDERS_TABLES } from './tables/insiders.ts';
import { MAIL_TABLES } from './tables/mail.ts';
import { OUTWARD_TABLES } from './tables/outward.ts';
import { PEOPLE_TABLES } from './tables/people.ts';
import { POLLS_TABLES } from './tables/polls.ts';
import { REFERRALS_TABLES } from './tables/referrals.ts';
import { RELATIONSHIP_TABLES } from './tables/relationship.ts';
import type { Added, Shapes } from './tables/shape.ts';
import { THREADS_TABLES } from './tables/threads.ts';

/** The shape of every table: stores are made from it, and migrations are tested against it. Each room has its own file. */
export const TABLES: Shapes<Table> = {
  ...HOST_TABLES,
  ...GRATITUDE_TABLES,
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
      picture: 'text',
      given: 'text',
      lookalike: 'int',
    },
    key: ['id'],
    indexes: { role: { columns: ['role'] } },
  },
  identities: {
    columns: { issuer: 'text', subject: 'text', member: 'text' },
    key: ['issuer', 'subject'],
    indexes: { member: { columns: ['member'] } },
  },
  ...THREADS_TABLES,
  ...POLLS_TABLES,
  ...BADGES_TABLES,
  ...REFERRALS_TABLES,
  ...LEDGER_TABLES,
  ...RELATIONSHIP_TABLES,
  ...INSIDERS_TABLES,
  ...OUTWARD_TABLES,
  ...PEOPLE_TABLES,
  ...MAIL_TABLES,
  ...FIGURES_TABLES,
  notices: {
    columns: {
      member: 'text',
      cause: 'text',
      kind: 'text',
      subject: 'text',
      at: 'int',
      readAt: 'int',
      about: 'json',
      ringAt: 'int',
    },
    key: ['member', 'cause'],
    indexes: {
      at: { columns: ['member', 'at'] },
      unread: { columns: ['member', 'readAt', 'at'] },
      rings: { columns: ['member', 'ringAt'] },
    },
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
export const ADDED_COLUMNS: Added = {
  ...BADGES_ADDED,
  members: { sanction: null, sanctionUntil: null, picture: null, given: null, lookalike: 0 },
  polls: {
    seed: null,
    sums: {},
    abstained: 0,
    audit: null,
    stage: null,
    closedAt: null,
    outcomes: [],
    board: {},
    access: null,
  },
  ballots: { points: null },
  referrals: { signs: [], tallied: 0 },
  shares: { reach: 0 },
  notices: { about: null, ringAt: 0 },
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
