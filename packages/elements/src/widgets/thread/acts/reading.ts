import type { Id, ThreadSort } from '@hearth/core/domain';
import { foldsOf } from '@hearth/core/state';
import type { Folds, ThreadItem, ThreadView } from '@hearth/core/state';
import type { Desk, Office } from '../desk.ts';
import { Quoting } from './quoting.ts';
import type { LiveWindow } from './window.ts';

/** Lists of so many rows are drawn whole: that is fewer than 3,000 elements in any case. */
const FEW = 100;

/** What of a thread's list is there to be read. */
export class Reading {
  readonly #desk: Desk;
  readonly #folds: Folds;
  readonly #quoting: Quoting;
  readonly #held: () => readonly (Id | null | undefined)[];
  #window: LiveWindow | null = null;
  #asked = false;
  /** The row that something led to last. */
  #pinned: Id | null = null;
  #sort: ThreadSort | null = null;

  /** @param held rows that must be there wherever the reader is */
  constructor(desk: Desk, office: Office, held: () => readonly (Id | null | undefined)[]) {
    this.#desk = desk;
    this.#quoting = new Quoting(desk, office);
    this.#folds = foldsOf(desk.community, desk.store.topic);
    this.#held = () => [this.#pinned, ...held()];
  }

  /** Before each drawing: the items that are to be drawn. */
  pick({ items: all, sort }: ThreadView): readonly ThreadItem[] {
    const anew = sort !== this.#sort;
    this.#sort = sort;
    const { items } = this.#folds.fold(all);
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
    this.#folds.reveal(this.#desk.store.$view.get().items, id);
  }

  /** How many replies stand below a comment, and whether they are folded away; empty where there are none. */
  watch(id: Id): readonly [replies: number, closed: boolean] | readonly [] {
    const { replies } = this.#folds.fold(this.#desk.store.$view.get().items);
    const count = replies.get(id);
    return count ? [count, this.#folds.isClosed(id)] : [];
  }

  /** Folds the replies below a comment, or unfolds them; without `closed`, the one that they are not. */
  fold(id: Id, closed = !this.#folds.isClosed(id)): void {
    this.#folds.set(id, closed);
    this.#desk.host.requestUpdate();
  }

  /** Takes a comment's words into an answer to it: those that are selected, or all. */
  quote(id: Id, row: Element): void {
    void this.#quoting.whole(id, row);
  }

  /** Until the code for long lists is here, all rows are drawn. */
  #long(): void {
    if (this.#asked) return;
    this.#asked = true;
    void import('./window.ts').then(
      ({ LiveWindow }) => {
        this.#window = new LiveWindow(this.#desk.host, FEW, this.#held);
        this.#desk.host.requestUpdate();
      },
      () => (this.#asked = false),
    );
  }
}
