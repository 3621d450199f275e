/** Who in this process waits for news of a site. */
export class Wakers {
  readonly #bySite = new Map<string, Set<() => void>>();

  add(site: string, wake: () => void): () => void {
    const own = () => wake(); // the same function may be added twice
    const wakers = this.#bySite.get(site) ?? new Set();
    this.#bySite.set(site, wakers.add(own));
    return () => {
      wakers.delete(own);
      if (wakers.size === 0 && this.#bySite.get(site) === wakers) this.#bySite.delete(site);
    };
  }

  wake(site: string): void {
    for (const wake of this.#bySite.get(site) ?? []) wake();
  }

  wakeAll(): void {
    for (const site of this.sites()) this.wake(site);
  }

  sites(): string[] {
    return [...this.#bySite.keys()];
  }
}
