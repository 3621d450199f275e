import type { Change } from '../../adapter/contract.ts';
import type { InsidersPart } from '../../adapter/insiders.ts';
import type { Scene } from '../scene.ts';
import type { EventRow } from '../schema.ts';
import { circleMethods } from './circles.ts';
import { gateBy } from './gates.ts';
import { passMethods } from './passes.ts';
import { perkMethods } from './perks.ts';

export const insidersPart = (scene: Scene): InsidersPart => ({
  gate: gateBy(scene),
  ...circleMethods(scene),
  ...perkMethods(scene),
  ...passMethods(scene),
});

/** Tells a member, and nobody else, that what they may see or have is other now. Which thing it is, they read. */
export function hydrateInsider({ viewer }: Scene, { audience }: EventRow): Promise<Change | null> {
  const own = viewer !== null && viewer.id === audience;
  return Promise.resolve(
    own ? { kind: 'insider', cursor: '', channel: `member/${audience}`, member: audience } : null,
  );
}
