import { createHash } from 'node:crypto';
import type { ImportedComment } from '@hearth/core/engine';
import { readDisqus, type DisqusItem, type DisqusPost, type DisqusThread } from './disqus-xml.ts';
import type { Imported, ImportOptions } from './from-export.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { ImportError } from './import-error.ts';
import { topicOf } from './wordpress.ts';

/** `maxBytes` is 512 MiB where nothing is said. */
export type DisqusOptions = ImportOptions;

/** What became of everything in the export. */
export interface DisqusReport extends Imported {
  /** Left out: deleted at Disqus, by themselves or with their thread. */
  readonly deleted: number;
  /** Left out: of a thread that the export doesn't have, or without an id. */
  readonly lost: number;
  /** Threads that were closed at Disqus: here, staff close them. */
  readonly closed: number;
}

const DEFAULT_MAX_BYTES = 512 * 2 ** 20;
/** Comments taken in one transaction. */
const BATCH = 200;

/** What the first pass keeps of a comment: enough to know its place. */
interface Place {
  readonly thread: string;
  readonly parent: string;
  readonly kept: boolean;
}

/**
 * Imports a Disqus export. The first pass reads the whole file and writes nothing, so that a file that is cut, huge or not an export
 * changes nothing; it keeps the threads and where each comment hangs. The second gives comments to `take` in batches, parents first.
 * Ids come from the source, so importing again, also after a stop, adds only what is new.
 * Throws {@link ImportError}, or the signal's reason; batches taken before an abort stay.
 */
export async function importDisqus({
  open,
  take,
  maxBytes = DEFAULT_MAX_BYTES,
  signal,
  onProgress,
  dryRun,
}: DisqusOptions): Promise<DisqusReport> {
  const read = (pass: 'checking' | 'importing'): AsyncGenerator<DisqusItem> =>
    readDisqus(open(), {
      maxBytes,
      ...(signal && { signal }),
      onProgress: (bytes) => onProgress?.(pass, bytes),
    });
  const threads = new Map<string, DisqusThread>();
  const places = new Map<string, Place>();
  const left = { deleted: 0, spam: 0, lost: 0, undated: 0 };
  const sum = { created: 0, held: 0, known: 0, members: 0, empty: 0, cut: 0 };
  for await (const item of read('checking')) {
    if (item.kind === 'thread') {
      if (item.id !== '') threads.set(item.id, item);
      continue;
    }
    const why = leftOut(item, threads, places);
    if (why) left[why]++;
    else if (item.createdAt === null) left.undated++;
    if (item.id === '' || places.has(item.id)) continue;
    places.set(item.id, { thread: item.thread, parent: item.parent, kept: why === null });
    if (why) continue;
    sum.created++;
    if (!item.approved) sum.held++;
  }
  const used = new Set([...places.values()].flatMap(({ kept, thread }) => (kept ? [thread] : [])));
  const topics = new Map([...used].map((id) => [id, topicFor(threads.get(id)!)]));
  const closed = [...used].filter((id) => threads.get(id)!.closed).length;
  // Addresses that differ in what doesn't count are one thread here.
  const report = () => ({ threads: new Set(topics.values()).size, closed, ...sum, ...left });
  if (used.size === 0)
    throw new ImportError(
      'The export has no comments to take: all of it is deleted, spam, or without a thread.',
    );
  if (dryRun) return report();

  const source = `disqus:${[...threads.values()].find(({ forum }) => forum !== '')?.forum ?? hostOf(threads)}`;
  sum.created = sum.held = 0;
  let waiting: { thread: string; comment: ImportedComment }[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const byThread = new Map<string, ImportedComment[]>();
    for (const { thread, comment } of waiting)
      byThread.set(thread, [...(byThread.get(thread) ?? []), comment]);
    const batch = [...byThread].map(([thread, comments]) => {
      const { title, link } = threads.get(thread)!;
      const url = URL.canParse(link) ? link : null;
      return { topic: topics.get(thread)!, title: title || null, url, comments };
    });
    waiting = [];
    const taken = await take({ source, threads: batch });
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += taken[key];
  };
  const done = new Set<string>();
  /** What stands before its parent in the file, by the parent. */
  const early = new Map<string, DisqusPost[]>();
  let last = 0;
  const hand = async (post: DisqusPost): Promise<void> => {
    const line = [post];
    for (let next = line.shift(); next; next = line.shift()) {
      const parent = nearest(next, places);
      if (parent !== null && !done.has(parent)) {
        early.set(parent, [...(early.get(parent) ?? []), next]);
        continue;
      }
      if (done.has(next.id)) continue;
      done.add(next.id);
      last = next.createdAt ?? last;
      waiting.push({ thread: next.thread, comment: convert(next, parent, last) });
      line.push(...(early.get(next.id) ?? []));
      early.delete(next.id);
      if (waiting.length >= BATCH) await flush();
    }
  };
  for await (const item of read('importing'))
    if (item.kind === 'post' && places.get(item.id)?.kept) await hand(item);
  await flush();
  return report();
}

/** The one list of what is not taken. */
function leftOut(
  { id, thread, deleted, spam }: DisqusPost,
  threads: ReadonlyMap<string, DisqusThread>,
  places: ReadonlyMap<string, Place>,
): 'deleted' | 'spam' | 'lost' | null {
  const page = threads.get(thread);
  if (id === '' || !page || places.has(id)) return 'lost';
  if (spam) return 'spam';
  return deleted || page.deleted ? 'deleted' : null;
}

/** By its address; sites that have all pages at one, by the name they gave it. */
const topicFor = ({ link, identifier, id }: DisqusThread): string =>
  topicOf({ link, name: identifier, id: `disqus-${id}` }).replace(/^post-disqus-/, 'disqus-');

function hostOf(threads: ReadonlyMap<string, DisqusThread>): string {
  const [link] = [...threads.values()].map((thread) => thread.link).filter((each) => URL.canParse(each));
  return link === undefined ? 'unknown' : new URL(link).host;
}

/** The nearest ancestor of the same thread that is imported; `null` for none, or where parents run in a ring. */
function nearest({ id, thread, parent }: DisqusPost, places: ReadonlyMap<string, Place>): string | null {
  const passed = new Set([id]);
  for (let next = parent; next !== '' && !passed.has(next); next = places.get(next)?.parent ?? '') {
    const place = places.get(next);
    if (!place || place.thread !== thread) return null;
    if (place.kept && !inRing(next, id, places)) return next;
    passed.add(next);
  }
  return null;
}

/** Whether an ancestor hangs below whom it is the ancestor of: then neither would ever come first. */
function inRing(from: string, id: string, places: ReadonlyMap<string, Place>): boolean {
  const passed = new Set<string>();
  for (let next = from; next !== '' && !passed.has(next); next = places.get(next)?.parent ?? '') {
    if (next === id) return true;
    passed.add(next);
  }
  return false;
}

function convert(
  { id, message, approved, name, email, username }: DisqusPost,
  parent: string | null,
  createdAt: number,
): ImportedComment {
  // An account, else an address, else the name alone; and the name, since readers knew them by it. Hashed, for it is nobody's business.
  const who = username !== '' ? `user:${username}` : email !== '' ? `mail:${email}` : 'name';
  return {
    sourceId: id,
    parentSourceId: parent,
    authorName: name || username,
    authorKey: createHash('sha256').update(`${who}\n${name}`).digest('base64url'),
    createdAt,
    markdown: htmlToMarkdown(message),
    status: approved ? 'published' : 'held',
  };
}
