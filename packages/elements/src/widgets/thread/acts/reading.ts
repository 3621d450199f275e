import type { Id, ThreadSort } from '@hearth/core/domain';
import type { ThreadItem, ThreadView } from '@hearth/core/state';
import type { BaseElement } from '../../../parts/base-element.ts';
import type { LiveWindow } from './window.ts';

/** Lists of so many rows are drawn whole: that is fewer than 3,000 elements in any case. */
const FEW = 100;

/** What of a thread's list is there to be read. */
export class Reading {
  readonly #host: BaseElement;
  readonly #held: () => readonly (Id | null | undefined)[];
  #window: LiveWindow | null = null;
  #asked = false;
  /** The row that something led to last. */
  #pinned: Id | null = null;
  #sort: ThreadSort | null = null;

  /** @param held rows that must be there wherever the reader is */
  constructor(host: BaseElement, held: () => readonly (Id | null | undefined)[]) {
    this.#host = host;
    this.#held = () => [this.#pinned, ...held()];
  }

  /** Before each drawing: the items that are to be drawn. */
  pick({ items, sort }: ThreadView): readonly ThreadItem[] {
    const anew = sort !== this.#sort;
    this.#sort = sort;
    if (items.length > FEW) this.#long();
    return this.#window?.pick(items, anew) ?? items;
  }

  /** After each drawing. */
  settle(): void {
    this.#window?.settle();
  }

  /** Something leads to this row: it will be there when it is drawn next. */
  reveal(id: Id): void {
    this.#pinned = id;
  }

  /** Until the code for long lists is here, all rows are drawn. */
  #long(): void {
    if (this.#asked) return;
    this.#asked = true;
    void import('./window.ts').then(
      ({ LiveWindow }) => {
        this.#window = new LiveWindow(this.#host, FEW, this.#held);
        this.#host.requestUpdate();
      },
      () => (this.#asked = false),
    );
  }
}
