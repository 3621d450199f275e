import * as v from 'valibot';
import type { Profile } from '../../domain/people/profile.ts';
import { count, cursor, id, memberCard, text } from './common.ts';

/** What may be known of a member. */
export const profile: v.GenericSchema<Profile> = v.object({
  member: memberCard,
  comments: count,
  answers: count,
  badges: v.array(
    v.object({
      id,
      name: text,
      art: v.string(),
      tier: v.object({ id, name: text, place: count, of: count }),
    }),
  ),
  badgeCount: count,
  streak: v.optional(
    v.object({ state: v.picklist(['none', 'kept', 'open', 'grace', 'ended']), weeks: count }),
  ),
  muted: v.optional(v.literal(true)),
  own: v.optional(v.object({ picture: v.boolean(), given: v.optional(v.string()) })),
  asOf: cursor,
});
