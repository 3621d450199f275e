import type { Id } from '../../domain/common.ts';
import { isStaff } from '../../domain/people/people.ts';
import { votesOn } from '../../domain/site.ts';
import { takesReviews } from '../../domain/threads/reviews.ts';
import { stands } from '../../domain/threads/sight.ts';
import type { ThreadPage, ThreadQuery, ThreadSort } from '../../domain/threads/types.ts';
import type { CommentRow } from './comment-rows.ts';
import { draw, see, seeSomething, type Seen } from './comment-view.ts';
import { threadNow } from '../meaning/prompts.ts';
import { beginnings, continuation, FIRST_REPLIES, lineage, type Stretch } from './conversation.ts';
import { toCursor } from '../cursor.ts';
import { checkTopic, fromPlaceCursor, invalid, pageSize, toPlaceCursor, type Place } from '../input.ts';
import { ownReview } from './reviews.ts';
import { notFound, type Reading } from '../scene.ts';
import type { Row } from '../schema.ts';

/** Most rows read at once in search of first comments that the viewer may see. */
const CHUNK = 500;

type Way = 'next' | 'prev';
type Values = readonly (string | number)[];

interface Order {
  readonly sort: ThreadSort;
  readonly index: 'first' | 'best' | 'rating' | 'controversial';
  /** The column that comes before time, where the index has one. */
  readonly by?: 'score' | 'rating' | 'controversy';
  readonly reverse: boolean;
}

const ORDERS: Readonly<Record<ThreadSort, Order>> = {
  newest: { sort: 'newest', index: 'first', reverse: true },
  oldest: { sort: 'oldest', index: 'first', reverse: false },
  best: { sort: 'best', index: 'best', by: 'score', reverse: true },
  controversial: { sort: 'controversial', index: 'controversial', by: 'controversy', reverse: true },
};
/** Where people vote, their votes say what is best. Both keys are kept, so that a site may change its mind. */
const BEST_BY_VOTES: Order = { sort: 'best', index: 'rating', by: 'rating', reverse: true };

const placeOf = ({ by }: Order, row: CommentRow): Values =>
  by ? [row[by], row.at, row.id] : [row.at, row.id];
const cursorAt = (order: Order, way: Way, row: CommentRow): string =>
  toPlaceCursor([`${order.sort}.${way}`, ...placeOf(order, row)]);

const KINDS = {
  ...Object.fromEntries(
    Object.values(ORDERS).flatMap(({ sort, by }) => {
      const types = by ? (['real', 'int', 'id'] as const) : (['int', 'id'] as const);
      return [
        [`${sort}.next`, types],
        [`${sort}.prev`, types],
      ];
    }),
  ),
  c: ['id', 'int', 'id', 'int'],
} as const;

/** Reads the page of a thread that a query asks for. See {@link ThreadQuery} and {@link ThreadPage} for what is promised. */
export async function readPage(context: Reading, query: ThreadQuery): Promise<ThreadPage> {
  const { topic, sort = 'newest', cursor, around } = query;
  checkTopic(topic);
  const limit = pageSize(query.limit);
  if (!Object.hasOwn(ORDERS, sort)) throw invalid('sort', 'format');
  const voted = votesOn(context.info) || takesReviews(context.access.reviews, topic);
  const order = sort === 'best' && voted ? BEST_BY_VOTES : ORDERS[sort];
  if (around !== undefined) {
    if (cursor !== undefined) throw invalid('around', 'format');
    return pageAround(context, topic, order, around, limit);
  }
  const place = cursor === undefined ? null : fromPlaceCursor(cursor, KINDS);
  if (place?.[0] === 'c') return conversationPage(context, topic, place, limit);
  const way: Way = place?.[0].endsWith('.prev') ? 'prev' : 'next';
  if (place && place[0] !== `${sort}.${way}`) throw invalid('cursor', 'format');

  const thread = await context.tx.get('threads', [topic]);
  const pins = await pinnedIn(context, thread);
  const { roots, more } = await firstComments(context, topic, order, {
    way,
    after: (place?.slice(1) as Values | undefined) ?? [],
    limit,
    except: pins,
  });
  const [first, last] = [roots[0], roots.at(-1)];
  const top = way === 'prev' ? !more : !place;
  return compose(context, { topic, thread }, top ? [...pins, ...roots] : roots, {
    next: last && (way === 'prev' || more) ? cursorAt(order, 'next', last.row) : null,
    prev: first && (way === 'prev' ? more : place) ? cursorAt(order, 'prev', first.row) : null,
  });
}

/** What leads the thread, for everybody alike: what waits or was taken down leads nothing. */
async function pinnedIn({ tx }: Reading, thread: Row<'threads'> | undefined): Promise<Seen[]> {
  const ids = thread?.pinned ?? [];
  const rows = await tx.getMany(
    'comments',
    ids.map((id) => [id]),
  );
  return rows.flatMap((row) => (row?.status === 'published' ? { row, full: true } : []));
}

interface Stride {
  readonly way: Way;
  readonly after: Values;
  readonly limit: number;
  /** Left out: they lead the thread. */
  readonly except: readonly Seen[];
}

