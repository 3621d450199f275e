import * as v from 'valibot';
import { POLL_KINDS } from '../../domain/polls/kinds.ts';
import type { Poll, PollDefinition, PollView, RankedCount, Tally } from '../../domain/polls/types.ts';
import { count, cursor, id, text, time } from './common.ts';
import { decision, quorum } from './decision.ts';
import { board } from './entries.ts';

const pollDefinition = {
  id,
  question: text,
  description: v.optional(text),
  kind: v.picklist(POLL_KINDS),
  options: v.array(v.object({ id, label: text, description: v.optional(text) })),
  results: v.picklist(['always', 'after-vote', 'after-close', 'staff']),
  min: count,
  max: count,
  budget: v.optional(count),
  entries: v.optional(v.object({ opensAt: v.nullable(time), closesAt: v.nullable(time), perMember: count })),
  reuse: v.optional(v.object({ licence: text })),
  opensAt: v.nullable(time),
  closesAt: v.nullable(time),
  anonymous: v.boolean(),
  guests: v.boolean(),
  shuffle: v.optional(v.literal(true)),
  grants: v.optional(v.object({ access: v.string(), hours: count, label: v.optional(text) })),
  why: v.optional(v.object({ topic: v.string() })),
  quorum: v.optional(quorum),
  abstain: v.optional(v.literal(true)),
  segment: v.optional(v.object({ purpose: text })),
  stage: v.optional(v.picklist(['idea', 'open'])),
  goal: v.optional(count),
} satisfies Record<keyof PollDefinition, unknown>;

const points = v.record(v.string(), count);

export const poll: v.GenericSchema<Poll> = v.object({
  ...pollDefinition,
  state: v.picklist(['upcoming', 'open', 'closed']),
  revision: count,
  mine: v.optional(
    v.nullable(
      v.object({
        choices: v.array(v.string()),
        points: v.optional(points),
        revision: count,
        consentedAt: v.optional(time),
      }),
    ),
  ),
  resultsVisible: v.boolean(),
  board: v.optional(board),
  tieOrder: v.optional(v.object({ commitment: v.string(), seed: v.optional(v.string()) })),
  decision: v.optional(decision),
  can: v.array(v.picklist(['vote', 'change', 'withdraw', 'propose'])),
});

const ranked: v.GenericSchema<RankedCount> = v.object({
  runoff: v.object({
    rounds: v.array(
      v.object({
        votes: points,
        exhausted: count,
        dropped: v.nullable(v.string()),
        tieBrokenBy: v.nullable(v.picklist(['earlier-round', 'order'])),
        transfers: v.array(v.object({ to: v.nullable(v.string()), votes: count })),
      }),
    ),
    winner: v.nullable(v.string()),
    tied: v.array(v.string()),
  }),
  condorcet: v.nullable(v.string()),
  schulze: v.array(v.array(v.string())),
  pairwise: v.array(v.array(count)),
});

export const tally: v.GenericSchema<Tally> = v.object({
  poll: id,
  voters: count,
  abstained: v.optional(count),
  options: v.array(v.object({ id, votes: count, percent: v.number(), sum: v.optional(count) })),
  leaders: v.array(v.string()),
  ranked: v.optional(ranked),
  final: v.boolean(),
});

export const pollView: v.GenericSchema<PollView> = v.object({ poll, tally: v.nullable(tally), asOf: cursor });
