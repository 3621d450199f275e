import type { Row, Rows, Table } from '../schema.ts';

type ColumnType = 'text' | 'int' | 'real' | 'json';

export interface TableShape<R> {
  readonly columns: { readonly [C in keyof R]-?: ColumnType };
  readonly key: readonly (keyof R & string)[];
  /** Besides the key. An index may be read in either direction; the key breaks ties. */
  readonly indexes: Readonly<
    Record<string, { readonly columns: readonly (keyof R & string)[]; readonly unique?: true }>
  >;
}

/** The shapes of some tables: of one room of the house. */
export type Shapes<T extends Table> = { readonly [K in T]: TableShape<Rows[K]> };

/** Columns that joined a table after people had rows in their browsers, with what such a row gets. */
export type Added = { readonly [T in Table]?: Partial<Row<T>> };
