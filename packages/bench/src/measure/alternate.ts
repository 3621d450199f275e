/** One measurement of one contender: a number per figure. */
export type Figures = Readonly<Record<string, number>>;

export interface Measured {
  readonly name: string;
  /** One per round, in the order of the rounds. */
  readonly samples: readonly Figures[];
}

/**
 * Measures contenders in turns, so that whatever else the machine does falls on all of them. Each round begins with the
 * next contender. A round before the first warms up and is thrown away.
 */
export async function alternate<C extends { readonly name: string }>(
  contenders: readonly C[],
  rounds: number,
  measure: (contender: C, round: number | 'warm-up') => Promise<Figures>,
): Promise<Measured[]> {
  const samples = contenders.map((): Figures[] => []);
  for (const contender of contenders) await measure(contender, 'warm-up');
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const at = (round + turn) % contenders.length;
      samples[at]!.push(await measure(contenders[at]!, round));
    }
  }
  return contenders.map(({ name }, at) => ({ name, samples: samples[at]! }));
}
