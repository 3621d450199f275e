import type { ModerationPart } from '../adapter/contract.ts';
import { CommunityError } from '../adapter/errors.ts';
import type { CommentStep } from '../domain/moderation/types.ts';
import type { CommentStatus } from '../domain/threads/types.ts';
import { auditMethods, readReason, record } from './audit.ts';
import { draw } from './comment-view.ts';
import { change } from './comments.ts';
import { toCursor } from './cursor.ts';
import { fromPlaceCursor, invalid, pageSize, toPlaceCursor } from './input.ts';
import { requireStaff, type Scene } from './scene.ts';
import type { EventKind } from './schema.ts';
import { SUBJECTS } from './subjects.ts';

interface Step {
  readonly from: readonly CommentStatus[];
  readonly to: CommentStatus;
  readonly kind: EventKind;
}

const STEPS: Readonly<Record<CommentStep, Step>> = {
  approve: { from: ['held'], to: 'published', kind: 'comment.approved' },
  hide: { from: ['published', 'held'], to: 'hidden', kind: 'comment.hidden' },
  restore: { from: ['hidden'], to: 'published', kind: 'comment.restored' },
};

/** What staff does about comments. A step that was taken already is harmless; one that doesn't fit is a `conflict`. */
export function moderationPart(scene: Scene): Required<ModerationPart> {
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

    async act({ key, id, action, reason }) {
      requireStaff(scene.viewer);
      if (!Object.hasOwn(STEPS, action)) throw invalid('action', 'format');
      const why = readReason(reason);
      const { from, to, kind } = STEPS[action];
      return change(scene, id, { key, request: { act: id, action, reason } }, async (context, row) => {
        if (row.status === 'deleted') throw new CommunityError('gone', 'The comment was deleted.');
        if (row.status === to) return;
        if (!from.includes(row.status))
          throw new CommunityError('conflict', `What is ${row.status} cannot be ${to}.`, { field: 'action' });
        const after = await SUBJECTS.comment.write(context, id, { status: to }, kind);
        await record(context, {
          action,
          kind: 'comment',
          subject: id,
          topic: row.topic,
          reason: why,
          before: { status: row.status },
          after,
        });
      });
    },

    ...auditMethods(scene),
  };
}
