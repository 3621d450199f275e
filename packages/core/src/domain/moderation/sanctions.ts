import type { Time } from '../common.ts';
import type { Sanction, SanctionKind } from '../people/people.ts';

/** A sanction as it is kept: it stays behind when its end has passed. */
export interface KeptSanction {
  readonly sanction: SanctionKind | null;
  readonly sanctionUntil: Time | null;
}

/** What holds at `now`; `null`: nothing. */
export function sanctionAt({ sanction, sanctionUntil }: KeptSanction, now: Time): Sanction | null {
  if (sanction === null || (sanctionUntil !== null && now >= sanctionUntil)) return null;
  return { kind: sanction, until: sanctionUntil };
}

/** Of two sanctions of one person the one that keeps them from more, then the longer one: signing in must not shake it off. */
export function stricter(a: KeptSanction, b: KeptSanction, now: Time): KeptSanction {
  const weight = (kept: KeptSanction): readonly [number, number] => {
    const holds = sanctionAt(kept, now);
    return holds ? [holds.kind === 'ban' ? 2 : 1, holds.until ?? Infinity] : [0, 0];
  };
  const [[kindA, endA], [kindB, endB]] = [weight(a), weight(b)];
  return kindB > kindA || (kindB === kindA && endB > endA) ? b : a;
}
