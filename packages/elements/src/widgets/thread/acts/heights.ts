import type { Id } from '@hearth/core/domain';

/** Of a row that nobody has measured, before any was: pixels. */
const GUESS = 150;

/**
 * Where the rows of a list stand, drawn or not. A row that was never drawn has a guessed height, which it keeps until it is
 * measured: the list must not grow and shrink at its far end while somebody reads.
 */
export class Heights {
  #keys: readonly Id[] = [];
  readonly #index = new Map<Id, number>();
  readonly #measured = new Map<Id, number>();
  readonly #guessed = new Map<Id, number>();
  #sum = 0;
  /** Where each row begins, and last where the list ends; made when it is asked for. */
  #tops: Float64Array | null = null;

  /** Which rows there are, in order. */
  use(keys: readonly Id[]): void {
    this.#keys = keys;
    this.#tops = null;
    this.#index.clear();
    for (const [index, key] of keys.entries()) this.#index.set(key, index);
  }

  get count(): number {
    return this.#keys.length;
  }

  indexOf(key: Id): number | undefined {
    return this.#index.get(key);
  }

  keyAt(index: number): Id {
    return this.#keys[index]!;
  }

  measure(key: Id, height: number): void {
    const before = this.#measured.get(key);
    if (before !== undefined && Math.abs(before - height) < 0.05) return;
    this.#sum += height - (before ?? 0);
    this.#measured.set(key, height);
    this.#tops = null;
  }

  /** Where the row begins; of the number behind the last row, where the list ends. */
  top(index: number): number {
    return this.#all()[index]!;
  }

  /** The row that covers this place; the nearest one of a place outside. */
  at(y: number): number {
    const tops = this.#all();
    let low = 0;
    let high = this.#keys.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (tops[middle]! <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #all(): Float64Array {
    if (this.#tops) return this.#tops;
    const tops = (this.#tops = new Float64Array(this.#keys.length + 1));
    const guess = this.#measured.size ? this.#sum / this.#measured.size : GUESS;
    for (const [index, key] of this.#keys.entries()) {
      let height = this.#measured.get(key) ?? this.#guessed.get(key);
      if (height === undefined) this.#guessed.set(key, (height = guess));
      tops[index + 1] = tops[index]! + height;
    }
    return tops;
  }
}
