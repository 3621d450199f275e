import {
  UniqueViolation,
  type EventRow,
  type Key,
  type Position,
  type Row,
  type RowKey,
  type Table,
  type WriteTx,
} from '@hearth/core/engine';
import { encodeRow } from '../codec.ts';
import { shapeOf, type Shape } from '../shape.ts';
import { changesOf, idOf, keyOf, missing, SqlWriteTx, taken, type Context } from '../transaction.ts';
import { WriteConflict } from '../database.ts';

/** A write of a group needs more than rows by their keys: it must be carried out in a transaction of its own. */
export class NeedsItsOwn extends Error {
  override readonly name = 'NeedsItsOwn';
}

type Raw = Record<string, unknown>;

interface Place {
  readonly table: Table;
  readonly key: Key;
}
/** A row as it is or will be; `undefined`: there is none. */
interface State extends Place {
  readonly row: Row<Table> | undefined;
}

/**
 * The rows that writes of one lock look at, and what they make of them: read at once, changed in memory by one write
 * after the other, and brought to the database together.
 */
export class Together {
  readonly events: Omit<EventRow, 'seq'>[] = [];
  /** The database refused something, and with it the whole transaction. */
  broken = false;
  readonly #tx: SqlWriteTx;
  /** As the database has them. */
  readonly #stored = new Map<string, State>();
  /** As the writes so far leave them. */
  readonly #left = new Map<string, State>();

  constructor(context: Context) {
    this.#tx = new SqlWriteTx(context);
  }

  /** Reads rows that are not known yet, those of each table at once. */
  async look(wanted: readonly RowKey[]): Promise<void> {
    const byTable = new Map<Table, Map<string, Key>>();
    for (const [table, key] of wanted) {
      const id = idOf(table, key);
      if (this.#stored.has(id)) continue;
      const keys = byTable.get(table) ?? new Map<string, Key>();
      byTable.set(table, keys.set(id, key));
    }
    const reading = [...byTable].map(async ([table, keys]) => {
      const rows = await this.#tx.getMany(table, [...keys.values()]);
      for (const [at, [id, key]] of [...keys].entries()) this.#stored.set(id, { table, key, row: rows[at] });
    });
    await Promise.all(reading).catch((error: unknown) => {
      this.broken = true;
      throw error;
    });
  }

  /** Carries out one write after those before. When it throws, nothing of it is left. */
  async run<T>(body: (tx: WriteTx) => Promise<T>): Promise<T> {
    const own = new Map<string, State>();
    const tx = new OneOfMany(this, own);
    const answer = await body(tx);
    for (const [id, state] of own) this.#left.set(id, state);
    this.events.push(...tx.events);
    return answer;
  }

  async row<T extends Table>(table: T, key: Key): Promise<Row<T> | undefined> {
    const id = idOf(table, key);
    if (!this.#stored.has(id)) await this.look([[table, key]]);
    return (this.#left.get(id) ?? this.#stored.get(id))?.row as Row<T> | undefined;
  }

  /** Brings what has changed to the database; the driver sends all of it at once. */
  async save(): Promise<void> {
    const fresh = new Map<Table, Row<Table>[]>();
    const work: Promise<void>[] = [];
    for (const [id, { table, key, row }] of this.#left) {
      const before = this.#stored.get(id)?.row;
      if (row && before) work.push(this.#tx.update(table, key, differences(before, row)));
      else if (before) work.push(this.#tx.delete(table, key));
      else if (row) fresh.set(table, [...(fresh.get(table) ?? []), row]);
    }
    for (const [table, rows] of fresh) work.push(this.#insert(table, rows));
    await Promise.all(work);
  }

  /** Whoever made such a row since it was looked for has another lock: it must be looked at again. */
  async #insert(table: Table, rows: readonly Row<Table>[]): Promise<void> {
    await this.#tx.insertMany(table, rows).catch((error: unknown) => {
      throw error instanceof UniqueViolation
        ? new WriteConflict(`A row of ${table} was made meanwhile.`, { cause: error })
        : error;
    });
  }
}

/** One write of several: sees what those before it left, and keeps its own changes to itself until it has ended well. */
class OneOfMany implements WriteTx {
  readonly events: Omit<EventRow, 'seq'>[] = [];
  readonly #together: Together;
  readonly #own: Map<string, State>;

  constructor(together: Together, own: Map<string, State>) {
    this.#together = together;
    this.#own = own;
  }

  async get<T extends Table>(table: T, key: Key): Promise<Row<T> | undefined> {
    const own = this.#own.get(idOf(table, key));
    const row = own ? (own.row as Row<T> | undefined) : await this.#together.row(table, key);
    return row && { ...row };
  }

  async getMany<T extends Table>(table: T, keys: readonly Key[]): Promise<(Row<T> | undefined)[]> {
    await this.#together.look(keys.map((key) => [table, key]));
    return Promise.all(keys.map((key) => this.get(table, key)));
  }

  range(): Promise<never> {
    return needsItsOwn();
  }

  rangeEach(): Promise<never> {
    return needsItsOwn();
  }

  position(): Promise<Position> {
    return needsItsOwn();
  }

  async insert<T extends Table>(table: T, row: Row<T>): Promise<void> {
    const shape = shapeOf(table);
    // A site's first row begins its log, and only the database knows what is unique besides the key.
    if (table === 'settings' || Object.values(shape.indexes).some(({ unique }) => unique))
      return needsItsOwn();
    encodeRow(shape, { ...row }); // throws for a row that lacks something
    const key = keyOf(shape, row);
    if (await this.get(table, key)) throw taken(table);
    this.#set(table, key, asStored(shape.columns, row) as unknown as Row<T>);
  }

  async update<T extends Table>(table: T, key: Key, patch: Partial<Row<T>>): Promise<void> {
    const changes = changesOf(shapeOf(table), patch);
    const before = await this.get(table, key);
    if (!before) throw missing(table, key);
    this.#set(table, key, { ...before, ...asStored(changes, patch) });
  }

  async delete(table: Table, key: Key): Promise<void> {
    await this.get(table, key); // to know whether there is anything to delete
    this.#own.set(idOf(table, key), { table, key, row: undefined });
  }

  append(event: Omit<EventRow, 'seq'>): void {
    this.events.push(event);
  }

  #set<T extends Table>(table: T, key: Key, row: Row<T>): void {
    this.#own.set(idOf(table, key), { table, key, row });
  }
}

const needsItsOwn = (): Promise<never> =>
  Promise.reject(new NeedsItsOwn('Only a transaction of its own can do this.'));

/** Values as they come back from the database, and nobody else's. */
const asStored = (columns: Shape['columns'], values: object): Raw =>
  Object.fromEntries(
    columns.map(({ name, kind }): [string, unknown] => {
      const value = (values as Raw)[name];
      return [name, kind === 'json' && value !== null ? JSON.parse(JSON.stringify(value)) : value];
    }),
  );

/** What another row of the same key says otherwise. */
const differences = (before: Row<Table>, after: Row<Table>): Partial<Row<Table>> =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => (before as unknown as Raw)[name] !== value),
  );
