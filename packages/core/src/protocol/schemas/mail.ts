import * as v from 'valibot';
import type { OwnMail } from '../../domain/mail/types.ts';
import { time } from './common.ts';

/** Where the viewer is written to, masked. */
export const ownMail: v.GenericSchema<OwnMail> = v.object({
  state: v.picklist(['none', 'confirmed', 'stopped']),
  address: v.nullable(v.string()),
  pending: v.nullable(v.object({ address: v.string(), until: time })),
  suggested: v.nullable(v.string()),
});
