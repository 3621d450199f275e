import { standingOf } from '../../domain/threads/ranking.ts';
import { canonical } from '../seal.ts';
import type { EventRow, Row } from '../schema.ts';
import type { Range, Store } from '../store.ts';
import { TABLES } from '../tables.ts';

/** What the cases of store-cases.ts are made of: rows, small checks, and the array that a store is held against. */
export const SITE = 'acme';

export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

export function equal(actual: unknown, expected: unknown, message: string): void {
  const [a, b] = [canonical(actual), canonical(expected)];
  check(a === b, `${message}: got ${a}, expected ${b}`);
}

export async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('It should have been refused.');
    },
    (error: unknown) => error,
  );
}

/** A small deterministic generator (mulberry32), so that a failing history can be run again. */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A store with one site in it, whose log has begun. */
export async function founded(makeStore: () => Promise<Store>): Promise<Store> {
  const store = await makeStore();
  const info = {
    id: SITE,
    name: 'Acme',
    locale: 'en',
    timezone: 'UTC',
    reactions: [],
    moderation: { guests: 'held', links: 'held', members: 'post' },
    editWindow: 0,
    membersOnly: false,
  } as const;
  await store.write(SITE, 'settings', (tx) =>
    tx.insert('settings', { id: 'site', info, access: { origins: [], roleClaims: false } }),
  );
  return store;
}

export const comment = (id: string, patch: Partial<Row<'comments'>> = {}): Row<'comments'> => ({
  id,
  topic: 'a',
  parent: null,
  root: id,
  first: 1,
  depth: 0,
  author: null,
  source: 'words',
  body: [{ type: 'paragraph', children: ['words', { type: 'break' }, 'ünïcødé 🙂'] }],
  hash: 'h',
  status: 'published',
  at: 1,
  createdAt: 1,
  editedAt: null,
  revision: 1,
  reactions: {},
  score: 0,
  replies: 0,
  descendants: 0,
  ...standingOf(0, 0),
  featured: 0,
  answer: 0,
  answered: null,
  signs: [],
  stars: 0,
  verified: 0,
  images: [],
  ...patch,
});

export const event = (subject: string): Omit<EventRow, 'seq'> => ({
  kind: 'comment.posted',
  subject,
  actor: null,
  channel: 'thread/a',
  audience: 'public',
  at: 1,
  data: { author: 'm', n: 1, none: null },
});

/** What `range` means, said with an array: filter, sort, cut. */
export function model(
  rows: readonly Row<'comments'>[],
  { index, eq, after = [], reverse = false, limit }: Range,
): Row<'comments'>[] {
  const named: readonly string[] = index === undefined ? [] : TABLES.comments.indexes[index]!.columns;
  const columns = [...named, ...TABLES.comments.key.filter((column) => !named.includes(column))];
  const value = (row: Row<'comments'>, at: number): string | number | null =>
    row[columns[at] as keyof Row<'comments'>] as string;
  const compare = (a: string | number | null, b: string | number | null): number =>
    a === b ? 0 : a! < b! ? -1 : 1;
  const order = (row: Row<'comments'>, values: readonly (string | number | null)[], from: number): number => {
    for (let at = 0; at < values.length; at++) {
      const result = compare(value(row, from + at), values[at]!);
      if (result !== 0) return reverse ? -result : result;
    }
    return 0;
  };
  return rows
    .filter((row) => eq.every((wanted, at) => value(row, at) === wanted))
    .filter((row) => after.length === 0 || order(row, after, eq.length) > 0)
    .sort((a, b) =>
      order(
        a,
        columns.slice(eq.length).map((_, at) => value(b, eq.length + at)),
        eq.length,
      ),
    )
    .slice(0, limit);
}
