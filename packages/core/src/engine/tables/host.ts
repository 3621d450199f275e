import type { Shapes } from './shape.ts';

/** What is kept of the host. */
export const HOST_TABLES: Shapes<'host_events'> = {
  host_events: {
    columns: {
      id: 'text',
      type: 'text',
      issuer: 'text',
      subject: 'text',
      member: 'text',
      at: 'int',
      receivedAt: 'int',
      value: 'int',
      currency: 'text',
      order: 'text',
      refers: 'text',
      data: 'json',
      hash: 'text',
    },
    key: ['id'],
    indexes: {
      /** Of one identity: those that wait for it have no member. */
      identity: { columns: ['issuer', 'subject', 'member', 'at'] },
      member: { columns: ['member', 'at'] },
      refers: { columns: ['refers'] },
    },
  },
};
