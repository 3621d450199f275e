/** Of several measurements of one thing. Machines are noisy: the median speaks, the extremes say how far to trust it. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Throws `RangeError` for no measurements. */
export function summarise(samples: readonly number[]): Summary {
  return { median: quantile(samples, 0.5), min: quantile(samples, 0), max: quantile(samples, 1) };
}

/**
 * The value below which a share of the samples lies, between neighbours by linear interpolation (type 7 of Hyndman & Fan,
 * "Sample Quantiles in Statistical Packages", 1996). `share` is 0 to 1. Throws `RangeError` for no samples.
 */
export function quantile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new RangeError('There are no samples.');
  const sorted = Float64Array.from(samples).sort();
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (above - below) * (place - Math.floor(place));
}

/** Ratios within each round: what slowed the machine down in one slowed both. */
export function ratios(ours: readonly number[], theirs: readonly number[]): number[] {
  if (ours.length !== theirs.length)
    throw new RangeError('Only what was measured in the same rounds compares.');
  return ours.map((value, round) => value / theirs[round]!);
}
