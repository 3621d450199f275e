import type { Id, Time } from '../common.ts';

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
