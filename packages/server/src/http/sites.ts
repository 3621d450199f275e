import type { Id, SiteInfo, Time } from '@hearth/core/domain';
import type { SiteAccess } from '@hearth/core/engine';
import type { SqlStore } from '../db/index.ts';

export interface KnownSite {
  readonly info: SiteInfo;
  readonly access: SiteAccess;
}

/** How long another process's change may stay unseen. */
const FRESH = 5_000;

/** The settings of sites, which every request asks for. */
export class Sites {
  readonly #store: SqlStore;
  readonly #now: () => Time;
  readonly #known = new Map<Id, { readonly site: KnownSite; readonly until: Time }>();

  constructor(store: SqlStore, now: () => Time) {
    this.#store = store;
    this.#now = now;
  }

  /** `null` for a site that is not here. */
  async find(id: Id): Promise<KnownSite | null> {
    const known = this.#known.get(id);
    if (known && known.until > this.#now()) return known.site;
    const site = await this.#store.read(id, (tx) => tx.get('settings', ['site']));
    // Only what exists is kept: names of strangers would fill the memory.
    if (site) this.#known.set(id, { site, until: this.#now() + FRESH });
    else this.#known.delete(id);
    return site ?? null;
  }

  /** The id of the only site, for pages that name none; `null` when there is none or a choice. */
  async only(): Promise<Id | null> {
    const ids = await this.#store.sites();
    return ids.length === 1 ? ids[0]! : null;
  }

  forget(): void {
    this.#known.clear();
  }
}
