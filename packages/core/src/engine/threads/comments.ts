import type { NewComment, ThreadsPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Body } from '../../domain/body.ts';
import type { AttachedImage } from '../../domain/media/types.ts';
import { hasLinks, linksIn } from '../../domain/links.ts';
import { sanctionAt } from '../../domain/moderation/sanctions.ts';
import { isStaff } from '../../domain/people/people.ts';
import { votesOn } from '../../domain/site.ts';
import { bestScore, changeReactions } from '../../domain/threads/counts.ts';
import { admit, mayTakePart } from '../../domain/threads/moderation.ts';
import { changeVote } from '../../domain/threads/ranking.ts';
import { bodyFlaw, tidyBody } from '../../domain/threads/words.ts';
import { record } from '../moderation/audit.ts';
import { throwAway, undeleteBy } from './bin.ts';
import { change, demand } from '../log/change.ts';
import { emitComment, whomItAnswers } from './comment-events.ts';
import {
  insertComment,
  newComment,
  newThread,
  threadLock,
  updateComment,
  type CommentRow,
} from './comment-rows.ts';
import { drawOne, seeSomething } from './comment-view.ts';
import { attach, readImages } from './comment-images.ts';
import { keepVersion } from './history.ts';
import { embedPolls } from '../polls/embedded-polls.ts';
import { checkNewId, checkTopic, invalid, refuseFlaw, webPage } from '../input.ts';
import { allow, reuseBy } from '../meaning/reuse.ts';
import { bindAnswer } from '../meaning/prompts.ts';
import { askAgain } from './nudge.ts';
import { reportBy } from '../moderation/reports.ts';
import { ratingOf, revised, reviewOf } from './reviews.ts';
import { requireViewer, type Scene, type Writing } from '../scene.ts';
import { fingerprint } from '../seal.ts';
import { refuseBanned, refuseHaste, whoActs } from '../people/standing.ts';
import { judge, remember, suspect } from './suspicion.ts';

type Writes = Required<
  Pick<ThreadsPart, 'post' | 'edit' | 'remove' | 'undelete' | 'react' | 'vote' | 'report' | 'reuse'>
>;

/** What members write: each write holds its thread's lock, keeps every count right and tells the log. */
export function commentWrites(scene: Scene): Writes {
  return {
    report: reportBy(scene),
    ...reuseBy(scene),
    undelete: undeleteBy(scene),

    async post(input) {
      const viewer = requireViewer(scene.viewer);
      checkNewId(input.id);
      checkTopic(input.topic);
      const words = await readWords(scene, input.body);
      const { topic, parent, rating } = input;
      const images = readImages(input.images);
      const content = {
        topic,
        parent,
        source: words.source,
        ...(rating !== undefined && { rating }),
        ...(images?.length && { images }),
        ...(input.reuse && { reuse: true }),
        ...(input.prompt !== undefined && { prompt: input.prompt }),
      };
      const hash = await fingerprint(content, scene.options.ambient);
      const spam = await judge(scene, {
        id: input.id,
        topic: input.topic,
        source: words.source,
        reply: input.parent !== null,
        ...(input.page && { url: input.page.url }),
      });
      return scene.write(threadLock(input.topic), async (context) => {
        const known = await context.tx.get('comments', [input.id]);
        if (known && (known.hash !== hash || known.author !== viewer.id)) {
          throw new CommunityError('conflict', 'This id is taken.', { field: 'id' });
        }
        const row =
          known ?? (await addComment(scene, context, { ...input, images }, { ...words, spam }, hash));
        return drawOne(context, seeSomething(context, row));
      });
    },

    async edit({ key, id, body, revision, confirm, rating, images: wanted }) {
      requireViewer(scene.viewer);
      const words = await readWords(scene, body);
      const images = readImages(wanted);
      const place = await scene.read(({ tx }) => tx.get('comments', [id]));
      const { topic = '', parent = null } = place ?? {};
      const spam = await judge(scene, { id, topic, source: words.source, reply: parent !== null }, true);
      const request = { edit: id, body, revision, ...(rating !== undefined && { rating }), images };
      return change(scene, id, { key, request }, async (context, row) => {
        const { info, viewer, now } = context;
        await demand(context, row, 'edit');
        if (row.revision !== revision)
          throw new CommunityError('conflict', 'The comment has changed since.', { field: 'revision' });
        const review = revised(context, row, rating);
        await askAgain(scene, context, { topic: row.topic, source: words.source, confirm });
        const before = linksIn(row.body);
        const links = [...linksIn(words.body)].some((href) => !before.has(href));
        const author = await whoActs(context);
        const shown = images ? await attach(context, row, images) : row.images;
        const signs = await suspect(context, { ...words, spam }, id);
        const status =
          row.status === 'published'
            ? admit({
                viewer: viewer!,
                site: info,
                thread: (await context.tx.get('threads', [row.topic]))?.policy,
                muted: sanctionAt(author, now)?.kind === 'mute',
                suspicious: signs.length > 0,
                firstPostApproved: author.approved > 0,
                links,
                images: shown.some((image) => row.images.every((before) => before.id !== image.id)),
              })
            : row.status;
        if (words.source !== row.source) await keepVersion(context, row);
        const after = await updateComment(context, row, {
          ...words,
          ...review,
          status,
          signs,
          images: shown,
          revision: revision + 1,
          // What nobody had read was not edited, as readers see it.
          editedAt: row.status === 'published' ? now : row.editedAt,
        });
        const answers = status === row.status ? {} : await whomItAnswers(context, row);
        emitComment(context, 'comment.edited', row, after, answers);
      });
    },

    async remove({ key, id, revision }) {
      requireViewer(scene.viewer);
      return change(scene, id, { key, request: { remove: id, revision } }, async (context, row) => {
        await demand(context, row, 'delete');
        if (row.revision !== revision)
          throw new CommunityError('conflict', 'The comment has changed since.', { field: 'revision' });
        const after = await throwAway(context, row);
        emitComment(context, 'comment.deleted', row, after, await whomItAnswers(context, row));
        if (row.author !== context.viewer?.id)
          await record(context, {
            action: 'delete',
            kind: 'comment',
            subject: id,
            topic: row.topic,
            reason: null,
            before: { status: row.status },
            after: { status: 'deleted', revision: after.revision },
          });
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
        emitComment(context, 'comment.reacted', row, after, { on: on ? 1 : 0, reaction });
      });
    },

    async vote({ key, id, value }) {
      const viewer = requireViewer(scene.viewer);
      return change(scene, id, { key, request: { vote: id, value } }, async (context, row) => {
        const { tx, info, now } = context;
        const review = ratingOf(context, row) !== undefined;
        if (!review && !votesOn(info)) throw new CommunityError('unsupported', 'This site has no votes.');
        if (![1, 0, ...(!review && info.votes === 'up-down' ? [-1] : [])].includes(value))
          throw invalid('value', 'format');
        await demand(context, row, 'vote');
        const before = (await tx.get('votes', [viewer.id, id]))?.value ?? 0;
        if (before === value) return;
        if (value === 0) await tx.delete('votes', [viewer.id, id]);
        else if (before === 0) await tx.insert('votes', { member: viewer.id, comment: id, value, at: now });
        else await tx.update('votes', [viewer.id, id], { value, at: now });
        const after = await updateComment(context, row, changeVote(row, before, value));
        // No more than whether it speaks for the comment: a vote against it looks like one that was taken back.
        emitComment(context, 'comment.voted', row, after, { on: value === 1 ? 1 : 0 });
      });
    },
  };
}

