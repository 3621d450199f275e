import type { Id, Time } from '../../domain/common.ts';
import type {
  CircleDefinition,
  GateDefinition,
  LocalBody,
  PassDefinition,
  PerkDefinition,
} from '../../domain/insiders/types.ts';

/** Rows of what only some may see and have. `position` -1: no longer in the community file. */
export interface InsiderRows {
  gates: { id: string; position: number; definition: GateDefinition; content: LocalBody | null };
  circles: { id: string; position: number; definition: CircleDefinition; members: number };
  circle_members: { circle: string; member: Id; at: Time };
  /** `id` is half of the token; the other half is its seal, so what is stored lets nobody in. */
  circle_invitations: {
    id: string;
    circle: string;
    by: Id;
    until: Time;
    usedBy: Id | null;
    usedAt: Time | null;
  };
  passes: { id: string; position: number; definition: PassDefinition };
  /** Passes that were used: once, by the key. */
  redemptions: { pass: string; member: Id; at: Time };
  /** `last`: the number in line that was given last. */
  perks: {
    id: string;
    position: number;
    definition: PerkDefinition;
    taken: number;
    waiting: number;
    last: number;
  };
  /** `number`: the place in line, by which those who wait move up; `at`: since when it is as it is. */
  bookings: { perk: string; member: Id; state: 'booked' | 'waiting'; number: number; at: Time };
}
