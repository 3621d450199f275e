import type { Id, Time } from '../common.ts';
import type { BadgeDefinition, BadgeGrant, BadgeTier, BadgeTrigger } from './types.ts';

const DAY = 86_400_000;

/** What the rules need of an entry in the log. */
export interface LoggedEvent {
  readonly kind: string;
  readonly subject: string;
  readonly actor: Id | null;
  readonly at: Time;
  readonly data: Readonly<Record<string, string | number | null>>;
}

/** Somebody's claim to one count; the same `source` counts once per badge, however often it happens. */
export interface Credit {
  readonly member: Id;
  readonly source: string;
}

/**
 * Whom an event counts for, and as what; `null`: nobody.
 * - A held comment counts when it is approved, or restored after being hidden; none counts twice.
 * - Replies to oneself and reactions to one's own never count.
 * - Somebody's reactions to one comment count once. Taking one back takes nothing away: otherwise a bystander could
 *   lower a member's progress, or raise it by setting the same reaction again.
 * - A vote counts once per poll. Anonymous polls count for nobody: a badge would tell who voted.
 */
export function creditOf(trigger: BadgeTrigger, { kind, subject, actor, data }: LoggedEvent): Credit | null {
  const published = kind === 'comment.posted' || kind === 'comment.approved' || kind === 'comment.restored';
  switch (trigger) {
    case 'comment.posted': {
      const author = kind === 'comment.posted' ? actor : idOf(data['author']);
      return published && author ? { member: author, source: subject } : null;
    }
    case 'reply.received': {
      const author = kind === 'comment.posted' ? actor : idOf(data['author']);
      const member = idOf(data['parentAuthor']);
      return published && member && author && member !== author ? { member, source: subject } : null;
    }
    case 'reaction.received': {
      const member = idOf(data['author']);
      if (kind !== 'comment.reacted' || data['on'] !== 1 || !member || !actor || member === actor)
        return null;
      return { member, source: `${subject} ${actor}` };
    }
    case 'poll.voted':
      return kind === 'poll.voted' && actor ? { member: actor, source: subject } : null;
    case 'referral.joined':
      return kind === 'referral.joined' && actor && actor !== subject
        ? { member: actor, source: subject }
        : null;
    default:
      return null;
  }
}

/** How far somebody has come with one badge. `day` is the UTC day (days since 1970) that `today` counts. */
export interface BadgeProgress {
  readonly count: number;
  readonly day: number;
  readonly today: number;
}

export const NO_PROGRESS: BadgeProgress = { count: 0, day: 0, today: 0 };

/**
 * Counts one fresh credit at `at`, the time of its event, and grants the tiers that are reached by it. Tiers already
 * `held`, also revoked ones, are not granted again. What the daily cap keeps out is lost, not postponed.
 */
export function applyCredit(
  badge: Pick<BadgeDefinition, 'tiers' | 'dailyCap' | 'retired'>,
  progress: BadgeProgress,
  held: ReadonlySet<string>,
  at: Time,
): {
  readonly progress: BadgeProgress;
  readonly counted: boolean;
  readonly granted: readonly (BadgeGrant & { readonly tier: string })[];
} {
  const day = Math.floor(at / DAY);
  const today = day === progress.day ? progress.today : 0;
  if (badge.retired || (badge.dailyCap !== null && today >= badge.dailyCap))
    return { progress, counted: false, granted: [] };
  const next: BadgeProgress = { count: progress.count + 1, day, today: today + 1 };
  return {
    progress: next,
    counted: true,
    granted: reached(badge, next.count, held).map((tier) => ({
      tier: tier.id,
      grantedAt: at,
      revokedAt: null,
    })),
  };
}

/** The tiers that `count` reaches and that are not held yet, lowest first; none of a retired badge. */
export function reached(
  badge: Pick<BadgeDefinition, 'tiers' | 'retired'>,
  count: number,
  held: ReadonlySet<string>,
): readonly BadgeTier[] {
  return badge.retired ? [] : badge.tiers.filter((tier) => tier.threshold <= count && !held.has(tier.id));
}

const idOf = (value: string | number | null | undefined): Id | null =>
  typeof value === 'string' && value !== '' ? value : null;
