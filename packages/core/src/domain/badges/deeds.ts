import type { Id, Time } from '../common.ts';
import type { BadgeDefinition, BadgeEvidence, BadgeScope, BadgeTrigger, BadgeWhere } from './types.ts';

/** What the rules need of an entry in the log. */
export interface LoggedEvent {
  readonly kind: string;
  readonly subject: string;
  readonly actor: Id | null;
  readonly channel: string;
  readonly at: Time;
  readonly data: Readonly<Record<string, string | number | null>>;
}

/** What an event says about one thing that counts, or counts no longer. */
export interface BadgeDeed {
  /** Whom it counts for. */
  readonly member: Id;
  /** What it is about: with `by`, it counts once, however often it happens. */
  readonly unit: string;
  readonly kind: BadgeEvidence['kind'];
  /** Who did it to them; empty where it is their own doing. */
  readonly by: Id | '';
  /** Several may stand at once, such as different reactions of one person: it counts as long as one of them does. */
  readonly mark: string;
  readonly on: boolean;
  /** Where it is counted: a topic, a poll, or empty for the site. */
  readonly scope: string;
  readonly at: Time;
  /** Whether it may begin to count: it is between the cutoffs. What counted before, and comes back, is not asked again. */
  readonly inTime: boolean;
}

type Rule = Pick<BadgeDefinition, 'trigger' | 'where' | 'scope' | 'autoRevoke'>;
type Found = Pick<BadgeDeed, 'member' | 'unit' | 'kind' | 'on'> &
  Partial<Pick<BadgeDeed, 'by' | 'mark'>> & {
    /** It tells of what counted before, and begins nothing. */
    readonly renews?: boolean;
  };

/**
 * What an event means to a badge; `null`: nothing.
 * - A held comment counts when it is approved, or restored after being hidden; none counts twice.
 * - Own votes, reactions and marks on one's own words, and replies to oneself never count.
 * - Somebody's reactions to one comment count once.
 * - A vote in a poll counts once per poll. Anonymous polls count for nobody: a badge would tell who voted.
 * - What is taken back is a deed of its badge's rule alone where the rule asks for it (`autoRevoke`): otherwise a bystander could
 *   lower a member's progress, or raise it by setting the same reaction again.
 */
export function deedOf(badge: Rule, event: LoggedEvent): BadgeDeed | null {
  const found = FINDERS[badge.trigger](event, badge.where ?? {});
  if (!found || found.by === found.member || (!found.on && !badge.autoRevoke)) return null;
  if (!fits(badge.where, event)) return null;
  const scope = scopeOf(badge.scope, event.channel);
  const { after = -Infinity, before = Infinity } = badge.where ?? {};
  if (scope === null) return null;
  const { member, unit, kind, by = '', mark = '', on, renews = false } = found;
  const { at } = event;
  return { member, unit, kind, by, mark, on, scope, at, inTime: !renews && at >= after && at < before };
}

const idOf = (value: string | number | null | undefined): Id | null =>
  typeof value === 'string' && value !== '' ? value : null;

const nameIn = (channel: string, kind: 'thread' | 'poll'): string | null =>
  channel.startsWith(`${kind}/`) ? channel.slice(kind.length + 1) : null;

function scopeOf(scope: BadgeScope | undefined, channel: string): string | null {
  if (scope === 'topic') return nameIn(channel, 'thread');
  return scope === 'poll' ? nameIn(channel, 'poll') : '';
}

/** Everything that a rule asks for but the cutoffs. */
function fits(where: BadgeWhere | undefined, { channel, data }: LoggedEvent): boolean {
  if (!where) return true;
  const { topics, polls, reactions, comments } = where;
  const topic = nameIn(channel, 'thread');
  const poll = nameIn(channel, 'poll');
  return (
    (!topics || (topic !== null && topics.some((pattern) => matches(pattern, topic)))) &&
    (!polls || (poll !== null && polls.includes(poll))) &&
    (!reactions || reactions.includes(String(data['reaction'] ?? ''))) &&
    (!comments || isFirst(data) === (comments === 'first'))
  );
}

/** As `reviews.topics` names topics. */
const matches = (pattern: string, topic: string): boolean =>
  pattern.endsWith('*') ? topic.startsWith(pattern.slice(0, -1)) : topic === pattern;

/** What is older than the word tells by whom it answers. */
const isFirst = (data: LoggedEvent['data']): boolean =>
  typeof data['first'] === 'number' ? data['first'] === 1 : idOf(data['parentAuthor']) === null;

