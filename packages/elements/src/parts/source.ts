/** What can be followed: the part of a nanostores atom that drawing needs. */
export interface Followable<T> {
  get(): T;
  listen(listener: (value: T) => void): () => void;
}

/** One value that may change, for what is not state of a community (which one is used, by which theme). */
export class Source<T> implements Followable<T> {
  #value: T;
  readonly #listeners = new Set<(value: T) => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  get(): T {
    return this.#value;
  }

  set(value: T): void {
    this.#value = value;
    for (const listener of [...this.#listeners]) listener(value);
  }

  listen(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
