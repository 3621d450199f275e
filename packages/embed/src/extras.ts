/** What only some pages need of the script tag. */
import type { Community } from '@hearth/core/state';

export { mountIn } from './mounts.ts';

/** Widgets that few pages have. */
export const impact = () => import('@hearth/elements/impact');

/** Tells the community of a visit by an invitation link. */
export const arrive = async (community: Promise<Community>): Promise<void> =>
  (await import('./arrive.ts')).arrive(await community);
