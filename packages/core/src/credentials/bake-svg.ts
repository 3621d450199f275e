/** Namespace of the element that holds a credential (Open Badges 3.0 §5.3.2). */
const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0';

/** What may come before the first tag: a byte order mark, declarations, comments, white space. */
const PROLOGUE = /^(?:\uFEFF|\s|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\][^>]*)?>)*/i;
/** A start tag, whose attributes' values may hold a ">". */
const ROOT = /^<((?:[\w-]+:)?svg)\b(?:[^"'>]|"[^"]*"|'[^']*')*>/i;
/** The element at the beginning of a text, and the token in it. */
const HELD =
  /^<openbadges:credential\b(?:[^"'>]|"[^"]*"|'[^']*')*?\sverify\s*=\s*["']\s*([\w.-]+)\s*["'](?:[^"'>]|"[^"]*"|'[^']*')*(?:\/>|>\s*<\/openbadges:credential\s*>)/;
/** Characters of the element at most. */
const LIMIT = 65_536;

interface Parts {
  readonly before: string;
  /** The root's start tag, and its name. */
  readonly root: string;
  readonly name: string;
  readonly after: string;
}

/**
 * The drawing with a credential in it, in place of any that was there. `credential`: a JSON Web Token in compact form.
 * Throws `TypeError` for what is no SVG.
 */
export function bakeSvg(text: string, credential: string): string {
  const before = heldIn(text);
  const parts = partsOf(before ? text.replace(before[0], '') : text);
  // Letters, digits and dots alone: nothing to escape.
  if (!parts || !/^[\w.-]+$/.test(credential))
    throw new TypeError('This is no SVG drawing, or no credential.');
  const { root, name, after } = parts;
  const empty = root.endsWith('/>');
  const start = root.slice(0, empty ? -2 : -1);
  const named = /\sxmlns:openbadges\s*=/.test(start) ? start : `${start} xmlns:openbadges="${NAMESPACE}"`;
  // eslint-disable-next-line no-restricted-syntax -- the token was looked at above, and the rest is the drawing's own
  const held = `<openbadges:credential verify="${credential}"></openbadges:credential>`;
  // eslint-disable-next-line no-restricted-syntax -- as above
  return `${parts.before}${named}>${held}${empty ? `</${name}>` : after}`;
}

/** The credential in a drawing; `null` where there is none. Throws `TypeError` for what is no SVG. */
export function unbakeSvg(text: string): string | null {
  if (!partsOf(text)) throw new TypeError('This is no SVG drawing.');
  return heldIn(text)?.[1] ?? null;
}

/** The first one: a drawing has one at most. */
function heldIn(text: string): RegExpExecArray | null {
  const at = text.search(/<openbadges:credential\b/);
  return at < 0 || !text.includes(NAMESPACE) ? null : HELD.exec(text.slice(at, at + LIMIT));
}

function partsOf(text: string): Parts | null {
  const before = PROLOGUE.exec(text)?.[0] ?? '';
  const [root, name] = ROOT.exec(text.slice(before.length)) ?? [];
  if (root === undefined || name === undefined) return null;
  return { before, root, name, after: text.slice(before.length + root.length) };
}
