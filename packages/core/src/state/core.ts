import type { BackendAdapter } from '../adapter/contract.ts';
import { CommunityError } from '../adapter/errors.ts';
import type { Id } from '../domain/common.ts';
import type { Viewer } from '../domain/people/people.ts';
import type { Drafts } from './outbox/drafts.ts';
import type { Env } from './env.ts';
import type { Live } from './live/line.ts';
import type { SessionKeeper } from './session.ts';

/** What a community hands to the stores that live in it, and to nobody else. */
export interface Core {
  readonly adapter: BackendAdapter;
  readonly env: Env;
  readonly scope: string;
  /** The maker of ids, where one was given: see `newIdOf`. */
  readonly newId: (() => Id) | undefined;
  readonly session: SessionKeeper;
  readonly live: Live;
  readonly drafts: Drafts;
  /** What stores share among themselves, made once by `make`. */
  readonly store: <T>(key: string, make: (core: Core) => T) => T;
  /** Runs when the community is destroyed. */
  readonly onDestroy: (run: () => void) => void;
  readonly joinAsGuest: (name: string) => Promise<Viewer>;
  readonly destroy: () => void;
}

/** A part of the adapter; a missing one is refused, never silently skipped. */
export function part<
  P extends
    | 'threads'
    | 'moderation'
    | 'polls'
    | 'entries'
    | 'badges'
    | 'insiders'
    | 'community'
    | 'referrals'
    | 'gratitude'
    | 'members'
    | 'media',
>({ adapter }: { readonly adapter: BackendAdapter }, name: P): NonNullable<BackendAdapter[P]> {
  const found = adapter[name];
  if (!found) throw new CommunityError('unsupported', `This backend has no ${name}.`);
  return found;
}
