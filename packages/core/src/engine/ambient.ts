import type { Id, Time } from '../domain/common.ts';
import type { Ambient } from './store.ts';

/** Clock and randomness of the runtime: browsers and Node alike. Ids are UUIDv7 (RFC 9562 §5.7). */
export function webAmbient(now: () => Time = Date.now): Ambient {
  const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
  return {
    now,
    random,
    id: (): Id => {
      const rest = random(10);
      rest[0] = (rest[0]! & 0x0f) | 0x70;
      rest[2] = (rest[2]! & 0x3f) | 0x80;
      const hex =
        now().toString(16).padStart(12, '0') +
        Array.from(rest, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  };
}
