import type { Said } from '../talk.ts';
import { conversations, countOf, htmlOf, nameOf, NO_PICTURE, type Peer } from './peer.ts';

const VERSION = '1.7.9';
const PAGE_SIZE = 8;

const comment = (said: Said) => ({
  id: String(said.index + 1),
  nick: nameOf(said),
  avatar: NO_PICTURE,
  mailMd5: '',
  link: '',
  comment: htmlOf(said),
  os: '',
  browser: '',
  ipRegion: '',
  master: false,
  like: 0,
  liked: false,
  ups: 0,
  downs: 0,
  created: said.at,
  updated: said.at,
});

/** https://twikoo.js.org: each question is a POST to one address; its server renders Markdown and says how many come at once. */
export const twikoo: Peer = {
  package: 'twikoo',
  version: VERSION,
  files: ['dist/twikoo.min.js'],
  rows: '.tk-comment',
  byDefault: `${PAGE_SIZE} conversations`,
  markup: (server) => ({
    head: '',
    comments: '<div id="tcomment"></div>',
    after: `<script src="${server}/twikoo.min.js"></script><script>twikoo.init(${JSON.stringify({ envId: `${server}/`, el: '#tcomment', lang: 'en' })})</script>`,
  }),
  answer({ method, body }, { said, size }) {
    if (method !== 'POST') return undefined;
    const { event, before } = body as { readonly event: string; readonly before?: number };
    // Its emoji would come from another host.
    const config = { VERSION, IS_ADMIN: false, SHOW_IMAGE: 'true', SHOW_EMOTION: 'false', HIGHLIGHT: 'true' };
    if (event === 'GET_CONFIG') return { code: 0, config };
    if (event === 'GET_PASSWORD_STATUS')
      return { code: 0, status: true, credentials: false, version: VERSION };
    if (event !== 'COMMENT_GET') return undefined;
    const rest = conversations(said).filter(({ root }) => before === undefined || root.at < before);
    const some = rest.slice(0, size ?? PAGE_SIZE);
    return {
      code: 0,
      data: some.map(({ root, replies }) => ({
        ...comment(root),
        replies: replies.map((reply) => ({
          ...comment(reply),
          rid: String(root.index + 1),
          pid: String(reply.parent! + 1),
          ruser: nameOf(said[reply.parent!]!),
          replies: [],
        })),
      })),
      more: rest.length > some.length,
      count: said.length,
    };
  },
  atFirst: ({ said, size }) => countOf(conversations(said).slice(0, size ?? PAGE_SIZE)),
};
