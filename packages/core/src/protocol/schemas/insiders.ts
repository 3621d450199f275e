import * as v from 'valibot';
import type {
  Booking,
  Circle,
  CircleInvitation,
  Gate,
  Insider,
  Invited,
  Need,
  Pass,
  Perk,
} from '../../domain/insiders/types.ts';
import { block, count, cursor, id, memberCard, text, time } from './common.ts';

const met = v.boolean();
const progress = v.optional(v.object({ count, of: count }));
const named = v.object({ id, name: text });

export const need: v.GenericSchema<Need> = v.union([
  v.object({
    kind: v.literal('badge'),
    met,
    badge: v.object({ id, name: text, description: text, art: v.string() }),
    tier: v.optional(named),
    progress,
  }),
  v.object({ kind: v.literal('points'), met, tier: named, progress }),
  v.object({
    kind: v.literal('access'),
    met,
    name: v.string(),
    label: v.optional(text),
    opensAt: v.optional(time),
  }),
  v.object({ kind: v.literal('circle'), met, circle: named }),
  v.object({ kind: v.literal('role'), met, role: v.picklist(['member', 'staff']) }),
  v.object({ kind: v.picklist(['any', 'all']), met, needs: v.array(v.lazy(() => need)) }),
]);

const when = { opensAt: v.nullable(time), closesAt: v.nullable(time) };
const offerWindow = v.picklist(['soon', 'open', 'over']);

export const perk: v.GenericSchema<Perk> = v.object({
  id,
  name: text,
  description: v.optional(text),
  type: v.picklist(['recognition', 'access', 'experience', 'economic']),
  place: v.optional(text),
  ...when,
  startsAt: v.nullable(time),
  window: offerWindow,
  capacity: count,
  taken: count,
  waiting: count,
  mine: v.nullable(
    v.union([
      v.object({ state: v.literal('booked'), at: time }),
      v.object({ state: v.literal('waiting'), at: time, position: v.optional(count) }),
    ]),
  ),
  can: v.array(v.picklist(['book', 'wait', 'cancel'])),
  needs: v.optional(need),
});

export const pass: v.GenericSchema<Pass> = v.object({
  id,
  name: text,
  description: v.optional(text),
  ...when,
  window: offerWindow,
  usedAt: v.nullable(time),
  can: v.array(v.literal('redeem')),
  needs: v.optional(need),
});

export const gate: v.GenericSchema<Gate> = v.object({
  id,
  title: v.optional(text),
  teaser: v.optional(text),
  open: v.boolean(),
  asStaff: v.optional(v.literal(true)),
  needs: need,
  content: v.optional(v.union([v.array(block), v.record(v.string(), v.array(block))])),
  perks: v.optional(v.array(perk)),
  passes: v.optional(v.array(pass)),
  asOf: cursor,
});

export const circle: v.GenericSchema<Circle> = v.object({
  id,
  name: text,
  description: v.optional(text),
  members: count,
  places: v.nullable(count),
  since: v.nullable(time),
  can: v.array(v.picklist(['invite', 'leave'])),
});

export const circleInvitation: v.GenericSchema<CircleInvitation> = v.object({
  circle: id,
  token: v.string(),
  link: v.optional(v.string()),
  expiresAt: time,
});

export const invited: v.GenericSchema<Invited> = v.object({
  circle: v.object({ name: text, description: v.optional(text) }),
  by: v.string(),
  expiresAt: time,
});

const insider: v.GenericSchema<Insider> = v.object({ member: memberCard, since: time });
const booking: v.GenericSchema<Booking> = v.object({
  member: memberCard,
  state: v.picklist(['booked', 'waiting']),
  at: time,
});
const next = v.nullable(v.string());

export const circles = v.object({ circles: v.array(circle), asOf: cursor });
export const insiders = v.object({ insiders: v.array(insider), next });
export const bookings = v.object({ bookings: v.array(booking), next });
