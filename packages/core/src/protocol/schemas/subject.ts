import * as v from 'valibot';
import type { MemberData } from '../../domain/subject/types.ts';
import { id, time } from './common.ts';

/** All that is kept of a member: rows as they are kept, by what they are. */
export const memberData: v.GenericSchema<MemberData> = v.object({
  format: v.literal('hearth-member/1'),
  site: v.object({ id, name: v.string() }),
  member: id,
  at: time,
  kept: v.record(v.string(), v.array(v.record(v.string(), v.unknown()))),
});
