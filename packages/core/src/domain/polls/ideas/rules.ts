import type { Id, Time } from '../../common.ts';
import { isStaff, type Viewer } from '../../people/people.ts';
import type { SiteInfo } from '../../site.ts';
import { withinEditWindow } from '../../threads/actions.ts';
import { mayTakePart } from '../../threads/moderation.ts';
import { entering } from '../contest.ts';
import { mayVote, pollState } from '../rules.ts';
import type { PollAction, PollDefinition } from '../types.ts';
import type { EntryAction, EntryState, EntryStatus } from './types.ts';

type Looking = (Pick<Viewer, 'id' | 'role'> & { readonly banned?: boolean }) | null;
type Ruled = Pick<PollDefinition, 'kind' | 'guests' | 'opensAt' | 'closesAt' | 'entries'>;
type Policies = Pick<SiteInfo, 'moderation' | 'editWindow'>;

/** Whether votes are taken for what has come so far. */
export const takesVotes = (status: EntryStatus): boolean => status !== 'shipped' && status !== 'declined';

interface Standing {
  readonly state: EntryState;
  readonly author: Id | null;
}

/** Whether somebody sees what an entry says. Of what is deleted, and of what others have waiting, nobody does. */
export function seesEntry({ state, author }: Standing, viewer: Pick<Viewer, 'id' | 'role'> | null): boolean {
  if (state === 'published' || state === 'merged') return true;
  return state !== 'deleted' && (isStaff(viewer) || (viewer !== null && viewer.id === author));
}

/** What a viewer may do to an entry that they see. Somebody unknown (`null`) may do what a guest may: acting makes them one. */
export function entryActions(
  entry: Standing & { readonly status: EntryStatus; readonly createdAt: Time },
  viewer: Looking,
  poll: Ruled,
  site: Policies,
  now: Time,
): EntryAction[] {
  const { state, status, createdAt } = entry;
  if (state === 'deleted') return [];
  const staff = isStaff(viewer);
  const own = viewer !== null && viewer.id === entry.author;
  const actions: EntryAction[] = [];
  const open = pollState(poll, now) === 'open' && takesVotes(status);
  if (state === 'published' && open && mayVote(poll, viewer) && !viewer?.banned)
    // In a contest one's own entry is not for oneself to judge.
    if (!own || poll.kind !== 'contest') actions.push('vote');
  // What is voted on in a contest is nobody's to change or to take away, but for staff.
  const settled = poll.kind === 'contest' && state === 'published' && entering(poll, now) !== 'open';
  // Once staff have taken it up, people rely on what it says.
  const stands = !settled && (state === 'held' || (state === 'published' && status === 'open'));
  if (own && stands && !viewer.banned && (state === 'held' || withinEditWindow(createdAt, viewer, site, now)))
    actions.push('edit');
  if ((own && !settled) || staff) actions.push('remove');
  if (staff && state === 'published') actions.push('settle', 'merge');
  if (staff && state === 'held') actions.push('approve');
  if (staff && (state === 'held' || state === 'published')) actions.push('hide');
  if (staff && state === 'hidden') actions.push('restore');
  return actions;
}

/** What a viewer may do in such a poll. `entries`: how many they have in it. */
export function boardActions(
  poll: Ruled,
  viewer: Looking,
  entries: number,
  site: Pick<SiteInfo, 'moderation'>,
  now: Time,
): PollAction[] {
  if (!mayVote(poll, viewer) || viewer?.banned) return [];
  const most = poll.entries?.perMember ?? 0;
  const room = most === 0 || entries < most;
  return [
    ...(entering(poll, now) === 'open' && room && mayTakePart(viewer, site) ? (['propose'] as const) : []),
    ...(pollState(poll, now) === 'open' ? (['vote'] as const) : []),
  ];
}
