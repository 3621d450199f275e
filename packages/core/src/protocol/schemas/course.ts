import * as v from 'valibot';
import type { NoticesPage } from '../../domain/notices.ts';
import { STAGES } from '../../domain/polls/stages.ts';
import { count, cursor, id, memberCard, text, time } from './common.ts';

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

export const noticesPage: v.GenericSchema<NoticesPage> = v.object({
  notices: v.array(
    v.object({
      id,
      kind: v.picklist([
        'poll.decided',
        'poll.shipped',
        'poll.declined',
        'poll.reached',
        'badge',
        'badge.filled',
        'tier',
        'gift',
        'thanks',
        'perk.booked',
      ]),
      subject: v.object({
        kind: v.picklist(['poll', 'badge', 'tier', 'thanks', 'perk']),
        id: v.string(),
        title: text,
      }),
      reason: v.optional(v.string()),
      note: v.optional(text),
      about: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
      at: time,
      readAt: v.nullable(time),
    }),
  ),
  unread: count,
  next: v.nullable(v.string()),
  asOf: cursor,
});
