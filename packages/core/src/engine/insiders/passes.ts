import type { InsidersPart } from '../../adapter/insiders.ts';
import { CommunityError } from '../../adapter/errors.ts';
import { passActions, windowAt } from '../../domain/insiders/perks.ts';
import type { Pass } from '../../domain/insiders/types.ts';
import { rewardGiven } from '../gratitude/rewards.ts';
import { notFound, type Reading, type Scene } from '../scene.ts';
import { refuseBanned, whoActs } from '../people/standing.ts';
import { insiderEvent, requireMember, RETIRED } from './common.ts';
import { needsOf } from './facts.ts';

export const passMethods = (scene: Scene): Pick<InsidersPart, 'pass' | 'redeem'> => ({
  pass: async (id) => {
    requireMember(scene.viewer);
    return scene.read((context) => seen(context, id));
  },

  redeem: async ({ key, pass: id }) => {
    const { id: member } = requireMember(scene.viewer);
    // Under a lock of this one, so that of two presses at the same time the second finds it used.
    await scene.keyed(`pass/${id}/${member}`, key, { redeem: id }, async (context) => {
      const { tx, now, emit } = context;
      const { usedAt, needs } = await seen(context, id);
      refuseBanned(await whoActs(context), now);
      if (usedAt !== null)
        throw new CommunityError('conflict', 'This pass was used already.', { reason: 'used' });
      if (needs) throw new CommunityError('forbidden', 'This pass is for others.');
      const { definition } = (await tx.get('passes', [id]))!;
      if (windowAt(definition, now) !== 'open')
        throw new CommunityError('closed', 'The pass can not be used now.');
      await tx.insert('redemptions', { pass: id, member, at: now });
      emit(insiderEvent('insider.redeemed', id, member));
      rewardGiven(context, { member, type: 'access', source: 'pass', id });
      return null;
    });
    return scene.read((context) => seen(context, id));
  },
});

async function seen(context: Reading, id: string): Promise<Pass> {
  const pass = await drawPass(context, id);
  if (!pass) throw notFound('pass');
  return pass;
}

/** A pass as the viewer sees it; `null` where there is none that they may know of. Who used theirs sees that it was used. */
export async function drawPass(context: Reading, id: string): Promise<Pass | null> {
  const { tx, viewer, now } = context;
  const row = await tx.get('passes', [id]);
  const used = viewer ? await tx.get('redemptions', [id, viewer.id]) : undefined;
  if (!row || (row.position === RETIRED && !used)) return null;
  const { definition } = row;
  const needs = await needsOf(context, definition.for);
  if (!needs && !used) return null;
  const { name, description, opensAt, closesAt } = definition;
  const met = needs?.met ?? false;
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    opensAt,
    closesAt,
    window: windowAt(definition, now),
    usedAt: used?.at ?? null,
    can: viewer?.role === 'guest' ? [] : passActions(definition, { used: used !== undefined, met }, now),
    ...(needs && !met && { needs }),
  };
}
