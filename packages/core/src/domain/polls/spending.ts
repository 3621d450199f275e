import type { Points } from './counting/points.ts';
import type { PollDefinition } from './types.ts';

type Budgeted = Pick<PollDefinition, 'kind' | 'budget'>;

/** What so many points for one option cost: v quadratic votes v² credits, anything else 1 each. */
export const costOf = ({ kind }: Pick<PollDefinition, 'kind'>, points: number): number =>
  kind === 'quadratic' ? points * points : points;

/** What of the budget is left; below 0 where more was given than there is. */
export const budgetLeft = (poll: Budgeted, given: Points): number =>
  (poll.budget ?? 0) - Object.values(given).reduce((sum, points) => sum + costOf(poll, points), 0);

/** The most that one option may get beside what the others have. */
export function affordable(poll: Budgeted, given: Points, option: string): number {
  const own = Object.hasOwn(given, option) ? given[option]! : 0;
  const credits = Math.max(0, budgetLeft(poll, given) + costOf(poll, own));
  return poll.kind === 'quadratic' ? Math.floor(Math.sqrt(credits)) : credits;
}
