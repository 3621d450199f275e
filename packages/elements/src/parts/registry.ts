import type { BackendAdapter, CommunityError } from '@hearth/core/adapter';
import type { Community } from '@hearth/core/state';
import type { Theme } from '../theme/tokens.ts';
import { Source } from './source.ts';

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

export interface BackendOptions {
  readonly site: string;
  /** Absolute URL of the server, or `null` for the backend's own default. */
  readonly server: string | null;
  /** Gives the host-signed identity token, or `null` for nobody. */
  readonly identity: (() => Promise<string | null> | string | null) | null;
}

export type BackendFactory = (options: BackendOptions) => BackendAdapter | Promise<BackendAdapter>;

const NOTHING: Surroundings = { community: null, problem: null, theme: null };
const backends = /* @__PURE__ */ new Source<ReadonlyMap<string, BackendFactory>>(new Map());

/** The page's own community: what widgets outside every `<hearth-community>` use. */
export const pageDefault = new Source<Surroundings>(NOTHING);

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

/** Names a kind of backend for `<hearth-community backend="…">`. Elements import no adapter themselves. */
export function registerBackend(name: string, factory: BackendFactory): void {
  backends.set(new Map(backends.get()).set(name, factory));
}

/** Names registered so far, for messages. */
export const backendNames = (): readonly string[] => [...backends.get().keys()];

/** Waits for a backend of that name; `undefined` when none has come within `patience` milliseconds. */
export function backendNamed(name: string, patience: number): Promise<BackendFactory | undefined> {
  const known = backends.get().get(name);
  if (known) return Promise.resolve(known);
  return new Promise((resolve) => {
    const done = (factory: BackendFactory | undefined): void => {
      clearTimeout(timer);
      stop();
      resolve(factory);
    };
    const stop = backends.listen((all) => all.has(name) && done(all.get(name)));
    const timer = setTimeout(() => done(undefined), patience);
  });
}
