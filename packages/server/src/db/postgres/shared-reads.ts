import { CommunityError } from '@hearth/core/adapter';
import type { Key, Position, ReadTx, Row, Table } from '@hearth/core/engine';
import type { Connection, Database } from '../database.ts';
import { normalise } from '../errors.ts';
import type { Statement, Statements } from '../statements.ts';
import { idOf, SqlReadTx } from '../transaction.ts';
import type { Value } from '../codec.ts';

/** Snapshots of a process at once, and reads that share one: a connection answers them one after the other. */
const [MOST, LARGEST] = [4, 100];

type Body<T> = (tx: ReadTx) => Promise<T>;

interface Waiting {
  readonly site: string;
  readonly body: Body<unknown>;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads that are asked for at the same time share a snapshot, which begins after the last of them was asked for: so each
 * sees whatever was acknowledged before. What several of them look for at the same time is one statement. There is no
 * waiting for company: a read goes as soon as there is a connection.
 */
export class SharedReads {
  readonly #database: Database;
  readonly #statements: Statements;
  #waiting: Waiting[] = [];
  #opening = false;
  #open = 0;

  constructor(database: Database, statements: Statements) {
    this.#database = database;
    this.#statements = statements;
  }

  run<T>(site: string, body: Body<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ site, body, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#waiting.length === 0 || this.#opening || this.#open === MOST) return;
    this.#opening = true;
    this.#open++;
    const opened = this.#database.read((connection) => {
      this.#opening = false;
      // PostgreSQL takes the snapshot with the first statement, which is still to come.
      const group = this.#waiting.splice(0, LARGEST);
      this.#next();
      return this.#answer(connection, group);
    });
    const done = (): void => {
      this.#open--;
      this.#next();
    };
    opened.then(done, (error: unknown) => {
      if (this.#opening) for (const { reject } of this.#waiting.splice(0)) reject(error);
      this.#opening = false;
      done();
    });
  }

  async #answer(connection: Connection, group: readonly Waiting[]): Promise<void> {
    const sites = new Map<string, SharedTx>();
    const look = async ({ site, body, resolve, reject }: Waiting): Promise<void> => {
      const { kind } = this.#database;
      const tx = sites.get(site) ?? new SharedTx({ site, connection, statements: this.#statements, kind });
      sites.set(site, tx);
      try {
        resolve((await body(tx)) as never);
      } catch (error) {
        const refused = [...sites.values()].find(({ broken }) => broken !== null)?.broken ?? null;
        // What the database refused to one has ended the snapshot for all.
        if (refused === null || group.length === 1 || isUnavailable(normalise(refused)))
          reject(normalise(error));
        else this.#alone(site, body).then((answer) => resolve(answer as never), reject);
      }
    };
    await Promise.all(group.map(look));
  }

  #alone<T>(site: string, body: Body<T>): Promise<T> {
    const { kind } = this.#database;
    return this.#database.read((connection) =>
      body(new SqlReadTx({ site, connection, statements: this.#statements, kind })),
    );
  }
}

const isUnavailable = (error: unknown): boolean =>
  error instanceof CommunityError && error.code === 'unavailable';

interface Wanted {
  readonly key: Key;
  readonly found: (row: Row<Table> | undefined) => void;
  readonly failed: (error: unknown) => void;
}

/** One moment for several readers: what one has looked for the others have, too. */
class SharedTx extends SqlReadTx {
  /** What the database refused; nothing can be read any more. */
  broken: Error | null = null;
  readonly #rows = new Map<string, Promise<Row<Table> | undefined>>();
  readonly #wanted = new Map<Table, Wanted[]>();
  #position: Promise<Position> | null = null;

  override async get<T extends Table>(table: T, key: Key): Promise<Row<T> | undefined> {
    const row = (await this.#row(table, key)) as Row<T> | undefined;
    return row && { ...row };
  }

  override getMany<T extends Table>(table: T, keys: readonly Key[]): Promise<(Row<T> | undefined)[]> {
    return Promise.all(keys.map((key) => this.get(table, key)));
  }

  override position(): Promise<Position> {
    return (this.#position ??= super.position());
  }

  #row(table: Table, key: Key): Promise<Row<Table> | undefined> {
    const id = idOf(table, key);
    let row = this.#rows.get(id);
    if (!row) {
      row = new Promise((found, failed) => {
        // When everybody has said what they look for: after the microtasks that run now.
        if (this.#wanted.size === 0) queueMicrotask(() => process.nextTick(() => this.#look()));
        const wanted = this.#wanted.get(table) ?? [];
        this.#wanted.set(table, wanted);
        wanted.push({ key, found, failed });
      });
      this.#rows.set(id, row);
    }
    return row;
  }

  #look(): void {
    for (const [table, wanted] of this.#wanted) {
      super
        .getMany(
          table,
          wanted.map(({ key }) => key),
        )
        .then(
          (rows) => wanted.forEach(({ found }, at) => found(rows[at])),
          (error: unknown) => wanted.forEach(({ failed }) => failed(error)),
        );
    }
    this.#wanted.clear();
  }

  protected override async raw(
    statement: Statement,
    parameters: readonly Value[],
  ): Promise<readonly unknown[][]> {
    try {
      return await super.raw(statement, parameters);
    } catch (error) {
      this.broken ??= error as Error;
      throw error;
    }
  }
}
