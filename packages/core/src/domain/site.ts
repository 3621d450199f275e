import type { Id, Text } from './common.ts';
import type { ImagePolicy } from './media/types.ts';

/** A reaction that a community offers. */
export interface ReactionKind {
  readonly id: string;
  readonly label: Text;
  readonly emoji: string;
  /** The address of a picture in place of the emoji, which stays where it can't be shown: https, or a path of the page's origin. Since 1.1. */
  readonly image?: string;
}

/** Whether comments can be voted on: not at all, for them alone, or for and against. */
export type VotePolicy = 'off' | 'up' | 'up-down';

/** When a comment waits for staff. */
export interface ModerationPolicy {
  /** `first-post-held`: a guest's posts wait until one of theirs was approved. */
  readonly guests: 'refused' | 'first-post-held' | 'held' | 'published';
  /** What happens to a post with links by somebody who is not staff. */
  readonly links: 'held' | 'published';
  /** `pre`: everything by others than staff waits. */
  readonly members: 'pre' | 'post';
}

/** What everybody may know of a site, and what the rules need of it. */
export interface SiteInfo {
  readonly id: Id;
  readonly name: string;
  /** BCP 47. */
  readonly locale: string;
  /** IANA zone, for streaks, caps and digests. */
  readonly timezone: string;
  readonly reactions: readonly ReactionKind[];
  readonly moderation: ModerationPolicy;
  /** `host`: members are called as the host calls them, and choose no name here. Absent: `member`. Since 1.1. */
  readonly names?: 'host' | 'member';
  /** Absent: off. Since 1.1. */
  readonly votes?: VotePolicy;
  /** Who may add pictures to comments; absent: nobody. Since 1.1. */
  readonly images?: ImagePolicy;
  /** The terms on which comments may be used elsewhere, if their authors like; absent: nobody is asked. Since 1.1. */
  readonly reuse?: Text;
  /** Milliseconds in which an author may edit a comment; 0 means never. */
  readonly editWindow: number;
  /** Whether only listed members may read: then there are no public reads. */
  readonly membersOnly: boolean;
}

/** Whether comments of a site can be voted on. */
export const votesOn = ({ votes = 'off' }: Pick<SiteInfo, 'votes'>): boolean => votes !== 'off';

export const DEFAULT_MODERATION: ModerationPolicy = {
  guests: 'first-post-held',
  links: 'held',
  members: 'post',
};
export const DEFAULT_REACTIONS: readonly ReactionKind[] = [
  { id: 'like', label: { en: 'Like', de: 'Gefällt mir' }, emoji: '👍' },
  { id: 'love', label: { en: 'Love', de: 'Liebe ich' }, emoji: '❤️' },
  { id: 'insight', label: { en: 'Insightful', de: 'Aufschlussreich' }, emoji: '💡' },
];
/** Fifteen minutes. */
export const DEFAULT_EDIT_WINDOW = 15 * 60_000;
