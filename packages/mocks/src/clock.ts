import type { Id, Time } from '@hearth/core/domain';
import type { Ambient } from '@hearth/core/engine';

/** The clock of a mock: real time, moved by what a seed or a test asks. */
export interface Clock {
  now(): Time;
  /** Moves it, in milliseconds; back, too, for a past to be seeded. */
  advance(milliseconds: number): void;
}

export function createClock(now: () => Time): Clock {
  let offset = 0;
  return { now: () => now() + offset, advance: (milliseconds) => void (offset += milliseconds) };
}

/** What the engine takes from the air, on this clock. `random` must be cryptographic only where secrets matter: not in a mock. */
export function createAmbient(clock: Clock, random: (bytes: number) => Uint8Array): Ambient {
  return { now: () => clock.now(), random, id: () => uuid(clock.now(), random(16)) };
}

export const webRandom = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

/** A UUIDv7 (RFC 9562, section 5.7). */
function uuid(now: Time, bytes: Uint8Array): Id {
  for (let index = 0; index < 6; index++) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) % 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
