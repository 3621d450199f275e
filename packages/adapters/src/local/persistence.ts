import type { Id } from '@hearth/core/domain';
import type { Table } from '@hearth/core/engine';
import type { AnyRow } from './rows.ts';

/** A row as it was left by a commit; `null`: deleted. */
export interface SavedRow {
  readonly site: Id;
  readonly table: Table;
  /** The key's text. */
  readonly key: string;
  readonly row: AnyRow | null;
}

/** Keeps what a memory store commits, beyond the page's life and for other tabs of the origin. */
export interface Persistence {
  /** Runs `body` while no other tab writes, where the browser can promise that; {@link commit} checks again. */
  exclusive<T>(body: () => Promise<T>): Promise<T>;
  /** What was committed after `version` (0: everything), by any tab. `epoch` names this storage's life. */
  since(
    version: number,
  ): Promise<{ readonly version: number; readonly epoch: string; readonly rows: readonly SavedRow[] }>;
  /**
   * Keeps all rows or none, durably. Answers the new version, or `null` when `expected` is no longer the newest: then
   * nothing was kept. Throws `CommunityError('unavailable')` when it cannot keep them.
   */
  commit(rows: readonly SavedRow[], expected: number): Promise<number | null>;
  /** Calls `wake` after another tab's commit. */
  watch(wake: () => void): () => void;
  close(): Promise<void>;
}
