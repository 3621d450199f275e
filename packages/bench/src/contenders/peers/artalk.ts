import type { Said } from '../talk.ts';
import { htmlOf, nameOf, NO_PICTURE, type Peer } from './peer.ts';

const VERSION = '2.9.1';
const PAGE_SIZE = 20;
const SITE = 'bench';

const comment = (said: Said, visible: boolean) => ({
  id: said.index + 1,
  content: said.markdown,
  content_marked: htmlOf(said),
  user_id: said.author + 1,
  nick: nameOf(said),
  email_encrypted: '',
  link: '',
  ua: '',
  date: new Date(said.at).toISOString().slice(0, 19).replace('T', ' '),
  is_collapsed: false,
  is_pending: false,
  is_pinned: false,
  is_allow_reply: true,
  is_verified: false,
  rid: said.parent === null ? 0 : said.parent + 1,
  badge_name: '',
  badge_color: '',
  ip_region: '',
  visible,
  vote_up: 0,
  vote_down: 0,
  page_key: '/',
  page_url: '/',
  site_name: SITE,
});

/**
 * https://artalk.js.org: asks for its settings first, and renders Markdown in the page. At the width of a phone it shows a
 * flat list, newest first, and pages by comments.
 */
export const artalk: Peer = {
  package: 'artalk',
  version: VERSION,
  files: ['dist/Artalk.js', 'dist/Artalk.css'],
  rows: '.atk-list-comments-wrap .atk-comment',
  byDefault: `${PAGE_SIZE} comments`,
  markup: (server, size) => ({
    head: `<link rel="stylesheet" href="${server}/Artalk.css"><script src="${server}/Artalk.js"></script>`,
    comments: '<div id="comments"></div>',
    // Its emoticons and everybody's picture would come from other hosts.
    after: `<script>Artalk.init({...${JSON.stringify({ el: '#comments', pageKey: '/', server, site: SITE, emoticons: false, ...(size !== null && { pagination: { pageSize: size } }) })},avatarURLBuilder:()=>'${NO_PICTURE}'})</script>`,
  }),
  answer({ method, url: { pathname, searchParams } }, { said }) {
    if (method === 'POST' && pathname === '/api/v2/pages/pv') return { pv: 1 };
    if (method !== 'GET') return undefined;
    if (pathname === '/api/v2/conf')
      return { frontend_conf: {}, version: { app: 'artalk', version: VERSION, commit_hash: '' } };
    if (pathname !== '/api/v2/comments') return undefined;
    const offset = Number(searchParams.get('offset'));
    const shown = [...said].reverse().slice(offset, offset + Number(searchParams.get('limit')));
    // What they reply to comes along, to be quoted, where it is on another page.
    const quoted = shown.flatMap(({ parent }) => (parent === null ? [] : [said[parent]!]));
    const page = { id: 1, admin_only: false, key: '/', url: '/', title: '', site_name: SITE, pv: 1 };
    return {
      comments: [
        ...shown.map((each) => comment(each, true)),
        ...[...new Set(quoted)].filter((each) => !shown.includes(each)).map((each) => comment(each, false)),
      ],
      count: said.length,
      roots_count: said.filter(({ parent }) => parent === null).length,
      page: { ...page, date: '', vote_up: 0, vote_down: 0 },
    };
  },
  atFirst: ({ said, size }) => Math.min(size ?? PAGE_SIZE, said.length),
};
