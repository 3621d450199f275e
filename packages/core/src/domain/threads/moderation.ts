import type { Time } from '../common.ts';
import { isStaff, type Viewer } from '../people/people.ts';
import type { ModerationPolicy, SiteInfo } from '../site.ts';

export interface Admission {
  readonly viewer: Pick<Viewer, 'role'>;
  readonly site: { readonly moderation: ModerationPolicy };
  /** The thread's own rule in place of the site's `members`. */
  readonly thread?: ModerationPolicy['members'] | null;
  /** Whether the viewer has a comment that is published now: whose words were taken down is on trial again. */
  readonly firstPostApproved: boolean;
  /** Something about the words looks like spam. */
  readonly suspicious?: boolean;
  /** Staff have muted the viewer. */
  readonly muted?: boolean;
  /** Whether the words bring links (for an edit: links that were not there before). */
  readonly links: boolean;
  /** Whether there are pictures (for an edit: ones that were not there before). */
  readonly images?: boolean;
}

/** Whether somebody of this role may take part in threads at all. Somebody unknown would act as a guest. */
export function mayTakePart(
  viewer: (Pick<Viewer, 'role'> & { readonly banned?: boolean }) | null,
  site: Pick<SiteInfo, 'moderation'>,
): boolean {
  return !viewer?.banned && ((viewer?.role ?? 'guest') !== 'guest' || site.moderation.guests !== 'refused');
}

/** Whether words appear at once or wait for staff. Staff's never wait. Ask {@link mayTakePart} first. */
export function admit({
  viewer,
  site: { moderation },
  thread,
  muted,
  suspicious,
  firstPostApproved,
  links,
  images,
}: Admission): 'published' | 'held' {
  if (isStaff(viewer)) return 'published';
  if (muted || suspicious) return 'held';
  if ((thread ?? moderation.members) === 'pre') return 'held';
  if (links && moderation.links === 'held') return 'held';
  // Words can be skimmed over; what a picture shows has been seen by then. Where links are trusted, so are pictures.
  if (images && moderation.links === 'held' && !firstPostApproved) return 'held';
  if (viewer.role !== 'guest') return 'published';
  return moderation.guests === 'published' || (moderation.guests === 'first-post-held' && firstPostApproved)
    ? 'published'
    : 'held';
}

/** Slow mode: seconds until somebody may post again who posted at `last`; 0 when they may. */
export const secondsToWait = (last: Time, slow: number, now: Time): number =>
  Math.max(0, Math.ceil((last + slow * 1000 - now) / 1000));
