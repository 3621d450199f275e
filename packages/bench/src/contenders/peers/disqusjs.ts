import type { Said } from '../talk.ts';
import { conversations, htmlOf, nameOf, NO_PICTURE, type Held, type Peer } from './peer.ts';

/** What Disqus documents for a list of posts whose reader says no number, as this one. */
const PAGE_SIZE = 25;
const THREAD = '1';

/** As Disqus gives them: conversation after conversation, each parent before its replies. */
const inOrder = ({ said }: Held): Said[] =>
  conversations(said).flatMap(({ root, replies }) => [root, ...replies]);

/** https://disqusjs.skk.moe: reads Disqus's API through a proxy, the thread first and then its comments. */
export const disqusjs: Peer = {
  package: 'disqusjs',
  version: '3.2.1',
  files: ['dist/browser/disqusjs.es2018.es.min.mjs', 'dist/browser/styles/disqusjs.css'],
  rows: '.dsqjs-post-item',
  byDefault: `${PAGE_SIZE} comments`,
  markup: (server) => ({
    head: `<link rel="stylesheet" href="${server}/disqusjs.css">`,
    comments: '<div id="disqusjs"></div>',
    after: `<script type="module">import DisqusJS from '${server}/disqusjs.es2018.es.min.mjs';new DisqusJS(${JSON.stringify({ shortname: 'bench', identifier: 'talk', url: '/', api: `${server}/`, apikey: 'bench' })}).render('#disqusjs')</script>`,
  }),
  answer({ method, url: { pathname, searchParams } }, held) {
    if (method !== 'GET') return undefined;
    const { said, size } = held;
    if (pathname === '/3.0/threads/list.json')
      return {
        code: 0,
        response: [{ id: THREAD, title: 'First post', isClosed: false, posts: said.length }],
      };
    if (pathname !== '/3.0/threads/listPostsThreaded') return undefined;
    const from = Number(searchParams.get('cursor') ?? 0);
    const to = from + (size ?? PAGE_SIZE);
    const posts = inOrder(held).slice(from, to);
    return {
      code: 0,
      cursor: { hasNext: to < said.length, next: String(to), hasPrev: from > 0, prev: null, total: null },
      response: posts.map((each) => ({
        id: String(each.index + 1),
        thread: THREAD,
        parent: each.parent === null ? null : each.parent + 1,
        createdAt: new Date(each.at).toISOString().slice(0, 19),
        message: htmlOf(each),
        author: { name: nameOf(each), username: nameOf(each), avatar: { cache: NO_PICTURE }, profileUrl: '' },
        isDeleted: false,
        hasMore: false,
        likes: 0,
      })),
    };
  },
  atFirst: ({ said, size }) => Math.min(size ?? PAGE_SIZE, said.length),
};
