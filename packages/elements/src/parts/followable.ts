/** What can be followed: the part of a nanostores atom that drawing needs. */
export interface Followable<T> {
  get(): T;
  listen(listener: (value: T) => void): () => void;
}
