import { CommunityError } from '../../adapter/errors.ts';
import type { Time } from '../../domain/common.ts';
import { sanctionAt } from '../../domain/moderation/sanctions.ts';
import { secondsToWait } from '../../domain/threads/moderation.ts';
import { requireViewer, type Reading, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';

/** Who acts, as stored now. Throws `unauthenticated` for a guest who has become a member, and for the erased. */
export async function whoActs({ tx, viewer }: Reading): Promise<Row<'members'>> {
  const row = await tx.get('members', [requireViewer(viewer).id]);
  if (!row || row.mergedInto !== null) throw new CommunityError('unauthenticated', 'Sign in again.');
  return row;
}

/** Throws `forbidden` for whom staff have banned; the end is told as the seconds until then. */
export function refuseBanned(member: Row<'members'>, now: Time): void {
  const sanction = sanctionAt(member, now);
  if (sanction?.kind !== 'ban') return;
  const { until } = sanction;
  throw new CommunityError('forbidden', 'Staff have taken away the right to write here.', {
    field: 'viewer',
    reason: 'banned',
    ...(until !== null && { retryAfter: Math.ceil((until - now) / 1000) }),
  });
}

/** Slow mode. Throws `rate-limited` for who wrote here a moment ago; what they deleted since was written all the same. */
export async function refuseHaste(
  { tx, viewer, now }: Writing,
  { topic, slow }: Row<'threads'>,
): Promise<void> {
  const size = 50;
  const since = now - slow * 1000;
  let after: readonly (string | number)[] = [];
  for (let more = slow > 0; more;) {
    const eq = [requireViewer(viewer).id];
    const rows = await tx.range('comments', { index: 'author', eq, after, reverse: true, limit: size });
    const last = rows.find((row) => row.topic === topic);
    const retryAfter = last ? secondsToWait(last.createdAt, slow, now) : 0;
    if (retryAfter > 0)
      throw new CommunityError('rate-limited', 'The thread is in slow mode.', {
        reason: 'slow-mode',
        retryAfter,
      });
    const oldest = rows.at(-1);
    more = !last && rows.length === size && oldest!.at > since;
    if (oldest) after = [oldest.at, oldest.id];
  }
}
