/** What may stand in a hole of {@link markup}: text, which is escaped; markup, which is not; nothing; or several of these. */
export type Piece = Markup | string | number | null | undefined | readonly Piece[];

/**
 * HTML or XML that is safe to send. Only {@link markup} and {@link dataScript} make it, and the class is not exported: what
 * somebody wrote can't become markup on its way, because nothing turns a string into one.
 */
class SafeMarkup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type Markup = SafeMarkup;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What XML 1.0 §2.2 cannot carry, and HTML has no use for. */
const UNFIT = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escape = (text: string): string =>
  text.replace(UNFIT, '\ufffd').replace(/[&<>"']/g, (char) => ENTITIES[char]!);

/**
 * A template of markup: what is written in it is markup, what is put into its holes is text. Holes stand between tags or in
 * quoted attributes; anywhere else a value could change what the markup means, so such a template throws whenever it is used.
 */
export function markup(strings: TemplateStringsArray, ...holes: readonly Piece[]): Markup {
  const inAttribute = placesOf(strings);
  const text = (piece: Piece, quoted: boolean): string => {
    if (piece === null || piece === undefined) return '';
    if (Array.isArray(piece)) return (piece as readonly Piece[]).map((each) => text(each, quoted)).join('');
    if (!(piece instanceof SafeMarkup)) return escape(String(piece));
    if (quoted) throw new TypeError('Markup cannot stand in an attribute.');
    return piece.toString();
  };
  return new SafeMarkup(
    strings.reduce((whole, part, at) => whole + text(holes[at - 1], inAttribute[at - 1]!) + part),
  );
}

const checked = new WeakMap<TemplateStringsArray, readonly boolean[]>();

/** For each hole of a template, whether it is in an attribute. */
function placesOf(strings: TemplateStringsArray): readonly boolean[] {
  const known = checked.get(strings);
  if (known) return known;
  let before = '';
  const places = strings.slice(0, -1).map((part) => {
    before += part;
    const tag = before.slice(before.lastIndexOf('<'));
    const quoted = tag.startsWith('<') && !tag.includes('>');
    const name = / ([a-z:-]+)="[^"]*$/.exec(tag)?.[1];
    if (quoted && (name === undefined || /^(on|style$|srcdoc$)/.test(name)))
      throw new TypeError(`No text can be put behind ${tag}`);
    if (/<(script|style)\b/.test(before)) throw new TypeError('Scripts and styles have no holes.');
    before += 'x';
    return quoted;
  });
  checked.set(strings, places);
  return places;
}

/** A block of JSON-LD (JSON-LD 1.1 §7), escaped so that nothing in it ends the script or begins a comment. */
export function dataScript(value: object): Markup {
  const json = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  // No template may put a text here: this is the one text that fits.
  // eslint-disable-next-line no-restricted-syntax
  return new SafeMarkup(`<script type="application/ld+json">${json}</script>`);
}

/** An address that a link may lead to: http, https or mail. `null` for all others, such as `javascript:`. */
export function safeAddress(href: string): string | null {
  return URL.canParse(href) && /^(https?|mailto):$/.test(new URL(href).protocol) ? href : null;
}
