import type { Id } from '../../domain/common.ts';
import type { EngineOptions, Writing } from '../scene.ts';
import type { Row, Table } from '../schema.ts';
import { asSystem, type SystemScene } from '../system.ts';
import { rowsOf } from './personal.ts';

/** What the steps of an erasure have at hand. */
export interface Erasing {
  readonly options: EngineOptions;
  readonly site: Id;
  readonly system: SystemScene;
  /** Pages of a table's rows that name the member in this column. */
  readonly rows: <T extends Table>(table: T, column: string, member: Id) => AsyncGenerator<Row<T>[]>;
  /** A transaction for each page. */
  readonly write: <T>(lock: string, body: (context: Writing) => Promise<T>) => Promise<T>;
}

export function begin(options: EngineOptions, site: Id): Erasing {
  const system = asSystem(options, site);
  return {
    options,
    site,
    system,
    rows: (table, column, member) =>
      rowsOf((body) => system.read(({ tx }) => body(tx)), table, column, member),
    write: (lock, body) => system.write(lock, body),
  };
}
