import { ADDED_COLUMNS } from '@hearth/core/engine';
import type { SavedRow } from './persistence.ts';

/** A row that an earlier version of this code kept, with the columns that came since. */
export function upgraded(saved: SavedRow): SavedRow {
  const added = ADDED_COLUMNS[saved.table];
  if (!added || !saved.row || Object.keys(added).every((column) => column in saved.row!)) return saved;
  return { ...saved, row: Object.freeze({ ...added, ...saved.row }) };
}
