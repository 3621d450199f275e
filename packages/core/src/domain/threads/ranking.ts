/** z of a two-sided 95 % confidence interval: the 97.5th percentile of the standard normal distribution. */
const Z = 1.959963984540054;

/** What a comment's votes make of it: the counts, and the keys that threads are sorted by. */
export interface Standing {
  readonly up: number;
  readonly down: number;
  /** What `best` sorts by where a site has votes; see {@link wilsonLowerBound}. */
  readonly rating: number;
  /** What `controversial` sorts by; see {@link controversy}. */
  readonly controversy: number;
}

/**
 * How large the share of votes up surely is: the lower bound of the Wilson score interval at 95 %, from 0 up to 1.
 *
 *     (p + z²/2n − z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)     with n = up + down, p = up / n
 *
 * Few votes say little, so 2 of 2 rank behind 95 of 100; an average would put them first, a difference the loudest.
 * Sources: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927);
 * Evan Miller, "How Not To Sort By Average Rating" (2009).
 */
export function wilsonLowerBound(up: number, down: number): number {
  const n = up + down;
  if (up === 0) return 0;
  const [p, zz] = [up / n, Z * Z];
  const spread = Z * Math.sqrt((p * (1 - p)) / n + zz / (4 * n * n));
  return Math.max(0, (p + zz / (2 * n) - spread) / (1 + zz / n));
}

/**
 * How much people disagree: (up + down) to the power of min / max, which is the number of votes where they are even, and
 * falls towards 1 the clearer they are. 0 where all agree. Source: reddit's `_sorts.pyx` (2008–2017, CPAL).
 */
export function controversy(up: number, down: number): number {
  return up === 0 || down === 0 ? 0 : (up + down) ** (Math.min(up, down) / Math.max(up, down));
}

/** Counts and sort keys, always made together. */
export const standingOf = (up: number, down: number): Standing => ({
  up,
  down,
  rating: wilsonLowerBound(up, down),
  controversy: controversy(up, down),
});

/** The standing after somebody's vote changed. Counts never fall below nothing. */
export function changeVote(
  { up, down }: Pick<Standing, 'up' | 'down'>,
  before: number,
  after: number,
): Standing {
  const by = (value: number): number => Number(after === value) - Number(before === value);
  return standingOf(Math.max(0, up + by(1)), Math.max(0, down + by(-1)));
}
