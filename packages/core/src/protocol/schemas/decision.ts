import * as v from 'valibot';
import type { Quorum } from '../../domain/polls/counting/quorum.ts';
import type { Decision, PollAuditPage } from '../../domain/polls/types.ts';
import { count, time } from './common.ts';
import { course } from './course.ts';

export const quorum: v.GenericSchema<Quorum> = v.union([count, v.object({ share: v.number(), of: count })]);

const mark = { digest: v.string(), ballots: count };

/** What hangs on a poll, and what came of it. */
export const decision: v.GenericSchema<Decision> = v.object({
  ...course,
  headStart: v.optional(v.object({ from: v.optional(time), until: v.optional(time) })),
  segment: v.optional(v.literal(true)),
  quorum: v.optional(v.object({ needed: count })),
  outcome: v.optional(
    v.object({
      kind: v.picklist(['winner', 'tie', 'no-quorum', 'none']),
      options: v.array(v.string()),
    }),
  ),
  audit: v.optional(v.object(mark)),
  voters: v.optional(v.object({ host: count, token: count, device: count })),
});

export const pollAuditPage: v.GenericSchema<PollAuditPage> = v.object({
  ...mark,
  text: v.string(),
  next: v.nullable(v.string()),
});
