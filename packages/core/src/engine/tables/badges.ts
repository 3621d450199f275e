import type { Added, Shapes } from './shape.ts';

/** What members earn, and how they show it. */
export const BADGES_TABLES: Shapes<
  | 'badges'
  | 'grants'
  | 'credentials'
  | 'deeds'
  | 'standings'
  | 'praise'
  | 'showcases'
  | 'activity'
  | 'active_days'
  | 'rarities'
> = {
  badges: {
    columns: { id: 'text', position: 'int', definition: 'json', behind: 'int' },
    key: ['id'],
    indexes: { position: { columns: ['position'] } },
  },
  grants: {
    columns: {
      member: 'text',
      badge: 'text',
      scope: 'text',
      tier: 'text',
      grantedAt: 'int',
      revokedAt: 'int',
      times: 'int',
      lastAt: 'int',
      evidence: 'json',
      byStaff: 'int',
      revokedByStaff: 'int',
      reason: 'text',
      told: 'int',
    },
    key: ['member', 'badge', 'scope', 'tier'],
    indexes: {
      badge: { columns: ['badge', 'tier'] },
      revoked: { columns: ['revokedAt'] },
      told: { columns: ['told', 'member'] },
    },
  },
  credentials: {
    columns: {
      member: 'text',
      badge: 'text',
      scope: 'text',
      tier: 'text',
      id: 'text',
      list: 'int',
      slot: 'int',
    },
    key: ['member', 'badge', 'scope', 'tier'],
    indexes: { place: { columns: ['list', 'slot'] } },
  },
  deeds: {
    columns: {
      member: 'text',
      badge: 'text',
      unit: 'text',
      by: 'text',
      kind: 'text',
      scope: 'text',
      at: 'int',
      seq: 'int',
      marks: 'json',
      paired: 'int',
    },
    key: ['member', 'badge', 'unit', 'by'],
    indexes: {
      time: { columns: ['member', 'badge', 'scope', 'at'] },
      by: { columns: ['badge', 'by'] },
    },
  },
  standings: {
    columns: {
      member: 'text',
      badge: 'text',
      scope: 'text',
      count: 'int',
      day: 'int',
      today: 'int',
      last: 'int',
      recent: 'json',
      reached: 'json',
    },
    key: ['member', 'badge', 'scope'],
    indexes: { badge: { columns: ['badge'] } },
  },
  praise: {
    columns: { badge: 'text', by: 'text', member: 'text', count: 'int' },
    key: ['badge', 'by', 'member'],
    indexes: { member: { columns: ['badge', 'member'] } },
  },
  showcases: {
    columns: { member: 'text', arrangement: 'json', celebrated: 'json' },
    key: ['member'],
    indexes: {},
  },
  activity: { columns: { member: 'text', day: 'int', holds: 'json' }, key: ['member'], indexes: {} },
  active_days: {
    columns: { day: 'int', badge: 'text', tier: 'text', members: 'int' },
    key: ['day', 'badge', 'tier'],
    indexes: {},
  },
  rarities: {
    columns: { badge: 'text', tier: 'text', members: 'int' },
    key: ['badge', 'tier'],
    indexes: {},
  },
};

/** See `ADDED_COLUMNS`: an earlier version counted otherwise, so all is counted anew from the log. */
export const BADGES_ADDED = {
  badges: { behind: -1 },
  grants: {
    scope: '',
    times: 1,
    lastAt: 0,
    evidence: [],
    byStaff: 0,
    revokedByStaff: 0,
    reason: null,
    told: 1,
  },
  credentials: { scope: '' },
} satisfies Added;
