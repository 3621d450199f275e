import type { Shapes } from './shape.ts';

/** Who invited whom. */
export const REFERRALS_TABLES: Shapes<
  'programmes' | 'invitations' | 'referrals' | 'shares' | 'share_figures'
> = {
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
      signs: 'json',
      tallied: 'int',
    },
    key: ['friend'],
    indexes: { referrer: { columns: ['referrer', 'programme', 'at'] } },
  },
  shares: {
    columns: { member: 'text', programme: 'text', channel: 'text', count: 'int', reach: 'int' },
    key: ['member', 'programme', 'channel'],
    indexes: {},
  },
  share_figures: {
    columns: { programme: 'text', channel: 'text', count: 'int', reach: 'int' },
    key: ['programme', 'channel'],
    indexes: {},
  },
};
