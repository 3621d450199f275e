import * as v from 'valibot';
import type {
  Comment,
  CommentHistory,
  Thread,
  ThreadCounts,
  ThreadPage,
} from '../../domain/threads/types.ts';
import { prompt } from './community.ts';
import { block, commentImage, count, cursor, embeddedPoll, id, memberCard, time } from './common.ts';

export const comment: v.GenericSchema<Comment> = v.object({
  id,
  topic: v.string(),
  parent: v.nullable(id),
  root: id,
  depth: count,
  author: v.nullable(memberCard),
  body: v.nullable(v.array(block)),
  images: v.optional(v.array(commentImage)),
  polls: v.optional(v.array(embeddedPoll)),
  source: v.optional(v.string()),
  status: v.picklist(['published', 'held', 'hidden', 'deleted']),
  createdAt: time,
  editedAt: v.nullable(time),
  revision: count,
  reactions: v.array(v.object({ id, count })),
  mine: v.optional(v.array(v.string())),
  signs: v.optional(v.array(v.picklist(['links', 'repeat', 'trap', 'service']))),
  muted: v.optional(v.literal(true)),
  marks: v.optional(v.array(v.picklist(['pinned', 'featured', 'answer']))),
  answer: v.optional(id),
  votes: v.optional(v.object({ up: count, down: count })),
  vote: v.optional(v.picklist([1, 0, -1])),
  rating: v.optional(v.number()),
  verified: v.optional(v.literal(true)),
  reuse: v.optional(v.literal(true)),
  replies: count,
  can: v.array(
    v.picklist([
      'reply',
      'react',
      'vote',
      'report',
      'edit',
      'delete',
      'approve',
      'hide',
      'restore',
      'pin',
      'feature',
      'answer',
      'undelete',
    ]),
  ),
  undoUntil: v.optional(time),
  clientId: v.optional(id),
});

export const commentHistory: v.GenericSchema<CommentHistory> = v.object({
  versions: v.array(v.object({ body: v.array(block), at: time, revision: count })),
  asOf: cursor,
});

export const thread: v.GenericSchema<Thread> = v.object({
  topic: v.string(),
  title: v.nullable(v.string()),
  url: v.nullable(v.string()),
  locked: v.boolean(),
  moderation: v.optional(v.picklist(['pre', 'post'])),
  slow: v.optional(count),
  comments: count,
  ratings: v.optional(v.object({ count, mean: v.nullable(v.number()), distribution: v.array(count) })),
  prompt: v.optional(prompt),
  glossary: v.optional(v.literal(true)),
  openedAt: v.optional(time),
});

export const threadPage: v.GenericSchema<ThreadPage> = v.object({
  thread,
  comments: v.array(comment),
  roots: v.array(id),
  more: v.record(v.string(), v.object({ cursor: v.string(), count })),
  next: v.nullable(v.string()),
  prev: v.nullable(v.string()),
  review: v.optional(id),
  asOf: cursor,
});

export const threadCounts: v.GenericSchema<ThreadCounts> = v.object({
  counts: v.record(v.string(), count),
  asOf: cursor,
});
