import type { Id, Time } from '../domain/common.ts';
import type { Core } from './core.ts';

/**
 * Makes UUIDv7 (RFC 9562, section 5.7), rising also within one millisecond: the 12 bits behind the time are a counter
 * that starts at random below its half (section 6.2, method 1), and a clock that steps back is held at its latest value.
 */
export function uuidMaker(
  now: () => Time,
  fill: (bytes: Uint8Array<ArrayBuffer>) => unknown = (bytes) => crypto.getRandomValues(bytes),
): () => Id {
  let time = 0;
  let count = 0;
  return () => {
    const bytes = fillNew(fill);
    const clock = now();
    if (clock > time) {
      time = clock;
      count = ((bytes[6]! & 7) << 8) | bytes[7]!;
    } else if (++count > 0xfff) {
      time++;
      count = 0;
    }
    let id = time.toString(16).padStart(12, '0') + '7' + count.toString(16).padStart(3, '0');
    id += ((bytes[8]! & 63) | 128).toString(16);
    for (const byte of bytes.subarray(9)) id += byte.toString(16).padStart(2, '0');
    return id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  };
}

function fillNew(fill: (bytes: Uint8Array<ArrayBuffer>) => unknown): Uint8Array {
  const bytes = new Uint8Array(16);
  fill(bytes);
  return bytes;
}

/** The community's maker of ids: the one that was given to it, or one of UUIDv7. */
export const newIdOf = (core: Core): (() => Id) =>
  core.newId ?? core.store('id', () => uuidMaker(core.env.now));
