import type { Kysely } from 'kysely';
import { createTable, type Kind } from './steps.ts';

/** Who is told of what happens, what they were told, and what takes off. */
export const outward = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, kind, 'webhooks', {
      columns:
        'id:text url:text kinds:json secrets:json since:int off:text? failures:int failingSince:int? holdUntil:int createdAt:int',
      key: 'id',
    });
    await createTable(db, kind, 'deliveries', {
      columns: 'id:text webhook:text seq:int kind:text state:text tries:json at:int nextAt:int',
      key: 'id',
      indexes: { line: 'webhook state nextAt id' },
    });
    await createTable(db, kind, 'erased', {
      columns: 'member:text name:text? at:int done:int scrubbed:int',
      key: 'member',
      indexes: { done: 'done member', scrubbed: 'scrubbed member' },
    });
    await createTable(db, kind, 'pulses', { columns: 'topic:text days:json firedAt:int?', key: 'topic' });
  },
});
