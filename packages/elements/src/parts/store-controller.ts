import type { Controller, ControllerHost } from './base-element.ts';
import type { Followable } from './followable.ts';

/**
 * Draws its host again when the followed store changes. Listens only while the host is connected, so that lazy stores let go,
 * and may be turned to another store at any time.
 */
export class StoreController<T> implements Controller {
  /** The last value seen; `undefined` before a store is followed. */
  value: T | undefined;
  #store: Followable<T> | null = null;
  #stop: (() => void) | null = null;
  readonly #host: ControllerHost & { readonly isConnected?: boolean };
  readonly #changed: ((value: T, before: T | undefined) => void) | undefined;

  constructor(host: ControllerHost, changed?: (value: T, before: T | undefined) => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  follow(store: Followable<T> | null): void {
    if (store === this.#store) return;
    this.hostDisconnected();
    this.#store = store;
    this.value = undefined;
    if (this.#host.isConnected) this.hostConnected();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    if (!this.#store || this.#stop) return;
    this.#stop = this.#store.listen(this.#take);
    this.#take(this.#store.get());
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = null;
  }

  readonly #take = (value: T): void => {
    const before = this.value;
    if (value === before) return;
    this.value = value;
    this.#changed?.(value, before);
    this.#host.requestUpdate();
  };
}
