import * as v from 'valibot';
import type { CommunityFigures, Unanswered, UnansweredPage } from '../../domain/figures/types.ts';
import type {
  Glossary,
  Prompt,
  ReusableComment,
  ReusableComments,
  StaffPrompt,
  Term,
} from '../../domain/meaning/types.ts';
import { block, commentImage, count, cursor, id, memberCard, text, time } from './common.ts';

const maybe = v.nullable(v.number());

export const figures: v.GenericSchema<CommunityFigures> = v.object({
  from: time,
  until: time,
  reciprocity: v.object({
    roots: count,
    replies: count,
    perRoot: maybe,
    shares: v.nullable(v.object({ members: count, staff: count })),
    answered: maybe,
  }),
  staff: v.object({ asked: count, answered: count, median: maybe, waiting: count }),
  influence: v.object({
    from: time,
    until: time,
    members: v.array(v.object({ member: memberCard, replies: count })),
  }),
  streaks: v.object({ members: maybe, fourWeeks: maybe, longest: maybe }),
  asOf: cursor,
});

const waiting: v.GenericSchema<Unanswered> = v.object({
  id,
  topic: v.string(),
  title: v.nullable(v.string()),
  url: v.nullable(v.string()),
  kind: v.picklist(['review', 'question', 'comment']),
  author: v.nullable(memberCard),
  excerpt: v.string(),
  at: time,
  replies: count,
});

export const unanswered: v.GenericSchema<UnansweredPage> = v.object({
  waiting: v.array(waiting),
  total: count,
  next: v.nullable(v.string()),
  asOf: cursor,
});

export const listed = v.object({ on: v.boolean() });

export const term: v.GenericSchema<Term> = v.object({
  id,
  term: v.string(),
  forms: v.array(v.string()),
  meaning: text,
  by: v.optional(memberCard),
  revision: count,
});

export const glossary: v.GenericSchema<Glossary> = v.object({
  terms: v.array(term),
  mayWrite: v.optional(v.boolean()),
  asOf: cursor,
});

export const prompt: v.GenericSchema<Prompt> = v.object({
  id,
  text,
  since: time,
  until: time,
  answers: count,
});

export const staffPrompt: v.GenericSchema<StaffPrompt> = v.object({
  id,
  text: v.string(),
  topic: v.nullable(v.string()),
  from: time,
  until: time,
  answers: count,
});

export const prompts = v.object({ prompts: v.array(staffPrompt) });

const reusable: v.GenericSchema<ReusableComment> = v.object({
  id,
  topic: v.string(),
  url: v.nullable(v.string()),
  body: v.array(block),
  images: v.array(commentImage),
  credit: v.nullable(memberCard),
  reuse: v.object({ at: time, licence: v.string(), text }),
  createdAt: time,
});

export const reusableComments: v.GenericSchema<ReusableComments> = v.object({
  comments: v.array(reusable),
  next: v.nullable(v.string()),
  asOf: cursor,
});
