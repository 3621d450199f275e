import type { Kysely } from 'kysely';
import { addColumns, createIndex, createTable, type Kind } from './steps.ts';

/**
 * What members wish to hear of and how, the comments that notices tell of, what a brand says
 * to all, and when a notice rings: older ones have rung.
 */
export const notices = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, kind, 'preferences', {
      columns: 'member:text language:text? mail:text quiet:json? kinds:json streak:int at:int',
      key: 'member',
    });
    await createTable(db, kind, 'thread_mutes', {
      columns: 'member:text topic:text at:int',
      key: 'member topic',
    });
    await createTable(db, kind, 'told', {
      columns: 'member:text cause:text comment:text at:int',
      key: 'member cause comment',
      indexes: { at: 'member cause at comment', comment: 'comment member cause' },
    });
    await createTable(db, kind, 'news', {
      columns:
        'id:text by:text? title:text text:text? url:text? promotional:int at:int told:int after:text done:int',
      key: 'id',
      indexes: { due: 'done at id', by: 'by id' },
    });
    await createTable(db, kind, 'brand_words', {
      columns: 'id:text kind:text promotional:int at:int',
      key: 'id',
      indexes: { at: 'at id' },
    });
    await addColumns(db, kind, 'notices', { 'ringAt:int': 0 });
    await createIndex(db, kind, 'notices', 'rings', 'member ringAt cause');
  },
});
