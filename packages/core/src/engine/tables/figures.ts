import type { FiguresRows } from '../rows/figures.ts';
import type { Shapes } from './shape.ts';

const SUMS = {
  roots: 'int',
  replies: 'int',
  memberReplies: 'int',
  answered: 'int',
  asked: 'int',
  staffAnswered: 'int',
} as const;

/** What conversations come to, and what they are about. */
export const FIGURES_TABLES: Shapes<keyof FiguresRows> = {
  turns: {
    columns: {
      comment: 'text',
      root: 'text',
      author: 'text',
      to: 'text',
      staff: 'int',
      at: 'int',
      month: 'int',
    },
    key: ['comment'],
    indexes: {
      root: { columns: ['root', 'staff', 'at'] },
      author: { columns: ['author'] },
      to: { columns: ['to'] },
    },
  },
  conversations: {
    columns: {
      root: 'text',
      topic: 'text',
      author: 'text',
      at: 'int',
      day: 'int',
      kind: 'text',
      staff: 'int',
      replies: 'int',
      memberReplies: 'int',
      others: 'int',
      staffAt: 'int',
      waiting: 'int',
      alone: 'int',
    },
    key: ['root'],
    indexes: {
      waiting: { columns: ['waiting', 'at'] },
      alone: { columns: ['alone', 'at'] },
      author: { columns: ['author'] },
    },
  },
  talk_days: { columns: { day: 'int', ...SUMS }, key: ['day'], indexes: {} },
  answer_waits: {
    columns: { day: 'int', minutes: 'int', count: 'int' },
    key: ['day', 'minutes'],
    indexes: {},
  },
  influence: {
    columns: { month: 'int', member: 'text', replies: 'int' },
    key: ['month', 'member'],
    indexes: { top: { columns: ['month', 'replies'] }, member: { columns: ['member'] } },
  },
  streaks: {
    columns: { member: 'text', last: 'int', weeks: 'int', grace: 'int' },
    key: ['member'],
    indexes: {},
  },
  streak_sums: {
    columns: { last: 'int', weeks: 'int', grace: 'int', members: 'int' },
    key: ['last', 'weeks', 'grace'],
    indexes: {},
  },
  needless: {
    columns: { comment: 'text', by: 'text', at: 'int' },
    key: ['comment'],
    indexes: { by: { columns: ['by'] } },
  },
  unlisted: { columns: { member: 'text', at: 'int' }, key: ['member'], indexes: {} },
  terms: {
    columns: {
      id: 'text',
      term: 'text',
      forms: 'json',
      meaning: 'json',
      by: 'text',
      at: 'int',
      revision: 'int',
    },
    key: ['id'],
    indexes: { by: { columns: ['by'] } },
  },
  prompts: {
    columns: {
      id: 'text',
      text: 'text',
      topic: 'text',
      from: 'int',
      until: 'int',
      by: 'text',
      at: 'int',
    },
    key: ['id'],
    indexes: { topic: { columns: ['topic', 'until'] }, by: { columns: ['by'] } },
  },
  prompt_answers: {
    columns: { comment: 'text', prompt: 'text', counted: 'int' },
    key: ['comment'],
    indexes: {},
  },
  prompt_sums: { columns: { prompt: 'text', answers: 'int' }, key: ['prompt'], indexes: {} },
  reuses: {
    columns: { comment: 'text', member: 'text', at: 'int', licence: 'text', text: 'json' },
    key: ['comment'],
    indexes: { at: { columns: ['at'] }, member: { columns: ['member'] } },
  },
};
