const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const sha256 = async (text: string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/**
 * What a poll publishes when it opens, in place of the seed: SHA-256 of it, in hexadecimal. Nobody can choose the seed
 * after the ballots, and nobody can know the order before them.
 */
export const commitmentTo = (seed: string): Promise<string> => sha256(seed);

/**
 * An order of options that nobody chose: by SHA-256 of the seed, a line feed and the option's id, in hexadecimal, smallest
 * first. Anybody who has the seed gets the same.
 */
export async function seededOrder(seed: string, options: readonly string[]): Promise<string[]> {
  const keyed = await Promise.all(options.map(async (id) => ({ id, key: await sha256(`${seed}\n${id}`) })));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ id }) => id);
}
