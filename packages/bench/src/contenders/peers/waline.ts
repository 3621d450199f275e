import type { Said } from '../talk.ts';
import { conversations, countOf, htmlOf, nameOf, NO_PICTURE, type Peer } from './peer.ts';

const PAGE_SIZE = 10;

const comment = (said: Said) => ({
  objectId: said.index + 1,
  time: said.at,
  comment: htmlOf(said),
  orig: said.markdown,
  like: 0,
  nick: nameOf(said),
  link: '',
  avatar: NO_PICTURE,
  type: '',
  status: 'approved',
});

/** https://waline.js.org: its server renders Markdown, and pages by conversations. */
export const waline: Peer = {
  package: '@waline/client',
  version: '3.15.2',
  files: ['dist/waline.js', 'dist/waline.css'],
  rows: '.wl-card-item',
  byDefault: `${PAGE_SIZE} conversations`,
  markup: (server, size) => ({
    head: `<link rel="stylesheet" href="${server}/waline.css">`,
    comments: '<div id="waline"></div>',
    // Its emoji would come from another host.
    after: `<script type="module">import { init } from '${server}/waline.js';init(${JSON.stringify({ el: '#waline', serverURL: server, path: '/', lang: 'en', emoji: false, ...(size !== null && { pageSize: size }) })})</script>`,
  }),
  answer({ method, url: { pathname, searchParams } }, { said }) {
    if (method !== 'GET' || pathname !== '/api/comment') return undefined;
    const page = Number(searchParams.get('page'));
    const pageSize = Number(searchParams.get('pageSize'));
    const all = conversations(said);
    const data = all.slice((page - 1) * pageSize, page * pageSize).map(({ root, replies }) => ({
      ...comment(root),
      sticky: false,
      children: replies.map((reply) => ({
        ...comment(reply),
        pid: reply.parent! + 1,
        rid: root.index + 1,
        reply_user: { nick: nameOf(said[reply.parent!]!), link: '', avatar: NO_PICTURE },
      })),
    }));
    const totalPages = Math.ceil(all.length / pageSize);
    return { errno: 0, errmsg: '', data: { page, pageSize, totalPages, count: said.length, data } };
  },
  atFirst: ({ said, size }) => countOf(conversations(said).slice(0, size ?? PAGE_SIZE)),
};
