import * as v from 'valibot';
import type { News, PromotionFigures } from '../../domain/notices/news.ts';
import type { NoticesPage } from '../../domain/notices/notices.ts';
import { count, cursor, id, memberCard, text, time } from './common.ts';

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
        'reply',
        'mention',
        'answer',
        'post.approved',
        'post.rejected',
        'post.featured',
        'news',
      ]),
      subject: v.object({
        kind: v.picklist(['poll', 'badge', 'tier', 'thanks', 'perk', 'comment', 'news']),
        id: v.string(),
        title: text,
      }),
      reason: v.optional(v.string()),
      note: v.optional(text),
      about: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
      url: v.optional(v.string()),
      place: v.optional(
        v.object({ topic: v.string(), url: v.nullable(v.string()), comment: v.optional(id) }),
      ),
      from: v.optional(v.array(memberCard)),
      people: v.optional(count),
      excerpt: v.optional(v.string()),
      held: v.optional(v.literal(true)),
      at: time,
      readAt: v.nullable(time),
    }),
  ),
  unread: count,
  ringing: v.optional(count),
  quietUntil: v.optional(time),
  ringsAt: v.optional(time),
  next: v.nullable(v.string()),
  asOf: cursor,
});

export const news: v.GenericSchema<News> = v.object({
  id,
  title: v.string(),
  text: v.nullable(v.string()),
  url: v.nullable(v.string()),
  promotional: v.boolean(),
  by: v.nullable(memberCard),
  at: time,
  told: count,
  done: v.boolean(),
});

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const promotion: v.GenericSchema<PromotionFigures> = v.object({
  from: time,
  until: time,
  total: count,
  promotional: count,
  share: v.nullable(share),
  limit: share,
  flagged: v.boolean(),
  asOf: cursor,
});
