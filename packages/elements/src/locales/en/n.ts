import { grouped } from '../english.ts';

/** English has two forms: no need for plural rules. `#` stands for the count. */
export const n = (count: number, one: string, other: string): string =>
  (count === 1 ? one : other).replace('#', grouped(count));
