import { ADDED_COLUMNS, TABLES } from '@hearth/core/engine';
import type { SavedRow } from './persistence.ts';

/** Whether this version still keeps such rows: an earlier one had tables that are made from others, and are made anew. */
export const isKnown = ({ table }: SavedRow): boolean => Object.hasOwn(TABLES, table);

/** A row that an earlier version of this code kept, with the columns that came since. */
export function upgraded(saved: SavedRow): SavedRow {
  const added = ADDED_COLUMNS[saved.table];
  if (!added || !saved.row || Object.keys(added).every((column) => column in saved.row!)) return saved;
  return { ...saved, row: Object.freeze({ ...added, ...saved.row }) };
}
