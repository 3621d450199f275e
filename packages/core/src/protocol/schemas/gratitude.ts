import * as v from 'valibot';
import type {
  Moment,
  PointsEntry,
  PointsPage,
  PointsStanding,
  PointTier,
  RewardFigures,
  ThanksPage,
  ThankYou,
} from '../../domain/gratitude/types.ts';
import { isPointSource } from '../../domain/gratitude/points.ts';
import { count, cursor, id, memberCard, text, time } from './common.ts';

const whole = v.pipe(v.number(), v.integer());

const tier: v.GenericSchema<PointTier> = v.object({ id, name: text, points: count });

export const standing: v.GenericSchema<PointsStanding> = v.object({
  name: text,
  balance: whole,
  points: whole,
  period: v.union([v.picklist(['year', 'ever']), v.object({ days: count })]),
  tier: v.nullable(tier),
  until: v.optional(time),
  next: v.nullable(v.object({ tier, remaining: count })),
  tiers: v.array(tier),
  asOf: cursor,
});

export const pointsEntry: v.GenericSchema<PointsEntry> = v.object({
  id,
  kind: v.picklist(['earned', 'gift', 'correction', 'reversed']),
  points: whole,
  at: time,
  on: v.optional(
    v.custom<NonNullable<PointsEntry['on']>>((on) => typeof on === 'string' && isPointSource(on)),
  ),
  note: v.optional(text),
});

export const pointsPage: v.GenericSchema<PointsPage> = v.object({
  entries: v.array(pointsEntry),
  next: v.nullable(v.string()),
  asOf: cursor,
});

export const thankYou: v.GenericSchema<ThankYou> = v.object({
  id,
  from: v.nullable(memberCard),
  text: v.string(),
  about: v.optional(v.object({ kind: v.picklist(['comment', 'poll', 'entry']), id: v.string() })),
  at: time,
});

export const thanksPage: v.GenericSchema<ThanksPage> = v.object({
  thanks: v.array(thankYou),
  next: v.nullable(v.string()),
  asOf: cursor,
});

export const moment: v.GenericSchema<{ moment: Moment | null }> = v.object({
  moment: v.nullable(
    v.object({
      id,
      kind: v.picklist(['gift', 'badge', 'answer', 'shipped', 'thanks']),
      subject: v.string(),
      at: time,
    }),
  ),
});

export const rewardFigures: v.GenericSchema<RewardFigures> = v.object({
  from: time,
  until: time,
  given: v.object({ recognition: count, access: count, experience: count, economic: count }),
  total: count,
  economicShare: v.nullable(v.number()),
  warning: v.boolean(),
  asOf: cursor,
});
