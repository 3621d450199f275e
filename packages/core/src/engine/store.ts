import type { Id, Time } from '../domain/common.ts';
import type { EventRow, Row, Table } from './schema.ts';

/** The values of a table's key columns, in order. */
export type Key = readonly (string | number)[];

/** A row that a write will look at. */
export type RowKey = readonly [table: Table, key: Key];

/** A stretch of an index: `eq` fixes its first columns, the rest give the order (the table's key breaks ties). */
export interface Range {
  /** An index of the table; without one, its key. */
  readonly index?: string;
  readonly eq: readonly (string | number | null)[];
  /** Starts strictly behind this: the values of the ordering columns, then of the key columns not yet named. */
  readonly after?: readonly (string | number)[];
  readonly reverse?: boolean;
  /** Nobody will look at a comment's source, hash and signs: a store may leave them empty. Never for rows that are written again. */
  readonly lean?: boolean;
  readonly limit: number;
}

/** Reads of one site, all of one moment. */
export interface ReadTx {
  get<T extends Table>(table: T, key: Key): Promise<Row<T> | undefined>;
  /** In the order of the keys; what is missing is `undefined`. */
  getMany<T extends Table>(table: T, keys: readonly Key[]): Promise<(Row<T> | undefined)[]>;
  range<T extends Table>(table: T, range: Range): Promise<Row<T>[]>;
  /** One answer per element of `each`, which takes the place of `eq`; `limit` counts for each. */
  rangeEach<T extends Table>(
    table: T,
    range: Omit<Range, 'eq' | 'after'> & { readonly each: readonly Range['eq'][] },
  ): Promise<Row<T>[][]>;
  /** The position in the log that these reads reflect. */
  position(): Promise<Position>;
}

/** Reads and writes of one site, carried out together or not at all. */
export interface WriteTx extends ReadTx {
  /** Throws {@link UniqueViolation} when the key, or a unique index, is taken. */
  insert<T extends Table>(table: T, row: Row<T>): Promise<void>;
  /** Changes columns of the row with this key; a missing row is a defect of the caller and throws. */
  update<T extends Table>(table: T, key: Key, patch: Partial<Row<T>>): Promise<void>;
  delete(table: Table, key: Key): Promise<void>;
  /** Appends to the log; the number is given last before the commit. */
  append(event: Omit<EventRow, 'seq'>): void;
}

/** A place in a site's log. A restored backup starts a new epoch. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

/**
 * Where rows are kept: the one thing that differs between a browser, SQLite and PostgreSQL. It knows no rule.
 * Throws `CommunityError('unavailable')` when it cannot promise that a write is durable.
 */
export interface Store {
  /** Ids of the sites it holds. */
  sites(): Promise<Id[]>;
  read<T>(site: Id, body: (tx: ReadTx) => Promise<T>): Promise<T>;
  /**
   * Runs `body` while no other write of the same `lock` (a name within the site, e.g. `thread/x`) runs anywhere,
   * and commits durably before it resolves. Whatever throws inside undoes everything. `body` may run twice, when somebody
   * else was faster: it must change nothing but rows, and answers what its caller goes on with.
   *
   * @param ahead rows that `body` will look at, and most likely no others: a store may read them at once for all writes of
   * the lock that wait, and carry those out in one transaction, where each still succeeds or fails for itself.
   */
  write<T>(site: Id, lock: string, body: (tx: WriteTx) => Promise<T>, ahead?: readonly RowKey[]): Promise<T>;
  /** Calls `wake` after commits to a site's log, by this process or another. May call it without need. Returns how to stop. */
  watch(site: Id, wake: () => void): () => void;
  close(): Promise<void>;
}

/** A key or unique index is taken. */
export class UniqueViolation extends Error {
  override readonly name = 'UniqueViolation';
}

/** What rules must not take from the air. */
export interface Ambient {
  now(): Time;
  /** A fresh UUIDv7. */
  id(): Id;
  /** Fresh random bytes from a cryptographic source. */
  random(bytes: number): Uint8Array;
  /** SHA-256. Default: Web Crypto's; a server's own is faster, for it needs no other thread. */
  digest?(bytes: Uint8Array<ArrayBuffer>): Uint8Array | Promise<Uint8Array>;
}
