/**
 * Looks at something of a site for everybody who asks at the same time. An asker joins a look that has not begun yet,
 * never one under way: what was committed before the question shows in the answer.
 */
export class Looks {
  readonly #look: (site: string) => Promise<string>;
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #next = new Map<string, Promise<string>>();

  constructor(look: (site: string) => Promise<string>) {
    this.#look = look;
  }

  at(site: string): Promise<string> {
    let next = this.#next.get(site);
    if (!next) {
      next = this.#after(site);
      this.#next.set(site, next);
    }
    return next;
  }

  async #after(site: string): Promise<string> {
    await this.#underWay.get(site)?.catch(() => {}); // who asked for it hears of it
    this.#next.delete(site);
    const look = this.#look(site);
    this.#underWay.set(site, look);
    try {
      return await look;
    } finally {
      if (this.#underWay.get(site) === look) this.#underWay.delete(site);
    }
  }
}
