import type { Cursor, Id } from '../domain/common.ts';
import type {
  Booking,
  Circle,
  CircleInvitation,
  Gate,
  Insider,
  Invited,
  Pass,
  Perk,
} from '../domain/insiders/types.ts';
import type { Keyed, Options } from './common.ts';

/**
 * What only some may see and have. Where it depends on a circle that the viewer was not invited to, everything about it is
 * `not-found`, as if it weren't there. Places, passes and circles are for members: `unauthenticated` for somebody unknown,
 * `forbidden` for a guest of a device. Since 1.1.
 */
export interface InsidersPart {
  /** A gate as the viewer sees it: what opens it, and where it is open what is behind it. Nobody unknown is let in. */
  gate(id: Id, options?: Options): Promise<Gate>;
  /** The circles that the viewer belongs to; for staff all. */
  circles(options?: Options): Promise<{ readonly circles: readonly Circle[]; readonly asOf: Cursor }>;
  /**
   * Makes an invitation to a circle, for one person. `forbidden` for whom the circle doesn't let invite, `conflict` with the
   * reason `too-many` for who has twenty out that nobody took up.
   */
  invite(input: Keyed & { readonly circle: string }, options?: Options): Promise<CircleInvitation>;
  /** What an invitation says, for whoever was handed it. Public. Refused as by `join`. */
  invited(query: { readonly token: string }, options?: Options): Promise<Invited>;
  /**
   * Takes up an invitation, which is then used. `not-found` for a forged one; `gone` with the reason `used` for one that
   * somebody took up, `expired`, or `withdrawn` when who made it isn't in the circle any more; `conflict` with the reason `full`.
   */
  join(input: Keyed & { readonly token: string }, options?: Options): Promise<Circle>;
  /** Leaves a circle; it takes another invitation to come back. */
  leave(input: Keyed & { readonly circle: string }, options?: Options): Promise<void>;
  /** Who belongs to a circle, longest first; for those who do, and staff. */
  insiders(
    query: { readonly circle: string; readonly cursor?: string; readonly limit?: number },
    options?: Options,
  ): Promise<{ readonly insiders: readonly Insider[]; readonly next: string | null }>;
  /** Takes somebody out of a circle. Staff only. */
  dismiss(input: Keyed & { readonly circle: string; readonly member: Id }, options?: Options): Promise<void>;
  perk(id: Id, options?: Options): Promise<Perk>;
  /**
   * Asks for a place: one is given, or one in the line of those who wait. Who has one keeps it. `forbidden` for whom it isn't
   * for, `closed` outside of its time, `conflict` with the reason `full` where all are taken and nobody can wait.
   */
  book(input: Keyed & { readonly perk: string }, options?: Options): Promise<Perk>;
  /** Steps back; who waited longest moves up, and is told. `closed` once it has begun. */
  cancel(input: Keyed & { readonly perk: string }, options?: Options): Promise<Perk>;
  /** Who has a place and who waits, in order. Staff only. */
  bookings(
    query: { readonly perk: string; readonly cursor?: string; readonly limit?: number },
    options?: Options,
  ): Promise<{ readonly bookings: readonly Booking[]; readonly next: string | null }>;
  pass(id: Id, options?: Options): Promise<Pass>;
  /**
   * Uses the viewer's pass: once. `conflict` with the reason `used` for the second time, `forbidden` for whom it isn't for,
   * `closed` outside of its time.
   */
  redeem(input: Keyed & { readonly pass: string }, options?: Options): Promise<Pass>;
}
