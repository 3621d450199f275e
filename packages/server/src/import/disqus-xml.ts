import type { SaxesTagPlain } from 'saxes';
import { ImportError } from './import-error.ts';
import { streamXml, type XmlOptions, type XmlReader } from './xml-stream.ts';

/** A page with comments, as Disqus knows it. */
export interface DisqusThread {
  readonly kind: 'thread';
  readonly id: string;
  /** What the site called it; often empty. */
  readonly identifier: string;
  readonly forum: string;
  readonly link: string;
  readonly title: string;
  readonly deleted: boolean;
  readonly closed: boolean;
}

/** A comment; `message` is HTML. */
export interface DisqusPost {
  readonly kind: 'post';
  readonly id: string;
  readonly thread: string;
  /** '' for none. */
  readonly parent: string;
  readonly message: string;
  /** UTC milliseconds; `null` where it can't be read. */
  readonly createdAt: number | null;
  readonly deleted: boolean;
  readonly spam: boolean;
  /** Older exports say so of what waits for a moderator. */
  readonly approved: boolean;
  readonly name: string;
  /** Older exports have it. */
  readonly email: string;
  readonly username: string;
}

export type DisqusItem = DisqusThread | DisqusPost;

/** No field that we read is longer than this, in UTF-16 code units. */
const FIELD_LIMIT = 1_000_000;

/** Fields of a thread or post, and of its author. */
const FIELDS: ReadonlySet<string> = new Set([
  'id',
  'forum',
  'link',
  'title',
  'message',
  'createdAt',
  'isDeleted',
  'isClosed',
  'isSpam',
  'isApproved',
]);
const AUTHOR_FIELDS: ReadonlySet<string> = new Set(['name', 'email', 'username']);

type Draft = Record<string, string>;

/**
 * Reads a Disqus export as a stream: threads, then posts, as they stand in the file. Of either dialect: ids in `dsq:id` with an empty
 * `<id>`, or in `<id>` alone; with or without addresses of authors.
 *
 * @see https://help.disqus.com/en/articles/1717164-comments-export
 */
export const readDisqus = (
  chunks: AsyncIterable<Uint8Array>,
  options: XmlOptions,
): AsyncGenerator<DisqusItem> => streamXml(chunks, options, disqusReader);

function disqusReader(fail: (message: string) => void): XmlReader<DisqusItem> {
  const done: DisqusItem[] = [];
  let draft: Draft | null = null;
  let field: string | null = null;
  let text = '';
  let items = 0;
  return {
    of: {
      name: 'Disqus',
      again: 'Export it again from Disqus',
      smaller: 'Raise --max-mib if that is how much your forum has.',
    },
    text(more) {
      if (field === null) return;
      text += more;
      if (text.length > FIELD_LIMIT)
        fail(`<${field}> is longer than ${FIELD_LIMIT.toLocaleString('en')} characters`);
    },
    open(tag, path) {
      const { name } = tag;
      const depth = path.length;
      if (depth === 1 && name !== 'disqus')
        fail(`This is not a Disqus export: it begins with <${name}> instead of <disqus>`);
      field = null;
      if (depth === 2) draft = name === 'thread' || name === 'post' ? { 'dsq:id': idOf(tag) } : null;
      else if (draft && depth === 3) {
        if (FIELDS.has(name)) field = name;
        // Of the thread and the parent it is the reference that counts.
        else if (name === 'thread' || name === 'parent') {
          draft[name] = idOf(tag);
          field = name;
        }
      } else if (draft && depth === 4 && path[2] === 'author' && AUTHOR_FIELDS.has(name)) field = name;
      text = '';
    },
    close(name, { length: depth }) {
      if (draft && depth === 2) {
        items++;
        done.push(name === 'thread' ? toThread(draft) : toPost(draft));
        draft = null;
      } else if (draft && field !== null) draft[field] ||= text;
      field = null;
    },
    take: () => done.splice(0),
    end() {
      if (items === 0)
        throw new ImportError('The export has no threads and no comments. Disqus: Community → Export.');
    },
  };
}

/** The reference, whatever the prefix of its namespace is. */
function idOf({ attributes }: SaxesTagPlain): string {
  const name = Object.keys(attributes).find((each) => each === 'id' || each.endsWith(':id'));
  return name === undefined ? '' : (attributes[name] ?? '');
}

const yes = (text: string | undefined): boolean => /^(true|1)$/i.test(text?.trim() ?? '');
const of = (draft: Draft, field: string): string => (draft[field] ?? '').trim();

const toThread = (draft: Draft): DisqusThread => ({
  kind: 'thread',
  id: of(draft, 'dsq:id') || of(draft, 'id'),
  identifier: of(draft, 'id'),
  forum: of(draft, 'forum'),
  link: of(draft, 'link'),
  title: of(draft, 'title'),
  deleted: yes(draft['isDeleted']),
  closed: yes(draft['isClosed']),
});

const toPost = (draft: Draft): DisqusPost => ({
  kind: 'post',
  id: of(draft, 'dsq:id') || of(draft, 'id'),
  thread: of(draft, 'thread'),
  parent: of(draft, 'parent'),
  message: draft['message'] ?? '',
  createdAt: readDate(of(draft, 'createdAt')),
  deleted: yes(draft['isDeleted']),
  spam: yes(draft['isSpam']),
  approved: draft['isApproved'] === undefined || yes(draft['isApproved']),
  name: of(draft, 'name'),
  email: of(draft, 'email').toLowerCase(),
  username: of(draft, 'username'),
});

/** `2012-04-01T12:00:00Z`, taken as UTC also without the Z. */
function readDate(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (!match) return null;
  const time = Date.parse(`${match[1]}T${match[2]}${match[3] ?? 'Z'}`);
  return Number.isFinite(time) && time > 0 ? time : null;
}
