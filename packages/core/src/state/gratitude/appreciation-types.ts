import type { ReadableAtom } from 'nanostores';
import type { PointsStanding, ThankYou } from '../../domain/gratitude/types.ts';
import type { Id } from '../../domain/common.ts';
import type { Loadable } from '../types.ts';

/** How a community thanks the viewer, besides badges. What a backend doesn't have is left out. */
export interface AppreciationView extends Loadable {
  /** `null`: the site has no points. */
  readonly standing: PointsStanding | null;
  /** The newest, newest first. */
  readonly thanks: readonly ThankYou[];
  /** Badges for what the viewer did before there were such badges: how many, and by which notices they were not told yet. */
  readonly filled: { readonly grants: number; readonly notices: readonly Id[] } | null;
}

/** The viewer's own. It follows what happens, while somebody looks. */
export interface AppreciationStore {
  readonly $view: ReadableAtom<AppreciationView>;
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
  /** What was `filled` was told. Never rejects: else it is told again at the next visit. */
  readonly told: () => Promise<void>;
}
