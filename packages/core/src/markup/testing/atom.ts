import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** `{namespace}local`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** The root of an XML document; throws where it is not well-formed, with its namespaces (XML 1.0, Namespaces 1.0). */
export function xml(document: string): XmlElement {
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const plain = Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value]));
    const element: XmlElement = { name: `{${uri}}${local}`, attributes: plain, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (text) => {
    const current = open.at(-1);
    if (current) current.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(document).close();
  return root!;
}

const ATOM = '{http://www.w3.org/2005/Atom}';
/** RFC 3339, as RFC 4287 §3.3 wants it. */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export const all = (parent: XmlElement, local: string): XmlElement[] =>
  parent.children.filter(({ name }) => name === ATOM + local);
export const text = (parent: XmlElement, local: string): string | undefined => all(parent, local)[0]?.text;

/** What RFC 4287 finds wrong with a feed, as far as ours can be wrong; empty when it is valid. */
export function atomProblems(document: string): string[] {
  const feed = xml(document);
  if (feed.name !== `${ATOM}feed`) return ['the root is no feed'];
  const entries = all(feed, 'entry');
  const ids = entries.map((entry) => text(entry, 'id'));
  return [
    ...common(feed, 'feed'), // §4.1.1
    ...(all(feed, 'link').some(({ attributes }) => attributes['rel'] === 'self') ? [] : ['no self link']),
    ...(new Set(ids).size === ids.length ? [] : ['two entries have one id']),
    ...entries.flatMap((entry, at) => [
      ...common(entry, `entry ${at}`), // §4.1.2
      ...(all(entry, 'content').length === 1 || all(entry, 'link').length > 0
        ? []
        : [`entry ${at} has no content`]),
      ...all(entry, 'content').flatMap(({ attributes, children }) =>
        attributes['type'] === 'html' && children.length === 0
          ? []
          : [`entry ${at}: content is no escaped HTML`],
      ),
      ...all(entry, 'published').flatMap(({ text: date }) =>
        DATE.test(date) ? [] : [`entry ${at}: ${date}`],
      ),
    ]),
  ];
}

function common(element: XmlElement, where: string): string[] {
  const once = (name: string): string[] =>
    all(element, name).length === 1 && text(element, name) !== '' ? [] : [`${where}: not one ${name}`];
  const alternates = all(element, 'link').filter(
    ({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate',
  );
  return [
    ...['id', 'title', 'updated'].flatMap(once),
    ...(DATE.test(text(element, 'updated') ?? '') ? [] : [`${where}: updated`]),
    ...(/^(urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|tag:.+)$/.test(text(element, 'id') ?? '')
      ? []
      : [`${where}: id`]),
    ...(all(element, 'author').every((author) => all(author, 'name').length === 1) &&
    all(element, 'author').length > 0
      ? []
      : [`${where}: author`]),
    ...(alternates.length <= 1 ? [] : [`${where}: two alternates`]),
    ...all(element, 'link').flatMap(({ attributes }) =>
      URL.canParse(attributes['href'] ?? '') ? [] : [`${where}: link`],
    ),
  ];
}
