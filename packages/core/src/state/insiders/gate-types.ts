import type { ReadableAtom } from 'nanostores';
import type { Circle, CircleInvitation, Gate, Invited } from '../../domain/insiders/types.ts';
import type { CommunityError } from '../../adapter/errors.ts';
import type { Loadable } from '../types.ts';

export interface GateView extends Loadable {
  /** `null` also where there is none that the viewer may know of: then `hidden`. */
  readonly gate: Gate | null;
  /** There is no such gate, or none that the viewer may know of: nothing is to be shown, and nothing said. */
  readonly hidden: boolean;
  /** What is being done: the id of the perk or pass, or of the circle. */
  readonly busy: string | null;
  /** Why the last deed failed, and with what; cleared by the next. */
  readonly failure: { readonly of: string; readonly error: CommunityError } | null;
}

/** A gate. Deeds resolve when they are done or have failed, which the view says; whether they were done. */
export interface GateStore {
  readonly id: string;
  readonly $view: ReadableAtom<GateView>;
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
  /** Asks for a place at a perk, gives it up, or uses a pass. What is scarce is shown when the backend has given it, and not before. */
  readonly book: (perk: string) => Promise<boolean>;
  readonly cancel: (perk: string) => Promise<boolean>;
  readonly redeem: (pass: string) => Promise<boolean>;
  /** The viewer's circles; staff see all. Rejects with a `CommunityError`, as the next three do. */
  readonly circles: () => Promise<readonly Circle[]>;
  readonly invite: (circle: string) => Promise<CircleInvitation>;
  readonly invited: (token: string) => Promise<Invited>;
  /** Takes up an invitation, and reads the gate again. */
  readonly join: (token: string) => Promise<Circle>;
  readonly leave: (circle: string) => Promise<boolean>;
}
