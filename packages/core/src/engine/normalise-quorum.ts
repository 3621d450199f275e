import type { Quorum } from '../domain/polls/counting/quorum.ts';
import type { Path, Shape } from './shape.ts';

const HINT =
  'Write how many ballots it takes, such as 20, or a share of those who may vote, such as { share: 0.5, of: 200 }.';

/** A number of ballots, or a share of those who may vote. What numbers are right is for the rules to say. */
export const quorumBy =
  (shape: Shape) =>
  (value: unknown, path: Path): Quorum | undefined => {
    if (typeof value === 'number') return value;
    if (typeof value !== 'object') return shape.refuse(path, 'type', HINT);
    const number = (given: unknown, at: Path): number | undefined =>
      typeof given === 'number' ? given : shape.refuse(at, 'type', 'Write a number.');
    const fields = shape.fields(value, path, ['share', 'of']);
    const share = fields?.required('share', number);
    const of = fields?.required('of', number);
    return share === undefined || of === undefined ? undefined : { share, of };
  };
