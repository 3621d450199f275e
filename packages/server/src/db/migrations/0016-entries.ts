import type { Kysely } from 'kysely';
import { addColumns, createTable, type Kind } from './steps.ts';

/** What members hand in to polls, the votes for that, and what it is about. */
export const entries = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'polls', { 'board:json': '{}' });
    await createTable(db, kind, 'entries', {
      columns:
        'id:text poll:text author:text? title:text source:text body:json hash:text image:json? status:text state:text createdAt:int editedAt:int? revision:int votes:int hot:real mergedInto:text? reply:json? reuse:int',
      key: 'id',
      indexes: {
        new: 'poll state createdAt id',
        top: 'poll state votes createdAt id',
        trending: 'poll state hot createdAt id',
        newOf: 'poll state status createdAt id',
        topOf: 'poll state status votes createdAt id',
        trendingOf: 'poll state status hot createdAt id',
        author: 'author poll createdAt id',
        merged: 'mergedInto id',
      },
    });
    await createTable(db, kind, 'entry_votes', {
      columns: 'poll:text member:text entry:text at:int',
      key: 'poll member entry',
      indexes: { entry: 'entry poll member', member: 'member poll entry' },
    });
    await createTable(db, kind, 'entry_terms', {
      columns: 'poll:text term:text entry:text',
      key: 'poll term entry',
      indexes: { entry: 'entry poll term' },
    });
  },
});
