import * as v from 'valibot';
import type { Access } from '../../domain/access/types.ts';
import { id, time } from './common.ts';

export const access: v.GenericSchema<Access> = v.object({
  name: v.string(),
  allowed: v.boolean(),
  because: v.picklist(['entitled', 'open', 'not-yet', 'not-entitled']),
  by: v.optional(v.object({ poll: id })),
  opensAt: v.optional(time),
  openToAllAt: v.optional(time),
});
