import { canonical } from '../canonical.ts';
import { idProblems, problems, SLUG, SLUG_HINT, type Problem } from '../problem.ts';
import { isTopicPattern } from '../threads/reviews.ts';
import { TOPIC_LIMIT } from '../threads/types.ts';
import { artProblems } from './art.ts';
import type { BadgeDefinition, BadgeScope, BadgeTrigger, BadgeWhere } from './types.ts';

export const TIER_LIMIT = 20;
/** The longest window, in days. */
export const WINDOW_LIMIT = 366;
/** The highest threshold within a window: so many times are looked at for each event. */
export const WINDOW_THRESHOLD = 1_000;

type Place = 'topic' | 'poll';

/** Where each trigger happens; what happens in neither takes no such predicate and no such scope. */
const PLACES: Readonly<Partial<Record<BadgeTrigger, Place>>> = {
  'comment.posted': 'topic',
  'reply.received': 'topic',
  'reaction.received': 'topic',
  'vote.received': 'topic',
  'answer.given': 'topic',
  'entry.proposed': 'poll',
  'entry.shipped': 'poll',
  'poll.voted': 'poll',
};

/** What is counted, that can be a first comment or a reply. */
const OF_COMMENTS: readonly BadgeTrigger[] = ['comment.posted', 'reaction.received', 'vote.received'];

/** Everything wrong with a badge's definition by itself. */
export function validateBadge(badge: BadgeDefinition): Problem[] {
  const { id, tiers, dailyCap, trigger, scope = 'site' } = badge;
  const { list, add } = problems();
  if (!SLUG.test(id)) add('id', 'format', SLUG_HINT);
  if (tiers.length === 0) add('tiers', 'too-few', 'A badge needs at least one tier.');
  if (tiers.length > TIER_LIMIT) add('tiers', 'too-many', `A badge takes at most ${TIER_LIMIT} tiers.`);
  list.push(
    ...artProblems(badge.art),
    ...idProblems(
      'tiers',
      tiers.map((tier) => tier.id),
    ),
  );
  tiers.forEach(({ threshold }, index) => {
    const before = tiers[index - 1];
    if (!Number.isSafeInteger(threshold) || threshold < 1) {
      add(`tiers.${index}.threshold`, 'format', 'A threshold is a whole number of 1 or more.');
    } else if (before && threshold <= before.threshold) {
      add(
        `tiers.${index}.threshold`,
        'order',
        `Thresholds rise from tier to tier: this must be above ${before.threshold}.`,
      );
    } else if (badge.window && threshold > WINDOW_THRESHOLD) {
      add(
        `tiers.${index}.threshold`,
        'too-large',
        `Within a window, a threshold is at most ${WINDOW_THRESHOLD}.`,
      );
    }
  });
  if (dailyCap !== null && (!Number.isSafeInteger(dailyCap) || dailyCap < 1)) {
    add('dailyCap', 'format', 'The daily cap is a whole number of 1 or more; leave it out for no cap.');
  }
  list.push(...whereProblems(trigger, badge.where), ...windowProblems(badge));
  if (scope !== 'site' && PLACES[trigger] !== scope)
    add('scope', 'not-of-this-kind', `What "${trigger}" counts happens in no ${scope}.`);
  if (badge.repeatable && tiers.length > 1)
    add('repeatable', 'too-many', 'A badge that can be earned again has one tier.');
  if (trigger === 'staff') list.push(...byHandProblems(badge));
  return list;
}

function whereProblems(trigger: BadgeTrigger, where: BadgeWhere | undefined): Problem[] {
  const { list, add } = problems();
  const { topics, polls, reactions, comments, event, after, before } = where ?? {};
  const misplaced = (field: string) =>
    add(`where.${field}`, 'not-of-this-kind', `What "${trigger}" counts knows no ${field}.`);
  for (const [field, ids, fits] of [
    ['topics', topics, PLACES[trigger] === 'topic'],
    ['polls', polls, PLACES[trigger] === 'poll'],
    ['reactions', reactions, trigger === 'reaction.received'],
  ] as const) {
    if (ids && !fits) misplaced(field);
    else if (ids?.length === 0)
      add(`where.${field}`, 'too-few', 'Name at least one, or leave it out for all.');
  }
  topics?.forEach((pattern, index) => {
    if (!isTopicPattern(pattern))
      add(
        `where.topics.${index}`,
        'format',
        `Write a topic of at most ${TOPIC_LIMIT} characters, or how it begins and a * at its end, such as /products/*.`,
      );
  });
  if (comments !== undefined && !OF_COMMENTS.includes(trigger)) misplaced('comments');
  if (trigger === 'host' ? event === undefined : event !== undefined) {
    if (trigger === 'host') add('where.event', 'required', 'Name the event that counts, such as purchase.');
    else misplaced('event');
  } else if (event !== undefined && !SLUG.test(event)) add('where.event', 'format', SLUG_HINT);
  if (after !== undefined && before !== undefined && after >= before)
    add('where.before', 'order', 'This must be later than "after".');
  return list;
}

