import type { ModerationPart, QueuePage, ThreadSettings } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { CommentStep, Facts, StaffAction } from '../../domain/moderation/types.ts';
import { isStaff } from '../../domain/people/people.ts';
import { SLOW_LIMIT, type CommentMark, type CommentStatus } from '../../domain/threads/types.ts';
import { auditMethods, carryOut, readReason } from './audit.ts';
import { newThread, threadLock, type CommentRow } from '../threads/comment-rows.ts';
import { draw, standingCard } from '../threads/comment-view.ts';
import { threadNow } from '../meaning/prompts.ts';
import { change } from '../log/change.ts';
import { toCursor } from '../cursor.ts';
import { checkTopic, fromPlaceCursor, invalid, pageSize, toPlaceCursor } from '../input.ts';
import { viewReports } from './reports.ts';
import { memberLock, notFound, requireStaff, type Reading, type Scene } from '../scene.ts';
import type { EventKind } from '../schema.ts';
import { segmentSizes } from '../polls/segments.ts';
import { SUBJECTS } from './subjects.ts';
import { newsMethods } from '../notices/news.ts';
import { tellAuthor } from './telling-authors.ts';

interface Step {
  readonly from: readonly CommentStatus[];
  readonly to: CommentStatus | null;
  readonly kind: EventKind;
}

const STEPS: Readonly<Record<CommentStep, Step>> = {
  approve: { from: ['held'], to: 'published', kind: 'comment.approved' },
  hide: { from: ['published', 'held'], to: 'hidden', kind: 'comment.hidden' },
  restore: { from: ['hidden'], to: 'published', kind: 'comment.restored' },
  // Says no more than that staff have looked at it.
  dismiss: { from: ['published', 'held', 'hidden'], to: null, kind: 'comment.marked' },
};

interface Mark {
  readonly set: StaffAction;
  readonly unset: StaffAction;
  /** Pins are for first comments, answers for replies. */
  readonly first?: boolean;
  /** `was`: as it is now. */
  readonly facts: (row: CommentRow, on: boolean, was: Facts) => Facts;
}

const MARKS: Readonly<Record<CommentMark, Mark>> = {
  pinned: {
    set: 'pin',
    unset: 'unpin',
    first: true,
    // What is pinned already keeps its place.
    facts: (_, on, { place }) => ({ place: on ? Math.max(0, place as number) : -1 }),
  },
  featured: { set: 'feature', unset: 'unfeature', facts: (_, on) => ({ featured: on }) },
  answer: {
    set: 'answer',
    unset: 'unanswer',
    first: false,
    facts: ({ id }, on, { answer }) => ({ answer: on ? id : answer === id ? null : answer! }),
  },
};

