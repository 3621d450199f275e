/** What one ballot gives to options, by their ids. */
export type Points = Readonly<Record<string, number>>;

/** Why points are refused; `field` is within the ballot, such as `points.blue`. */
export interface PointsProblem {
  readonly field: string;
  readonly reason: 'required' | 'unknown-option' | 'format' | 'out-of-range' | 'over-budget';
  /** `over-budget`: what there was to spend. `out-of-range`: the bound that was passed. */
  readonly limit?: number;
  /** `over-budget`: what the ballot costs. */
  readonly cost?: number;
}

/** Something for each option that is named, each of them whole and within bounds. */
function checkPoints(
  options: readonly string[],
  points: Points,
  min: number,
  max: number,
): PointsProblem | null {
  if (Object.keys(points).length === 0) return { field: 'points', reason: 'required' };
  for (const [id, each] of Object.entries(points)) {
    const field = `points.${id}`;
    if (!options.includes(id)) return { field, reason: 'unknown-option' };
    if (!Number.isSafeInteger(each)) return { field, reason: 'format' };
    if (each < min) return { field, reason: 'out-of-range', limit: min };
    if (each > max) return { field, reason: 'out-of-range', limit: max };
  }
  return null;
}

/** A score ballot: whole marks from `min` to `max`; an option that is left out gets none, which is not the lowest. */
export const checkScores = (
  options: readonly string[],
  scores: Points,
  { min, max }: { readonly min: number; readonly max: number },
): PointsProblem | null => checkPoints(options, scores, min, max);

function checkBudget(
  options: readonly string[],
  points: Points,
  budget: number,
  costOf: (points: number) => number,
): PointsProblem | null {
  const wrong = checkPoints(options, points, 0, Number.MAX_SAFE_INTEGER);
  if (wrong) return wrong;
  const cost = Object.values(points).reduce((sum, each) => sum + costOf(each), 0);
  if (cost > budget) return { field: 'points', reason: 'over-budget', limit: budget, cost };
  return cost === 0 ? { field: 'points', reason: 'required' } : null;
}

/** A ballot of dots: whole numbers of 0 or more, `budget` at most in sum, and at least one dot. */
export const checkDots = (options: readonly string[], dots: Points, budget: number): PointsProblem | null =>
  checkBudget(options, dots, budget, (each) => each);

/**
 * A quadratic ballot: v votes for an option cost v² credits, so that ten for one cost as much as one each for a hundred.
 * (7, 8) costs 113 and is refused at 100. Source: S. Lalley, E. G. Weyl, "Quadratic Voting" (2018).
 */
export const checkQuadratic = (
  options: readonly string[],
  votes: Points,
  credits: number,
): PointsProblem | null => checkBudget(options, votes, credits, (each) => each * each);

/** What an option got. */
export interface PointsCount {
  readonly id: string;
  readonly sum: number;
  /** Ballots that gave it something, 0 included. */
  readonly n: number;
  /** sum / n; `null` where no ballot named it. */
  readonly mean: number | null;
}

/** Adds up what ballots give: scores, dots and quadratic votes alike. In the order of the options. */
export function addPoints(options: readonly string[], ballots: Iterable<Points>): PointsCount[] {
  const found = new Map(options.map((id) => [id, { sum: 0, n: 0 }]));
  for (const ballot of ballots)
    for (const [id, points] of Object.entries(ballot)) {
      const count = found.get(id);
      if (!count) throw new RangeError(`A ballot gives to "${id}", which is no option of the poll.`);
      count.sum += points;
      count.n++;
    }
  return [...found].map(([id, { sum, n }]) => ({ id, sum, n, mean: n === 0 ? null : sum / n }));
}
