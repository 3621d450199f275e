import { mergeOffers } from '../../domain/gratitude/moments.ts';
import type { Id } from '../../domain/common.ts';
import type { Writing } from '../scene.ts';

/** What one guest has; a guard. */
const ALL = 10_000;

/**
 * Moves points, thanks and good moments of a guest to the member they turned out to be. What both earned with the same thing
 * counts once. Runs under the lock of the ledgers.
 */
export async function mergeGratitude({ tx, emit }: Writing, from: Id, to: Id): Promise<void> {
  let moved = 0;
  for (const entry of await tx.range('points', { eq: [from], limit: ALL })) {
    await tx.delete('points', [from, entry.cause]);
    const twice = await tx.get('points', [to, entry.cause]);
    if (twice) continue;
    await tx.insert('points', { ...entry, member: to });
    moved += entry.points;
    const sum = await tx.get('point_days', [to, entry.day]);
    if (sum) await tx.update('point_days', [to, entry.day], { points: sum.points + entry.points });
    else await tx.insert('point_days', { member: to, day: entry.day, points: entry.points });
  }
  for (const { day } of await tx.range('point_days', { eq: [from], limit: ALL }))
    await tx.delete('point_days', [from, day]);
  if (await tx.get('point_balances', [from])) await tx.delete('point_balances', [from]);
  if (moved !== 0) {
    const mine = await tx.get('point_balances', [to]);
    if (mine) await tx.update('point_balances', [to], { points: mine.points + moved });
    else await tx.insert('point_balances', { member: to, points: moved });
    emit({
      kind: 'points.changed',
      subject: to,
      actor: null,
      channel: `member/${to}`,
      audience: to,
      data: {},
    });
  }
  for (const cap of await tx.range('point_caps', { eq: [from], limit: ALL })) {
    await tx.delete('point_caps', [from, cap.source, cap.day]);
    const own = await tx.get('point_caps', [to, cap.source, cap.day]);
    if (own) await tx.update('point_caps', [to, cap.source, cap.day], { points: own.points + cap.points });
    else await tx.insert('point_caps', { ...cap, member: to });
  }
  for (const note of await tx.range('thanks', { index: 'member', eq: [from], limit: ALL }))
    await tx.update('thanks', [note.id], { member: to });
  for (const moment of await tx.range('moments', { eq: [from], limit: ALL })) {
    await tx.delete('moments', [from, moment.cause]);
    if (!(await tx.get('moments', [to, moment.cause]))) await tx.insert('moments', { ...moment, member: to });
  }
  const offers = await tx.get('offers', [from]);
  if (offers) {
    await tx.delete('offers', [from]);
    const own = await tx.get('offers', [to]);
    if (own) await tx.update('offers', [to], mergeOffers(own, offers));
    else await tx.insert('offers', { ...offers, member: to });
  }
}
