import type { Kysely } from 'kysely';
import { addColumns, createIndex, type Kind } from './steps.ts';

/** How members are seen as they set it themselves; and staff are found by their role, for names that look like theirs. */
export const people = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'members', {
      'picture:text?': null,
      'given:text?': null,
      'lookalike:int': 0,
    });
    await createIndex(db, kind, 'members', 'role', 'role id');
  },
});
