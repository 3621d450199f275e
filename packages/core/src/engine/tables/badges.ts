import type { Shapes } from './shape.ts';

/** What members earn, and how they show it. */
export const BADGES_TABLES: Shapes<
  | 'badges'
  | 'grants'
  | 'credentials'
  | 'progress'
  | 'credits'
  | 'showcases'
  | 'activity'
  | 'active_days'
  | 'rarities'
> = {
  badges: {
    columns: { id: 'text', position: 'int', definition: 'json' },
    key: ['id'],
    indexes: { position: { columns: ['position'] } },
  },
  grants: {
    columns: { member: 'text', badge: 'text', tier: 'text', grantedAt: 'int', revokedAt: 'int' },
    key: ['member', 'badge', 'tier'],
    indexes: { badge: { columns: ['badge', 'tier'] }, revoked: { columns: ['revokedAt'] } },
  },
  credentials: {
    columns: { member: 'text', badge: 'text', tier: 'text', id: 'text', list: 'int', slot: 'int' },
    key: ['member', 'badge', 'tier'],
    indexes: { place: { columns: ['list', 'slot'] } },
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
  showcases: { columns: { member: 'text', arrangement: 'json' }, key: ['member'], indexes: {} },
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
