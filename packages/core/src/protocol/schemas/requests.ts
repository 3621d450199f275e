import * as v from 'valibot';
import { ARRANGEMENT_LIMIT } from '../../domain/badges/arrangement.ts';
import { BODY_LIMIT } from '../../domain/body.ts';
import { REPORT_REASONS } from '../../domain/moderation/reports.ts';
import { ENTRY_STATUSES } from '../../domain/polls/ideas/types.ts';
import { OPTION_LIMIT } from '../../domain/polls/definition.ts';
import { STAGES } from '../../domain/polls/stages.ts';
import { SHARE_CHANNELS } from '../../domain/referrals/types.ts';
import { COUNTS_LIMIT, SLOW_LIMIT, TOPIC_LIMIT } from '../../domain/threads/types.ts';
import type { RouteName } from '../routes.ts';
import { hostEvents } from './host.ts';
import { preferencesChange } from './preferences.ts';

/*
 * Shapes and outer bounds of requests. What words must be like (an empty body, a name that is too long) is for the
 * rules behind the contract, so that every backend says it the same way.
 */

/** No NUL and no lone surrogate: databases do not keep them. */
const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit), v.regex(/^[^\0\p{Cs}]*$/u));
const id = text(200);
const key = text(100);
const token = text(8_000);
const topic = text(TOPIC_LIMIT);
const cursor = text(500);
const sort = v.optional(v.picklist(['newest', 'oldest', 'best', 'controversial']));
const locale = v.optional(v.pipe(text(35), v.regex(/^[a-z]{2,3}(-[a-z\d]{1,8})*$/i)));
const reason = text(2_000);
const moment = v.pipe(v.number(), v.safeInteger());
const revision = v.pipe(v.number(), v.integer(), v.minValue(0));
const limit = (most: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most)));

const image = v.strictObject({ id, alt: text(2_000) });
const images = v.optional(v.pipe(v.array(image), v.maxLength(20)));
const badgeIds = v.pipe(v.array(id), v.maxLength(ARRANGEMENT_LIMIT));
const handedBadge = { key, member: id, badge: id, tier: id, scope: v.optional(topic), reason };
const entryStatus = v.picklist(ENTRY_STATUSES);

const CHANNEL = /^(?:(?:thread|poll|member)\/.+|moderation)$/su;
const channels = v.pipe(
  v.array(v.pipe(text(TOPIC_LIMIT + 10), v.regex(CHANNEL))),
  v.minLength(1),
  v.maxLength(100),
);

