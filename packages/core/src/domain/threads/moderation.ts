import { isStaff, type Viewer } from '../people.ts';
import type { ModerationPolicy, SiteInfo } from '../site.ts';

export interface Admission {
  readonly viewer: Pick<Viewer, 'role'>;
  readonly site: { readonly moderation: ModerationPolicy };
  /** Whether the viewer has a comment that is published now: whose words were taken down is on trial again. */
  readonly firstPostApproved: boolean;
  /** Whether the words bring links (for an edit: links that were not there before). */
  readonly links: boolean;
}

/** Whether somebody of this role may take part in threads at all. Somebody unknown would act as a guest. */
export function mayTakePart(
  viewer: Pick<Viewer, 'role'> | null,
  site: Pick<SiteInfo, 'moderation'>,
): boolean {
  return (viewer?.role ?? 'guest') !== 'guest' || site.moderation.guests !== 'refused';
}

/** Whether words appear at once or wait for staff. Staff's never wait. Ask {@link mayTakePart} first. */
export function admit({
  viewer,
  site: { moderation },
  firstPostApproved,
  links,
}: Admission): 'published' | 'held' {
  if (isStaff(viewer)) return 'published';
  if (moderation.members === 'pre') return 'held';
  if (links && moderation.links === 'held') return 'held';
  if (viewer.role !== 'guest') return 'published';
  return moderation.guests === 'published' || (moderation.guests === 'first-post-held' && firstPostApproved)
    ? 'published'
    : 'held';
}
