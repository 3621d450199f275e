import type { BackendAdapter } from '../adapter/contract.ts';
import type { Opener } from '../adapter/opener.ts';
import type { Id, Time } from '../domain/common.ts';
import type { Env } from './env.ts';

/** What `createCommunity` needs. Everything that is not deterministic is injected. */
export interface CommunityOptions {
  /** A whole backend, or one that comes in two parts. */
  readonly adapter: BackendAdapter | Opener;
  /** BCP 47; default: the document's language, else `en`. */
  readonly locale?: string | undefined;
  /** Names the (server, site) pair: keeps drafts, outbox and tab channel of two communities on one origin apart. */
  readonly scope: string;
  /** Where drafts and the outbox survive a reload. Nothing is written before the member types. Default `localStorage` if it works. */
  readonly storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  /** Milliseconds; default `Date.now`. Corrected by the session's clock for everything that is shown. */
  readonly now?: () => Time;
  /** Default: a UUIDv7. */
  readonly newId?: () => Id;
  /** Timers, locks, tab channel and page events; defaults to the browser's, or to none outside of one. For tests. */
  readonly env?: Partial<Env>;
}
