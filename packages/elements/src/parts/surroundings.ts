import type { CommunityError } from '@hearth/core/adapter';
import { atom } from '@hearth/core/state';
import type { Community } from '@hearth/core/state';
import type { Followable } from './followable.ts';
import type { Theme } from '../theme/tokens.ts';

export type { Theme };

/** What a widget needs to know of its surroundings. */
export interface Surroundings {
  /** `null` while it is being made, or when it could not be. */
  readonly community: Community | null;
  /** Why there is none: words for the page's maker, in `fix`, and the backend's error if that was it. */
  readonly problem: Problem | null;
  /** For widgets that inherit no theme through the tree. */
  readonly theme: Theme | null;
  /** One is on its way: nothing to complain of. */
  readonly pending?: boolean;
}

/** A mistake in the page that only its maker can mend. */
export type Problem =
  | { readonly code: 'missing-attribute'; readonly attribute: string; readonly fix: string }
  | { readonly code: 'no-community'; readonly fix: string }
  | { readonly code: 'unknown-backend'; readonly name: string; readonly fix: string }
  | { readonly code: 'failed'; readonly error: CommunityError; readonly fix: string };

/** The name of an attribute that is missing: the sentence about it is made when it is needed. */
export type Forgotten = 'topic' | 'poll' | 'gate';

const NOTHING: Surroundings = { community: null, problem: null, theme: null };
/** The page's own community: what widgets outside every `<hearth-community>` use. */
export const pageDefault: Followable<Surroundings> & { set(next: Surroundings): void } =
  /* @__PURE__ */ atom(NOTHING);

/**
 * Makes a community the page's default; `null` takes it back, and with `pending` asks the widgets for patience. Called by
 * embed, or by a page that has just one.
 */
export function setDefaultCommunity(
  community: Community | null,
  { theme = null, pending = false }: { readonly theme?: Theme | null; readonly pending?: boolean } = {},
): void {
  pageDefault.set({ community, problem: null, theme, pending });
}

/** Makes widgets outside every `<hearth-community>` say what is wrong with the page's set-up. */
export function setDefaultProblem(problem: Problem): void {
  pageDefault.set({ ...NOTHING, problem });
}
