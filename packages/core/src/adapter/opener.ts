import type { BackendAdapter, Options, Session } from './contract.ts';
import type { PollView } from '../domain/polls/types.ts';
import type { ThreadCounts, ThreadPage, ThreadQuery } from '../domain/threads/types.ts';

/**
 * A backend as the first view needs it. Every {@link BackendAdapter} is one. A backend whose code is large may come in two
 * parts instead: what a visitor reads first, and `whole`, which brings the rest. An answer of `null` means that the first part
 * can't say (somebody is signed in, the server refused, the network is away), and the whole backend is asked.
 */
export interface Opener {
  connect(options?: Options): Promise<Session | null>;
  readonly threads?: {
    read(query: ThreadQuery, options?: Options): Promise<ThreadPage | null>;
    counts?(query: { readonly topics: readonly string[] }, options?: Options): Promise<ThreadCounts | null>;
  };
  readonly polls?: { read(id: string, options?: Options): Promise<PollView | null> };
  /** Rejects when its code can't be loaded; the next call tries again. */
  readonly whole?: () => Promise<BackendAdapter>;
}
