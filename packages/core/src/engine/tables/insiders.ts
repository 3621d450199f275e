import type { InsiderRows } from '../rows/insiders.ts';
import type { Shapes } from './shape.ts';

/** What only some may see and have. */
export const INSIDERS_TABLES: Shapes<keyof InsiderRows> = {
  gates: {
    columns: { id: 'text', position: 'int', definition: 'json', content: 'json' },
    key: ['id'],
    indexes: {},
  },
  circles: {
    columns: { id: 'text', position: 'int', definition: 'json', members: 'int' },
    key: ['id'],
    indexes: {},
  },
  circle_members: {
    columns: { circle: 'text', member: 'text', at: 'int' },
    key: ['circle', 'member'],
    indexes: { member: { columns: ['member'] }, at: { columns: ['circle', 'at'] } },
  },
  circle_invitations: {
    columns: { id: 'text', circle: 'text', by: 'text', until: 'int', usedBy: 'text', usedAt: 'int' },
    key: ['id'],
    indexes: { open: { columns: ['circle', 'by', 'usedAt', 'until'] } },
  },
  passes: { columns: { id: 'text', position: 'int', definition: 'json' }, key: ['id'], indexes: {} },
  redemptions: {
    columns: { pass: 'text', member: 'text', at: 'int' },
    key: ['pass', 'member'],
    indexes: { at: { columns: ['at'] } },
  },
  perks: {
    columns: { id: 'text', position: 'int', definition: 'json', taken: 'int', waiting: 'int', last: 'int' },
    key: ['id'],
    indexes: {},
  },
  bookings: {
    columns: { perk: 'text', member: 'text', state: 'text', number: 'int', at: 'int' },
    key: ['perk', 'member'],
    indexes: { line: { columns: ['perk', 'state', 'number'] }, at: { columns: ['state', 'at'] } },
  },
};
