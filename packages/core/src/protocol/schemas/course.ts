import * as v from 'valibot';
import { STAGES } from '../../domain/polls/stages.ts';
import { count, id, memberCard, time } from './common.ts';

const stage = v.picklist(STAGES);

/** Of a poll's decision. */
export const course = {
  stage: v.optional(stage),
  log: v.optional(
    v.array(
      v.object({
        id,
        stage,
        reason: v.string(),
        by: v.nullable(memberCard),
        at: time,
        chosen: v.optional(v.array(v.string())),
      }),
    ),
  ),
  chosen: v.optional(v.array(v.string())),
  goal: v.optional(v.object({ voters: count, reached: v.boolean() })),
  next: v.optional(v.array(stage)),
};
