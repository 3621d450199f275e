import { Parser } from 'htmlparser2';

const DROPPED = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'template',
  'noscript',
  'svg',
  'math',
  'head',
  'title',
  'textarea',
  'select',
]);
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'address',
  'figure',
  'figcaption',
  'table',
  'tr',
  'dl',
  'dt',
  'dd',
  'form',
  'fieldset',
  'center',
  'ul',
  'ol',
  'hr',
  'pre',
  'blockquote',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
const MARKS: Readonly<Record<string, string>> = {
  strong: '**',
  b: '**',
  em: '*',
  i: '*',
  cite: '*',
  del: '~~',
  s: '~~',
  strike: '~~',
};

/**
 * The HTML of an old comment as Markdown source that means the same: paragraphs, marks, links, lists, quotes and code stay,
 * images become links, everything else becomes its text. Tolerates any markup; what it gives is plain text to our own parser,
 * which alone decides what may be drawn. Like WordPress (wpautop), it takes blank lines as paragraphs and line breaks as breaks.
 */
export function htmlToMarkdown(html: string): string {
  const writer = new Writer();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => writer.open(name, attributes),
      onclosetag: (name) => writer.close(name),
      ontext: (text) => writer.text(text),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  return writer.end();
}

/** One level of quote or list; `prefix` begins each of its lines, `first` its first one. */
interface Frame {
  readonly tag: string;
  readonly first: string;
  readonly prefix: string;
  used: boolean;
  count: number;
}

class Writer {
  #lines: string[] = [];
  #line = '';
  /** Our own sign at the line's start, such as a heading's. */
  #sign = '';
  #frames: Frame[] = [];
  #marks: string[] = [];
  #links: (string | null)[] = [];
  #dropped = 0;
  /** Inside `pre`: the text so far. */
  #pre: string | null = null;
  #code: string | null = null;

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (DROPPED.has(tag)) this.#dropped++;
    if (this.#dropped > 0) return;
    if (this.#pre !== null) {
      if (tag === 'br') this.#pre += '\n';
      return;
    }
    if (BLOCKS.has(tag)) this.#break(this.#loose(tag));
    if (tag === 'br') this.#break(false);
    else if (tag === 'hr') {
      this.#begin('---');
      this.#break(true);
    } else if (tag === 'pre') this.#pre = '';
    else if (tag === 'code' || tag === 'tt' || tag === 'kbd') this.#code ??= '';
    else if (tag === 'blockquote') this.#push(tag, '> ', '> ');
    else if (tag === 'ul' || tag === 'ol') this.#push(tag, '', '');
    else if (tag === 'li') {
      const list = this.#frames.findLast((frame) => frame.tag === 'ol' || frame.tag === 'ul');
      const marker = list?.tag === 'ol' ? `${++list.count}. ` : '- ';
      this.#push(tag, marker, ' '.repeat(marker.length));
    } else if (/^h[1-6]$/.test(tag)) this.#begin(`${'#'.repeat(Number(tag[1]))} `);
    else if (MARKS[tag]) this.#mark(MARKS[tag]);
    else if (tag === 'a') {
      const href = safe(attributes['href']);
      this.#links.push(href);
      if (href) this.#put('[');
    } else if (tag === 'img') {
      const source = safe(attributes['src']);
      const words = escape((attributes['alt'] ?? '').trim());
      this.#put(source ? `[${words || escape(source)}](<${source}>)` : words);
    }
  }

