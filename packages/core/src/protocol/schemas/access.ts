import * as v from 'valibot';
import type { Access } from '../../domain/access/types.ts';
import type { OwnSegments, SegmentSize } from '../../domain/segments/types.ts';
import { count, cursor, id, text, time } from './common.ts';

export const access: v.GenericSchema<Access> = v.object({
  name: v.string(),
  allowed: v.boolean(),
  because: v.picklist(['entitled', 'open', 'staff', 'not-yet', 'not-entitled']),
  by: v.optional(
    v.object({
      poll: v.optional(id),
      badge: v.optional(id),
      points: v.optional(id),
      circle: v.optional(id),
      role: v.optional(v.picklist(['member', 'staff'])),
    }),
  ),
  opensAt: v.optional(time),
  openToAllAt: v.optional(time),
});

const segment = { id, name: text };

export const ownSegments: v.GenericSchema<OwnSegments> = v.object({
  answers: v.array(
    v.object({
      poll: id,
      question: text,
      purpose: text,
      choices: v.array(v.object({ id, label: text })),
      consentedAt: time,
    }),
  ),
  segments: v.array(v.object(segment)),
  asOf: cursor,
});

const segmentSize: v.GenericSchema<SegmentSize> = v.object({
  ...segment,
  poll: id,
  size: v.nullable(count),
});

export const segmentSizes = v.object({ segments: v.array(segmentSize), asOf: cursor });
