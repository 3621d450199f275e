import { n } from './n.ts';
import { ordinal } from './ordinal.ts';

/** Ballots that are filled in: rankings, marks, dots and quadratic votes. Loads with their forms. */
export const ballots = {
  rank: (min: number, max: number) =>
    min === max
      ? `Rank exactly ${min}, the best first.`
      : min > 1
        ? `Rank ${min} to ${max}, the best first.`
        : `Rank as many as you like, up to ${max}, the best first.`,
  below: 'What you leave out ranks below all that you rank.',
  keys: 'Space takes hold. Then arrows move it, Space lets go, Escape puts it back.',
  ranked: (count: number, max: number) => `${count} of ${max} ranked`,
  leftOut: 'Not ranked',
  empty: 'Nothing yet. Add your first choice, or drag it here.',
  move: (option: string) => `Move ${option}`,
  up: (option: string) => `${option}: move up`,
  down: (option: string) => `${option}: move down`,
  remove: (option: string) => `${option}: leave out`,
  add: 'Add',
  addOne: (option: string) => `Add ${option}`,
  held: (option: string, place: number, of: number) =>
    place
      ? `${option}, held, ${ordinal(place)} of ${of}. Arrows move it, Space lets go, Escape puts it back.`
      : `${option}, held, not ranked. The up arrow ranks it, Space lets go.`,
  now: (option: string, place: number, of: number) =>
    place ? `${option}, now ${ordinal(place)} of ${of}` : `${option}, now left out`,
  dropped: (option: string, place: number, of: number) =>
    place ? `${option}, let go, ${ordinal(place)} of ${of}` : `${option}, let go, not ranked`,
  full: (max: number) =>
    n(
      max,
      'You can rank # option: leave another one out first.',
      'You can rank # options: leave another one out first.',
    ),
  tooFew: (min: number) =>
    n(min, 'Please rank at least one option first.', 'Please rank at least # options first.'),
  mark: (min: number, max: number) =>
    `Give each option a mark from ${min} (lowest) to ${max} (highest), or none.`,
  noMark: 'No opinion',
  noMarkMeans: 'No opinion does not count as the lowest mark.',
  noneMarked: 'Please give at least one mark first.',
  spendDots: (budget: number) =>
    n(budget, 'You have # point to give.', 'You have # points to give, as you like: all to one, or spread.'),
  spendVotes: (credits: number) =>
    n(
      credits,
      'You have # credit.',
      'You have # credits. One vote for an option costs 1, two cost 4, three cost 9, and so on.',
    ),
  dotsLeft: (left: number, budget: number) => `${left} of ${budget} points left`,
  creditsLeft: (left: number, budget: number) => `${left} of ${budget} credits left`,
  more: (option: string) => `${option}: one more`,
  fewer: (option: string) => `${option}: one less`,
  pointsFor: (option: string) => `Points for ${option}`,
  votesFor: (option: string) => `Votes for ${option}`,
  cost: (credits: number, next: number) =>
    credits
      ? `${n(credits, 'Costs # credit', 'Costs # credits')}, the next vote ${next} more`
      : `The first vote costs ${next}`,
  nothingLeft: 'No points left: take some from another option first.',
  tooDear: (next: number, left: number) => `The next vote costs ${next} credits, and ${left} are left.`,
  lowered: (most: number) => `There is enough for ${most}.`,
  noneGiven: 'Please give something to at least one option first.',
};
