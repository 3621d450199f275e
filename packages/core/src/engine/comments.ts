import type { NewComment, ThreadsPart } from '../adapter/contract.ts';
import { CommunityError } from '../adapter/errors.ts';
import type { Body } from '../domain/body.ts';
import type { Id } from '../domain/common.ts';
import { hasLinks, linksIn } from '../domain/links.ts';
import { isStaff } from '../domain/people.ts';
import { commentActions } from '../domain/threads/actions.ts';
import { bestScore, changeReactions } from '../domain/threads/counts.ts';
import { admit, mayTakePart } from '../domain/threads/moderation.ts';
import type { Comment, CommentAction } from '../domain/threads/types.ts';
import { bodyFlaw, tidyBody } from '../domain/threads/words.ts';
import { emitComment } from './comment-events.ts';
import { insertComment, newComment, updateComment, type CommentRow } from './comment-rows.ts';
import { drawOne, see, seeSomething } from './comment-view.ts';
import { checkNewId, checkTopic, invalid, refuseFlaw, webPage } from './input.ts';
import { notFound, requireViewer, type Reading, type Scene, type Writing } from './scene.ts';
import type { Row } from './schema.ts';
import { fingerprint } from './seal.ts';

type Writes = Pick<ThreadsPart, 'post' | 'edit' | 'remove' | 'react'>;

/** What members write: each write holds its thread's lock, keeps every count right and tells the log. */
export function commentWrites(scene: Scene): Writes {
  return {
    async post(input) {
      const viewer = requireViewer(scene.viewer);
      checkNewId(input.id);
      checkTopic(input.topic);
      const words = await readWords(scene, input.body);
      const content = { topic: input.topic, parent: input.parent, source: words.source };
      const hash = await fingerprint(content, scene.options.ambient);
      return scene.write(threadLock(input.topic), async (context) => {
        const known = await context.tx.get('comments', [input.id]);
        if (known && (known.hash !== hash || known.author !== viewer.id)) {
          throw new CommunityError('conflict', 'This id is taken.', { field: 'id' });
        }
        const row = known ?? (await addComment(context, input, words, hash));
        return drawOne(context, seeSomething(context, row));
      });
    },

    async edit({ key, id, body, revision }) {
      requireViewer(scene.viewer);
      const words = await readWords(scene, body);
      return change(scene, id, { key, request: { edit: id, body, revision } }, async (context, row) => {
        const { info, viewer, now } = context;
        await demand(context, row, 'edit');
        if (row.revision !== revision)
          throw new CommunityError('conflict', 'The comment has changed since.', { field: 'revision' });
        const before = linksIn(row.body);
        const links = [...linksIn(words.body)].some((href) => !before.has(href));
        const author = await authorOf(context);
        const status =
          row.status === 'published'
            ? admit({ viewer: viewer!, site: info, firstPostApproved: author.approved > 0, links })
            : row.status;
        const after = await updateComment(context, row, {
          ...words,
          status,
          revision: revision + 1,
          // What nobody had read was not edited, as readers see it.
          editedAt: row.status === 'published' ? now : row.editedAt,
        });
        emitComment(context, 'comment.edited', row, after);
      });
    },

    async remove({ key, id, revision }) {
      requireViewer(scene.viewer);
      return change(scene, id, { key, request: { remove: id, revision } }, async (context, row) => {
        await demand(context, row, 'delete');
        if (row.revision !== revision)
          throw new CommunityError('conflict', 'The comment has changed since.', { field: 'revision' });
        const after = await updateComment(context, row, {
          status: 'deleted',
          source: '',
          body: [],
          reactions: {},
          revision: revision + 1,
        });
        emitComment(context, 'comment.deleted', row, after);
      });
    },

    async react({ key, id, reaction, on }) {
      const viewer = requireViewer(scene.viewer);
      return change(scene, id, { key, request: { react: id, reaction, on } }, async (context, row) => {
        const { tx, info, now } = context;
        await demand(context, row, 'react');
        const set = await tx.get('reactions', [viewer.id, id, reaction]);
        // What a site no longer offers can still be taken back.
        if (!set && !info.reactions.some((kind) => kind.id === reaction))
          throw invalid('reaction', 'unknown');
        if (on === Boolean(set)) return;
        if (on) await tx.insert('reactions', { member: viewer.id, comment: id, reaction, at: now });
        else await tx.delete('reactions', [viewer.id, id, reaction]);
        const reactions = changeReactions(row.reactions, reaction, on ? 1 : -1);
        const after = await updateComment(context, row, {
          reactions,
          score: bestScore(reactions, row.replies),
        });
        emitComment(context, 'comment.reacted', row, after, { author: row.author, on: on ? 1 : 0 });
      });
    },
  };
}

