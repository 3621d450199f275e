import type { Cursor, Id, Text, Time } from './common.ts';
import type { Streak } from './relationship/types.ts';

/** What somebody may do on a site, weakest first. A guest is known by a device token only. */
export type Role = 'guest' | 'member' | 'staff' | 'owner';

/** How we know who it is, strongest first: signed by the host's server, a one-time token, or the device alone. */
export type IdentityStrength = 'host' | 'token' | 'device';

/** Who is looking. `null` in its place means somebody who has not acted yet. */
export interface Viewer {
  readonly id: Id;
  readonly name: string;
  readonly role: Role;
  readonly strength: IdentityStrength;
}

/** A viewer as their backend knows them. */
export interface Visitor extends Viewer {
  /** Topics whose subject they have bought, as the host says: told to the backend alone. */
  readonly bought?: readonly string[];
}

/** What staff hold against a member: `mute` makes their words wait, `ban` takes the right to write. */
export type SanctionKind = 'mute' | 'ban';

export interface Sanction {
  readonly kind: SanctionKind;
  /** `null`: until staff end it. */
  readonly until: Time | null;
}

/** A member as others see one. */
export interface MemberCard {
  readonly id: Id;
  readonly name: string;
  readonly role: Role;
  /** An image URL from an origin that the site allows. */
  readonly avatar?: string;
  readonly since: Time;
  /** Somebody who is not of the staff, and whose name could be taken for that of one who is, or for the community's own. Since 1.1. */
  readonly lookalike?: true;
  /** Told to staff alone, by `members.read` and `moderation.sanction`. Since 1.1. */
  readonly sanction?: Sanction;
}

/** Staff and owners moderate and see what is held. */
export const isStaff = (viewer: Pick<Viewer, 'role'> | null): boolean =>
  viewer?.role === 'staff' || viewer?.role === 'owner';

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
