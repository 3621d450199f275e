import type { PeopleRows } from '../rows/people.ts';
import type { Shapes } from './shape.ts';

/** What members wish, and what their notices are about. */
export const PEOPLE_TABLES: Shapes<keyof PeopleRows> = {
  preferences: {
    columns: {
      member: 'text',
      language: 'text',
      mail: 'text',
      quiet: 'json',
      kinds: 'json',
      streak: 'int',
      at: 'int',
    },
    key: ['member'],
    indexes: {},
  },
  thread_mutes: {
    columns: { member: 'text', topic: 'text', at: 'int' },
    key: ['member', 'topic'],
    indexes: {},
  },
  news: {
    columns: {
      id: 'text',
      by: 'text',
      title: 'text',
      text: 'text',
      url: 'text',
      promotional: 'int',
      at: 'int',
      told: 'int',
      after: 'text',
      done: 'int',
    },
    key: ['id'],
    indexes: { due: { columns: ['done', 'at'] }, by: { columns: ['by'] } },
  },
  brand_words: {
    columns: { id: 'text', kind: 'text', promotional: 'int', at: 'int' },
    key: ['id'],
    indexes: { at: { columns: ['at'] } },
  },
  told: {
    columns: { member: 'text', cause: 'text', comment: 'text', at: 'int' },
    key: ['member', 'cause', 'comment'],
    indexes: { at: { columns: ['member', 'cause', 'at'] }, comment: { columns: ['comment', 'member'] } },
  },
};
