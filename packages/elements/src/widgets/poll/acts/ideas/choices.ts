import { ENTRY_STATUSES } from '@hearth/core/domain';
import type { EntryStatus } from '@hearth/core/domain';

/** What the list shows: all, those of one status, the viewer's own, or for staff what waits. */
export type Choice = 'all' | EntryStatus | 'mine' | 'held';

/** The status that it is narrowed to; `null`: all. */
export const statusOf = (choice: Choice): EntryStatus | null =>
  ENTRY_STATUSES.find((status) => status === choice) ?? null;
