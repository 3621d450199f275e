import type { Time } from '../common.ts';
import type { Access, HeadStart } from './types.ts';

const HOUR = 3_600_000;

/** When a head start is over, and what it is on opens to all; `null` while nobody knows. */
export const headStartEnd = ({ from, hours }: Pick<HeadStart, 'from' | 'hours'>): Time | null =>
  from === null ? null : from + hours * HOUR;

/**
 * Whether somebody is let in now. Each head start lets in its own from its beginning to its end; once all are over, it is
 * open to everybody. So it is closed to all while a poll runs, and one that has no end in sight keeps it closed to others.
 */
export function accessOf(name: string, headStarts: readonly HeadStart[], now: Time): Access {
  const ends = headStarts.map(headStartEnd);
  const openToAllAt = ends.includes(null) ? null : Math.max(...(ends as Time[]));
  if (openToAllAt !== null && now >= openToAllAt) return { name, allowed: true, because: 'open' };
  const toAll = openToAllAt === null ? {} : { openToAllAt };

  const own = headStarts.filter((one) => one.tookPart && !(now >= (headStartEnd(one) ?? Infinity)));
  // Not known to begin counts as last.
  const [first] = [...own].sort((a, b) => (a.from ?? Infinity) - (b.from ?? Infinity));
  if (!first)
    return {
      name,
      allowed: false,
      because: 'not-entitled',
      ...(openToAllAt !== null && { opensAt: openToAllAt }),
      ...toAll,
    };
  const by = { poll: first.poll };
  if (first.from !== null && now >= first.from)
    return { name, allowed: true, because: 'entitled', by, ...toAll };
  return {
    name,
    allowed: false,
    because: 'not-yet',
    by,
    ...(first.from !== null && { opensAt: first.from }),
    ...toAll,
  };
}
