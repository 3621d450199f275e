import { idProblems, problems, SLUG, SLUG_HINT, type Problem } from '../problem.ts';
import type { BadgeDefinition } from './types.ts';

export const TIER_LIMIT = 20;

/** Everything wrong with a badge's definition by itself. */
export function validateBadge({ id, tiers, dailyCap }: BadgeDefinition): Problem[] {
  const { list, add } = problems();
  if (!SLUG.test(id)) add('id', 'format', SLUG_HINT);
  if (tiers.length === 0) add('tiers', 'too-few', 'A badge needs at least one tier.');
  if (tiers.length > TIER_LIMIT) add('tiers', 'too-many', `A badge takes at most ${TIER_LIMIT} tiers.`);
  list.push(
    ...idProblems(
      'tiers',
      tiers.map((tier) => tier.id),
    ),
  );
  tiers.forEach(({ threshold }, index) => {
    const before = tiers[index - 1];
    if (!Number.isSafeInteger(threshold) || threshold < 1) {
      add(`tiers.${index}.threshold`, 'format', 'A threshold is a whole number of 1 or more.');
    } else if (before && threshold <= before.threshold) {
      add(
        `tiers.${index}.threshold`,
        'order',
        `Thresholds rise from tier to tier: this must be above ${before.threshold}.`,
      );
    }
  });
  if (dailyCap !== null && (!Number.isSafeInteger(dailyCap) || dailyCap < 1)) {
    add('dailyCap', 'format', 'The daily cap is a whole number of 1 or more; leave it out for no cap.');
  }
  return list;
}

/** What may not be changed about a badge once declared. `held`: ids of the tiers that somebody holds. */
export function rebadgeProblems(
  before: BadgeDefinition,
  after: BadgeDefinition,
  held: ReadonlySet<string>,
): Problem[] {
  const { list, add } = problems();
  if (before.trigger !== after.trigger) {
    add(
      'trigger',
      'changed',
      `Progress was counted by "${before.trigger}"; declare a new badge for another trigger.`,
    );
  }
  for (const tier of before.tiers) {
    if (held.has(tier.id) && !after.tiers.some(({ id }) => id === tier.id)) {
      add('tiers', 'held', `Tier "${tier.id}" cannot go: somebody holds it. Retire the badge instead.`);
    }
  }
  return list;
}
