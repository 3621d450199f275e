import type { ModerationPart } from '../adapter/contract.ts';
import { CommunityError } from '../adapter/errors.ts';
import type { CommentStatus } from '../domain/threads/types.ts';
import { emitComment } from './comment-events.ts';
import { updateComment } from './comment-rows.ts';
import { draw } from './comment-view.ts';
import { change } from './comments.ts';
import { toCursor } from './cursor.ts';
import { fromPlaceCursor, invalid, pageSize, toPlaceCursor } from './input.ts';
import { requireStaff, type Scene } from './scene.ts';
import type { EventKind } from './schema.ts';

interface Step {
  readonly from: readonly CommentStatus[];
  readonly to: CommentStatus;
  readonly kind: EventKind;
}

const STEPS: Readonly<Record<'approve' | 'hide' | 'restore', Step>> = {
  approve: { from: ['held'], to: 'published', kind: 'comment.approved' },
  hide: { from: ['published', 'held'], to: 'hidden', kind: 'comment.hidden' },
  restore: { from: ['hidden'], to: 'published', kind: 'comment.restored' },
};

/** What staff does about comments. A step that was taken already is harmless; one that doesn't fit is a `conflict`. */
export function moderationPart(scene: Scene): ModerationPart {
  return {
    async queue({ cursor, limit }) {
      requireStaff(scene.viewer);
      const size = pageSize(limit);
      const after = cursor === undefined ? [] : fromPlaceCursor(cursor, { q: ['int', 'id'] }).slice(1);
      return scene.read(async (context) => {
        const { tx } = context;
        const rows = await tx.range('comments', { index: 'queue', eq: ['held'], after, limit: size + 1 });
        const page = rows.slice(0, size);
        const last = rows.length > size ? page.at(-1) : undefined;
        return {
          comments: await draw(
            context,
            page.map((row) => ({ row, full: true })),
          ),
          next: last ? toPlaceCursor(['q', last.at, last.id]) : null,
          asOf: toCursor(await tx.position()),
        };
      });
    },

    async act({ key, id, action }) {
      requireStaff(scene.viewer);
      if (!Object.hasOwn(STEPS, action)) throw invalid('action', 'format');
      const { from, to, kind } = STEPS[action];
      return change(scene, id, { key, request: { act: id, action } }, async (context, row) => {
        if (row.status === 'deleted') throw new CommunityError('gone', 'The comment was deleted.');
        if (row.status === to) return;
        if (!from.includes(row.status))
          throw new CommunityError('conflict', `What is ${row.status} cannot be ${to}.`, { field: 'action' });
        const after = await updateComment(context, row, { status: to, revision: row.revision + 1 });
        const parent = row.parent === null ? undefined : await context.tx.get('comments', [row.parent]);
        emitComment(context, kind, row, after, { author: row.author, parentAuthor: parent?.author ?? null });
      });
    },
  };
}
