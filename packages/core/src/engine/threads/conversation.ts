import type { Id } from '../../domain/common.ts';
import { stands } from '../../domain/threads/sight.ts';
import type { CommentRow } from './comment-rows.ts';
import { see, type Seen } from './comment-view.ts';
import { toPlaceCursor } from '../input.ts';
import type { Reading } from '../scene.ts';

/** Replies of each conversation on a page of first comments. */
export const FIRST_REPLIES = 20;
/** Rows read at a time where many are not for the viewer's eyes. */
const CHUNK = 100;

/** A stretch of a conversation in order of time, with what must be there for its replies to have a place. */
export interface Stretch {
  readonly seen: readonly Seen[];
  readonly more: { readonly cursor: string; readonly count: number } | null;
}

interface From {
  /** Where reading goes on; for a first stretch, the first comment itself. */
  readonly at: number;
  readonly id: Id;
  /** Standing replies told before. */
  readonly told: number;
}

/** The beginnings of several conversations, read at once. */
export async function beginnings(
  context: Reading,
  roots: readonly CommentRow[],
): Promise<ReadonlyMap<Id, Stretch>> {
  // One more for the first comment, which is in its own conversation, and one to know whether there are more.
  const limit = FIRST_REPLIES + 2;
  const stored = await context.tx.rangeEach('comments', {
    index: 'conversation',
    each: roots.map(({ id }) => [id]),
    lean: context.viewer === null,
    limit,
  });
  const stretches = new Map<Id, Stretch>();
  for (const [index, root] of roots.entries()) {
    const rows = stored[index]!;
    const from = { at: root.at, id: root.id, told: 0 };
    stretches.set(
      root.id,
      await gather(
        context,
        root,
        from,
        FIRST_REPLIES,
        rows.filter((row) => row.id !== root.id),
        rows.length < limit,
      ),
    );
  }
  return stretches;
}

/** Up to `limit` replies behind `from`. */
export function continuation(
  context: Reading,
  root: CommentRow,
  from: From,
  limit: number,
): Promise<Stretch> {
  return gather(context, root, from, limit, [], false);
}

async function gather(
  context: Reading,
  root: CommentRow,
  from: From,
  limit: number,
  rows: readonly CommentRow[],
  complete: boolean,
): Promise<Stretch> {
  const read = [...rows];
  const seen: Seen[] = [];
  let beyond = false;
  for (let at = 0; !beyond; at++) {
    if (at === read.length) {
      if (complete) break;
      const last = read.at(-1) ?? from;
      const next = await context.tx.range('comments', {
        index: 'conversation',
        eq: [root.id],
        after: [last.at, last.id],
        limit: CHUNK,
      });
      complete = next.length < CHUNK;
      read.push(...next);
      if (next.length === 0) break;
    }
    const known = see(context, read[at]!);
    if (known && seen.length === limit) beyond = true;
    else if (known) seen.push(known);
  }
  const told = from.told + seen.filter(({ row }) => stands(row)).length;
  const last = seen.at(-1)?.row;
  const placed = await withAncestors(context, seen, new Map(read.map((row) => [row.id, row])));
  return {
    seen: placed,
    // Staff may have more before them than everybody sees, and than is counted.
    more:
      beyond && last
        ? {
            cursor: toPlaceCursor(['c', root.id, last.at, last.id, told]),
            count: Math.max(1, root.descendants - told),
          }
        : null,
  };
}

/**
 * A reply that only its author and staff see may hang on something that nobody sees; a trace of that is put in.
 * What everybody sees was told with an earlier stretch, since a child comes behind its parent.
 */
async function withAncestors(
  context: Reading,
  seen: readonly Seen[],
  known: ReadonlyMap<Id, CommentRow>,
): Promise<Seen[]> {
  const placed = new Map(seen.map((one) => [one.row.id, one]));
  let orphans: readonly Seen[] = seen;
  while (orphans.length > 0) {
    const missing = [
      ...new Set(
        orphans.flatMap(({ row }) =>
          row.parent === null || row.parent === row.root || placed.has(row.parent) ? [] : [row.parent],
        ),
      ),
    ];
    const strangers = missing.filter((id) => !known.has(id));
    const fetched =
      strangers.length > 0
        ? await context.tx.getMany(
            'comments',
            strangers.map((id) => [id]),
          )
        : [];
    const parents = [...missing.flatMap((id) => known.get(id) ?? []), ...fetched.flatMap((row) => row ?? [])];
    orphans = parents.filter((row) => see(context, row) === null).map((row) => ({ row, full: false }));
    for (const trace of orphans) placed.set(trace.row.id, trace);
  }
  return [...placed.values()].sort((a, b) => a.row.at - b.row.at || (a.row.id < b.row.id ? -1 : 1));
}

/** A comment and those above it, up to the first comment's, nearest last. */
export async function lineage({ tx }: Reading, row: CommentRow): Promise<CommentRow[]> {
  const line = [row];
  while (line[0]!.parent !== null) {
    const parent = await tx.get('comments', [line[0]!.parent]);
    if (!parent) break;
    line.unshift(parent);
  }
  return line;
}
