import type { Text } from '../../domain/common.ts';
import type { Quorum } from '../../domain/polls/counting/quorum.ts';
import { takesEntries } from '../../domain/polls/ideas/kind.ts';
import { POLL_KINDS } from '../../domain/polls/kinds.ts';
import type { ReuseTerms } from '../../domain/polls/reuse.ts';
import type { PollDefinition, PollGrant, PollKind, PollOption } from '../../domain/polls/types.ts';
import type { SegmentDefinition } from '../../domain/segments/types.ts';
import { complete, type Path, type Shape } from './shape.ts';

/** A poll as the community file declares it. */
export const pollBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, [
    'id',
    'question',
    'description',
    'kind',
    'options',
    'results',
    'min',
    'max',
    'budget',
    'entries',
    'reuse',
    'opensAt',
    'closesAt',
    'anonymous',
    'guests',
    'shuffle',
    'grants',
    'why',
    'quorum',
    'abstain',
    'segment',
    'stage',
    'goal',
  ]);
  if (!fields) return undefined;
  const kind = fields.optional('kind', shape.oneOf(...POLL_KINDS), 'single');
  const handedIn = takesEntries({ kind });
  const options = handedIn
    ? fields.optional('options', shape.listOf(optionBy(shape)), [])
    : fields.required('options', shape.listOf(optionBy(shape)));
  const most = kind === 'multiple' || kind === 'ranked' ? options?.length : MOST[kind];
  const entries = entriesBy(shape, kind);
  return complete<PollDefinition>(
    {
      id: fields.required('id', shape.string),
      question: fields.required('question', shape.text),
      description: fields.optional('description', shape.text, undefined),
      kind,
      options,
      results: fields.optional(
        'results',
        shape.oneOf('always', 'after-vote', 'after-close', 'staff'),
        'after-vote',
      ),
      min: fields.optional('min', shape.integer, 1),
      max: fields.optional('max', shape.integer, most ?? 1),
      budget: fields.optional('budget', shape.integer, BUDGETS[kind]),
      entries: fields.optional('entries', entries, handedIn ? entries({}, []) : undefined),
      reuse: fields.optional('reuse', reuseBy(shape), undefined),
      opensAt: fields.optional('opensAt', shape.time, null),
      closesAt: fields.optional('closesAt', shape.time, null),
      anonymous: fields.optional('anonymous', shape.boolean, false),
      guests: fields.optional('guests', shape.boolean, false),
      shuffle: fields.optional('shuffle', shape.boolean, false) || undefined,
      grants: fields.optional('grants', grantBy(shape), undefined),
      why: fields.optional('why', whyBy(shape), undefined),
      quorum: fields.optional('quorum', quorumBy(shape), undefined),
      abstain: fields.optional('abstain', shape.boolean, false) || undefined,
      segment: fields.optional('segment', purposeBy(shape), undefined),
      stage: fields.optional('stage', shape.oneOf('idea', 'open'), undefined),
      goal: fields.optional('goal', shape.integer, undefined),
    },
    [
      'description',
      'budget',
      'entries',
      'reuse',
      'shuffle',
      'grants',
      'why',
      'quorum',
      'abstain',
      'segment',
      'stage',
      'goal',
    ],
  );
};

const grantBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['access', 'hours', 'label']);
  return (
    fields &&
    complete<PollGrant>(
      {
        access: fields.required('access', shape.string),
        hours: fields.required('hours', shape.integer),
        label: fields.optional('label', shape.text, undefined),
      },
      ['label'],
    )
  );
};

const whyBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['topic']);
  return fields && complete<{ topic: string }>({ topic: fields.required('topic', shape.string) });
};

const purposeBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['purpose']);
  return fields && complete<{ purpose: Text }>({ purpose: fields.required('purpose', shape.text) });
};

export const segmentBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['id', 'name', 'poll', 'options']);
  return (
    fields &&
    complete<SegmentDefinition>({
      id: fields.required('id', shape.string),
      name: fields.required('name', shape.text),
      poll: fields.required('poll', shape.string),
      options: fields.required('options', shape.listOf(shape.string, 200)),
    })
  );
};

/** `max`, where the file doesn't say and it isn't 1. */
const MOST: Partial<Record<PollKind, number>> = { score: 5, ideas: 0 };
/** What a ballot has to spend, where the file doesn't say. */
const BUDGETS: Partial<Record<PollKind, number>> = { dots: 10, quadratic: 100 };

/** Of ideas, one may hand in as many as one has; to a contest one. */
const entriesBy = (shape: Shape, kind: PollKind) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['opensAt', 'closesAt', 'perMember']);
  return (
    fields && {
      opensAt: fields.optional('opensAt', shape.time, null),
      closesAt: fields.optional('closesAt', shape.time, null),
      perMember: fields.optional('perMember', shape.integer, kind === 'contest' ? 1 : 0),
    }
  );
};

/** What authors of a contest may allow. */
const reuseBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['licence']);
  return fields && complete<ReuseTerms>({ licence: fields.required('licence', shape.text) }, []);
};

const optionBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['id', 'label', 'description']);
  return (
    fields &&
    complete<PollOption>(
      {
        id: fields.required('id', shape.string),
        label: fields.required('label', shape.text),
        description: fields.optional('description', shape.text, undefined),
      },
      ['description'],
    )
  );
};

const QUORUM_HINT =
  'Write how many ballots it takes, such as 20, or a share of those who may vote, such as { share: 0.5, of: 200 }.';

/** A number of ballots, or a share of those who may vote. What numbers are right is for the rules to say. */
const quorumBy =
  (shape: Shape) =>
  (value: unknown, path: Path): Quorum | undefined => {
    if (typeof value === 'number') return value;
    if (typeof value !== 'object') return shape.refuse(path, 'type', QUORUM_HINT);
    const number = (given: unknown, at: Path): number | undefined =>
      typeof given === 'number' ? given : shape.refuse(at, 'type', 'Write a number.');
    const fields = shape.fields(value, path, ['share', 'of']);
    const share = fields?.required('share', number);
    const of = fields?.required('of', number);
    return share === undefined || of === undefined ? undefined : { share, of };
  };
