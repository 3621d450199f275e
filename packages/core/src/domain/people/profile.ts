import type { Cursor, Id, Text } from '../common.ts';
import type { MemberCard } from './people.ts';
import type { Streak } from '../relationship/types.ts';

/** A badge as a profile shows it. Since 1.1. */
export interface ProfileBadge {
  readonly id: string;
  readonly name: Text;
  /** One of the built-in drawings, or an image URL. */
  readonly art: string;
  /** The highest tier that they hold: its id, what it is called, and its place of how many. */
  readonly tier: { readonly id: string; readonly name: Text; readonly place: number; readonly of: number };
}

/**
 * What may be known of a member by whoever may read the site: nothing that they hide, no surprise that the viewer doesn't hold, too, and
 * no answer to a poll. Since 1.1.
 */
export interface Profile {
  readonly member: MemberCard;
  /** Published comments. */
  readonly comments: number;
  /** Their comments that staff marked as official answers; 1,000 stands for that and more. */
  readonly answers: number;
  /** Those that they show, in their order: {@link PROFILE_BADGES} at most. */
  readonly badges: readonly ProfileBadge[];
  /** How many badges they show in all. */
  readonly badgeCount: number;
  /** Only where they let it be seen (`Preferences.streak`), and to themselves. */
  readonly streak?: Pick<Streak, 'state' | 'weeks'>;
  /** The viewer has muted them. */
  readonly muted?: true;
  /** To themselves alone. */
  readonly own?: OwnPresentation;
  readonly asOf: Cursor;
}

/** How somebody is seen, as they set it themselves. Since 1.1. */
export interface OwnPresentation {
  /** Whether they are shown with a picture of their own, which they can take down. */
  readonly picture: boolean;
  /** What the host calls them, where they chose another name. */
  readonly given?: string;
}

/** What somebody sets about how they are seen; what is left out stays. Since 1.1. */
export interface Presentation {
  /** A picture that they uploaded, of {@link FACE_LIMIT} pixels a side at most; `null`: none of their own. */
  readonly picture?: Id | null;
  /** `null`: to be called as the host calls them again. Another name is taken by `rename`. */
  readonly name?: null;
}

/** Badges that a profile names. */
export const PROFILE_BADGES = 5;
/** The longest side of a member's own picture, in pixels: it is shown small, and often. */
export const FACE_LIMIT = 512;
