import type { Kysely } from 'kysely';
import { createTable, type Kind } from './steps.ts';

/** Where members are written to, what is to be sent, and what they were written of. */
export const mail = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, kind, 'mail_addresses', {
      columns:
        'member:text address:text? pending:text? suggested:text? nonce:text? until:int asked:json confirmedAt:int? stopped:int failures:int due:int dueAt:int',
      key: 'member',
      indexes: { nonce: 'nonce member', due: 'due dueAt member' },
    });
    await createTable(db, kind, 'mails', {
      columns: 'id:text member:text kind:text state:text to:text causes:json tries:json at:int nextAt:int',
      key: 'id',
      indexes: { line: 'state nextAt id', member: 'member kind at id', to: 'to kind at id' },
    });
    await createTable(db, kind, 'mailed', {
      columns: 'member:text cause:text at:int',
      key: 'member cause',
      indexes: { at: 'at member cause' },
    });
  },
});
