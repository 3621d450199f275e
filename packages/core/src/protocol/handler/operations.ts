import { CommunityError } from '../../adapter/errors.ts';
import { SPEC, type BackendAdapter, type Channel, type Options } from '../../adapter/contract.ts';
import type { RouteName } from '../routes.ts';
import type { DocumentName } from '../schemas/answers.ts';
import type { Accepted } from '../schemas/requests.ts';

/** Routes that a backend answers; the others are the host's, the stream, or documents made of several answers. */
export type Operated = Exclude<
  RouteName,
  'origin' | 'identity' | 'guest' | 'hostEvents' | 'stream' | 'media' | DocumentName
>;

type Operations = {
  readonly [R in Operated]: (
    backend: BackendAdapter,
    input: Accepted<R>,
    options: Options,
  ) => Promise<unknown>;
};

/** The contract's method for each route. */
export const OPERATIONS: Operations = {
  session: (backend, { spec }, options) => {
    refuseHigher(spec);
    return backend.connect(options);
  },
  thread: (backend, query, options) => part(backend.threads).read(query, options),
  counts: (backend, query, options) => later(backend.threads, 'counts')(query, options),
  comment: (backend, { id }, options) => part(backend.threads).comment(id, options),
  poll: (backend, { id }, options) => part(backend.polls).read(id, options),
  entries: (backend, query, options) => part(backend.entries).list(query, options),
  similar: (backend, query, options) => part(backend.entries).similar(query, options),
  entry: (backend, { id }, options) => part(backend.entries).read(id, options),
  pollAudit: (backend, query, options) => later(backend.polls, 'audit')(query, options),
  member: (backend, { id }, options) => part(backend.members).read(id, options),
  showcase: (backend, { id }, options) => part(backend.badges).showcase(id, options),
  credential: (backend, query, options) => later(backend.badges, 'credential')(query, options),
  landing: (backend, query, options) => part(backend.referrals).landing(query, options),
  enter: (backend, query, options) => part(backend.referrals).enter(query, options),
  changes: async (backend, query, options) => {
    if (!backend.changes) throw unsupported();
    return backend.changes({ ...query, channels: query.channels as Channel[] }, options);
  },
  profile: (backend, { id }, options) => later(backend.members, 'profile')(id, options),
  rename: (backend, input, options) => part(backend.members).rename(input, options),
  present: (backend, input, options) => later(backend.members, 'present')(input, options),
  post: (backend, input, options) => part(backend.threads).post(input, options),
  edit: (backend, input, options) => part(backend.threads).edit(input, options),
  remove: (backend, input, options) => part(backend.threads).remove(input, options),
  undelete: (backend, input, options) => later(backend.threads, 'undelete')(input, options),
  history: (backend, query, options) => later(backend.threads, 'history')(query, options),
  react: (backend, input, options) => part(backend.threads).react(input, options),
  rate: (backend, input, options) => later(backend.threads, 'vote')(input, options),
  upload: (backend, input, options) => part(backend.media).upload(input, options),
  ownMedia: (backend, { id }, options) => part(backend.media).read(id, options),
  queue: (backend, query, options) => part(backend.moderation).queue(query, options),
  moderate: (backend, input, options) => part(backend.moderation).act(input, options),
  mark: (backend, input, options) => later(backend.moderation, 'mark')(input, options),
  settings: (backend, input, options) => later(backend.moderation, 'thread')(input, options),
  sanction: (backend, input, options) => later(backend.moderation, 'sanction')(input, options),
  report: (backend, input, options) => later(backend.threads, 'report')(input, options),
  mute: (backend, input, options) => later(backend.members, 'mute')(input, options),
  muted: (backend, query, options) => later(backend.members, 'muted')(query, options),
  access: (backend, query, options) => later(backend.members, 'access')(query, options),
  segments: (backend, _, options) => later(backend.members, 'segments')(options),
  wipe: (backend, input, options) => later(backend.members, 'wipeAnswers')(input, options),
  segmentSizes: (backend, _, options) => later(backend.moderation, 'segments')(options),
  audit: (backend, query, options) => later(backend.moderation, 'audit')(query, options),
  announce: (backend, input, options) => later(backend.moderation, 'announce')(input, options),
  promotion: (backend, query, options) => later(backend.moderation, 'promotion')(query, options),
  undo: (backend, input, options) => later(backend.moderation, 'undo')(input, options),
  vote: (backend, input, options) => part(backend.polls).vote(input, options),
  withdraw: (backend, input, options) => part(backend.polls).withdraw(input, options),
  propose: (backend, input, options) => part(backend.entries).propose(input, options),
  editEntry: (backend, input, options) => part(backend.entries).edit(input, options),
  removeEntry: (backend, input, options) => part(backend.entries).remove(input, options),
  voteEntry: (backend, input, options) => part(backend.entries).vote(input, options),
  settle: (backend, input, options) => part(backend.entries).settle(input, options),
  merge: (backend, input, options) => part(backend.entries).merge(input, options),
  consent: (backend, input, options) => later(backend.entries, 'consent')(input, options),
  reusable: (backend, query, options) => later(backend.entries, 'reusable')(query, options),
  moderateEntry: (backend, input, options) => part(backend.entries).moderate(input, options),
  advance: (backend, input, options) => later(backend.polls, 'advance')(input, options),
  data: (backend, _, options) => later(backend.members, 'data')(options),
  erase: (backend, input, options) => later(backend.members, 'erase')(input, options),
  impact: (backend, _, options) => later(backend.members, 'impact')(options),
  notices: (backend, query, options) => later(backend.members, 'notices')(query, options),
  readNotices: (backend, input, options) => later(backend.members, 'readNotices')(input, options),
  preferences: (backend, _, options) => later(backend.members, 'preferences')(options),
  setPreferences: (backend, input, options) => later(backend.members, 'setPreferences')(input, options),
  muteThread: (backend, input, options) => later(backend.members, 'muteThread')(input, options),
  mutedThreads: (backend, _, options) => later(backend.members, 'mutedThreads')(options),
  mail: (backend, _, options) => later(backend.members, 'mail')(options),
  setMail: (backend, input, options) => later(backend.members, 'setMail')(input, options),
  removeMail: (backend, input, options) => later(backend.members, 'removeMail')(input, options),
  figures: (backend, query, options) => part(backend.community).figures(query, options),
  unanswered: (backend, query, options) => part(backend.community).unanswered(query, options),
  needless: (backend, input, options) => part(backend.community).needless(input, options),
  listed: (backend, _, options) => part(backend.community).listed(options),
  setListed: (backend, input, options) => part(backend.community).setListed(input, options),
  glossary: (backend, _, options) => part(backend.community).glossary(options),
  define: (backend, input, options) => part(backend.community).define(input, options),
  undefine: (backend, input, options) => part(backend.community).undefine(input, options),
  prompts: (backend, _, options) => part(backend.community).prompts(options),
  ask: (backend, input, options) => part(backend.community).ask(input, options),
  unask: (backend, input, options) => part(backend.community).unask(input, options),
  reuse: (backend, input, options) => later(backend.threads, 'reuse')(input, options),
  reusableComments: (backend, query, options) => part(backend.community).reusable(query, options),
  celebrated: (backend, input, options) => later(backend.badges, 'celebrated')(input, options),
  arrange: (backend, input, options) => later(backend.badges, 'arrange')(input, options),
  grantBadge: (backend, input, options) => later(backend.badges, 'grant')(input, options),
  revokeBadge: (backend, input, options) => later(backend.badges, 'revoke')(input, options),
  gate: (backend, { id }, options) => part(backend.insiders).gate(id, options),
  circles: (backend, _, options) => part(backend.insiders).circles(options),
  invite: (backend, input, options) => part(backend.insiders).invite(input, options),
  invited: (backend, query, options) => part(backend.insiders).invited(query, options),
  joinCircle: (backend, input, options) => part(backend.insiders).join(input, options),
  leaveCircle: (backend, input, options) => part(backend.insiders).leave(input, options),
  insiders: (backend, query, options) => part(backend.insiders).insiders(query, options),
  dismiss: (backend, input, options) => part(backend.insiders).dismiss(input, options),
  perk: (backend, { id }, options) => part(backend.insiders).perk(id, options),
  book: (backend, input, options) => part(backend.insiders).book(input, options),
  stepBack: (backend, input, options) => part(backend.insiders).cancel(input, options),
  bookings: (backend, query, options) => part(backend.insiders).bookings(query, options),
  pass: (backend, { id }, options) => part(backend.insiders).pass(id, options),
  redeem: (backend, input, options) => part(backend.insiders).redeem(input, options),
  standing: (backend, query, options) => part(backend.gratitude).standing(query, options),
  ledger: (backend, query, options) => part(backend.gratitude).ledger(query, options),
  correct: (backend, input, options) => part(backend.gratitude).correct(input, options),
  thanks: (backend, query, options) => part(backend.gratitude).thanks(query, options),
  thank: (backend, input, options) => part(backend.gratitude).thank(input, options),
  moment: (backend, _, options) => part(backend.gratitude).moment(options),
  useMoment: (backend, input, options) => part(backend.gratitude).useMoment(input, options),
  snooze: (backend, input, options) => later(backend.gratitude, 'snooze')(input, options),
  rewardFigures: (backend, query, options) => part(backend.gratitude).rewards(query, options),
  invitation: (backend, query, options) => part(backend.referrals).invitation(query, options),
  shared: (backend, input, options) => part(backend.referrals).shared(input, options),
  reached: (backend, input, options) => later(backend.referrals, 'reached')(input, options),
  sharing: (backend, query, options) => later(backend.referrals, 'sharing')(query, options),
  claim: (backend, input, options) => part(backend.referrals).claim(input, options),
  statement: (backend, query, options) => later(backend.referrals, 'statement')(query, options),
  welcome: (backend, _, options) => later(backend.referrals, 'welcome')(options),
  leaderboard: (backend, query, options) => later(backend.referrals, 'leaderboard')(query, options),
  list: (backend, input, options) => later(backend.referrals, 'list')(input, options),
  rewards: (backend, query, options) => later(backend.referrals, 'rewards')(query, options),
  decide: (backend, input, options) => later(backend.referrals, 'decide')(input, options),
  pay: (backend, input, options) => later(backend.referrals, 'pay')(input, options),
  memberValue: (backend, query, options) => later(backend.referrals, 'value')(query, options),
};

export function part<P>(part: P | undefined): P {
  if (!part) throw unsupported();
  return part;
}

/** A method that joined its part in a later minor, and may be missing. */
function later<P extends object, M extends keyof P>(found: P | undefined, name: M): NonNullable<P[M]> {
  const method: unknown = part(found)[name];
  if (typeof method !== 'function') throw unsupported();
  return method.bind(found) as NonNullable<P[M]>;
}

/** What a backend cannot do it refuses, rather than to do nothing. */
export function unsupported(): CommunityError {
  return new CommunityError('unsupported', 'This backend cannot do that.');
}

/** A client of a higher major means other things by the same words. A higher minor knows what it may not send. */
function refuseHigher(spec: string | undefined): void {
  if (spec !== undefined && Number.parseInt(spec) > Number.parseInt(SPEC)) {
    throw new CommunityError('unsupported', `This server speaks ${SPEC}.`, { field: 'spec' });
  }
}