const PUBLISHES: readonly string[] = ['comment.posted', 'comment.approved', 'comment.restored'];
const TAKES_AWAY: readonly string[] = ['comment.deleted', 'comment.hidden', 'comment.held'];
/** These tell by their status alone. */
const MAY_DO_EITHER: readonly string[] = ['comment.undone', 'comment.edited'];

/** Whether a comment stands after an event; `null`: it does not say. */
function publishes({ kind, channel, data }: LoggedEvent): boolean | null {
  // The queue of what waits hears of the same.
  if (channel === 'moderation') return null;
  const { status } = data;
  if (PUBLISHES.includes(kind)) return true;
  if (TAKES_AWAY.includes(kind)) return false;
  return MAY_DO_EITHER.includes(kind) && typeof status === 'string' ? status === 'published' : null;
}

/** Who wrote the comment that an event is about. What is older than the word says it of own doings alone. */
const authorOf = ({ kind, actor, data }: LoggedEvent): Id | null =>
  idOf(data['author']) ?? (kind === 'comment.posted' || kind === 'comment.deleted' ? actor : null);

type Finder = (event: LoggedEvent, where: BadgeWhere) => Found | null;

/** Marks that others set on a comment, and take away. */
const received =
  (kind: string): Finder =>
  ({ kind: happened, channel, subject, actor, data }) => {
    const member = idOf(data['author']);
    if (happened !== kind || channel === 'moderation' || !member || !actor) return null;
    const mark = String(data['reaction'] ?? '');
    return { member, unit: subject, kind: 'comment', by: actor, mark, on: data['on'] === 1 };
  };

const entry =
  (stands: (event: LoggedEvent) => boolean | null): Finder =>
  (event) => {
    if (!event.kind.startsWith('entry.')) return null;
    const on = stands(event);
    const member = idOf(event.data['author']) ?? (event.kind === 'entry.proposed' ? event.actor : null);
    return on === null || !member ? null : { member, unit: event.subject, kind: 'entry', on };
  };

/** What is united with another was proposed all the same. */
const isOpen = (state: unknown): boolean => state === 'published' || state === 'merged';

const FINDERS: Readonly<Record<BadgeTrigger, Finder>> = {
  'comment.posted': (event) => {
    const on = publishes(event);
    const member = authorOf(event);
    const renews = MAY_DO_EITHER.includes(event.kind);
    return on === null || !member ? null : { member, unit: event.subject, kind: 'comment', on, renews };
  },

  'reply.received': (event) => {
    const on = publishes(event);
    const member = idOf(event.data['parentAuthor']);
    const by = authorOf(event);
    const renews = MAY_DO_EITHER.includes(event.kind);
    return on === null || !member || !by
      ? null
      : { member, unit: event.subject, kind: 'comment', by, on, renews };
  },

  'reaction.received': received('comment.reacted'),
  'vote.received': received('comment.voted'),

  'answer.given': ({ kind, channel, subject, actor, data }) => {
    const member = idOf(data['author']);
    const on = data['answer'];
    if (kind !== 'comment.marked' || channel === 'moderation' || typeof on !== 'number' || !member)
      return null;
    // Neither one's own question, nor a mark that one sets oneself.
    if (on === 1 && (member === data['asker'] || member === actor)) return null;
    return { member, unit: subject, kind: 'comment', on: on === 1 };
  },

  'entry.proposed': entry(({ kind, data: { state } }) =>
    typeof state === 'string' ? isOpen(state) : kind === 'entry.proposed' ? true : null,
  ),
  'entry.shipped': entry(({ data: { status, state } }) =>
    typeof status === 'string' ? status === 'shipped' && isOpen(state) : null,
  ),

  'poll.voted': ({ kind, subject, actor, data }) => {
    const on = kind === 'poll.voted' ? true : kind === 'poll.changed' && data['voted'] === 0 ? false : null;
    return on === null || !actor ? null : { member: actor, unit: subject, kind: 'poll', on };
  },

  // A guest who signs in was here already: both count as one.
  'member.joined': ({ kind, subject }) =>
    kind === 'member.joined' ? { member: subject, unit: 'joined', kind: 'member', on: true } : null,

  'referral.joined': ({ kind, subject, actor }) =>
    kind === 'referral.joined' && actor && actor !== subject
      ? { member: actor, unit: subject, kind: 'member', on: true }
      : null,

  host: ({ kind, subject, actor, data }, { event }) => {
    if (!actor) return null;
    const refers = idOf(data['refers']);
    if (kind === `host.${event}`) return { member: actor, unit: subject, kind: 'host', on: true };
    return kind === 'host.refund' && refers ? { member: actor, unit: refers, kind: 'host', on: false } : null;
  },

  staff: () => null,
};
