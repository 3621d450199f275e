import type { Kysely } from 'kysely';
import { createTable, type Kind } from './steps.ts';

/** The log of what staff did. It begins empty. */
export const audit = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, kind, 'audit', {
      columns:
        'id:text actor:text? action:text kind:text subject:text topic:text? at:int reason:text? before:json after:json undoneAt:int? undoneBy:text?',
      key: 'id',
      indexes: { at: 'at id', subject: 'subject at id', actor: 'actor at id' },
    });
  },
});
