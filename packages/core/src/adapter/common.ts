import type { Id } from '../domain/common.ts';

export interface Options {
  /** Aborting rejects with the code `aborted`. A write that was aborted may have happened. */
  readonly signal?: AbortSignal;
}

/** Carried by each write that is not the creation of something with an id: the same key is carried out once. */
export interface Keyed {
  readonly key: Id;
}
