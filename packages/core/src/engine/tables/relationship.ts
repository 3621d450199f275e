import type { Shapes } from './shape.ts';

const COUNTERS = {
  exchanges: 'int',
  contributions: 'int',
  decisions: 'int',
  invitations: 'int',
} as const;

/** What members do with each other, counted by weeks and quarters. */
export const RELATIONSHIP_TABLES: Shapes<'ties' | 'weeks' | 'quarters' | 'quarter_sums'> = {
  ties: {
    columns: { source: 'text', member: 'text', kind: 'text', at: 'int', week: 'int', quarter: 'int' },
    key: ['source', 'member'],
    indexes: { member: { columns: ['member', 'kind', 'at'] } },
  },
  weeks: { columns: { member: 'text', week: 'int', ...COUNTERS }, key: ['member', 'week'], indexes: {} },
  quarters: {
    columns: { member: 'text', quarter: 'int', staff: 'int', ...COUNTERS },
    key: ['member', 'quarter'],
    indexes: {},
  },
  quarter_sums: { columns: { quarter: 'int', members: 'int', ...COUNTERS }, key: ['quarter'], indexes: {} },
};
