import type { BackendAdapter, Opener } from '@hearth/core/adapter';
import { atom } from '@hearth/core/state';

export interface BackendOptions {
  readonly site: string;
  /** Absolute URL of the server, or `null` for the backend's own default. */
  readonly server: string | null;
  /** Gives the host-signed identity token, or `null` for nobody. */
  readonly identity: (() => Promise<string | null> | string | null) | null;
}

export type BackendFactory = (
  options: BackendOptions,
) => BackendAdapter | Opener | Promise<BackendAdapter | Opener>;

const backends = /* @__PURE__ */ atom<ReadonlyMap<string, BackendFactory>>(new Map());

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
