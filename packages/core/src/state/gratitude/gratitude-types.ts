import type { ReadableAtom } from 'nanostores';
import type { Moment, PointsStanding, ThankYou } from '../../domain/gratitude/types.ts';
import type { Loadable } from '../types.ts';

export interface GratitudeView extends Loadable {
  /** Where the viewer stands with points; `null` where the site has none. */
  readonly standing: PointsStanding | null;
  /** What they were thanked for lately, newest first. */
  readonly thanks: readonly ThankYou[];
  /** Something good that happened to them, and that nothing was offered after yet; `null`: not now. */
  readonly moment: Moment | null;
}

/** Points, thanks and good moments of the viewer. It follows what happens, while somebody looks. */
export interface GratitudeStore {
  readonly $view: ReadableAtom<GratitudeView>;
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
  /**
   * Something is being offered after the moment that is shown. `true`: go ahead, it is used up now. `false`: it was gone already,
   * or that could not be kept; then don't, or it would be offered again at every visit.
   */
  readonly useMoment: () => Promise<boolean>;
  /** "Not now": nothing is offered for a while, as long as the site says. Whether that could be kept. */
  readonly snooze: () => Promise<boolean>;
}
