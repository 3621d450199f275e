import fc from 'fast-check';
import type { Ranking } from '../rankings.ts';

/** `42 x A>B>C`: a ranking and how many gave it, as books on elections write it. */
export function ranking(text: string): Ranking {
  const [count, order] = text.split(' x ');
  return { count: Number(count), order: order!.split('>') };
}

export const letters = (count: number): string[] => [...'ABCDEFGH'].slice(0, count);

/** Two to five options, and up to a dozen rankings of some or all of them. */
export const elections = fc.integer({ min: 2, max: 5 }).chain((size) => {
  const options = letters(size);
  const order = fc.shuffledSubarray(options, { minLength: 1 });
  const one = fc.record({ order, count: fc.integer({ min: 1, max: 9 }) });
  return fc.record({
    options: fc.constant(options),
    rankings: fc.array(one, { maxLength: 12 }),
    tieOrder: fc.shuffledSubarray(options, { minLength: size, maxLength: size }),
  });
});

/** The capital of Tennessee, as books on elections tell it. */
export const TENNESSEE = ['42 x A>B>C>D', '26 x B>C>D>A', '15 x C>D>B>A', '17 x D>C>B>A'].map(ranking);

/** The example of 45 ballots by which Schulze's method is mostly told. */
export const SCHULZE_45 = [
  '5 x A>C>B>E>D',
  '5 x A>D>E>C>B',
  '8 x B>E>D>A>C',
  '3 x C>A>B>E>D',
  '7 x C>A>E>B>D',
  '2 x C>B>A>D>E',
  '7 x D>C>E>B>A',
  '8 x E>B>A>D>C',
].map(ranking);

/** Several are last at once: who drops all of them together elects A, whom most rank below D. */
export const TIED_FOR_LAST = ['4 x A', '3 x B>D>C', '2 x C>D', '2 x D>C'].map(ranking);