export const threadLock = (topic: string): string => `thread/${topic}`;

interface Words {
  readonly source: string;
  readonly body: Body;
}

async function readWords({ options }: Scene, raw: string): Promise<Words> {
  const source = tidyBody(raw);
  refuseFlaw('body', bodyFlaw(source));
  const body = await options.parse(source);
  // Markdown that draws nothing, such as a link's definition alone.
  if (body.length === 0) throw invalid('body', 'required');
  return { source, body };
}

/** Who acts, as stored now. Throws `unauthenticated` for a guest who has become a member, and for the erased. */
async function authorOf({ tx, viewer }: Reading): Promise<Row<'members'>> {
  const row = await tx.get('members', [requireViewer(viewer).id]);
  if (!row || row.mergedInto !== null) throw new CommunityError('unauthenticated', 'Sign in again.');
  return row;
}

async function addComment(
  context: Writing,
  input: NewComment,
  words: Words,
  hash: string,
): Promise<CommentRow> {
  const { tx, info, now } = context;
  const viewer = requireViewer(context.viewer);
  const { id, topic } = input;
  const author = await authorOf(context);
  if (!mayTakePart(viewer, info))
    throw new CommunityError('forbidden', 'This site takes no words from guests.');
  const thread = await tx.get('threads', [topic]);
  if (thread?.locked && !isStaff(viewer)) throw new CommunityError('closed', 'The thread is locked.');
  const parent = input.parent === null ? null : await tx.get('comments', [input.parent]);
  if (parent === undefined || (parent && (parent.topic !== topic || parent.status !== 'published')))
    throw invalid('parent', 'not-found');

  if (!thread)
    await tx.insert('threads', { topic, ...webPage(input.page), locked: 0, comments: 0, createdAt: now });
  const status = admit({
    viewer,
    site: info,
    firstPostApproved: author.approved > 0,
    links: hasLinks(words.body),
  });
  const row = newComment({ id, topic, author: viewer.id, ...words, hash, status, createdAt: now }, parent);
  await insertComment(context, row);
  emitComment(context, row.status === 'held' ? 'comment.held' : 'comment.posted', null, row, {
    author: viewer.id,
    parentAuthor: parent?.author ?? null,
  });
  return row;
}

/** Throws what keeps the viewer from doing this: `gone`, `forbidden`, or `closed` by a lock or the edit window. */
async function demand(context: Reading, row: CommentRow, action: CommentAction): Promise<void> {
  const { tx, info, viewer, now } = context;
  await authorOf(context);
  if (row.status === 'deleted') throw new CommunityError('gone', 'The comment was deleted.');
  const comment = { ...row, author: row.author === null ? null : { id: row.author } };
  const locked = (await tx.get('threads', [row.topic]))?.locked === 1;
  if (commentActions(comment, viewer, info, now, locked).includes(action)) return;
  const later = { ...info, editWindow: Infinity };
  if (commentActions(comment, viewer, later, now).includes(action)) {
    throw new CommunityError('closed', locked ? 'The thread is locked.' : 'The time for editing has passed.');
  }
  throw new CommunityError('forbidden', 'You may not do this to this comment.');
}

/** Carries out one keyed change of a comment that the viewer sees, and answers with what they see then. */
export async function change(
  scene: Scene,
  id: Id,
  { key, request }: { readonly key: Id; readonly request: unknown },
  body: (context: Writing, row: CommentRow) => Promise<void>,
): Promise<Comment> {
  const place = await scene.read(({ tx }) => tx.get('comments', [id]));
  if (!place) throw notFound('comment');
  // The stored answer is nothing but that it was done: words are kept in one place, where they can be taken down.
  await scene.keyed(threadLock(place.topic), key, request, async (context) => {
    const row = await context.tx.get('comments', [id]);
    if (!row || (row.status !== 'deleted' && !see(context, row)?.full)) throw notFound('comment');
    await body(context, row);
  });
  return scene.read(async (context) =>
    drawOne(context, seeSomething(context, (await context.tx.get('comments', [id]))!)),
  );
}
