import { rarityOf } from '../../domain/badges/rarity.ts';
import type { ReadTx } from '../store.ts';

/** Tiers that a community has; a guard, not a page size. */
const ALL = 10_000;

/** How rare the tiers of badges are, by badge and tier; `null` while too few are active. */
export async function raritiesOf(
  tx: ReadTx,
): Promise<((badge: string, tiers: readonly { readonly id: string }[]) => Record<string, number>) | null> {
  const rows = await tx.range('rarities', { eq: [], limit: ALL });
  const holders = new Map(rows.map(({ badge, tier, members }) => [`${badge}/${tier}`, members]));
  const active = holders.get('/') ?? 0;
  if (rarityOf(0, active) === null) return null;
  return (badge, tiers) =>
    Object.fromEntries(
      tiers.map(({ id }) => [id, rarityOf(holders.get(`${badge}/${id}`) ?? 0, active) ?? 0]),
    );
}
