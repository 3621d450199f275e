import type { Body } from '../../domain/body.ts';
import type { Id, Time } from '../../domain/common.ts';
import { NEW_MEMBER } from '../people/new-member.ts';
import { mendName } from '../../domain/people/names.ts';
import { BODY_LIMIT } from '../../domain/body.ts';
import { tidyBody } from '../../domain/threads/words.ts';
import { insertComment, newComment, newThread, type CommentRow } from './comment-rows.ts';
import { checkTopic, invalid, webPage } from '../input.ts';
import type { EngineOptions, Writing } from '../scene.ts';
import { fingerprint, unbase64url } from '../seal.ts';
import { asSystem } from '../system.ts';

/** Threads from elsewhere. The same source and source ids give the same comments, so importing again changes nothing. */
export interface ImportBatch {
  /** Names where they come from, such as `wordpress:shop.example`; at most 200 characters. */
  readonly source: string;
  readonly threads: readonly ImportedThread[];
}

export interface ImportedThread {
  readonly topic: string;
  readonly title: string | null;
  readonly url: string | null;
  /** In any order. */
  readonly comments: readonly ImportedComment[];
}

export interface ImportedComment {
  readonly sourceId: string;
  /** Of a comment in this thread, here or imported before; one that is missing makes this a first comment. */
  readonly parentSourceId: string | null;
  readonly authorName: string;
  /** Tells the source's authors apart. It is stored: give a hash rather than an e-mail address. */
  readonly authorKey: string;
  readonly createdAt: Time;
  /** Cut at the limit of a body; a comment without any words is left out. */
  readonly markdown: string;
  readonly status: 'published' | 'held';
}

export interface ImportReport {
  readonly created: number;
  /** Of those created, how many wait for staff. */
  readonly held: number;
  /** Imported before. */
  readonly known: number;
  /** Left out, having no words. */
  readonly empty: number;
  /** Shortened to the limit. */
  readonly cut: number;
  /** Authors who came with it. */
  readonly members: number;
}

interface Prepared extends ImportedComment {
  readonly id: Id;
  readonly author: Id;
  readonly body: Body;
  readonly hash: string;
}

const FALLBACK_NAME = 'Anonymous';

/**
 * Takes in a batch in one transaction: all of it or nothing. Authors become members nobody has claimed yet (issuer
 * `import:<source>`). The log gets one `thread.changed` per thread and nothing that badges would count.
 * Throws `invalid` with the field's path.
 */