function windowProblems({ window, trigger }: BadgeDefinition): Problem[] {
  const { list, add } = problems();
  if (!window) return list;
  if (
    'days' in window &&
    !(Number.isSafeInteger(window.days) && window.days >= 1 && window.days <= WINDOW_LIMIT)
  )
    add('window.days', 'format', `Write a whole number of days from 1 to ${WINDOW_LIMIT}.`);
  if (trigger === 'member.joined')
    add('window', 'not-of-this-kind', 'One joins once: there is nothing to count.');
  return list;
}

/** What counting means has no meaning where nothing is counted. */
function byHandProblems(badge: BadgeDefinition): Problem[] {
  const { list, add } = problems();
  for (const field of ['where', 'window', 'repeatable', 'autoRevoke'] as const)
    if (badge[field]) add(field, 'not-of-this-kind', 'Staff give this badge by hand: nothing is counted.');
  if (badge.dailyCap !== null)
    add('dailyCap', 'not-of-this-kind', 'Staff give this badge by hand: nothing is counted.');
  return list;
}

/** What names polls and reactions that the community does not have, by paths within the badge. */
export function badgeReferenceProblems(
  { where }: Pick<BadgeDefinition, 'where'>,
  known: { readonly polls: readonly string[]; readonly reactions: readonly string[] },
): Problem[] {
  const { list, add } = problems();
  for (const kind of ['polls', 'reactions'] as const)
    where?.[kind]?.forEach((id, index) => {
      if (!known[kind].includes(id))
        add(`where.${kind}.${index}`, 'not-found', `There is no ${kind.slice(0, -1)} "${id}" in this file.`);
    });
  return list;
}

/** What may not be changed about a badge once declared. `held`: ids of the tiers that somebody holds. */
export function rebadgeProblems(
  before: BadgeDefinition,
  after: BadgeDefinition,
  held: ReadonlySet<string>,
): Problem[] {
  const { list, add } = problems();
  if (before.trigger !== after.trigger) {
    add(
      'trigger',
      'changed',
      `Progress was counted by "${before.trigger}"; declare a new badge for another trigger.`,
    );
  }
  const scopeOf = ({ scope = 'site' }: BadgeDefinition): BadgeScope => scope;
  if (held.size > 0 && scopeOf(before) !== scopeOf(after))
    add('scope', 'held', 'Somebody holds this badge as it is; declare a new one for another scope.');
  for (const tier of before.tiers) {
    if (held.has(tier.id) && !after.tiers.some(({ id }) => id === tier.id)) {
      add('tiers', 'held', `Tier "${tier.id}" cannot go: somebody holds it. Retire the badge instead.`);
    }
  }
  return list;
}

/** Whether two declarations of one badge count the same from the same log, in their sites' time zones. */
export function countsAlike(
  before: BadgeDefinition,
  after: BadgeDefinition,
  zoneBefore: string,
  zoneAfter: string,
): boolean {
  const rule = (badge: BadgeDefinition, zone: string): string => {
    const {
      trigger,
      where,
      window,
      scope = 'site',
      repeatable = false,
      autoRevoke = false,
      dailyCap,
    } = badge;
    const tiers = badge.tiers.map(({ id, threshold }) => [id, threshold]);
    const inZone = dailyCap !== null || (window !== undefined && 'each' in window);
    return canonical([
      {
        trigger,
        where: where ?? null,
        window: window ?? null,
        scope,
        repeatable,
        autoRevoke,
        dailyCap,
        tiers,
      },
      inZone ? zone : null,
    ]);
  };
  // While a badge is retired nothing counts; what comes back counts that, too.
  return (!before.retired || after.retired) && rule(before, zoneBefore) === rule(after, zoneAfter);
}
