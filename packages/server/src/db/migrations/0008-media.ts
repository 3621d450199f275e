import type { Kysely } from 'kysely';
import { addColumns, createTable, type Kind } from './steps.ts';

/** Pictures, whom they belong to, and which of them a comment shows. */
export const media = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'comments', { 'images:json': '[]' });
    await createTable(db, kind, 'media', {
      columns:
        'id:text owner:text comment:text? state:text type:text width:int height:int bytes:int hash:text at:int',
      key: 'id',
      indexes: { owner: 'owner state at id', state: 'state at id' },
    });
    await createTable(db, kind, 'claims', { columns: 'media:text by:text', key: 'media' });
  },
});
