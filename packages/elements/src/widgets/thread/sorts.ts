import type { ThreadSort } from '@hearth/core/domain';

/** In the order in which they are offered. */
export const THREAD_SORTS = [
  'newest',
  'oldest',
  'best',
  'controversial',
] as const satisfies readonly ThreadSort[];

export const isThreadSort = (name: string | null): name is ThreadSort =>
  (THREAD_SORTS as readonly unknown[]).includes(name);
