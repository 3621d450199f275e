import type { Id, Time } from '../../domain/common.ts';
import type { IdentityStrength, Role, SanctionKind } from '../../domain/people/people.ts';

/** Who is here, and how they are known: see `Rows`. */
export interface MemberRows {
  members: {
    id: Id;
    name: string;
    role: Role;
    strength: IdentityStrength;
    avatar: string | null;
    createdAt: Time;
    mergedInto: Id | null;
    approved: number;
    sanction: SanctionKind | null;
    /** Stays behind when it has passed: ask `sanctionAt`. */
    sanctionUntil: Time | null;
    /** A picture of their own, in place of the host's. */
    picture: Id | null;
    /** What the host calls them, where they chose another name. */
    given: string | null;
    /** 1: their name could be taken for that of somebody of the staff, or for the community's. */
    lookalike: number;
  };
  identities: { issuer: string; subject: string; member: Id };
}