  close(tag: string): void {
    if (DROPPED.has(tag)) {
      this.#dropped = Math.max(0, this.#dropped - 1);
      return;
    }
    if (this.#dropped > 0) return;
    if (this.#pre !== null) {
      if (tag !== 'pre') return;
      const text = this.#pre.replace(/^\n|\s+$/g, '');
      const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
      this.#pre = null;
      for (const line of [fence, ...text.split('\n'), fence]) this.#raw(line);
      this.#break(true);
    } else if (this.#code !== null && (tag === 'code' || tag === 'tt' || tag === 'kbd')) {
      const text = this.#code.replace(/\s+/g, ' ').trim();
      this.#code = null;
      const fence = '`'.repeat(longestRun(text) + 1);
      if (text) this.#put(`${fence}${/^`|`$/.test(text) ? ` ${text} ` : text}${fence}`);
    } else if (MARKS[tag]) this.#unmark(MARKS[tag]);
    else if (tag === 'a') {
      const href = this.#links.pop();
      if (href) this.#put(`](<${href}>)`);
    } else if (BLOCKS.has(tag)) {
      this.#break(this.#loose(tag));
      const at = this.#frames.findLastIndex((frame) => frame.tag === tag);
      if (at < 0) return;
      this.#frames.length = at;
      if (tag === 'blockquote' && /^[> ]+$/.test(this.#lines.at(-1) ?? ''))
        this.#lines[this.#lines.length - 1] = this.#blank();
    }
  }

  text(text: string): void {
    if (this.#dropped > 0) return;
    if (this.#pre !== null) this.#pre += text;
    else if (this.#code !== null) this.#code += text;
    else {
      text.split(/\r\n?|\n/).forEach((line, index, lines) => {
        const words = line.replace(/[\t\f\v ]+/g, ' ');
        if (index > 0) this.#break(words.trim() === '' && index < lines.length - 1);
        this.#put(linked(this.#line === '' ? words.trimStart() : words));
      });
    }
  }

  end(): string {
    this.#break(true);
    return this.#lines.join('\n').trim();
  }

  #push(tag: string, first: string, prefix: string): void {
    if (this.#frames.length < 12) this.#frames.push({ tag, first, prefix, used: false, count: 0 });
  }

  #put(text: string): void {
    this.#line += text;
  }

  /** Begins the line with a sign that Markdown is meant to see. */
  #begin(sign: string): void {
    this.#sign = sign;
    this.#put(sign);
  }

  #mark(mark: string): void {
    if (this.#marks.includes(mark)) return;
    this.#marks.push(mark);
    this.#put(mark);
  }

  #unmark(mark: string): void {
    const at = this.#marks.lastIndexOf(mark);
    if (at < 0) return;
    for (const open of this.#marks.splice(at).toReversed()) this.#closeMark(open);
  }

  /** Emphasis ends right behind a word (CommonMark 6.2): blanks go outside, and marks around nothing go away. */
  #closeMark(mark: string): void {
    const line = this.#line.trimEnd();
    const blanks = this.#line.slice(line.length);
    if (line.endsWith(mark) && line.slice(0, -mark.length).match(/(^|[^\\*~])$/))
      this.#line = line.slice(0, -mark.length) + blanks;
    else this.#line = line + mark + blanks;
  }

  /** Ends the line; marks don't span lines. `paragraph`: leaves a blank one. */
  #break(paragraph: boolean): void {
    for (const mark of this.#marks.splice(0).toReversed()) this.#closeMark(mark);
    const line = this.#line.trimEnd();
    this.#line = '';
    if (line !== '')
      this.#raw(this.#sign !== '' && line.startsWith(this.#sign.trimEnd()) ? line : guarded(line));
    this.#sign = '';
    if (
      paragraph &&
      this.#lines.length > 0 &&
      this.#lines.at(-1)!.trim() !== '' &&
      !/^[> ]+$/.test(this.#lines.at(-1)!)
    ) {
      this.#lines.push(this.#blank());
    }
  }

  /** An empty line inside the frames that are open. */
  #blank(): string {
    return this.#frames
      .map(({ prefix }) => prefix)
      .join('')
      .trimEnd();
  }

  /** Items, and lists inside items, follow without a blank line. */
  #loose(tag: string): boolean {
    return (
      tag !== 'li' && !((tag === 'ul' || tag === 'ol') && this.#frames.some((frame) => frame.tag === 'li'))
    );
  }

  #raw(line: string): void {
    const start = this.#frames.map((frame) => {
      const prefix = frame.used ? frame.prefix : frame.first;
      frame.used = true;
      return prefix;
    });
    this.#lines.push(start.join('') + line);
  }
}

/** Only what leads to the web or to mail; written so that it cannot end its own brackets. */
function safe(address: string | undefined): string | null {
  const text = address?.trim() ?? '';
  if (!/^(https?:|mailto:)/i.test(text) || !URL.canParse(text)) return null;
  return text.replace(/[\s<>\\]/g, (char) => encodeURIComponent(char));
}

const escape = (text: string): string => text.replace(/[\\`*_~[\]<>&]/g, '\\$&');

/** Bare addresses stay whole; all other text loses its power over Markdown. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/i)
    .map((part, index) => (index % 2 ? (safe(part) ?? escape(part)) : escape(part)))
    .join('');
}

/** Takes its power from what would begin a heading, list or rule at the start of a line. */
function guarded(line: string): string {
  return line.replace(/^(\s*)([#+=-]|\d+(?=[.)]))/, (_, blanks: string, sign: string) =>
    /^\d/.test(sign) ? `${blanks}${sign}\\` : `${blanks}\\${sign}`,
  );
}

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
