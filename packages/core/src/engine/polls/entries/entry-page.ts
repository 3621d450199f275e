import type { Entry, EntryPage, EntryQuery, EntrySort } from '../../../domain/polls/ideas/types.ts';
import { ENTRY_STATUSES, SIMILAR_LIMIT } from '../../../domain/polls/ideas/types.ts';
import { ALIKE, likeness, termsOf, weightOf } from '../../../domain/polls/ideas/similar.ts';
import type { PollRow } from '../ballots.ts';
import { toCursor } from '../../cursor.ts';
import { boardOf, type EntryRow } from './entry-rows.ts';
import { drawEntries, seesVotes } from './entry-view.ts';
import { fromPlaceCursor, invalid, pageSize, toPlaceCursor } from '../../input.ts';
import { requireStaff, requireViewer, type Reading } from '../../scene.ts';

interface Order {
  /** The column that comes before time, where there is one. */
  readonly by?: 'votes' | 'hot';
}
const ORDERS: Readonly<Record<EntrySort, Order>> = {
  new: {},
  top: { by: 'votes' },
  trending: { by: 'hot' },
};

/** A page of a poll's entries, see {@link EntryQuery}. */
export async function readEntries(context: Reading, query: EntryQuery): Promise<EntryPage> {
  const { shelf, status } = query;
  const limit = pageSize(query.limit);
  const wanted = query.sort ?? 'trending';
  if (!Object.hasOwn(ORDERS, wanted)) throw invalid('sort', 'format');
  if (status !== undefined && !ENTRY_STATUSES.includes(status)) throw invalid('status', 'format');
  if (shelf !== undefined && status !== undefined) throw invalid('status', 'format');
  const poll = await boardOf(context, query.poll);
  // An order by votes would tell of them.
  const sort = shelf !== undefined || !(await seesVotes(context, poll)) ? 'new' : wanted;
  const stretch = stretchOf(context, poll, { ...query, sort });
  const { by } = ORDERS[sort];
  const kind = `${shelf ?? sort}.${status ?? ''}`;
  const types = by ? (['real', 'int', 'id'] as const) : (['int', 'id'] as const);
  const after = query.cursor === undefined ? [] : fromPlaceCursor(query.cursor, { [kind]: types }).slice(1);
  const rows = await context.tx.range('entries', { ...stretch, after, reverse: true, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    entries: await drawEntries(context, poll, page),
    sort,
    next: last ? toPlaceCursor([kind, ...placeOf(by, last)]) : null,
    asOf: toCursor(await context.tx.position()),
  };
}

const placeOf = (by: Order['by'], row: EntryRow): (string | number)[] => [
  ...(by ? [row[by]] : []),
  row.createdAt,
  row.id,
];

function stretchOf({ viewer }: Reading, { id }: PollRow, { shelf, status, sort = 'new' }: EntryQuery) {
  if (shelf === 'mine') return { index: 'author', eq: [requireViewer(viewer).id, id] };
  if (shelf !== undefined) {
    requireStaff(viewer);
    return { index: 'new', eq: [id, shelf] };
  }
  return status === undefined
    ? { index: sort, eq: [id, 'published'] }
    : { index: `${sort}Of`, eq: [id, 'published', status] };
}

/** Entries looked at per term, the latest: what more have tells little. */
const FOUND_LIMIT = 500;
/** Terms of what somebody types that are looked up, and entries that are compared word by word. */
const [TERMS, COMPARED] = [24, 50] as const;

/** Published entries that say what a text says, the most alike first. Reads an index of terms, never all entries. */
export async function similarTo(context: Reading, id: string, text: string): Promise<Entry[]> {
  const { tx } = context;
  const poll = await boardOf(context, id);
  const terms = termsOf(text, TERMS);
  const found = await tx.rangeEach('entry_terms', {
    each: terms.map((term) => [id, term]),
    reverse: true,
    limit: FOUND_LIMIT,
  });
  const all = Object.values(poll.board).reduce((sum, count) => sum + count, 0);
  const weigh = (count: number): number => (count === FOUND_LIMIT ? 0 : weightOf(count, all));
  const weights = new Map(terms.map((term, at) => [term, weigh(found[at]!.length)]));
  const weight = (term: string): number => weights.get(term) ?? 0;
  const scores = new Map<string, number>();
  for (const [at, rows] of found.entries())
    for (const { entry } of rows) scores.set(entry, (scores.get(entry) ?? 0) + weight(terms[at]!) + 1e-6);
  const likely = [...scores].sort(([, a], [, b]) => b - a).slice(0, COMPARED);
  const rows = await tx.getMany(
    'entries',
    likely.map(([entry]) => [entry]),
  );
  const alike = rows
    .flatMap((row) => (row?.state === 'published' ? [row] : []))
    .map((row) => ({
      row,
      score: likeness(terms, { title: termsOf(row.title), words: termsOf(row.source) }, weight),
    }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, SIMILAR_LIMIT);
  return drawEntries(
    context,
    poll,
    alike.map(({ row }) => row),
  );
}
