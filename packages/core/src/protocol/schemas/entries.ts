import * as v from 'valibot';
import type { Reuse } from '../../domain/polls/reuse.ts';
import {
  ENTRY_STATUSES,
  type Board,
  type Entry,
  type EntryPage,
  type ReusablePage,
} from '../../domain/polls/ideas/types.ts';
import { block, commentImage, count, cursor, id, memberCard, text, time } from './common.ts';

const status = v.picklist(ENTRY_STATUSES);

export const board: v.GenericSchema<Board> = v.object({
  entries: v.object({ open: count, planned: count, started: count, shipped: count, declined: count }),
  own: v.optional(v.object({ entries: count, votes: count })),
});

const reuse: v.GenericSchema<Reuse> = v.object({ at: time, licence: v.string(), text });

export const entry: v.GenericSchema<Entry> = v.object({
  id,
  poll: v.string(),
  author: v.nullable(memberCard),
  title: v.string(),
  body: v.array(block),
  source: v.optional(v.string()),
  image: v.optional(commentImage),
  status,
  state: v.picklist(['published', 'held', 'hidden', 'merged', 'deleted']),
  votes: v.optional(count),
  voted: v.optional(v.boolean()),
  mergedInto: v.optional(id),
  reply: v.optional(
    v.object({
      body: v.array(block),
      source: v.optional(v.string()),
      by: v.nullable(memberCard),
      at: time,
    }),
  ),
  reuse: v.optional(reuse),
  createdAt: time,
  editedAt: v.nullable(time),
  revision: count,
  can: v.array(v.picklist(['vote', 'edit', 'remove', 'settle', 'merge', 'approve', 'hide', 'restore'])),
});

export const reusablePage: v.GenericSchema<ReusablePage> = v.object({
  entries: v.array(
    v.object({
      id,
      title: v.string(),
      body: v.array(block),
      image: commentImage,
      credit: v.nullable(memberCard),
      reuse,
      createdAt: time,
    }),
  ),
  next: v.nullable(v.string()),
  asOf: cursor,
});

export const entryPage: v.GenericSchema<EntryPage> = v.object({
  entries: v.array(entry),
  sort: v.picklist(['trending', 'top', 'new']),
  next: v.nullable(v.string()),
  asOf: cursor,
});
