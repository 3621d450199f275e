/**
 * Code that is not needed for reading, loaded when it is first asked for and then shared. A failed load (no network, a
 * chunk that a new release replaced) is forgotten, so that the next call tries again.
 */
export function lazy<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((thrown: unknown) => {
      loading = undefined;
      throw thrown;
    }));
}