/** First comments that the viewer may see, in the page's order, from a place on. */
async function firstComments(
  context: Reading,
  topic: string,
  order: Order,
  { way, after, limit, except }: Stride,
): Promise<{ readonly roots: Seen[]; readonly more: boolean }> {
  const roots: Seen[] = [];
  const out = new Set(except.map(({ row }) => row.id));
  const reverse = way === 'next' ? order.reverse : !order.reverse;
  let from = after;
  for (
    let size = limit + 1, exhausted = false;
    roots.length <= limit && !exhausted;
    size = Math.min(2 * size, CHUNK)
  ) {
    const rows = await context.tx.range('comments', {
      index: order.index,
      eq: [topic, 1],
      after: from,
      reverse,
      lean: context.viewer === null, // only who may edit is shown the source
      limit: size,
    });
    const rest = rows.filter(({ id }) => !out.has(id));
    roots.push(...(await seeRoots(context, rest)));
    exhausted = rows.length < size;
    const last = rows.at(-1);
    if (last) from = placeOf(order, last);
  }
  const more = roots.length > limit;
  roots.length = Math.min(roots.length, limit);
  if (way === 'prev') roots.reverse();
  return { roots, more };
}

/** What nobody sees keeps its place all the same for whom sees something below it: own words that wait, or staff. */
async function seeRoots(context: Reading, rows: readonly CommentRow[]): Promise<Seen[]> {
  const doubtful = context.viewer ? rows.filter((row) => see(context, row) === null) : [];
  const below = await context.tx.rangeEach('comments', {
    index: 'conversation',
    each: doubtful.map(({ id }) => [id]),
    limit: FIRST_REPLIES + 1,
  });
  const kept = new Set(
    doubtful.filter((_, at) => below[at]!.some((row) => see(context, row) !== null)).map(({ id }) => id),
  );
  return rows.flatMap((row) => see(context, row) ?? (kept.has(row.id) ? [{ row, full: false }] : []));
}

async function pageAround(
  context: Reading,
  topic: string,
  order: Order,
  around: Id,
  limit: number,
): Promise<ThreadPage> {
  const target = await context.tx.get('comments', [around]);
  if (!target || target.topic !== topic || !see(context, target)) throw notFound('comment');
  const [root, ...line] = await lineage(context, target);
  const thread = await context.tx.get('threads', [topic]);
  const except = await pinnedIn(context, thread);
  // What is pinned has its place at the top.
  const pinned = except.some(({ row }) => row.id === root!.id);
  const own = pinned ? [] : [seeSomething(context, root!)];
  const after = pinned ? [] : placeOf(order, root!);
  const before = pinned
    ? { roots: [], more: false }
    : await firstComments(context, topic, order, {
        way: 'prev',
        after,
        limit: Math.floor((limit - 1) / 2),
        except,
      });
  const behind = await firstComments(context, topic, order, {
    way: 'next',
    after,
    limit: limit - own.length - before.roots.length,
    except,
  });
  const roots = [...before.roots, ...own, ...behind.roots];
  return compose(
    context,
    { topic, thread },
    before.more ? roots : [...except, ...roots],
    {
      next: behind.more ? cursorAt(order, 'next', roots.at(-1)!.row) : null,
      prev: before.more ? cursorAt(order, 'prev', roots[0]!.row) : null,
    },
    { root: root!.id, line },
  );
}

async function conversationPage(
  context: Reading,
  topic: string,
  place: Place,
  limit: number,
): Promise<ThreadPage> {
  const [, rootId, at, id, told] = place as unknown as ['c', Id, number, Id, number];
  const root = await context.tx.get('comments', [rootId]);
  if (!root || root.topic !== topic || root.first !== 1) throw invalid('cursor', 'format');
  const { seen, more } = await continuation(context, root, { at, id, told }, limit);
  const thread = await context.tx.get('threads', [topic]);
  return {
    thread: await threadNow(context, topic, thread),
    comments: await draw(context, seen, thread),
    roots: [],
    more: more ? { [root.id]: more } : {},
    next: null,
    prev: null,
    asOf: toCursor(await context.tx.position()),
  };
}

/** Puts first comments and their conversations together. `line`: replies that must be there wherever the beginning ends. */
async function compose(
  context: Reading,
  { topic, thread }: { readonly topic: string; readonly thread: Row<'threads'> | undefined },
  roots: readonly Seen[],
  turn: Pick<ThreadPage, 'next' | 'prev'>,
  wanted?: { readonly root: Id; readonly line: readonly CommentRow[] },
): Promise<ThreadPage> {
  const { tx, viewer } = context;
  // Conversations that nobody sees anything of may still hold what waits: for its author, or for staff.
  const talked = roots.filter(({ row }) => viewer !== null || row.descendants > 0).map(({ row }) => row);
  const stretches = new Map(await beginnings(context, talked));
  if (wanted) {
    const stretch = stretches.get(wanted.root);
    stretches.set(wanted.root, joined(context, stretch ?? { seen: [], more: null }, wanted.line));
  }
  const seen = roots.flatMap((root) => [root, ...(stretches.get(root.row.id)?.seen ?? [])]);
  const more = [...stretches].flatMap(([id, stretch]) => (stretch.more ? [[id, stretch.more] as const] : []));
  return {
    thread: await threadNow(context, topic, thread),
    comments: await draw(context, seen, thread),
    roots: roots.map(({ row }) => row.id),
    more: Object.fromEntries(more),
    ...turn,
    ...(await ownReview(context, topic)),
    asOf: toCursor(await tx.position()),
  };
}

/** A stretch with some replies from further on. They come again when the conversation is continued: the cursor stays. */
function joined(context: Reading, { seen, more }: Stretch, line: readonly CommentRow[]): Stretch {
  const known = new Set(seen.map(({ row }) => row.id));
  const extra = line.filter(({ id }) => !known.has(id)).map((row) => seeSomething(context, row));
  const rest = (more?.count ?? 0) - extra.filter(({ row }) => stands(row)).length;
  // Only staff may have more before them than everybody sees, and than is counted.
  const count = isStaff(context.viewer) ? Math.max(1, rest) : rest;
  return { seen: [...seen, ...extra], more: more && count > 0 ? { ...more, count } : null };
}
