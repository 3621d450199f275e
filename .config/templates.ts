// What lit-html's own server rendering uses.
// eslint-disable-next-line no-restricted-syntax -- runs in the build, not in a page
import { _$LH as lit } from 'lit-html/private-ssr-support.js';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** Between what a string says of a value. */
const BAR = '|';

/**
 * A template as the script tag carries it: what lit-html finds out in the reader's browser, by searching through the strings
 * and through the nodes made of them, is written down (docs/decisions/0054). The first string says the nodes, and a browser makes
 * them of it without reading HTML: `<tag|name=value|name>text</>`, with `<?></>`, a comment, where a value becomes content. Behind
 * each value stands what it sets: the `index` of a node for content, `index|name` for an attribute, `index|name|before|…|after`
 * for one with words around its values, whose further values have nothing behind them.
 *
 * @param strings of the template literal, around its values, escapes resolved
 * @returns as many strings
 * @throws Error for what cannot be said so: a value for a whole attribute, in a comment or in raw text, a comment, a `<`, `>` or
 * bar in an attribute or text of its own, `=` in an attribute without a value in it, elements of MathML, in a template, or of HTML in SVG
 */
export function compileTemplate(strings: readonly string[]): string[] {
  const refuse = (what: string): never => {
    throw new Error(`${what}: ${strings.join('${…}')}`);
  };
  const literal = Object.assign([...strings], { raw: strings });
  const [html, names] = lit.getTemplateHtml(literal, 1) as unknown as [string, string[]];
  const parts: string[] = [];
  // Nodes count as lit-html's walker sees them: elements and comments.
  let [index, bound] = [-1, 0];
  const said = (words: string, never: RegExp): string =>
    never.test(words) ? refuse(`"${never.exec(words)![0]}" in an attribute or text`) : words;
  const write = (node: Node, outside: string): string => {
    if ('value' in node) return said(node.value, /[<>]/);
    index++;
    if ('data' in node) {
      // The other one is lit-html's own, behind a value that would else be last.
      if (node.data === lit.markerMatch) parts.push(`${index}`);
      else if (node.data !== '?') refuse('A value where none can be, or a comment');
      return '<?></>';
    }
    if (!('tagName' in node) || 'content' in node) return refuse(`A ${node.nodeName}`);
    const fixed = node.attrs.flatMap(({ name, value }) => {
      if (!name.endsWith(lit.boundAttributeSuffix))
        return [said(name, /[<>|=]/) + said(value && `=${value}`, /[<>|]|(?<!^)=/)];
      const words = said(value, /\|/).split(lit.marker);
      const around = words.length > 2 || words.join('') ? words : [];
      parts.push([index, names[bound++], ...around].join(BAR), ...words.slice(2).map(() => ''));
      return [];
    });
    const space = node.tagName === 'svg' ? SVG : outside;
    const its: string = node.namespaceURI;
    if (its !== space) refuse(`<${node.tagName}>`);
    return `<${[node.tagName, ...fixed].join(BAR)}>${node.childNodes.map((each) => write(each, space)).join('')}</>`;
  };
  const nodes = parseFragment(html)
    .childNodes.map((each) => write(each, HTML))
    .join('');
  if (parts.length !== strings.length - 1) refuse('A value where none can be');
  // Between `<` and `>` is what a node is, and text follows: words that stand first follow nothing.
  return [nodes.replace(/^(?=[^<])/, '>'), ...parts];
}

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

/**
 * The same strings `t` read, in the place of lit-html's own search: an expression for its list of parts, by the names that its
 * minified code has for its classes.
 */
export const READ_PARTS = `t.slice(1).filter(Boolean).map(t=>{const[i,s,...e]=t.split("${BAR}");return s?{type:1,index:+i,name:s.replace(/^\\W/,""),strings:e.length?e:["",""],ctor:{".":I,"?":L,"@":z}[s[0]]||H}:{type:2,index:+i}})`;

/**
 * And its element: statements that make the nodes that `t` says inside of a new template element `el`, where nothing of them is
 * alive. No HTML is read, which takes longer, and which a page with Trusted Types would have to allow.
 */
export const MAKE_NODES = `const el=document.createElement("template");let at=el.content;const d=at.ownerDocument;for(const p of t.split("<")){const{0:h,1:x}=p.split(">");if(h=="/")at=at.parentNode;else if(h=="?"){const e=d.createComment("");at.append(e);at=e}else if(h){const s=h.split("${BAR}"),n=s.shift(),e=d.createElementNS(n=="svg"?"${SVG}":at.namespaceURI||"${HTML}",n);for(const a of s){const{0:i,1:v}=a.split("=");e.setAttribute(i,v||"")}at.append(e);at=e}x&&at.append(x)}`;

/** A piece of a template in a module's syntax tree (ESTree): what it says, and from where to where. */
interface Quasi {
  readonly start: number;
  readonly end: number;
  readonly value: { readonly cooked: string };
}

/** What is looked at of the other nodes. */
interface Syntax {
  readonly type?: string;
  readonly tag?: { readonly name?: string };
  readonly quasi?: { readonly quasis: readonly Quasi[] };
  readonly imported?: { readonly name?: string };
  readonly local?: { readonly name?: string };
}

/**
 * The pieces of each template in a module that imports from lit-html.
 *
 * @param program its syntax tree
 * @throws Error where a template would go unnoticed: under another name, or of SVG or MathML
 */
export function templatesOf(program: object): (readonly Quasi[])[] {
  const found: (readonly Quasi[])[] = [];
  const visit = (node: object): void => {
    const { type, tag, quasi, imported, local } = node as Syntax;
    if (type === 'ImportSpecifier' && /^(html|svg|mathml)$/.test(imported!.name!) && local!.name !== 'html')
      throw new Error(`Templates are compiled of "html" alone, not of "${local!.name}".`);
    if (type === 'TaggedTemplateExpression' && tag!.name === 'html') found.push(quasi!.quasis);
    for (const each of Object.values(node) as unknown[]) if (each && typeof each === 'object') visit(each);
  };
  visit(program);
  return found;
}

/**
 * A module whose templates are compiled.
 *
 * @param code JavaScript that imports from lit-html
 * @param program its syntax tree
 * @throws Error as {@link compileTemplate} and {@link templatesOf} do
 */
export function compileTemplates(code: string, program: object): string {
  const edits = templatesOf(program).flatMap((quasis) => {
    const compiled = compileTemplate(quasis.map(({ value }) => value.cooked));
    return quasis.map(({ start, end }, at) => ({ start, end, text: compiled[at]! }));
  });
  let next = code;
  // From the end: what stands before stays where it is.
  for (const { start, end, text } of edits.sort((a, b) => b.start - a.start))
    next = next.slice(0, start) + text.replace(/[\\`]|\$(?=\{)/g, '\\$&') + next.slice(end);
  return next;
}