export async function importThreads(
  options: EngineOptions,
  site: Id,
  batch: ImportBatch,
): Promise<ImportReport> {
  const { source, threads } = batch;
  if (source === '' || source.length > 200)
    throw invalid('source', source === '' ? 'required' : 'too-long', 200);
  let [empty, cut] = [0, 0];
  const ids = new Map<string, Promise<Id>>();
  const idOf = (kind: 'comment' | 'author', sourceId: string): Promise<Id> => {
    const key = `${kind} ${sourceId}`;
    if (!ids.has(key)) ids.set(key, idFrom(options, [site, source, kind, sourceId]));
    return ids.get(key)!;
  };
  const prepared: { thread: ImportedThread; comments: Prepared[] }[] = [];
  for (const thread of threads) {
    checkTopic(thread.topic);
    const comments: Prepared[] = [];
    const skipped = new Map<string, string | null>();
    // A source that names something twice means it once.
    for (const comment of new Map(thread.comments.map((each) => [each.sourceId, each])).values()) {
      const whole = tidyBody(comment.markdown);
      const markdown = whole.slice(0, BODY_LIMIT).replace(/[\ud800-\udbff]$/, '');
      const body = markdown === '' ? [] : await options.parse(markdown);
      if (body.length === 0) {
        skipped.set(comment.sourceId, comment.parentSourceId);
        continue;
      }
      if (whole.length > BODY_LIMIT) cut++;
      const id = await idOf('comment', comment.sourceId);
      const author = await idOf('author', comment.authorKey);
      comments.push({
        ...comment,
        markdown,
        body,
        id,
        author,
        hash: `import ${source}`,
      });
    }
    empty += skipped.size;
    prepared.push({
      thread,
      comments: comments.map((comment) => ({
        ...comment,
        parentSourceId: above(comment.parentSourceId, skipped),
      })),
    });
  }

  return asSystem(options, site).write(`import/${source}`, async (context) => {
    const report = { created: 0, held: 0, known: 0, empty, cut, members: 0 };
    for (const { thread, comments } of prepared) {
      const { tx, now } = context;
      const stored = await tx.getMany(
        'comments',
        comments.map(({ id }) => [id]),
      );
      const fresh = comments.filter((_, at) => !stored[at]);
      report.known += comments.length - fresh.length;
      const known = await tx.get('threads', [thread.topic]);
      if (!known) {
        const page = webPage({ title: thread.title ?? '', url: thread.url ?? '' });
        const createdAt = Math.min(now, ...fresh.map((comment) => comment.createdAt));
        await tx.insert('threads', newThread({ topic: thread.topic, ...page, createdAt }));
      }
      for (const comment of parentsFirst(fresh)) {
        report.members += await addAuthor(context, source, comment);
        const parent =
          comment.parentSourceId === null
            ? undefined
            : await tx.get('comments', [await idOf('comment', comment.parentSourceId)]);
        await insertComment(
          context,
          rowOf(comment, thread.topic, parent?.topic === thread.topic ? parent : undefined, now),
        );
        report.created++;
        if (comment.status === 'held') report.held++;
      }
      if (!known || fresh.length > 0) {
        context.emit({
          kind: 'thread.changed',
          subject: thread.topic,
          actor: null,
          channel: `thread/${thread.topic}`,
          audience: 'public',
          data: {},
        });
      }
    }
    return report;
  });
}

/** A UUIDv8 (RFC 9562 §5.8) from SHA-256: the same for the same thing of the same source, at every import. */
async function idFrom({ ambient }: EngineOptions, name: readonly string[]): Promise<Id> {
  const bytes = unbase64url(await fingerprint(name, ambient))!.slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The nearest ancestor that was not left out. */
function above(parent: string | null, skipped: ReadonlyMap<string, string | null>): string | null {
  const passed = new Set<string>();
  let next = parent;
  while (next !== null && skipped.has(next) && !passed.has(next)) {
    passed.add(next);
    next = skipped.get(next)!;
  }
  return next !== null && passed.has(next) ? null : next;
}

/** Parents before children, else by time; a ring of parents is cut open, and begins with a first comment. */
function parentsFirst(comments: readonly Prepared[]): Prepared[] {
  const sorted = [...comments].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const bySource = new Map(sorted.map((comment) => [comment.sourceId, comment]));
  const done = new Set<string>();
  const ordered: Prepared[] = [];
  for (const comment of sorted) {
    const line: Prepared[] = [];
    let next: Prepared | undefined = comment;
    while (next && !done.has(next.sourceId) && !line.includes(next)) {
      line.push(next);
      next = next.parentSourceId === null ? undefined : bySource.get(next.parentSourceId);
    }
    for (const one of line.reverse()) {
      done.add(one.sourceId);
      ordered.push(one);
    }
  }
  return ordered;
}

async function addAuthor(
  { tx, now }: Writing,
  source: string,
  { author, authorKey, authorName, createdAt }: Prepared,
): Promise<number> {
  if (await tx.get('members', [author])) return 0;
  const name = mendName(authorName, FALLBACK_NAME);
  const since = Math.min(now, createdAt);
  await tx.insert('members', {
    id: author,
    name,
    role: 'member',
    strength: 'device',
    avatar: null,
    createdAt: since,
    ...NEW_MEMBER,
  });
  await tx.insert('identities', { issuer: `import:${source}`, subject: authorKey, member: author });
  return 1;
}

function rowOf(
  { id, author, markdown: source, body, hash, status, createdAt }: Prepared,
  topic: string,
  parent: CommentRow | undefined,
  now: Time,
): CommentRow {
  const start = { id, topic, author, source, body, hash, status, createdAt: Math.min(now, createdAt) };
  return newComment(start, parent ?? null);
}
