import * as v from 'valibot';
import {
  BADGE_TRIGGERS,
  type BadgeCredential,
  type BadgeDefinition,
  type BadgeGrant,
  type Showcase,
} from '../../domain/badges/types.ts';
import { count, cursor, id, memberCard, text, time } from './common.ts';

const where = v.object({
  topics: v.optional(v.array(v.string())),
  polls: v.optional(v.array(v.string())),
  reactions: v.optional(v.array(v.string())),
  comments: v.optional(v.picklist(['first', 'replies'])),
  event: v.optional(v.string()),
  after: v.optional(time),
  before: v.optional(time),
});

export const badge: v.GenericSchema<BadgeDefinition> = v.object({
  id,
  name: text,
  description: text,
  art: v.string(),
  trigger: v.picklist(BADGE_TRIGGERS),
  tiers: v.array(v.object({ id, name: text, threshold: count })),
  dailyCap: v.nullable(count),
  retired: v.boolean(),
  where: v.optional(where),
  window: v.optional(
    v.union([v.object({ days: count }), v.object({ each: v.picklist(['day', 'week', 'month']) })]),
  ),
  scope: v.optional(v.picklist(['site', 'topic', 'poll'])),
  repeatable: v.optional(v.boolean()),
  autoRevoke: v.optional(v.boolean()),
  secret: v.optional(v.boolean()),
});

export const badgeCredential: v.GenericSchema<BadgeCredential> = v.object({
  token: v.string(),
  issuers: v.array(v.object({ id: v.string(), jwks: v.string() })),
});

const grant: v.GenericSchema<BadgeGrant> = v.object({
  tier: v.string(),
  grantedAt: time,
  revokedAt: v.nullable(time),
  scope: v.optional(v.string()),
  times: v.optional(count),
  lastAt: v.optional(time),
  evidence: v.optional(
    v.array(
      v.object({
        kind: v.picklist(['comment', 'entry', 'poll', 'member', 'host']),
        id: v.string(),
        title: v.optional(text),
        url: v.optional(v.string()),
      }),
    ),
  ),
  byStaff: v.optional(v.literal(true)),
  reason: v.optional(v.string()),
  fresh: v.optional(v.literal(true)),
});

export const showcase: v.GenericSchema<Showcase> = v.object({
  member: memberCard,
  slots: v.array(
    v.object({
      badge,
      grants: v.array(grant),
      progress: v.optional(count),
      progressIn: v.optional(v.string()),
      rarity: v.optional(v.record(v.string(), v.number())),
      hidden: v.optional(v.literal(true)),
    }),
  ),
  asOf: cursor,
});
