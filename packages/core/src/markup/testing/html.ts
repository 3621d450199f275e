import { Parser } from 'htmlparser2';

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a parser finds in HTML: its tags in order, its words, and what its scripts hold. Throws where tags don't match. */
export function parsed(html: string): { tags: Tag[]; text: string; scripts: string[] } {
  const [tags, scripts, open]: [Tag[], string[], string[]] = [[], [], []];
  let text = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        tags.push({ name, attributes });
        open.push(name);
        if (name === 'script') scripts.push('');
      },
      ontext(words) {
        if (open.at(-1) === 'script') scripts[scripts.length - 1] += words;
        else text += words;
      },
      onclosetag(name, implied) {
        if (open.pop() !== name || (implied && !/^(br|hr|img)$/.test(name)))
          throw new Error(`<${name}> is not closed where it should be.`);
      },
      oncomment: () => {
        throw new Error('There is a comment.');
      },
      onprocessinginstruction: () => {
        throw new Error('There is an instruction.');
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return { tags, text, scripts };
}

/** The elements that ever come of content, and the attributes of each. */
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  section: ['class', 'lang', 'dir'],
  h2: [],
  ol: ['start'],
  ul: [],
  li: [],
  article: ['id'],
  header: [],
  bdi: ['class'],
  span: ['class'],
  div: ['class', 'dir'],
  time: ['datetime'],
  nav: ['aria-label'],
  a: ['href', 'rel'],
  p: ['class'],
  blockquote: [],
  pre: [],
  code: [],
  img: ['src', 'alt', 'width', 'height', 'loading', 'decoding'],
  hr: [],
  br: [],
  strong: [],
  em: [],
  s: [],
  script: ['type'],
};

/** What is wrong with tags; empty when only what is allowed is there, and every link leads somewhere harmless. */
export const wrongs = (tags: readonly Tag[]): string[] =>
  tags.flatMap(({ name, attributes }) => [
    ...(Object.hasOwn(ALLOWED, name) ? [] : [`<${name}>`]),
    ...Object.keys(attributes)
      .filter((attribute) => !ALLOWED[name]?.includes(attribute))
      .map((attribute) => `<${name} ${attribute}>`),
    ...('src' in attributes && !/^https?:/i.test(attributes['src']) ? [`src ${attributes['src']}`] : []),
    ...('href' in attributes && !/^(https?:|mailto:|#|\?)/i.test(attributes['href'].trim())
      ? [`href ${attributes['href']}`]
      : []),
  ]);
