import type { GratitudeRows } from '../rows/gratitude.ts';
import type { Shapes } from './shape.ts';

/** Points, thanks and what was given. */
export const GRATITUDE_TABLES: Shapes<keyof GratitudeRows> = {
  points: {
    columns: {
      member: 'text',
      cause: 'text',
      kind: 'text',
      points: 'int',
      at: 'int',
      day: 'int',
      source: 'text',
      note: 'text',
      by: 'text',
    },
    key: ['member', 'cause'],
    indexes: { at: { columns: ['member', 'at'] } },
  },
  point_balances: { columns: { member: 'text', points: 'int' }, key: ['member'], indexes: {} },
  point_days: { columns: { member: 'text', day: 'int', points: 'int' }, key: ['member', 'day'], indexes: {} },
  point_caps: {
    columns: { member: 'text', source: 'text', day: 'int', points: 'int' },
    key: ['member', 'source', 'day'],
    indexes: {},
  },
  point_gifts: { columns: { year: 'int', points: 'int' }, key: ['year'], indexes: {} },
  thanks: {
    columns: {
      id: 'text',
      member: 'text',
      by: 'text',
      text: 'text',
      kind: 'text',
      subject: 'text',
      at: 'int',
    },
    key: ['id'],
    indexes: { member: { columns: ['member', 'at'] } },
  },
  moments: {
    columns: { member: 'text', cause: 'text', kind: 'text', subject: 'text', at: 'int', usedAt: 'int' },
    key: ['member', 'cause'],
    indexes: { open: { columns: ['member', 'usedAt', 'at'] } },
  },
  offers: { columns: { member: 'text', at: 'json', snoozedUntil: 'int' }, key: ['member'], indexes: {} },
  reward_days: { columns: { day: 'int', type: 'text', count: 'int' }, key: ['day', 'type'], indexes: {} },
};
