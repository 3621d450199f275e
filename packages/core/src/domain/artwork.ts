/** The longest address, in characters. */
export const ARTWORK_LIMIT = 500;

/**
 * Whether an address may be that of a picture which a page shows: by https, or a path on the page's own origin. Nothing else is asked of
 * it here: a page's policy (`img-src`) has the last word.
 */
export function isArtwork(address: string): boolean {
  if (address.length > ARTWORK_LIMIT || /[\s\\]/.test(address)) return false;
  if (address.startsWith('/')) return !address.startsWith('//');
  try {
    const { protocol, username, password } = new URL(address);
    return protocol === 'https:' && !username && !password;
  } catch {
    return false;
  }
}
