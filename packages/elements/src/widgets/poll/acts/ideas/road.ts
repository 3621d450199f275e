import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import type { Entry, Id } from '@hearth/core/domain';
import type { EntriesStore, EntriesView } from '@hearth/core/state';
import { StoreController } from '../../../../parts/store-controller.ts';
import type { PollHost } from '../host.ts';
import { ROAD, roadmap, type Road, type Stretch } from './roadmap.ts';
import type { BoardScene } from './scene.ts';

interface Part {
  readonly status: Road;
  readonly store: EntriesStore;
  readonly view: StoreController<EntriesView>;
}

/** The roadmap: each part is a list of its own, which lives while somebody looks at it. */
export class Roadmap {
  readonly #parts: readonly Part[];

  constructor(host: PollHost, storeOf: (status: Road) => EntriesStore) {
    this.#parts = ROAD.map((status) => ({
      status,
      store: storeOf(status),
      view: new StoreController<EntriesView>(host),
    }));
  }

  open(on: boolean): void {
    for (const { view, store } of this.#parts) view.follow(on ? store.$view : null);
  }

  get error(): CommunityError | null {
    return this.#parts.map(({ view }) => view.value?.error).find(Boolean) ?? null;
  }

  reload(): void {
    for (const { store } of this.#parts) void store.reload();
  }

  /** Ideas that are known by it. */
  get entries(): readonly Entry[] {
    return this.#parts.flatMap(({ view }) => view.value?.entries ?? []);
  }

  render(scene: BoardScene, acts: { goTo(id: Id): void; showAll(status: Road): void }): TemplateResult {
    const stretches = this.#parts.map(({ status, store, view: { value } }): [Road, Stretch] => [
      status,
      {
        // What has moved along since stands in its list as it is now.
        entries:
          value?.entries.filter((entry) => entry.status === status && entry.state === 'published') ?? [],
        ready: value?.status === 'ready',
        more: value?.hasNext ?? false,
        fresh: value?.fresh ?? 0,
        showFresh: () => store.showFresh(),
      },
    ]);
    return roadmap(scene, Object.fromEntries(stretches) as Record<Road, Stretch>, acts);
  }
}
