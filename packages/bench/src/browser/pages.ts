import type { Block, Comment, Inline } from '@hearth/core/domain';

/** The pages that are measured: the same words around, the same comments in them. */

/** What a brand's page is made of. */
interface Parts {
  readonly head?: string;
  readonly comments: string;
  readonly after?: string;
}

const STYLE =
  'body{max-width:42rem;margin:0 auto;padding:1rem;font:1rem/1.5 sans-serif}ol.list{margin:0;padding:0;list-style:none}.list li{padding:.75rem 0}';

export const page = ({ head = '', comments, after = '' }: Parts): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>First post</title><style>${STYLE}</style>${head}</head><body><h1>First post</h1>` +
  `<p>A lamp is lit for whoever comes home last. What do you leave on, and for whom?</p>${comments}${after}</body></html>`;

export const FOOTER = '<footer>Thank you for reading.</footer>';

const LIMIT = '<script type="module" src="/lit.js"></script>';
const listFrom = (data: string, attributes = ''): string =>
  `<limit-list from="${data}"${attributes}></limit-list>`;

/** Code, then data; nothing held back, nothing reserved. */
export const limitLit = (data: string, before = ''): string =>
  page({ head: LIMIT, comments: `${before}${listFrom(data)}` });

/** Code and data are asked for by the page itself; room is reserved, and rows out of sight are not laid out. */
export const limitLitPar = (data: string): string =>
  page({
    head: `<link rel="modulepreload" href="/lit.js"><link rel="preload" as="fetch" crossorigin href="${data}"><style>limit-list{min-height:100vh}</style>${LIMIT}`,
    comments: listFrom(data, ' contained'),
  });

export const FORM = '<form><textarea aria-label="Words"></textarea><button id="send">Post</button></form>';

/** Where Hearth's code is, and how a page asks for it. */
export interface Community {
  readonly server: string;
  readonly site: string;
}

export const scriptTag = ({ server, site }: Community): string =>
  `<script type="module" src="${server}/1/hearth.js" data-site="${site}"></script>`;

export const thread = (topic: string, inside = '', attributes = ''): string =>
  `<hearth-thread topic="${topic}"${attributes}>${inside}</hearth-thread>`;

/** What a page that is made by a server can ask for before the loader does (docs/embedding.md). */
export async function hints({ server, site }: Community, topic: string): Promise<string> {
  const answer = await fetch(`${server}/1/hints.json`);
  const { thread } = (await answer.json()) as { readonly thread: readonly string[] };
  const api = `${server}/v1/sites/${site}`;
  return [
    ...thread.map((file) => `<link rel="modulepreload" href="${new URL(file, `${server}/1/`).href}">`),
    ...[`${api}/threads/${topic}?sort=newest`, `${api}?spec=1.1`].map(
      (address) => `<link rel="preload" as="fetch" crossorigin href="${address}">`,
    ),
  ].join('');
}

/** The inside of the tag, as Hearth's server renders it. */
export async function served({ server, site }: Community, topic: string): Promise<string> {
  const answer = await fetch(`${server}/v1/sites/${site}/threads/${topic}/comments.html`);
  if (!answer.ok) throw new Error(`${topic} was not rendered: ${answer.status}.`);
  return answer.text();
}

/** A height that is held before the code is here, for `reserve="480"`. */
export const RESERVED =
  '<style>hearth-thread:not(:defined){display:block;height:480px;overflow:hidden}</style>';

/** What docs/embedding.md asks of a page that holds rendered comments. */
export const FLOW =
  '<style>hearth-thread{display:flow-root}.hearth-comments ol{margin:0;padding:0;list-style:none}.hearth-comments article{min-height:8rem;padding:.75rem 0}</style>';

/** The comments as they stand in `limit-lit`'s list, without any script. @param contained rows out of sight are not laid out */
export function limitSsr(comments: readonly Comment[], contained = false): string {
  const rows = comments.map(
    ({ author, createdAt, body }) =>
      `<li><header><b>${author?.name}</b> <time>${new Date(createdAt).toDateString()}</time></header>${write(body ?? [])}</li>`,
  );
  const head = contained
    ? '<style>.list li{content-visibility:auto;contain-intrinsic-size:auto 120px}</style>'
    : '';
  return page({ head, comments: `<ol class="list">${rows.join('')}</ol>` });
}

/** The bench's own words hold nothing that HTML would take for its own. */
const write = (nodes: readonly (Block | Inline)[]): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      const inside = 'children' in node ? write(node.children) : '';
      return node.type === 'paragraph' ? `<p>${inside}</p>` : `<em>${inside}</em>`;
    })
    .join('');
