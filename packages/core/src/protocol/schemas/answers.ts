import * as v from 'valibot';
import type { Change, ChangesPage } from '../../adapter/contract.ts';
import type { Media } from '../../domain/media/types.ts';
import type { ErrorCode } from '../../adapter/errors.ts';
import type { RouteName } from '../routes.ts';
import { STATUS } from '../status.ts';
import type { ErrorBody, GuestAnswer, IdentityAnswer, SessionAnswer } from '../types.ts';
import {
  bookings,
  circle,
  circleInvitation,
  circles,
  gate,
  insiders,
  invited,
  need,
  pass,
  perk,
} from './insiders.ts';
import { access, ownSegments, segmentSizes } from './access.ts';
import { auditEntry, auditPage, report } from './audit.ts';
import { badge, badgeCredential, showcase } from './badges.ts';
import { entry, entryPage, reusablePage } from './entries.ts';
import { block, count, cursor, id, image, inline, memberCard, siteInfo, time, viewer } from './common.ts';
import {
  moment,
  pointsEntry,
  pointsPage,
  rewardFigures,
  standing,
  thanksPage,
  thankYou,
} from './gratitude.ts';
import {
  figures,
  glossary,
  listed,
  prompts,
  reusableComments,
  staffPrompt,
  term,
  unanswered,
} from './community.ts';
import { comment, commentHistory, thread, threadCounts, threadPage } from './threads.ts';
import { hostEventsReport } from './host.ts';
import { news, noticesPage, promotion } from './notices.ts';
import { impact } from './impact.ts';
import { ownMail } from './mail.ts';
import { mutedThreads, preferences } from './preferences.ts';
import { profile } from './profile.ts';
import { memberData } from './subject.ts';
import { pollAuditPage } from './decision.ts';
import { poll, pollView, tally } from './polls.ts';
import {
  invitation,
  landing,
  leaderboard,
  memberValue,
  programme,
  rewardCase,
  rewardsPage,
  statement,
  sharing,
  welcome,
} from './referrals.ts';

const session: v.GenericSchema<SessionAnswer> = v.object({
  spec: v.string(),
  site: siteInfo,
  viewer: v.nullable(viewer),
  limits: v.object({ body: count, name: count, upload: v.optional(count) }),
  asOf: cursor,
});

const granted = { bearer: v.string(), expiresAt: time, now: time, viewer };
const identity: v.GenericSchema<IdentityAnswer> = v.object(granted);
const guest: v.GenericSchema<GuestAnswer> = v.object({ ...granted, token: v.string() });

const media: v.GenericSchema<Media> = v.object({
  ...image,
  type: v.picklist(['image/jpeg', 'image/png', 'image/webp']),
  bytes: count,
});

const channel = v.custom<Change['channel']>((value) => typeof value === 'string');
const told = { cursor, channel };
const change: v.GenericSchema<Change> = v.union([
  v.object({ ...told, kind: v.literal('comment'), comment, comments: v.optional(count) }),
  v.object({ ...told, kind: v.literal('comment-gone'), id, topic: v.string(), comments: v.optional(count) }),
  v.object({ ...told, kind: v.literal('thread'), thread }),
  v.object({ ...told, kind: v.literal('poll'), poll, tally: v.nullable(tally) }),
  v.object({ ...told, kind: v.literal('entry'), entry }),
  v.object({ ...told, kind: v.literal('entry-gone'), id, poll: v.string() }),
  v.object({ ...told, kind: v.picklist(['badges', 'referrals', 'notice', 'insider', 'erased']), member: id }),
  v.object({ ...told, kind: v.literal('figures') }),
]);

const changesPage: v.GenericSchema<ChangesPage> = v.object({
  changes: v.array(change),
  asOf: cursor,
  more: v.boolean(),
  resync: v.boolean(),
});

const error: v.GenericSchema<ErrorBody> = v.object({
  error: v.object({
    code: v.picklist(Object.keys(STATUS) as ErrorCode[]),
    field: v.optional(v.string()),
    reason: v.optional(v.string()),
    limit: v.optional(v.number()),
    retryAfter: v.optional(v.number()),
    confirm: v.optional(v.string()),
    request: v.optional(v.string()),
  }),
});

