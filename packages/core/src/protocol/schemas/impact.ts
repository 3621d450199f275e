import * as v from 'valibot';
import { ENTRY_STATUSES } from '../../domain/polls/ideas/types.ts';
import { STAGES } from '../../domain/polls/stages.ts';
import type { Impact } from '../../domain/relationship/types.ts';
import { count, cursor, id, text, time } from './common.ts';

const comparison = v.object({
  own: count,
  mean: v.optional(v.number()),
  percent: v.optional(v.pipe(v.number(), v.integer())),
});

const outcome = v.variant('kind', [
  v.object({
    kind: v.literal('poll'),
    id,
    title: text,
    at: time,
    stage: v.optional(v.picklist(STAGES)),
    result: v.optional(v.picklist(['winner', 'tie', 'no-quorum', 'none'])),
    chosen: v.array(text),
    voters: v.optional(count),
    anonymous: v.boolean(),
  }),
  v.object({
    kind: v.literal('idea'),
    id,
    poll: id,
    title: v.string(),
    at: time,
    status: v.picklist(ENTRY_STATUSES),
    own: v.boolean(),
  }),
  v.object({
    kind: v.literal('answer'),
    id,
    topic: v.string(),
    title: v.nullable(v.string()),
    url: v.nullable(v.string()),
    at: time,
  }),
]);

export const impact: v.GenericSchema<Impact> = v.object({
  member: id,
  since: time,
  streak: v.object({
    state: v.picklist(['none', 'kept', 'open', 'grace', 'ended']),
    weeks: count,
    best: count,
    was: v.optional(count),
  }),
  weekEnds: time,
  score: count,
  totals: v.object({ exchanges: count, contributions: count, decisions: count, invitations: count }),
  quarter: v.object({
    year: count,
    quarter: v.picklist([1, 2, 3, 4]),
    exchanges: comparison,
    contributions: comparison,
    decisions: comparison,
    invitations: comparison,
  }),
  outcomes: v.array(outcome),
  asOf: cursor,
});
