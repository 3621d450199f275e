import type { ThreadSort } from '@hearth/core/domain';

/** In the order in which they are offered. */
export const THREAD_SORTS: readonly ThreadSort[] = ['newest', 'oldest', 'best'];

export const isThreadSort = (name: string | null): name is ThreadSort =>
  THREAD_SORTS.includes(name as ThreadSort);
