import { countsAlike, rebadgeProblems } from '../../domain/badges/definition.ts';
import type { BadgeDefinition } from '../../domain/badges/types.ts';
import type { Community } from './community.ts';
import type { ConfigureChange } from './configure-rows.ts';
import { refuse, settle } from './configure-rows.ts';
import type { Row } from '../schema.ts';
import type { ReadTx, WriteTx } from '../store.ts';

const ALL = 10_000;

/**
 * Declares badges. A new one, and one that counts otherwise from now on, is counted from the log's start (`fillBadges`); what somebody
 * holds stays. `before`: the site as it was; without it there is no log yet.
 */
export async function applyBadges(
  tx: WriteTx,
  { badges, site }: Community,
  before: Row<'settings'> | undefined,
): Promise<ConfigureChange[]> {
  const report: ConfigureChange[] = [];
  const zones = [before?.info.timezone ?? site.timezone, site.timezone] as const;
  for (const [position, definition] of badges.entries()) {
    const { id } = definition;
    const known = await tx.get('badges', [id]);
    if (known)
      refuse(
        `badges.${position}`,
        rebadgeProblems(known.definition, definition, await heldTiers(tx, known.definition)),
      );
    const anew = known && !countsAlike(known.definition, definition, ...zones);
    const wanted = { position, definition, ...(anew && { behind: -1 }) };
    const change = await settle(tx, 'badges', id, wanted, () => ({
      id,
      position,
      definition,
      behind: before ? 0 : null,
    }));
    report.push({ kind: 'badge', id, change });
  }
  const declared = new Set(badges.map(({ id }) => id));
  for (const { id, position, definition } of await tx.range('badges', { eq: [], limit: ALL })) {
    if (declared.has(id)) continue;
    if (!definition.retired)
      await tx.update('badges', [id], {
        position: position + badges.length,
        definition: { ...definition, retired: true },
      });
    report.push({ kind: 'badge', id, change: definition.retired ? 'unchanged' : 'retired' });
  }
  return report;
}

async function heldTiers(
  tx: ReadTx,
  { id, tiers }: Pick<BadgeDefinition, 'id' | 'tiers'>,
): Promise<Set<string>> {
  const held = await tx.rangeEach('grants', {
    index: 'badge',
    each: tiers.map((tier) => [id, tier.id]),
    limit: 1,
  });
  return new Set(held.flat().map(({ tier }) => tier));
}
