import type { WritableAtom } from 'nanostores';
import type { Opener } from '../adapter/opener.ts';
import type { Time } from '../domain/common.ts';
import type { Viewer } from '../domain/people/people.ts';
import type { Core } from './core.ts';
import type { Readable } from './heard.ts';
import type { CommunityOptions } from './options.ts';
import type { Greeting, SessionView } from './session.ts';

/** What a community has from the start: enough to ask for what is shown first. All else lives in the core, which follows. */
export interface Base {
  readonly options: CommunityOptions;
  /** What the next store reads by first: the whole backend, once that is here. */
  readonly adapter: () => Opener;
  readonly $session: WritableAtom<SessionView> & Readable<SessionView>;
  readonly $viewer: WritableAtom<Viewer | null> & Readable<Viewer | null>;
  readonly $live: WritableAtom<'off' | 'live' | 'waiting'> & Readable<'off' | 'live' | 'waiting'>;
  /** The device's clock. */
  readonly device: () => Time;
  /** See `Env`. */
  readonly afterView: (run: () => void) => void;
  /** All that is kept by key. */
  readonly stores: Map<string, unknown>;
  /** Forgets what is shown by stores that the core doesn't keep yet: for when somebody else is looking. */
  readonly openings: Set<() => void>;
  greeting: Greeting | undefined;
  core: Core | undefined;
  /** Asks who is looking, once. */
  readonly greet: () => void;
  /** Brings the core. Rejects when its code can't be loaded; the next call tries again. */
  readonly live: () => Promise<Core>;
}
