import type { Id, Time } from '../../domain/common.ts';
import { noticeGroup, type NoticeKind } from '../../domain/notices/notices.ts';
import { ringsLookedAt, ringTime } from '../../domain/notices/ringing.ts';
import { toPreferences } from '../people/wishes.ts';
import type { Reading } from '../scene.ts';

/**
 * When a new notice rings for each of some members; `null`: they don't wish to hear of such things. Two for one member are asked for
 * one after the other, and count for each other.
 */
export async function bellOf(
  { tx, now, access }: Pick<Reading, 'tx' | 'now' | 'access'>,
  members: readonly Id[],
): Promise<(member: Id, kind: NoticeKind) => Time | null> {
  const all = [...new Set(members)];
  const said = await tx.getMany(
    'preferences',
    all.map((member) => [member]),
  );
  const rung = await tx.rangeEach('notices', {
    ...{ index: 'rings', reverse: true, limit: ringsLookedAt(access.notices) },
    each: all.map((member) => [member]),
  });
  const bells = new Map(
    all.map((member, at) => [
      member,
      {
        kinds: toPreferences(said[at]).kinds,
        before: rung[at]!.map(({ kind, ringAt }) => ({ kind, ringAt })),
      },
    ]),
  );
  return (member, kind) => {
    const { kinds, before } = bells.get(member)!;
    const group = noticeGroup(kind);
    if (group !== null && !kinds[group]) return null;
    const ringAt = ringTime(before, kind, now, access.notices);
    before.push({ kind, ringAt });
    return ringAt;
  };
}
