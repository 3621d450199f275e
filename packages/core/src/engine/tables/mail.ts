import type { MailRows } from '../rows/mail.ts';
import type { Shapes } from './shape.ts';

/** How members are written to. */
export const MAIL_TABLES: Shapes<keyof MailRows> = {
  mail_addresses: {
    columns: {
      member: 'text',
      address: 'text',
      pending: 'text',
      suggested: 'text',
      nonce: 'text',
      until: 'int',
      asked: 'json',
      confirmedAt: 'int',
      stopped: 'int',
      failures: 'int',
      due: 'int',
      dueAt: 'int',
    },
    key: ['member'],
    indexes: { nonce: { columns: ['nonce'] }, due: { columns: ['due', 'dueAt'] } },
  },
  mails: {
    columns: {
      id: 'text',
      member: 'text',
      kind: 'text',
      state: 'text',
      to: 'text',
      causes: 'json',
      tries: 'json',
      at: 'int',
      nextAt: 'int',
    },
    key: ['id'],
    indexes: {
      /** What waits, by when it is due; what is settled, by when it was. */
      line: { columns: ['state', 'nextAt'] },
      member: { columns: ['member', 'kind', 'at'] },
      to: { columns: ['to', 'kind', 'at'] },
    },
  },
  mailed: {
    columns: { member: 'text', cause: 'text', at: 'int' },
    key: ['member', 'cause'],
    indexes: { at: { columns: ['at'] } },
  },
};
