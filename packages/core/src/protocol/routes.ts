import type { Id } from '../domain/common.ts';
import { segment, type RouteInput } from './addresses.ts';
import { withQuery } from './query.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Who a route answers. `public`: anybody, without viewer data. `viewer`: the bearer of a token, below `/viewer`.
 * `either`: both, at two addresses, so that what a shared cache may keep never depends on a header.
 */
export type Visibility = 'public' | 'viewer' | 'either';

/** Method, visibility, and the path below the site. A name in braces is one percent-encoded segment. */
export type Route = readonly [method: Method, visibility: Visibility, path: string];

/**
 * The one table of the protocol: server and client are both made from it. Fields of an input that the path does not
 * name travel in the query (`GET`, `DELETE`) or as a JSON object (`POST`, `PUT`).
 */
export const ROUTES = {
  session: ['GET', 'either', ''],
  /** Tells a page whether its origin is allowed, which CORS itself hides from it. */
  origin: ['GET', 'public', '/origin'],
  identity: ['POST', 'public', '/identity'],
  guest: ['POST', 'public', '/guests'],
  /** By the host's server, which signs what it sends. */
  hostEvents: ['POST', 'public', '/events'],
  thread: ['GET', 'either', '/threads/{topic}'],
  /** As HTML for the inside of the tag. A segment of its own, since a topic may end in `.html`. */
  threadHtml: ['GET', 'public', '/threads/{topic}/comments.html'],
  counts: ['GET', 'either', '/counts'],
  threadFeed: ['GET', 'public', '/threads/{topic}/feed.atom'],
  siteFeed: ['GET', 'public', '/feed.atom'],
  comment: ['GET', 'either', '/comments/{id}'],
  poll: ['GET', 'either', '/polls/{id}'],
  entries: ['GET', 'either', '/polls/{poll}/entries'],
  similar: ['GET', 'either', '/polls/{poll}/similar'],
  entry: ['GET', 'either', '/entries/{id}'],
  pollAudit: ['GET', 'either', '/polls/{id}/audit'],
  member: ['GET', 'either', '/members/{id}'],
  showcase: ['GET', 'either', '/members/{id}/badges'],
  credential: ['GET', 'either', '/members/{member}/badges/{badge}/{tier}'],
  landing: ['GET', 'public', '/landing'],
  /** A code is typed and guessable: in the body it stays out of logs and caches. */
  enter: ['POST', 'public', '/codes'],
  /** The picture itself. */
  media: ['GET', 'public', '/media/{id}'],
  changes: ['GET', 'either', '/changes'],
  stream: ['GET', 'either', '/stream'],
  profile: ['GET', 'either', '/members/{id}/profile'],
  rename: ['PUT', 'viewer', '/name'],
  present: ['PUT', 'viewer', '/presentation'],
  post: ['POST', 'viewer', '/threads/{topic}/comments'],
  edit: ['PUT', 'viewer', '/comments/{id}'],
  remove: ['DELETE', 'viewer', '/comments/{id}'],
  undelete: ['POST', 'viewer', '/comments/{id}/undelete'],
  history: ['GET', 'viewer', '/comments/{id}/history'],
  react: ['PUT', 'viewer', '/comments/{id}/reactions/{reaction}'],
  /** On a comment; `vote` is a poll's. */
  rate: ['PUT', 'viewer', '/comments/{id}/vote'],
  /** Its body is the file. */
  upload: ['PUT', 'viewer', '/media/{id}'],
  /** What is known of an own picture. */
  ownMedia: ['GET', 'viewer', '/media/{id}'],
  queue: ['GET', 'viewer', '/moderation'],
  moderate: ['POST', 'viewer', '/comments/{id}/moderation'],
  mark: ['PUT', 'viewer', '/comments/{id}/marks/{mark}'],
  settings: ['PUT', 'viewer', '/threads/{topic}/settings'],
  sanction: ['PUT', 'viewer', '/members/{id}/sanction'],
  report: ['POST', 'viewer', '/comments/{id}/reports'],
  mute: ['PUT', 'viewer', '/mutes/{id}'],
  muted: ['GET', 'viewer', '/mutes'],
  access: ['GET', 'viewer', '/access/{name}'],
  segments: ['GET', 'viewer', '/segments'],
  /** Of answers, wherever they were given. */
  wipe: ['DELETE', 'viewer', '/answers'],
  segmentSizes: ['GET', 'viewer', '/moderation/segments'],
  announce: ['POST', 'viewer', '/news'],
  promotion: ['GET', 'viewer', '/figures/promotion'],
  audit: ['GET', 'viewer', '/audit'],
  undo: ['POST', 'viewer', '/audit/{entry}/undo'],
  vote: ['PUT', 'viewer', '/polls/{poll}/ballot'],
  withdraw: ['DELETE', 'viewer', '/polls/{poll}/ballot'],
  propose: ['POST', 'viewer', '/polls/{poll}/entries'],
  editEntry: ['PUT', 'viewer', '/entries/{id}'],
  removeEntry: ['DELETE', 'viewer', '/entries/{id}'],
  voteEntry: ['PUT', 'viewer', '/entries/{id}/vote'],
  settle: ['PUT', 'viewer', '/entries/{id}/status'],
  merge: ['POST', 'viewer', '/entries/{id}/merge'],
  consent: ['PUT', 'viewer', '/entries/{id}/consent'],
  reusable: ['GET', 'viewer', '/polls/{poll}/reusable'],
  moderateEntry: ['POST', 'viewer', '/entries/{id}/moderation'],
  advance: ['POST', 'viewer', '/polls/{poll}/stage'],
  impact: ['GET', 'viewer', '/impact'],
  /** All that is kept of the viewer. */
  data: ['GET', 'viewer', '/data'],
  erase: ['DELETE', 'viewer', '/members/{id}'],
  notices: ['GET', 'viewer', '/notices'],
  readNotices: ['POST', 'viewer', '/notices/read'],
  preferences: ['GET', 'viewer', '/preferences'],
  setPreferences: ['PUT', 'viewer', '/preferences'],
  /** A topic may be anything: it travels as other threads' do. */
  muteThread: ['PUT', 'viewer', '/threads/{topic}/mute'],
  mutedThreads: ['GET', 'viewer', '/threads'],
  mail: ['GET', 'viewer', '/mail'],
  setMail: ['PUT', 'viewer', '/mail'],
  removeMail: ['DELETE', 'viewer', '/mail'],
  arrange: ['PUT', 'viewer', '/badges'],
  grantBadge: ['POST', 'viewer', '/members/{member}/badges/{badge}/{tier}'],
  revokeBadge: ['POST', 'viewer', '/members/{member}/badges/{badge}/{tier}/revocation'],
  gate: ['GET', 'either', '/gates/{id}'],
  circles: ['GET', 'viewer', '/circles'],
  invite: ['POST', 'viewer', '/circles/{circle}/invitations'],
  /** A token lets in: in the body it stays out of logs. */
  invited: ['POST', 'public', '/circles/invited'],
  joinCircle: ['POST', 'viewer', '/circles/members'],
  leaveCircle: ['DELETE', 'viewer', '/circles/{circle}/membership'],
  insiders: ['GET', 'viewer', '/circles/{circle}/members'],
  dismiss: ['DELETE', 'viewer', '/circles/{circle}/members/{member}'],
  perk: ['GET', 'viewer', '/perks/{id}'],
  book: ['PUT', 'viewer', '/perks/{perk}/booking'],
  stepBack: ['DELETE', 'viewer', '/perks/{perk}/booking'],
  bookings: ['GET', 'viewer', '/perks/{perk}/bookings'],
  pass: ['GET', 'viewer', '/passes/{id}'],
  redeem: ['POST', 'viewer', '/passes/{pass}/redemption'],
  standing: ['GET', 'viewer', '/points'],
  ledger: ['GET', 'viewer', '/points/ledger'],
  correct: ['POST', 'viewer', '/members/{member}/points'],
  thanks: ['GET', 'viewer', '/thanks'],
  thank: ['POST', 'viewer', '/members/{member}/thanks'],
  moment: ['GET', 'viewer', '/moment'],
  useMoment: ['POST', 'viewer', '/moment'],
  snooze: ['POST', 'viewer', '/moment/snooze'],
  rewardFigures: ['GET', 'viewer', '/figures/rewards'],
  celebrated: ['POST', 'viewer', '/badges/celebrated'],
  figures: ['GET', 'viewer', '/figures'],
  unanswered: ['GET', 'viewer', '/figures/unanswered'],
  needless: ['PUT', 'viewer', '/comments/{id}/needless'],
  listed: ['GET', 'viewer', '/figures/listed'],
  setListed: ['PUT', 'viewer', '/figures/listed'],
  glossary: ['GET', 'either', '/glossary'],
  define: ['POST', 'viewer', '/glossary'],
  undefine: ['DELETE', 'viewer', '/glossary/{id}'],
  prompts: ['GET', 'viewer', '/prompts'],
  ask: ['PUT', 'viewer', '/prompts/{id}'],
  unask: ['DELETE', 'viewer', '/prompts/{id}'],
  reuse: ['PUT', 'viewer', '/comments/{id}/reuse'],
  reusableComments: ['GET', 'viewer', '/reusable'],
  invitation: ['GET', 'viewer', '/invitation'],
  shared: ['POST', 'viewer', '/shares'],
  reached: ['POST', 'viewer', '/shares/reach'],
  sharing: ['GET', 'viewer', '/figures/sharing'],
  claim: ['POST', 'viewer', '/claims'],
  statement: ['GET', 'viewer', '/statement'],
  welcome: ['GET', 'viewer', '/welcome'],
  leaderboard: ['GET', 'viewer', '/leaderboard'],
  list: ['PUT', 'viewer', '/leaderboard'],
  rewards: ['GET', 'viewer', '/rewards'],
  decide: ['POST', 'viewer', '/rewards/{id}/decision'],
  pay: ['POST', 'viewer', '/payments'],
  /** For staff: with whom they brought. */
  memberValue: ['GET', 'viewer', '/members/{member}/value'],
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;

/** Whether a route's body is a file, as bytes. */
export const takesFile = (name: RouteName): boolean => name === 'upload';

/** Whether what the path does not name travels as JSON, rather than in the query. */
export const takesBody = (name: RouteName): boolean => /^P/.test(ROUTES[name][0]); // POST and PUT

/**
 * The address of a request, from the server's root on, and what of `input` is left for a JSON body. Fields that are
 * `undefined` are not sent; an array repeats its name.
 *
 * Throws `URIError` for what no path can carry: a lone surrogate, or a segment that is `.` or `..`.
 */
export function address(
  name: RouteName,
  site: Id,
  input: RouteInput,
  asViewer: boolean,
): { readonly url: string; readonly rest: RouteInput } {
  const [, visibility, path] = ROUTES[name];
  const mirror = visibility === 'viewer' || (asViewer && visibility === 'either') ? '/viewer' : '';
  const rest: Record<string, unknown> = { ...input };
  const url = `/v1/sites/${segment(site)}${mirror}${path.replace(/\{(\w+)\}/g, (_, field: string) => {
    delete rest[field];
    return segment(String(input[field]));
  })}`;
  return { url: takesBody(name) ? url : withQuery(url, rest), rest };
}
