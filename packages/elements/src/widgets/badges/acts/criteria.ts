import { wording } from '@hearth/core/domain';
import type { BadgeDefinition, ReactionKind } from '@hearth/core/domain';
import { formatDate } from '../../../locales/dates.ts';
import type { Messages } from '../../../locales/messages.ts';

/** What criteria are worded with. */
export interface Telling {
  readonly t: Messages['badgeCard'];
  readonly tag: string;
  /** The site's, in which days and cutoffs are meant. */
  readonly timezone: string;
  readonly reactions: readonly ReactionKind[];
}

/** What narrows what counts for a badge, and how it is counted, as parts of a line: the rule itself, in words. */
export function criteriaOf(
  { where = {}, window, scope, repeatable, autoRevoke, dailyCap, trigger }: BadgeDefinition,
  { t, tag, timezone, reactions }: Telling,
): string[] {
  const { where: w } = t;
  const list = (names: readonly string[]): string =>
    new Intl.ListFormat(safe(tag), { type: 'disjunction' }).format(names);
  const moment = (time: number): string =>
    formatDate(tag, time, { dateStyle: 'medium', timeStyle: 'short', timeZone: timezone });
  const called = (id: string): string => {
    const kind = reactions.find((one) => one.id === id);
    return kind ? `${kind.emoji} ${wording(kind.label, tag)}` : id;
  };
  return [
    where.event && trigger === 'host' && w.event(where.event),
    where.topics && w.topics(list(where.topics)),
    where.polls && w.polls(where.polls.length),
    where.reactions && w.reactions(list(where.reactions.map(called))),
    where.comments && w[where.comments],
    where.after !== undefined && w.after(moment(where.after)),
    where.before !== undefined && w.before(moment(where.before)),
    window && ('days' in window ? w.days(window.days) : w.each[window.each]),
    scope === 'topic' && w.topic,
    scope === 'poll' && w.poll,
    repeatable && w.repeatable,
    dailyCap !== null && t.cap(dailyCap),
    autoRevoke && w.autoRevoke,
  ].filter((part) => typeof part === 'string' && part !== '') as string[];
}

/** A tag that the engine refuses counts as English. */
const safe = (tag: string): string => (Intl.ListFormat.supportedLocalesOf([tag])[0] ? tag : 'en');
