import { correction, generate } from 'lean-qr/nano';

/** Light modules around the code that readers need (ISO/IEC 18004, section 9.1). */
export const QUIET = 4;

export interface QrCode {
  /** Modules of a side, with the quiet zone. */
  readonly size: number;
  /** The dark modules as an SVG path in a box of that size. */
  readonly path: string;
}

/**
 * A text as a QR code. A quarter of it may be damaged (level Q): what hangs in a shop window is seen through reflections. Throws
 * for texts that are too long for any code, which no link of ours is.
 */
export function qrCode(text: string): QrCode {
  const code = generate(text, { minCorrectionLevel: correction.Q });
  let path = '';
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const from = x;
      while (code.get(x + 1, y)) x++;
      path += `M${from + QUIET} ${y + QUIET}h${x + 1 - from}v1H${from + QUIET}z`;
    }
  return { size: code.size + 2 * QUIET, path };
}

/** The longest mark that a server takes. */
export const MARK_LIMIT = 40;

/** A mark for where a code hangs, from what somebody typed: "Shop window, left" → `shop-window-left`. */
export const markOf = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MARK_LIMIT)
    .replace(/-$/, '');

/** The link with a mark of where it hangs (`at`); the server counts visits by it, and knows of nobody who came. */
export function marked(link: string, mark: string): string {
  if (!mark) return link;
  const url = new URL(link);
  url.searchParams.set('at', mark);
  return url.href;
}
