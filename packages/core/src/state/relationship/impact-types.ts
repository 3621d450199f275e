import type { ReadableAtom } from 'nanostores';
import type { Impact } from '../../domain/relationship/types.ts';
import type { Loadable } from '../types.ts';

export interface ImpactView extends Loadable {
  readonly impact: Impact | null;
}

/** What the viewer took part in, and what came of it. */
export interface ImpactStore {
  readonly $view: ReadableAtom<ImpactView>;
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
}
