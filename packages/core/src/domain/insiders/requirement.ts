import type { BadgeDefinition } from '../badges/types.ts';
import type { Demand, Need, Requirement } from './types.ts';

/** Everything that a requirement asks for, each once for each time that it is asked. */
export function demandsOf(requirement: Requirement): Demand[] {
  if ('any' in requirement) return requirement.any.flatMap(demandsOf);
  if ('all' in requirement) return requirement.all.flatMap(demandsOf);
  return [requirement];
}

/**
 * What a requirement comes to for somebody. `known` says of one demand whether it is met, and `null` where this one may not
 * even know that there is such a thing. `null` where they may not know of the requirement: of several ways in, those that they
 * know of are left, without a trace of the others; where it takes all, one that they may not know of hides all.
 */
export function weighNeeds(requirement: Requirement, known: (demand: Demand) => Need | null): Need | null {
  if ('any' in requirement) {
    const needs = requirement.any.flatMap((one) => weighNeeds(one, known) ?? []);
    if (needs.length < 2) return needs[0] ?? null;
    return { kind: 'any', met: needs.some(({ met }) => met), needs };
  }
  if ('all' in requirement) {
    const needs = requirement.all.map((one) => weighNeeds(one, known));
    if (!needs.every((need) => need !== null)) return null;
    if (needs.length === 1) return needs[0]!;
    return { kind: 'all', met: needs.every(({ met }) => met), needs };
  }
  return known(requirement);
}

/**
 * Whether a badge is held as far as it takes: that tier or a higher one; without a tier, any. `held`: the tiers that somebody
 * holds, without those that were taken back.
 */
export function holdsBadge(
  { tiers }: Pick<BadgeDefinition, 'tiers'>,
  tier: string | undefined,
  held: ReadonlySet<string>,
): boolean {
  const least = tier === undefined ? 0 : tiers.findIndex(({ id }) => id === tier);
  return least >= 0 && tiers.slice(least).some(({ id }) => held.has(id));
}
