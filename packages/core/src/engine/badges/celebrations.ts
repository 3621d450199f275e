import type { Keyed } from '../../adapter/common.ts';
import { celebrate, isFresh, type GrantName } from '../../domain/badges/celebrating.ts';
import type { BadgeSlot } from '../../domain/badges/types.ts';
import { keepShowcase } from './arranging.ts';
import { slotsOf } from './badge-slots.ts';
import { memberLock, requireViewer, type Reading, type Scene } from '../scene.ts';

/** Slots with what is still to be celebrated marked, for whose they are. */
export async function withFresh(
  { tx, viewer, now }: Reading,
  member: string,
  slots: readonly BadgeSlot[],
): Promise<readonly BadgeSlot[]> {
  if (viewer?.id !== member) return slots;
  const { celebrated = [] } = (await tx.get('showcases', [member])) ?? {};
  return slots.map((slot) => ({
    ...slot,
    grants: slot.grants.map((grant) => ({
      ...grant,
      ...(isFresh(slot, grant, celebrated, now) && { fresh: true as const }),
    })),
  }));
}

/** Keeps that something was celebrated, on whichever device it was. */
export async function celebrated(
  scene: Scene,
  { key, grants }: Keyed & { readonly grants: readonly GrantName[] },
): Promise<void> {
  const { id: member } = requireViewer(scene.viewer);
  await scene.keyed(memberLock(member), key, { celebrated: grants }, async (context) => {
    const { celebrated = [] } = (await context.tx.get('showcases', [member])) ?? {};
    const slots = await slotsOf(context, member, false);
    await keepShowcase(context, member, { celebrated: celebrate(celebrated, grants, slots, context.now) });
    return null;
  });
}
