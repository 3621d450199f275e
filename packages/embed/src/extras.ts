/** What only some pages need of the script tag. */
import type { Community } from '@hearth/core/state';
import type { Extras } from './runtime.ts';

export { mountIn } from './mounts.ts';

/** Kinds of widgets that few pages have: the loader asks here for those that it doesn't know, so that they cost it nothing. */
export const few: Readonly<Record<string, () => Promise<Extras>>> = {
  __proto__: null as never,
  impact: () => import('@hearth/elements/impact'),
  bell: () => import('@hearth/elements/bell'),
  figures: () => import('@hearth/elements/figures'),
  gate: () => import('@hearth/elements/gate'),
};

/** Tells the community of a visit by an invitation link. */
export const arrive = async (community: Promise<Community>): Promise<void> =>
  (await import('./arrive.ts')).arrive(await community);
