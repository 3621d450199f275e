import type { Time } from '../common.ts';
import { isStaff, type Viewer } from '../people/people.ts';
import {
  checkDots,
  checkQuadratic,
  checkScores,
  type Points,
  type PointsProblem,
} from './counting/points.ts';
import { takesEntries } from './ideas/kind.ts';
import type { PollAction, PollDefinition, PollKind, PollState, PointsKind } from './types.ts';

/** Whether ballots give points, rather than to name options. */
export const givesPoints = <P extends { readonly kind: PollKind }>(
  poll: P,
): poll is P & { readonly kind: PointsKind } =>
  poll.kind === 'score' || poll.kind === 'dots' || poll.kind === 'quadratic';

/** By the backend's clock: open from `opensAt` on, unless it is an idea; closed from `closesAt` on. */
export function pollState(
  { opensAt, closesAt, stage }: Pick<PollDefinition, 'opensAt' | 'closesAt' | 'stage'>,
  now: Time,
): PollState {
  if (closesAt !== null && now >= closesAt) return 'closed';
  return stage === 'idea' || (opensAt !== null && now < opensAt) ? 'upcoming' : 'open';
}

/** Why a ballot is refused; `field` is within the vote ("choices", "choices.1", "points.blue"). */
export type BallotProblem =
  | PointsProblem
  | {
      readonly field: string;
      readonly reason:
        'required' | 'duplicate' | 'unknown-option' | 'too-few' | 'too-many' | 'not-of-this-kind';
      /** `too-few`, `too-many`: how many there may be. */
      readonly limit?: number;
    };

/** What a ballot says. */
export interface BallotWords {
  readonly choices: readonly string[];
  readonly points?: Points;
}

type Ruled = Pick<PollDefinition, 'kind' | 'options' | 'min' | 'max' | 'budget' | 'abstain'>;

/** Whether a ballot names nothing: where it may, that is an abstention. */
export const namesNothing = ({ choices, points = {} }: BallotWords): boolean =>
  choices.length === 0 && Object.keys(points).length === 0;

/** The ballot as it is kept, or what is wrong with it: choices in the order of the options, but for ranked ones. */
export function checkBallot(poll: Ruled, { choices, points }: BallotWords): BallotWords | BallotProblem {
  if (takesEntries(poll)) return { field: points ? 'points' : 'choices', reason: 'not-of-this-kind' };
  if (poll.abstain && namesNothing({ choices, ...(points && { points }) })) return { choices: [] };
  if (!givesPoints(poll))
    return points ? { field: 'points', reason: 'not-of-this-kind' } : checkChoices(poll, choices);
  if (choices.length > 0) return { field: 'choices', reason: 'not-of-this-kind' };
  const given = points ?? {};
  return checkGiven(poll, given) ?? { choices, points: spent(poll, given) };
}

function checkGiven({ kind, options, min, max, budget = 0 }: Ruled, points: Points): PointsProblem | null {
  const ids = options.map(({ id }) => id);
  switch (kind) {
    case 'dots':
      return checkDots(ids, points, budget);
    case 'quadratic':
      return checkQuadratic(ids, points, budget);
    default:
      return checkScores(ids, points, { min, max });
  }
}

/** In the order of the options; of a budget, without what got nothing. A mark of 0 is a mark. */
const spent = ({ kind, options }: Ruled, points: Points): Points =>
  Object.fromEntries(
    options.flatMap(({ id }) => {
      const given = Object.hasOwn(points, id) ? points[id] : undefined;
      return given === undefined || (kind !== 'score' && given === 0) ? [] : [[id, given]];
    }),
  );

function checkChoices(
  { kind, options, min, max }: Ruled,
  choices: readonly string[],
): { readonly choices: readonly string[] } | BallotProblem {
  if (choices.length === 0) return { field: 'choices', reason: 'required' };
  const order = options.map((option) => option.id);
  for (const [index, choice] of choices.entries()) {
    if (!order.includes(choice)) return { field: `choices.${index}`, reason: 'unknown-option' };
    if (choices.indexOf(choice) !== index) return { field: `choices.${index}`, reason: 'duplicate' };
  }
  const [fewest, most] = kind === 'multiple' || kind === 'ranked' ? [min, max] : [1, 1];
  if (choices.length < fewest) return { field: 'choices', reason: 'too-few', limit: fewest };
  if (choices.length > most) return { field: 'choices', reason: 'too-many', limit: most };
  return { choices: kind === 'ranked' ? choices : order.filter((id) => choices.includes(id)) };
}

/**
 * Whether this viewer may see the counts now. Staff always may. `after-vote` is for those who voted, also after the
 * close: an answer for everybody then would be a public one, which only `always` and `after-close` allow.
 */
export function resultsVisible(
  poll: Pick<PollDefinition, 'results' | 'opensAt' | 'closesAt'>,
  viewer: Pick<Viewer, 'role'> | null,
  hasVoted: boolean,
  now: Time,
): boolean {
  if (isStaff(viewer)) return true;
  switch (poll.results) {
    case 'always':
      return true;
    case 'after-vote':
      return viewer !== null && hasVoted;
    case 'after-close':
      return pollState(poll, now) === 'closed';
    case 'staff':
      return false;
  }
}

/** Whether this viewer is somebody who may vote at all; somebody unknown may where a guest may. */
export const mayVote = (poll: Pick<PollDefinition, 'guests'>, viewer: Pick<Viewer, 'role'> | null): boolean =>
  poll.guests || (viewer !== null && viewer.role !== 'guest');

/** What the viewer may do now. For somebody who has not acted yet `vote` means: after joining as a guest. */
export function pollActions(
  poll: Pick<PollDefinition, 'guests' | 'opensAt' | 'closesAt' | 'stage'>,
  viewer: Pick<Viewer, 'role'> | null,
  hasVoted: boolean,
  now: Time,
): readonly PollAction[] {
  if (pollState(poll, now) !== 'open' || !mayVote(poll, viewer)) return [];
  return hasVoted ? ['change', 'withdraw'] : ['vote'];
}
