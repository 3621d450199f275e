/** Crockford's base32 (crockford.com/base32.html): no I, L, O, U, so that a code survives handwriting. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const CODE_LENGTH = 8;
/** Random bytes that make a code: 40 bits are 8 characters, with none left over to bias it. */
export const CODE_BYTES = 5;

/** 5 bytes as 8 characters. Throws RangeError for another number of bytes. */
export function encodeCode(bytes: Uint8Array): string {
  if (bytes.length !== CODE_BYTES) throw new RangeError(`A code is made of ${CODE_BYTES} bytes.`);
  const bits = bytes.reduce((all, byte) => all * 256n + BigInt(byte), 0n);
  return Array.from(
    { length: CODE_LENGTH },
    (_, index) => ALPHABET[Number((bits >> BigInt(35 - 5 * index)) & 31n)],
  ).join('');
}

/** A code as stored, from what a person typed: any case, hyphens and spaces, I and L for 1, O for 0. `null` for no code. */
export function normaliseCode(typed: string): string | null {
  const code = typed
    .replace(/[\s\u2010-\u2015-]/g, '')
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  return code.length === CODE_LENGTH && [...code].every((char) => ALPHABET.includes(char)) ? code : null;
}