/** Everything that has a name in the OpenAPI document. */
export const DEFINITIONS = {
  Viewer: viewer,
  MemberCard: memberCard,
  SiteInfo: siteInfo,
  Inline: inline,
  Block: block,
  Session: session,
  Identity: identity,
  Guest: guest,
  Comment: comment,
  Media: media,
  Thread: thread,
  ThreadPage: threadPage,
  ThreadCounts: threadCounts,
  Poll: poll,
  Tally: tally,
  PollView: pollView,
  Entry: entry,
  EntryPage: entryPage,
  PollAuditPage: pollAuditPage,
  ReusablePage: reusablePage,
  Badge: badge,
  Showcase: showcase,
  Programme: programme,
  Invitation: invitation,
  Landing: landing,
  Statement: statement,
  Change: change,
  ChangesPage: changesPage,
  Preferences: preferences,
  OwnMail: ownMail,
  Access: access,
  Need: need,
  Gate: gate,
  Circle: circle,
  Perk: perk,
  Pass: pass,
  OwnSegments: ownSegments,
  AuditEntry: auditEntry,
  Error: error,
} satisfies Record<string, v.GenericSchema>;

/** Routes that answer with a document for those who come without scripts, and its media type. */
export const DOCUMENTS = {
  threadHtml: 'text/html',
  threadFeed: 'application/atom+xml',
  siteFeed: 'application/atom+xml',
} as const satisfies Partial<Record<RouteName, string>>;

export type DocumentName = keyof typeof DOCUMENTS;

export const isDocument = (name: RouteName): name is DocumentName => Object.hasOwn(DOCUMENTS, name);

/** What each route answers when it says yes; `null`: nothing (204), a stream, or a document. */
export const ANSWERS: Readonly<Record<RouteName, v.GenericSchema | null>> = {
  session,
  origin: v.object({ allowed: v.boolean() }),
  identity,
  guest,
  hostEvents: hostEventsReport,
  thread: threadPage,
  threadHtml: null,
  counts: threadCounts,
  threadFeed: null,
  siteFeed: null,
  comment,
  poll: pollView,
  entries: entryPage,
  similar: v.object({ entries: v.array(entry) }),
  entry,
  pollAudit: pollAuditPage,
  member: memberCard,
  showcase,
  credential: badgeCredential,
  landing,
  enter: landing,
  media: null,
  changes: changesPage,
  stream: null,
  profile,
  rename: memberCard,
  present: profile,
  post: comment,
  edit: comment,
  remove: comment,
  undelete: comment,
  history: commentHistory,
  react: comment,
  rate: comment,
  upload: media,
  ownMedia: media,
  queue: v.object({
    comments: v.array(comment),
    reports: v.optional(v.array(report)),
    next: v.nullable(v.string()),
    asOf: cursor,
  }),
  moderate: comment,
  mark: comment,
  settings: thread,
  sanction: memberCard,
  announce: news,
  promotion,
  report: null,
  mute: null,
  muted: v.object({ members: v.array(memberCard), next: v.nullable(v.string()) }),
  access,
  segments: ownSegments,
  wipe: null,
  segmentSizes,
  audit: auditPage,
  undo: auditEntry,
  vote: pollView,
  withdraw: pollView,
  propose: entry,
  editEntry: entry,
  removeEntry: entry,
  voteEntry: entry,
  settle: entry,
  merge: entry,
  consent: entry,
  reusable: reusablePage,
  moderateEntry: entry,
  advance: pollView,
  impact,
  data: memberData,
  erase: null,
  notices: noticesPage,
  readNotices: null,
  preferences,
  setPreferences: preferences,
  mail: ownMail,
  setMail: ownMail,
  removeMail: null,
  muteThread: null,
  mutedThreads,
  arrange: null,
  grantBadge: showcase,
  revokeBadge: showcase,
  gate,
  circles,
  invite: circleInvitation,
  invited,
  joinCircle: circle,
  leaveCircle: null,
  insiders,
  dismiss: null,
  perk,
  book: perk,
  stepBack: perk,
  bookings,
  pass,
  redeem: pass,
  standing,
  ledger: pointsPage,
  correct: pointsEntry,
  thanks: thanksPage,
  thank: thankYou,
  moment,
  useMoment: null,
  snooze: null,
  rewardFigures,
  figures,
  unanswered,
  needless: null,
  listed,
  setListed: null,
  glossary,
  define: term,
  undefine: null,
  prompts,
  ask: staffPrompt,
  unask: null,
  reuse: comment,
  reusableComments,
  celebrated: null,
  invitation,
  statement,
  welcome,
  leaderboard,
  list: leaderboard,
  rewards: rewardsPage,
  decide: rewardCase,
  pay: null,
  memberValue,
  shared: null,
  reached: null,
  sharing,
  claim: v.object({ state: v.picklist(['joined', 'ineligible']), reason: v.optional(v.string()) }),
};
