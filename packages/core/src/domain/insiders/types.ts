import type { Body } from '../body.ts';
import type { Cursor, Text, Time } from '../common.ts';
import type { MemberCard } from '../people/people.ts';
import type { RewardType } from '../referrals/types.ts';

/** What somebody must hold. `any`: one of these is enough; `all`: it takes every one. */
export type Requirement =
  /** A badge: that tier or a higher one, or any. What was taken back is not held. */
  | { readonly badge: string; readonly tier?: string }
  /** A tier by points, or a higher one. */
  | { readonly points: string }
  /** The name of what a poll gives a head start on. */
  | { readonly access: string }
  | { readonly circle: string }
  /** `member`: signed in by the host; a guest of a device is none. */
  | { readonly role: 'member' | 'staff' }
  | { readonly any: readonly Requirement[] }
  | { readonly all: readonly Requirement[] };

/** A requirement that asks for one thing. */
export type Demand = Exclude<Requirement, { readonly any: unknown } | { readonly all: unknown }>;

/** One thing that opens something, as somebody may know it, and how far they are. Later versions know more kinds. */
export type Need = { readonly met: boolean } & (
  | {
      readonly kind: 'badge';
      readonly badge: {
        readonly id: string;
        readonly name: Text;
        readonly description: Text;
        readonly art: string;
      };
      /** The tier that it takes; absent where any will do. */
      readonly tier?: { readonly id: string; readonly name: Text };
      /** Counted so far, and how many it takes. Absent for somebody unknown. */
      readonly progress?: { readonly count: number; readonly of: number };
    }
  | {
      readonly kind: 'points';
      readonly tier: { readonly id: string; readonly name: Text };
      readonly progress?: { readonly count: number; readonly of: number };
    }
  | {
      readonly kind: 'access';
      readonly name: string;
      /** What it is called; absent where nobody said. */
      readonly label?: Text;
      /** When this one will be let in; absent where they are, and while nobody knows. */
      readonly opensAt?: Time;
    }
  | { readonly kind: 'circle'; readonly circle: { readonly id: string; readonly name: Text } }
  | { readonly kind: 'role'; readonly role: 'member' | 'staff' }
  | { readonly kind: 'any' | 'all'; readonly needs: readonly Need[] }
);

/** Content that only some may see, as its community file declares it. */
export interface GateDefinition {
  readonly id: string;
  readonly title?: Text;
  /** What those read who are not let in. */
  readonly teaser?: Text;
  readonly for: Requirement;
  /** Markdown; without it, the gate only says who is let in. */
  readonly content?: Text;
  /** Perks and passes that are offered inside, by their ids. */
  readonly perks: readonly string[];
  readonly passes: readonly string[];
}

/** A tier that nobody hears of who was not invited. */
export interface CircleDefinition {
  readonly id: string;
  readonly name: Text;
  readonly description?: Text;
  /** Who may invite; staff always do. */
  readonly invites: 'staff' | 'members';
  /** Most members; absent for any number. */
  readonly places?: number;
  /** How long an invitation can be taken up: days. */
  readonly days: number;
  /** The page that invitations lead to. */
  readonly page?: string;
}

/** A front-of-line pass: each of those it is for may use it once. */
export interface PassDefinition {
  readonly id: string;
  readonly name: Text;
  readonly description?: Text;
  readonly for: Requirement;
  readonly opensAt: Time | null;
  readonly closesAt: Time | null;
}

/** An experience in place of a discount: so many places, and a line of those who wait for one. */
export interface PerkDefinition {
  readonly id: string;
  readonly name: Text;
  readonly description?: Text;
  readonly type: RewardType;
  readonly for: Requirement;
  readonly capacity: number;
  /** Whether one may wait for a place. */
  readonly waitingList: boolean;
  /** Places can be booked from then on, until then. */
  readonly opensAt: Time | null;
  readonly closesAt: Time | null;
  /** When it takes place: from then on nobody steps back or moves up. */
  readonly startsAt: Time | null;
  /** Where. */
  readonly place?: Text;
}

/** A tree of content, or one for each BCP 47 locale. */
export type LocalBody = Body | Readonly<Record<string, Body>>;

/** A gate as somebody sees it. `content`, `perks` and `passes` are there only where it is open. */
export interface Gate {
  readonly id: string;
  readonly title?: Text;
  readonly teaser?: Text;
  readonly open: boolean;
  /** Let in because they are staff, not because of what they hold. */
  readonly asStaff?: true;
  /** What opens it, as this viewer may know it. */
  readonly needs: Need;
  readonly content?: LocalBody;
  readonly perks?: readonly Perk[];
  readonly passes?: readonly Pass[];
  readonly asOf: Cursor;
}

/** `soon`: its time has not come; `over`: it has passed. */
export type OfferWindow = 'soon' | 'open' | 'over';

export interface Perk {
  readonly id: string;
  readonly name: Text;
  readonly description?: Text;
  readonly type: RewardType;
  readonly place?: Text;
  readonly opensAt: Time | null;
  readonly closesAt: Time | null;
  readonly startsAt: Time | null;
  readonly window: OfferWindow;
  readonly capacity: number;
  readonly taken: number;
  readonly waiting: number;
  /** The viewer's own place; `position` in the line from 1 on, absent behind the thousandth. */
  readonly mine:
    | null
    | { readonly state: 'booked'; readonly at: Time }
    | { readonly state: 'waiting'; readonly at: Time; readonly position?: number };
  readonly can: readonly ('book' | 'wait' | 'cancel')[];
  /** What it takes; absent where the viewer has it. */
  readonly needs?: Need;
}

export interface Pass {
  readonly id: string;
  readonly name: Text;
  readonly description?: Text;
  readonly opensAt: Time | null;
  readonly closesAt: Time | null;
  readonly window: OfferWindow;
  /** When it was used; `null`: it wasn't. */
  readonly usedAt: Time | null;
  readonly can: readonly 'redeem'[];
  /** What it takes; absent where the viewer has it. */
  readonly needs?: Need;
}

/** A circle as those see it who belong to it, and staff. */
export interface Circle {
  readonly id: string;
  readonly name: Text;
  readonly description?: Text;
  readonly members: number;
  readonly places: number | null;
  /** Since when the viewer belongs to it; `null` for staff who don't. */
  readonly since: Time | null;
  readonly can: readonly ('invite' | 'leave')[];
}

/** An invitation to a circle, for whoever made it to hand on. It works once. */
export interface CircleInvitation {
  readonly circle: string;
  readonly token: string;
  /** The page that it leads to, with the token behind a `#`, where no server and no log sees it; absent where no page was named. */
  readonly link?: string;
  readonly expiresAt: Time;
}

/** What an invitation says to whoever was handed it. */
export interface Invited {
  readonly circle: Pick<Circle, 'name' | 'description'>;
  /** Name of who invites. */
  readonly by: string;
  readonly expiresAt: Time;
}

/** Somebody in a circle; for those who belong to it, and staff. */
export interface Insider {
  readonly member: MemberCard;
  readonly since: Time;
}

/** A place at a perk, for staff. */
export interface Booking {
  readonly member: MemberCard;
  readonly state: 'booked' | 'waiting';
  readonly at: Time;
}
