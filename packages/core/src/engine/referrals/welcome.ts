import type { Id } from '../../domain/common.ts';
import { firstName } from '../../domain/referrals/name.ts';
import type { Welcome } from '../../domain/referrals/types.ts';
import { toCursor } from '../cursor.ts';
import type { Reading } from '../scene.ts';

/** Who invited somebody; `null` where nobody did. */
export async function welcomeOf({ tx }: Reading, friend: Id): Promise<Welcome | null> {
  const row = await tx.get('referrals', [friend]);
  const programme = row && (await tx.get('programmes', [row.programme]));
  if (!row || !programme) return null;
  const referrer = await tx.get('members', [row.referrer]);
  return {
    programme: programme.definition,
    referrer: firstName(referrer?.name ?? ''),
    state: row.state,
    ...(row.reason !== null && { reason: row.reason }),
    at: row.at,
    asOf: toCursor(await tx.position()),
  };
}
