import type { Id, Time } from '../common.ts';
import { isStaff, type Viewer } from '../people/people.ts';
import { votesOn, type SiteInfo } from '../site.ts';
import { mayTakePart } from './moderation.ts';
import type { Comment, CommentAction } from './types.ts';

/** Whether an author may still change a comment; staff always may. `editWindow` 0 means never. */
export function withinEditWindow(
  createdAt: Time,
  viewer: Pick<Viewer, 'role'>,
  site: Pick<SiteInfo, 'editWindow'>,
  now: Time,
): boolean {
  return isStaff(viewer) || (site.editWindow > 0 && now < createdAt + site.editWindow);
}

/**
 * What a viewer may do to a comment as they see it. Somebody unknown (`null`) may do what a guest may: acting makes them one.
 * Widgets draw by it, and the backend decides by it again. `locked`: the thread takes no more words or reactions, but for staff's. Who is `banned` may delete what they
 * wrote, and nothing else.
 */
export function commentActions(
  comment: Pick<Comment, 'status' | 'createdAt'> &
    Partial<Pick<Comment, 'parent' | 'rating'>> & { readonly author: { readonly id: Id } | null },
  viewer: (Pick<Viewer, 'id' | 'role'> & { readonly banned?: boolean }) | null,
  site: Pick<SiteInfo, 'moderation' | 'editWindow' | 'votes'>,
  now: Time,
  locked = false,
): CommentAction[] {
  const { status, author, createdAt, parent = null, rating } = comment;
  const staff = isStaff(viewer);
  // A trace of what was taken down has no author, and nothing can be done to it.
  if (status === 'deleted' || (status === 'hidden' && !staff)) return [];
  const own = viewer !== null && author !== null && author.id === viewer.id;
  const open = !locked || staff;
  const actions: CommentAction[] = [];
  if (status === 'published' && open && mayTakePart(viewer, site)) {
    actions.push('reply', 'react');
    // One's own words are not for oneself to judge.
    if (!own && (rating !== undefined || votesOn(site))) actions.push('vote');
  }
  if (status === 'published' && !own && !staff && mayTakePart(viewer, site)) actions.push('report');
  // What people think of a thing changes with its use: a review may be brought up to date at any time.
  const stands = own && !viewer.banned && open && status !== 'hidden';
  if (stands && (rating !== undefined || withinEditWindow(createdAt, viewer, site, now)))
    actions.push('edit');
  if (own || staff) actions.push('delete');
  if (staff && status === 'held') actions.push('approve');
  if (staff && status !== 'hidden') actions.push('hide');
  if (staff && status === 'hidden') actions.push('restore');
  if (staff && status === 'published') actions.push(parent === null ? 'pin' : 'answer', 'feature');
  return actions;
}
