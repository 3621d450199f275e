import type { Kysely } from 'kysely';
import { createTable, type Kind } from './steps.ts';

const SUMS = 'roots:int replies:int memberReplies:int answered:int asked:int staffAnswered:int';

/** What conversations come to, words of the community, questions of the week, and what may be used elsewhere. */
export const figures = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, kind, 'turns', {
      columns: 'comment:text root:text author:text to:text? staff:int at:int month:int',
      key: 'comment',
      indexes: { root: 'root staff at comment', author: 'author comment', to: 'to comment' },
    });
    await createTable(db, kind, 'conversations', {
      columns:
        'root:text topic:text author:text at:int day:int kind:text staff:int replies:int memberReplies:int others:int staffAt:int? waiting:int alone:int',
      key: 'root',
      indexes: { waiting: 'waiting at root', alone: 'alone at root', author: 'author root' },
    });
    await createTable(db, kind, 'talk_days', { columns: `day:int ${SUMS}`, key: 'day' });
    await createTable(db, kind, 'answer_waits', {
      columns: 'day:int minutes:int count:int',
      key: 'day minutes',
    });
    await createTable(db, kind, 'influence', {
      columns: 'month:int member:text replies:int',
      key: 'month member',
      indexes: { top: 'month replies member', member: 'member month' },
    });
    await createTable(db, kind, 'streaks', {
      columns: 'member:text last:int weeks:int grace:int',
      key: 'member',
    });
    await createTable(db, kind, 'streak_sums', {
      columns: 'last:int weeks:int grace:int members:int',
      key: 'last weeks grace',
    });
    await createTable(db, kind, 'needless', {
      columns: 'comment:text by:text at:int',
      key: 'comment',
      indexes: { by: 'by comment' },
    });
    await createTable(db, kind, 'unlisted', { columns: 'member:text at:int', key: 'member' });
    await createTable(db, kind, 'terms', {
      columns: 'id:text term:text forms:json meaning:json by:text? at:int revision:int',
      key: 'id',
      indexes: { by: 'by id' },
    });
    await createTable(db, kind, 'prompts', {
      columns: 'id:text text:text topic:text from:int until:int by:text? at:int',
      key: 'id',
      indexes: { topic: 'topic until id', by: 'by id' },
    });
    await createTable(db, kind, 'prompt_answers', {
      columns: 'comment:text prompt:text counted:int',
      key: 'comment',
    });
    await createTable(db, kind, 'prompt_sums', { columns: 'prompt:text answers:int', key: 'prompt' });
    await createTable(db, kind, 'reuses', {
      columns: 'comment:text member:text at:int licence:text text:json',
      key: 'comment',
      indexes: { at: 'at comment', member: 'member comment' },
    });
  },
});
