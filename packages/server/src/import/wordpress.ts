import { createHash } from 'node:crypto';
import type { ImportedComment } from '@hearth/core/engine';
import type { Imported, ImportOptions } from './from-export.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { ImportError } from './import-error.ts';
import { readWxr, type WxrComment, type WxrPost } from './wxr.ts';

/** `maxBytes` is 128 MiB where nothing is said. */
export type WordpressOptions = ImportOptions;

/** What became of everything in the export. */
export interface WordpressReport extends Imported {
  /** Left out: pingbacks and trackbacks. */
  readonly pings: number;
  /** Left out: what WordPress had in its bin. */
  readonly trash: number;
}

const DEFAULT_MAX_BYTES = 128 * 2 ** 20;

/**
 * Imports the comments of a WordPress export (WXR). The first pass reads the whole file and writes nothing, so that a file that is
 * cut, huge or not an export changes nothing; the second gives thread after thread to `take`. Ids come from the source, so importing
 * again adds only what is new. Unapproved comments, and those under posts that are not public, are held for staff.
 * Throws {@link ImportError}, or the signal's reason; threads taken before an abort stay.
 */
export async function importWordpress({
  open,
  take,
  maxBytes = DEFAULT_MAX_BYTES,
  signal,
  onProgress,
  dryRun,
}: WordpressOptions): Promise<WordpressReport> {
  const read = (pass: 'checking' | 'importing'): AsyncGenerator<WxrPost> =>
    readWxr(open(), {
      maxBytes,
      ...(signal && { signal }),
      onProgress: (bytes) => onProgress?.(pass, bytes),
    });

  const left = { pings: 0, spam: 0, trash: 0, undated: 0 };
  const sum = { created: 0, held: 0, known: 0, members: 0, empty: 0, cut: 0 };
  const topics = new Map<string, number>();
  let source: string | null = null;
  for await (const post of read('checking')) {
    source ??= sourceOf(post);
    const comments = convert(post, left);
    if (comments.length === 0) continue;
    topics.set(topicOf(post), (topics.get(topicOf(post)) ?? 0) + comments.length);
    sum.created += comments.length;
    sum.held += comments.filter(({ status }) => status === 'held').length;
  }
  if (source === null)
    throw new ImportError('The export has no comments. Export “All content”, or the posts that have them.');
  if (dryRun) return { threads: topics.size, ...sum, ...left };

  sum.created = sum.held = 0;
  for await (const post of read('importing')) {
    const comments = convert(post, { pings: 0, spam: 0, trash: 0, undated: 0 });
    if (comments.length === 0) continue;
    const thread = {
      topic: topicOf(post),
      title: post.title || null,
      url: URL.canParse(post.link) ? post.link : null,
      comments,
    };
    const report = await take({ source, threads: [thread] });
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += report[key];
  }
  return { threads: topics.size, ...sum, ...left };
}

/** A post's topic: the path of its address, without slashes and `.html` around it, or its name. */
export function topicOf({ link, name, id }: Pick<WxrPost, 'link' | 'name' | 'id'>): string {
  const path = URL.canParse(link)
    ? decodeSafely(new URL(link).pathname)
        .replace(/^\/+|\/+$/g, '')
        .replace(/\.html?$/, '')
    : '';
  return (path || decodeSafely(name) || `post-${id}`).slice(0, 300);
}

const sourceOf = ({ link }: WxrPost): string =>
  `wordpress:${URL.canParse(link) ? new URL(link).host : 'unknown'}`;

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function convert(
  post: WxrPost,
  left: { pings: number; spam: number; trash: number; undated: number },
): ImportedComment[] {
  const parents = new Map(post.comments.map(({ id, parent }) => [id, parent]));
  const kept = post.comments.filter((comment) => {
    if (comment.type === 'pingback' || comment.type === 'trackback') left.pings++;
    else if (comment.approved === 'spam') left.spam++;
    else if (comment.approved === 'trash' || comment.approved === 'post-trashed') left.trash++;
    else return true;
    return false;
  });
  const ids = new Set(kept.map(({ id }) => id));
  const isPublic = post.status === 'publish' && post.password === '';
  let last = kept.find(({ createdAt }) => createdAt !== null)?.createdAt ?? 0;
  return kept.map((comment) => {
    if (comment.createdAt === null) left.undated++;
    else last = comment.createdAt;
    return {
      sourceId: comment.id,
      parentSourceId: nearest(comment, parents, ids),
      authorName: comment.author,
      authorKey: authorKey(comment),
      createdAt: comment.createdAt ?? last,
      markdown: htmlToMarkdown(comment.content),
      status: isPublic && comment.approved === '1' ? 'published' : 'held',
    };
  });
}

/** The nearest ancestor that is imported; `null` when there is none, or the parents run in a ring. */
function nearest(
  { id, parent }: WxrComment,
  parents: ReadonlyMap<string, string>,
  ids: ReadonlySet<string>,
): string | null {
  const passed = new Set([id]);
  for (let next = parent; next !== '0' && !passed.has(next); next = parents.get(next) ?? '0') {
    if (ids.has(next)) return next;
    passed.add(next);
  }
  return null;
}

/**
 * Tells authors apart: by user or address, and by the name that was signed with, since readers knew them by it and
 * families share addresses. Hashed, for the address is nobody's business here.
 */
function authorKey({ userId, email, author }: WxrComment): string {
  const who = userId !== '0' ? `user:${userId}` : `mail:${email}`;
  return createHash('sha256').update(`${who}\n${author}`).digest('base64url');
}
