import type { Ranking } from '@hearth/core/domain';

/** Ballots as numbers, to be handed to another thread: for each, how many options it names, then their places in the poll. */
export function pack(
  places: ReadonlyMap<string, number>,
  ballots: readonly (readonly string[])[],
): Uint16Array<ArrayBuffer> {
  const packed = new Uint16Array(ballots.reduce((sum, { length }) => sum + 1 + length, 0));
  let at = 0;
  for (const ballot of ballots) {
    packed[at++] = ballot.length;
    for (const id of ballot) {
      const place = places.get(id);
      if (place === undefined)
        throw new RangeError(`A ballot ranks "${id}", which is no option of the poll.`);
      packed[at++] = place;
    }
  }
  return packed;
}

/** Packed ballots, those that say the same added up: 100,000 of 200 options take 40 MB, as lists of names ten times that. */
export class Gathered {
  /** Counts by the places of a ranking, as the characters of a text. */
  readonly #counts = new Map<string, number>();

  add(packed: Uint16Array): void {
    for (let at = 0; at < packed.length;) {
      const from = at + 1;
      at = from + packed[at]!;
      // Who abstained ranks nothing.
      if (at === from) continue;
      const places = String.fromCharCode.apply(null, packed.subarray(from, at) as unknown as number[]);
      this.#counts.set(places, (this.#counts.get(places) ?? 0) + 1);
    }
  }

  rankings(options: readonly string[]): Ranking[] {
    return Array.from(this.#counts, ([places, count]) => ({
      count,
      // Made anew each time it is looked at, for the same reason.
      get order() {
        const order: string[] = [];
        for (let at = 0; at < places.length; at++) order.push(options[places.charCodeAt(at)]!);
        return order;
      },
    }));
  }
}
