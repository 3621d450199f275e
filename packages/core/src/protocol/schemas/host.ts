import * as v from 'valibot';
import { HOST_BATCH_LIMIT } from '../../domain/host/rules.ts';
import type { HostEventsReport } from '../../domain/host/types.ts';
import { id } from './common.ts';

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit), v.regex(/^[^\0\p{Cs}]*$/u));

const moment = v.pipe(
  v.union([v.number(), text(40)]),
  v.description('UTC milliseconds since 1970-01-01, or ISO 8601 with a zone.'),
);

/** What a host may tell of, as it comes over the wire. */
export const hostEvents = v.strictObject({
  events: v.pipe(
    v.array(
      v.strictObject({
        id: text(200),
        type: text(64),
        member: v.strictObject({ issuer: text(200), subject: text(200) }),
        at: moment,
        amount: v.optional(v.strictObject({ value: v.number(), currency: text(3) })),
        order: v.optional(text(200)),
        refers: v.optional(text(200)),
        data: v.optional(v.record(text(32), v.union([v.number(), text(64)]))),
      }),
    ),
    v.minLength(1),
    v.maxLength(HOST_BATCH_LIMIT),
  ),
});

export const hostEventsReport: v.GenericSchema<HostEventsReport> = v.object({
  events: v.array(v.object({ id, state: v.picklist(['taken', 'waiting', 'repeated']) })),
});
