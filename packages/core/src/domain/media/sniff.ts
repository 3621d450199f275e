/** What is taken: what browsers can show and cameras write. SVG is a document that runs code, and is none of them. */
export type SourceType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'image/avif';

/** For a file picker. */
export const SOURCE_TYPES: readonly SourceType[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
];

/**
 * What a file is by its first bytes, whatever its name or sender say; `null` for what is not taken. The signatures are those
 * of the WHATWG's MIME Sniffing Standard, "Matching an image type pattern", and for AVIF of its MP4 pattern.
 */
export function sniff(bytes: Uint8Array): SourceType | null {
  const text = String.fromCharCode(...bytes.subarray(0, 32));
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (text.startsWith('RIFF') && text.slice(8, 14) === 'WEBPVP') return 'image/webp';
  if (/^GIF8[79]a/.test(text)) return 'image/gif';
  if (text.slice(4, 8) === 'ftyp' && /^(avif|avis)$/.test(text.slice(8, 12))) return 'image/avif';
  return null;
}