/** What staff does about comments. A step that was taken already is harmless; one that doesn't fit is a `conflict`. */
export function moderationPart(scene: Scene): Required<ModerationPart> {
  return {
    ...segmentSizes(scene),

    async queue({ kind = 'held', cursor, limit }) {
      requireStaff(scene.viewer);
      const size = pageSize(limit);
      if (kind === 'reported') return scene.read((context) => reportedQueue(context, size, cursor));
      if (kind !== 'held') throw invalid('kind', 'format');
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

    ...newsMethods(scene),

    async act({ key, id, action, reason, tell }) {
      requireStaff(scene.viewer);
      if (!Object.hasOwn(STEPS, action)) throw invalid('action', 'format');
      const { from, to, kind: event } = STEPS[action];
      const why = readReason(reason);
      const told = readReason(tell, 'tell');
      return change(
        scene,
        id,
        { key, request: { act: id, action, reason, ...(tell !== undefined && { tell }) } },
        async (context, row) => {
          const { status, topic } = row;
          if (status === 'deleted') throw new CommunityError('gone', 'The comment was deleted.');
          if (status !== to && !from.includes(status))
            throw new CommunityError('conflict', `What is ${status} cannot be ${to}.`, { field: 'action' });
          const act = { action, kind: 'comment', subject: id, topic, reason: why } as const;
          await carryOut(context, { ...act, facts: { ...(to && { status: to }), reports: 0 }, event });
          if (to !== null && to !== status) await tellAuthor(context, row, { to, words: told });
        },
      );
    },

    async mark({ key, id, mark, on, reason }) {
      requireStaff(scene.viewer);
      if (!Object.hasOwn(MARKS, mark)) throw invalid('mark', 'format');
      const { set, unset, first, facts } = MARKS[mark];
      const why = readReason(reason);
      return change(scene, id, { key, request: { mark: id, as: mark, on, reason } }, async (context, row) => {
        const { topic, status } = row;
        if (status === 'deleted') throw new CommunityError('gone', 'The comment was deleted.');
        if (first === !row.first) throw invalid('mark', row.first ? 'first-comment' : 'reply');
        if (status !== 'published')
          throw new CommunityError('conflict', `What is ${status} cannot be pointed out.`, { field: 'mark' });
        const was = (await SUBJECTS.comment.read(context, id))!;
        const act = { action: on ? set : unset, kind: 'comment', subject: id, topic, reason: why } as const;
        await carryOut(context, { ...act, facts: facts(row, on, was) });
      });
    },

    async thread({ key, topic, reason, ...settings }) {
      requireStaff(scene.viewer);
      checkTopic(topic);
      const why = readReason(reason);
      const facts = settingsOf(settings);
      await scene.keyed(threadLock(topic), key, { thread: topic, ...facts, reason }, async (context) => {
        const { tx, now } = context;
        if (!(await tx.get('threads', [topic])))
          await tx.insert('threads', newThread({ topic, title: null, url: null, createdAt: now }));
        await carryOut(context, {
          action: 'settings',
          kind: 'thread',
          subject: topic,
          topic,
          reason: why,
          facts,
        });
      });
      return scene.read(async (context) =>
        threadNow(context, topic, await context.tx.get('threads', [topic])),
      );
    },

    async sanction({ key, id, sanction, until = null, reason }) {
      requireStaff(scene.viewer);
      if (![null, 'mute', 'ban'].includes(sanction)) throw invalid('sanction', 'format');
      const why = readReason(reason);
      if (sanction !== null && why === null) throw invalid('reason', 'required');
      if (until !== null && (sanction === null || !Number.isSafeInteger(until)))
        throw invalid('until', 'format');
      // A guest who has signed in since is the member.
      const known = await scene.read(({ tx }) => tx.get('members', [id]));
      const target = known?.mergedInto ?? id;
      await scene.keyed(
        memberLock(target),
        key,
        { sanction: id, as: sanction, until, reason },
        async (context) => {
          const row = await context.tx.get('members', [target]);
          if (!row) throw notFound('member');
          if (isStaff(row)) throw new CommunityError('forbidden', 'Staff cannot be muted or banned.');
          if (until !== null && until <= context.now) throw invalid('until', 'too-small');
          const act = { action: sanction ?? 'pardon', kind: 'member', subject: target, topic: null } as const;
          await carryOut(context, { ...act, reason: why, facts: { sanction, until } });
        },
      );
      return scene.read(async (context) =>
        standingCard(context, (await context.tx.get('members', [target]))!),
      );
    },

    ...auditMethods(scene),
  };
}

/** What was reported and not settled, the longest waiting first, with the reports. */
async function reportedQueue(context: Reading, size: number, cursor?: string): Promise<QueuePage> {
  const { tx } = context;
  const after = cursor === undefined ? [] : fromPlaceCursor(cursor, { r: ['int', 'id'] }).slice(1);
  const flags = await tx.range('flagged', { index: 'queue', eq: [1], after, limit: size + 1 });
  const page = flags.slice(0, size);
  const last = flags.length > size ? page.at(-1) : undefined;
  const ids = page.map(({ comment }) => comment);
  const rows = await tx.getMany(
    'comments',
    ids.map((id) => [id]),
  );
  return {
    comments: await draw(
      context,
      rows.flatMap((row) => (row ? { row, full: true } : [])),
    ),
    reports: await viewReports(context, ids),
    next: last ? toPlaceCursor(['r', last.at, last.comment]) : null,
    asOf: toCursor(await tx.position()),
  };
}

/** Those that were given. Throws `invalid` for what a thread cannot be. */
function settingsOf({ locked, moderation, slow }: ThreadSettings): Facts {
  if (locked !== undefined && typeof locked !== 'boolean') throw invalid('locked', 'type');
  if (moderation !== undefined && ![null, 'pre', 'post'].includes(moderation))
    throw invalid('moderation', 'format');
  if (slow !== undefined && !(Number.isInteger(slow) && slow >= 0 && slow <= SLOW_LIMIT))
    throw invalid('slow', 'format', SLOW_LIMIT);
  return {
    ...(locked !== undefined && { locked }),
    ...(moderation !== undefined && { moderation }),
    ...(slow !== undefined && { slow }),
  };
}