interface Words {
  readonly source: string;
  readonly body: Body;
}

async function readWords(scene: Scene, raw: string): Promise<Words> {
  const source = tidyBody(raw);
  refuseFlaw('body', bodyFlaw(source));
  const body = await embedPolls(scene, await scene.options.parse(source));
  // Markdown that draws nothing, such as a link's definition alone.
  if (body.length === 0) throw invalid('body', 'required');
  return { source, body };
}

async function addComment(
  scene: Scene,
  context: Writing,
  input: Omit<NewComment, 'images'> & { readonly images: readonly AttachedImage[] | undefined },
  { spam, ...words }: Words & { readonly spam: boolean | null },
  hash: string,
): Promise<CommentRow> {
  const { tx, info, now } = context;
  const viewer = requireViewer(context.viewer);
  const { id, topic } = input;
  const author = await whoActs(context);
  refuseBanned(author, now);
  if (!mayTakePart(viewer, info))
    throw new CommunityError('forbidden', 'This site takes no words from guests.');
  const thread = await tx.get('threads', [topic]);
  if (thread?.locked && !isStaff(viewer)) throw new CommunityError('closed', 'The thread is locked.');
  const parent = input.parent === null ? null : await tx.get('comments', [input.parent]);
  if (parent === undefined || (parent && (parent.topic !== topic || parent.status !== 'published')))
    throw invalid('parent', 'not-found');

  const review = await reviewOf(context, input);
  await askAgain(scene, context, { topic, source: words.source, confirm: input.confirm });
  if (!thread) await tx.insert('threads', newThread({ topic, ...webPage(input.page), createdAt: now }));
  if (thread && !isStaff(viewer)) await refuseHaste(context, thread);
  const signs = await suspect(context, { ...words, trap: input.trap, spam });
  const status = admit({
    viewer,
    site: info,
    thread: thread?.policy,
    suspicious: signs.length > 0,
    muted: sanctionAt(author, now)?.kind === 'mute',
    firstPostApproved: author.approved > 0,
    links: hasLinks(words.body),
    images: Boolean(input.images?.length),
  });
  const start = { id, topic, author: viewer.id, ...words, hash, status, createdAt: now };
  const images = await attach(context, { id, images: [] }, input.images ?? []);
  const row = { ...newComment(start, parent), signs, images, ...review };
  await insertComment(context, row);
  if (input.reuse) await allow(context, id, viewer.id);
  await bindAnswer(context, id, topic, input.prompt);
  if (review.stars > 0) await tx.insert('reviews', { topic, member: viewer.id, comment: id });
  if (!isStaff(viewer)) await remember(context, id, words.source);
  emitComment(context, row.status === 'held' ? 'comment.held' : 'comment.posted', null, row, {
    parentAuthor: parent?.author ?? null,
  });
  return row;
}