/** What each route takes: the fields of its path, and those of its query or body. Others are refused. */
export const REQUESTS = {
  /** `spec`: the contract that the client speaks, `major.minor`. */
  session: v.strictObject({ spec: v.optional(v.pipe(text(20), v.regex(/^\d{1,5}\.\d{1,5}$/))) }),
  origin: v.strictObject({}),
  identity: v.strictObject({ assertion: v.optional(token), guest: v.optional(token) }),
  guest: v.strictObject({ name: text(1_000) }),
  hostEvents,
  thread: v.strictObject({
    topic,
    sort,
    cursor: v.optional(cursor),
    around: v.optional(id),
    limit: limit(100),
  }),
  /** `page`: the brand's page that this is rendered for. */
  threadHtml: v.strictObject({
    topic,
    sort,
    cursor: v.optional(cursor),
    limit: limit(100),
    page: v.optional(text(2_000)),
    data: v.optional(v.picklist(['json-ld', 'none'])),
    locale,
  }),
  counts: v.strictObject({ topics: v.pipe(v.array(topic), v.minLength(1), v.maxLength(COUNTS_LIMIT)) }),
  threadFeed: v.strictObject({ topic, locale }),
  siteFeed: v.strictObject({ locale }),
  comment: v.strictObject({ id }),
  poll: v.strictObject({ id }),
  entries: v.strictObject({
    poll: id,
    sort: v.optional(v.picklist(['trending', 'top', 'new'])),
    status: v.optional(entryStatus),
    shelf: v.optional(v.picklist(['mine', 'held', 'hidden'])),
    cursor: v.optional(cursor),
    limit: limit(100),
  }),
  similar: v.strictObject({ poll: id, text: text(2_000) }),
  entry: v.strictObject({ id }),
  pollAudit: v.strictObject({ id, cursor: v.optional(cursor) }),
  member: v.strictObject({ id }),
  /** `me` is the viewer. */
  showcase: v.strictObject({ id }),
  credential: v.strictObject({ member: id, badge: id, tier: id, scope: v.optional(topic) }),
  landing: v.strictObject({ click: token }),
  enter: v.strictObject({ code: text(100) }),
  changes: v.strictObject({ since: cursor, channels, limit: limit(500) }),
  stream: v.strictObject({ since: cursor, channels }),
  profile: v.strictObject({ id }),
  rename: v.strictObject({ key, name: text(1_000) }),
  present: v.strictObject({
    key,
    picture: v.optional(v.nullable(id)),
    name: v.optional(v.null()),
  }),
  post: v.strictObject({
    topic,
    id,
    parent: v.nullable(id),
    body: text(BODY_LIMIT),
    confirm: v.optional(text(100)),
    trap: v.optional(text(2_000)),
    rating: v.optional(v.number()),
    images,
    reuse: v.optional(v.boolean()),
    prompt: v.optional(id),
    page: v.optional(v.strictObject({ title: text(1_000), url: text(4_000) })),
  }),
  edit: v.strictObject({
    id,
    key,
    body: text(BODY_LIMIT),
    revision,
    confirm: v.optional(text(100)),
    rating: v.optional(v.number()),
    images,
  }),
  remove: v.strictObject({ id, key, revision }),
  undelete: v.strictObject({ id, key, revision }),
  history: v.strictObject({ id }),
  react: v.strictObject({ id, reaction: id, key, on: v.boolean() }),
  rate: v.strictObject({ id, key, value: v.picklist([1, 0, -1]) }),
  /** `until`, `pass`: for a picture that not everybody may see, from its address. */
  media: v.strictObject({
    id,
    until: v.optional(v.pipe(v.number(), v.safeInteger())),
    pass: v.optional(text(100)),
  }),
  upload: v.strictObject({ id, file: v.instance(Blob) }),
  ownMedia: v.strictObject({ id }),
  queue: v.strictObject({
    kind: v.optional(v.picklist(['held', 'reported'])),
    cursor: v.optional(cursor),
    limit: limit(100),
  }),
  moderate: v.strictObject({
    id,
    key,
    action: v.picklist(['approve', 'hide', 'restore', 'dismiss']),
    reason: v.optional(reason),
    tell: v.optional(reason),
  }),
  mark: v.strictObject({
    id,
    mark: v.picklist(['pinned', 'featured', 'answer']),
    key,
    on: v.boolean(),
    reason: v.optional(reason),
  }),
  settings: v.strictObject({
    topic,
    key,
    locked: v.optional(v.boolean()),
    moderation: v.optional(v.nullable(v.picklist(['pre', 'post']))),
    slow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(SLOW_LIMIT))),
    reason: v.optional(reason),
  }),
  sanction: v.strictObject({
    id,
    key,
    sanction: v.nullable(v.picklist(['mute', 'ban'])),
    until: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger()))),
    reason: v.optional(reason),
  }),
  report: v.strictObject({
    id,
    key,
    reason: v.picklist(REPORT_REASONS),
    note: v.optional(text(2_000)),
  }),
  mute: v.strictObject({ id, key, on: v.boolean() }),
  muted: v.strictObject({ cursor: v.optional(cursor), limit: limit(100) }),
  access: v.strictObject({ name: id }),
  segments: v.strictObject({}),
  wipe: v.strictObject({ key }),
  segmentSizes: v.strictObject({}),
  audit: v.strictObject({
    subject: v.optional(topic),
    actor: v.optional(id),
    cursor: v.optional(cursor),
    limit: limit(100),
  }),
  announce: v.strictObject({
    id,
    title: text(1_000),
    text: v.optional(reason),
    url: v.optional(text(4_000)),
    promotional: v.boolean(),
  }),
  promotion: v.strictObject({ from: v.optional(moment), until: v.optional(moment) }),
  undo: v.strictObject({ entry: id, key }),
  vote: v.strictObject({
    poll: id,
    key,
    choices: v.pipe(v.array(id), v.maxLength(1_000)),
    points: v.optional(v.pipe(v.record(id, v.number()), v.maxEntries(1_000))),
    revision,
    consent: v.optional(v.literal(true)),
  }),
  withdraw: v.strictObject({ poll: id, key, revision }),
  propose: v.strictObject({
    poll: id,
    id,
    title: text(1_000),
    body: text(BODY_LIMIT),
    image: v.optional(image),
    reuse: v.optional(v.boolean()),
    confirm: v.optional(text(100)),
    trap: v.optional(text(2_000)),
  }),
  editEntry: v.strictObject({
    id,
    key,
    title: text(1_000),
    body: text(BODY_LIMIT),
    image: v.optional(v.nullable(image)),
    confirm: v.optional(text(100)),
    revision,
  }),
  removeEntry: v.strictObject({ id, key, revision }),
  voteEntry: v.strictObject({ id, key, on: v.boolean() }),
  settle: v.strictObject({ id, key, status: entryStatus, reply: v.optional(text(BODY_LIMIT)) }),
  merge: v.strictObject({ id, key, into: id }),
  consent: v.strictObject({ id, key, on: v.boolean() }),
  reusable: v.strictObject({ poll: id, cursor: v.optional(cursor), limit: limit(100) }),
  moderateEntry: v.strictObject({
    id,
    key,
    action: v.picklist(['approve', 'hide', 'restore']),
    reason: v.optional(reason),
  }),
  advance: v.strictObject({
    poll: id,
    key,
    stage: v.picklist(STAGES),
    reason,
    chosen: v.optional(v.pipe(v.array(id), v.maxLength(OPTION_LIMIT))),
  }),
  impact: v.strictObject({}),
  data: v.strictObject({}),
  erase: v.strictObject({ id }),
  notices: v.strictObject({ unread: v.optional(v.boolean()), cursor: v.optional(cursor), limit: limit(100) }),
  readNotices: v.strictObject({ key, ids: v.optional(v.pipe(v.array(id), v.maxLength(100))) }),
  preferences: v.strictObject({}),
  setPreferences: v.strictObject({ key, ...preferencesChange }),
  mail: v.strictObject({}),
  setMail: v.strictObject({ key, address: v.optional(v.pipe(v.string(), v.maxLength(500))) }),
  removeMail: v.strictObject({ key }),
  muteThread: v.strictObject({ topic, key, on: v.boolean() }),
  mutedThreads: v.strictObject({}),
  celebrated: v.strictObject({
    key,
    grants: v.pipe(
      v.array(v.strictObject({ badge: id, tier: id, scope: v.optional(topic) })),
      v.maxLength(100),
    ),
  }),
  arrange: v.strictObject({ key, order: badgeIds, hidden: badgeIds }),
  grantBadge: v.strictObject(handedBadge),
  revokeBadge: v.strictObject(handedBadge),
  gate: v.strictObject({ id }),
  circles: v.strictObject({}),
  invite: v.strictObject({ circle: id, key }),
  invited: v.strictObject({ token: text(500) }),
  joinCircle: v.strictObject({ token: text(500), key }),
  leaveCircle: v.strictObject({ circle: id, key }),
  insiders: v.strictObject({ circle: id, cursor: v.optional(cursor), limit: limit(100) }),
  dismiss: v.strictObject({ circle: id, member: id, key }),
  perk: v.strictObject({ id }),
  book: v.strictObject({ perk: id, key }),
  stepBack: v.strictObject({ perk: id, key }),
  bookings: v.strictObject({ perk: id, cursor: v.optional(cursor), limit: limit(100) }),
  pass: v.strictObject({ id }),
  redeem: v.strictObject({ pass: id, key }),
  standing: v.strictObject({ member: v.optional(id) }),
  ledger: v.strictObject({ member: v.optional(id), cursor: v.optional(cursor), limit: limit(100) }),
  correct: v.strictObject({ member: id, key, points: v.number(), reason }),
  thanks: v.strictObject({ member: v.optional(id), cursor: v.optional(cursor), limit: limit(100) }),
  thank: v.strictObject({
    member: id,
    key,
    text: text(2_000),
    about: v.optional(v.strictObject({ kind: v.picklist(['comment', 'poll', 'entry']), id })),
  }),
  moment: v.strictObject({}),
  useMoment: v.strictObject({ key, id: text(500) }),
  snooze: v.strictObject({ key }),
  rewardFigures: v.strictObject({ from: v.optional(moment), until: v.optional(moment) }),
  figures: v.strictObject({ from: v.optional(moment), until: v.optional(moment) }),
  unanswered: v.strictObject({
    by: v.optional(v.picklist(['nobody', 'staff'])),
    topic: v.optional(topic),
    kind: v.optional(v.picklist(['review', 'question', 'comment'])),
    cursor: v.optional(cursor),
    limit: limit(100),
  }),
  needless: v.strictObject({ id, key, on: v.boolean() }),
  listed: v.strictObject({}),
  setListed: v.strictObject({ key, on: v.boolean() }),
  glossary: v.strictObject({}),
  define: v.strictObject({
    key,
    term: text(1_000),
    forms: v.optional(v.pipe(v.array(text(1_000)), v.maxLength(100))),
    meaning: text(4_000),
    revision: v.optional(revision),
  }),
  undefine: v.strictObject({ id, key, revision }),
  prompts: v.strictObject({}),
  ask: v.strictObject({
    ...{ id, key, text: text(4_000), topic: v.nullable(topic), from: moment, until: moment },
    promotional: v.optional(v.boolean()),
  }),
  unask: v.strictObject({ id, key }),
  reuse: v.strictObject({ id, key, on: v.boolean() }),
  reusableComments: v.strictObject({ cursor: v.optional(cursor), limit: limit(100) }),
  invitation: v.strictObject({ programme: v.optional(id) }),
  shared: v.strictObject({ key, programme: id, channel: v.picklist(SHARE_CHANNELS) }),
  reached: v.strictObject({ key, programme: id, channel: v.picklist(SHARE_CHANNELS), people: v.number() }),
  sharing: v.strictObject({ programme: id }),
  statement: v.strictObject({ cursor: v.optional(cursor), limit: limit(100) }),
  welcome: v.strictObject({}),
  leaderboard: v.strictObject({ programme: id }),
  list: v.strictObject({ key, programme: id, on: v.boolean() }),
  rewards: v.strictObject({
    kind: v.picklist(['review', 'approved']),
    cursor: v.optional(cursor),
    limit: limit(100),
  }),
  decide: v.strictObject({ id, key, decision: v.picklist(['allow', 'deny']), reason: v.optional(reason) }),
  pay: v.strictObject({
    key,
    ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(100)),
    reference: v.optional(text(2_000)),
  }),
  memberValue: v.strictObject({ member: id }),
  claim: v.strictObject({ key, click: token }),
} satisfies Record<RouteName, v.StrictObjectSchema<v.ObjectEntries, undefined>>;

/** What a route's handler works with, once it was accepted. */
export type Accepted<R extends RouteName> = v.InferOutput<(typeof REQUESTS)[R]>;
