import type { OutwardRows } from '../rows/outward.ts';
import type { Shapes } from './shape.ts';

/** What is told to the world. */
export const OUTWARD_TABLES: Shapes<keyof OutwardRows> = {
  webhooks: {
    columns: {
      id: 'text',
      url: 'text',
      kinds: 'json',
      secrets: 'json',
      since: 'int',
      off: 'text',
      failures: 'int',
      failingSince: 'int',
      holdUntil: 'int',
      createdAt: 'int',
    },
    key: ['id'],
    indexes: {},
  },
  deliveries: {
    columns: {
      id: 'text',
      webhook: 'text',
      seq: 'int',
      kind: 'text',
      state: 'text',
      tries: 'json',
      at: 'int',
      nextAt: 'int',
    },
    key: ['id'],
    indexes: {
      /** What waits, by when it is due; what is settled, by when it was. */
      line: { columns: ['webhook', 'state', 'nextAt'] },
    },
  },
  erased: {
    columns: { member: 'text', name: 'text', at: 'int', done: 'int', scrubbed: 'int' },
    key: ['member'],
    indexes: { done: { columns: ['done'] }, scrubbed: { columns: ['scrubbed'] } },
  },
  pulses: { columns: { topic: 'text', days: 'json', firedAt: 'int' }, key: ['topic'], indexes: {} },
};
