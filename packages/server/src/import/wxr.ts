import { ImportError } from './import-error.ts';
import { streamXml, type XmlOptions, type XmlReader } from './xml-stream.ts';

/** A comment as the export has it; texts are as WordPress stores them (HTML). */
export interface WxrComment {
  id: string;
  author: string;
  email: string;
  /** UTC milliseconds; `null` when the export's date cannot be read. */
  createdAt: number | null;
  content: string;
  /** `1`, `0`, `spam`, `trash`, `post-trashed`. */
  approved: string;
  /** '' or `comment`; `pingback` and `trackback` are other sites'. */
  type: string;
  /** `0` for none. */
  parent: string;
  userId: string;
}

/** A post or page with its comments. */
export interface WxrPost {
  id: string;
  title: string;
  link: string;
  name: string;
  status: string;
  type: string;
  password: string;
  comments: WxrComment[];
}

/** No field of a comment or post that we read is longer than this, in UTF-16 code units. */
const FIELD_LIMIT = 1_000_000;

const POST_FIELDS: Readonly<Record<string, Exclude<keyof WxrPost, 'comments'>>> = {
  title: 'title',
  link: 'link',
  'wp:post_id': 'id',
  'wp:post_name': 'name',
  'wp:status': 'status',
  'wp:post_type': 'type',
  'wp:post_password': 'password',
};

/** `createdAt` is put together from two fields. */
const COMMENT_FIELDS: Readonly<Record<string, Exclude<keyof WxrComment, 'createdAt'> | 'date' | 'dateGmt'>> =
  {
    'wp:comment_id': 'id',
    'wp:comment_author': 'author',
    'wp:comment_author_email': 'email',
    'wp:comment_date': 'date',
    'wp:comment_date_gmt': 'dateGmt',
    'wp:comment_content': 'content',
    'wp:comment_approved': 'approved',
    'wp:comment_type': 'type',
    'wp:comment_parent': 'parent',
    'wp:comment_user_id': 'userId',
  };

type Draft = Record<string, string>;

/**
 * Reads WordPress eXtended RSS (WXR 1.0 to 1.2) as a stream and gives each post that has comments. One post is held in memory at a time.
 * Throws {@link ImportError} with the line for anything that is not a whole, well-formed export.
 */
export const readWxr = (chunks: AsyncIterable<Uint8Array>, options: XmlOptions): AsyncGenerator<WxrPost> =>
  streamXml(chunks, options, wxrReader);

function wxrReader(fail: (message: string) => void): XmlReader<WxrPost> {
  const done: WxrPost[] = [];
  let version = '';
  let post: Draft | null = null;
  let comment: Draft | null = null;
  let comments: WxrComment[] = [];
  let text: string | null = null;
  let within = '';
  return {
    of: {
      name: 'WordPress',
      again: 'Export it again from WordPress',
      smaller: 'Export it in parts (WordPress can export by date), or raise --max-mib.',
    },
    text(more) {
      if (text === null) return;
      text += more;
      if (text.length > FIELD_LIMIT)
        fail(`<${within}> is longer than ${FIELD_LIMIT.toLocaleString('en')} characters`);
    },
    open({ name }, path) {
      within = name;
      if (path.length === 1 && name !== 'rss')
        fail(`This is not a WordPress export: it begins with <${name}> instead of <rss>`);
      if (name === 'item' && path.length === 3) [post, comments] = [{}, []];
      else if (name === 'wp:comment' && post) comment = {};
      const wanted = comment
        ? COMMENT_FIELDS[name] && path.length === 5
        : post
          ? POST_FIELDS[name] && path.length === 4
          : name === 'wp:wxr_version';
      text = wanted ? '' : text !== null && path.length > 5 ? text : null;
    },
    close(name, { length: depth }) {
      if (comment && name === 'wp:comment' && depth === 4) {
        comments.push(toComment(comment));
        comment = null;
      } else if (post && name === 'item' && depth === 3) {
        if (comments.length > 0) done.push(toPost(post, comments));
        post = null;
      } else if (text !== null) {
        if (comment && depth === 5) comment[COMMENT_FIELDS[name]!] ??= text;
        else if (post && depth === 4) post[POST_FIELDS[name]!] ??= text;
        else if (name === 'wp:wxr_version') version = text.trim();
        text = null;
      }
    },
    take: () => done.splice(0),
    end() {
      if (!version)
        throw new ImportError(
          'This is not a WordPress export: <wp:wxr_version> is missing. Use Tools → Export in WordPress.',
        );
    },
  };
}

function toPost(draft: Draft, comments: WxrComment[]): WxrPost {
  const field = (name: string): string => (draft[name] ?? '').trim();
  return {
    id: field('id'),
    title: field('title'),
    link: field('link'),
    name: field('name'),
    status: field('status'),
    type: field('type'),
    password: field('password'),
    comments,
  };
}

function toComment(draft: Draft): WxrComment {
  const field = (name: string): string => (draft[name] ?? '').trim();
  return {
    id: field('id'),
    author: field('author'),
    email: field('email').toLowerCase(),
    createdAt: readDate(field('dateGmt')) ?? readDate(field('date')),
    content: field('content'),
    approved: field('approved'),
    type: field('type'),
    parent: field('parent') || '0',
    userId: field('userId') || '0',
  };
}

/** `YYYY-MM-DD hh:mm:ss`, taken as UTC. WordPress writes zeros for "never". */
function readDate(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null;
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isFinite(time) && time > 0 ? time : null;
}
