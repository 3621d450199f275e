import type { Id, Time } from '../domain/common.ts';
import type { Reached } from '../domain/badges/standing.ts';
import type { BadgeDefinition } from '../domain/badges/types.ts';
import type { EventKind, EventRow, Row } from './schema.ts';
import type { Writing } from './scene.ts';

/** Whose grants: one member's of one badge, in one scope. */
export interface Holding {
  readonly member: Id;
  readonly badge: string;
  readonly scope: string;
}

/**
 * Brings what somebody holds in line with what they reached, when that has moved from `before` to `after` by something that
 * happened at `at`. What staff gave stays, and what staff took away is not given back. `quiet`: nobody is told of each; see `tellFilled`.
 */
export async function settleGrants(
  context: Writing,
  { tiers, autoRevoke }: Pick<BadgeDefinition, 'tiers' | 'autoRevoke'>,
  holding: Holding,
  before: Readonly<Record<string, Reached>>,
  after: Readonly<Record<string, Reached>>,
  { at, quiet }: { readonly at: Time; readonly quiet: boolean },
): Promise<void> {
  if (before === after) return;
  for (const { id: tier } of tiers) {
    const [was, is] = [before[tier], after[tier]];
    if (is && !(was && was.at === is.at && was.lastAt === is.lastAt && was.times === is.times))
      await hold(context, holding, tier, is, quiet);
    // What was declared otherwise when it was earned is not taken away: only what counted, and was taken back.
    if (was && !is && autoRevoke) await lose(context, holding, tier, at, quiet);
  }
}

async function hold(
  context: Writing,
  { member, badge, scope }: Holding,
  tier: string,
  { at, lastAt, times, evidence: one }: Reached,
  quiet: boolean,
): Promise<void> {
  const { tx } = context;
  const key = [member, badge, scope, tier];
  const row = await tx.get('grants', key);
  const evidence = [one];
  const told = quiet ? 0 : 1;
  if (!row) {
    const fresh = { revokedAt: null, byStaff: 0, revokedByStaff: 0, reason: null, told };
    await tx.insert('grants', {
      member,
      badge,
      scope,
      tier,
      grantedAt: at,
      lastAt,
      times,
      evidence,
      ...fresh,
    });
  } else if (row.byStaff === 1 || row.revokedByStaff === 1) return;
  else if (row.revokedAt !== null)
    await tx.update('grants', key, { grantedAt: at, revokedAt: null, lastAt, times, evidence, told });
  else {
    const news = times > row.times;
    // A tier is held since its earliest day: what became known late may show it, what is taken back leaves it.
    const since = Math.min(row.grantedAt, at);
    const changes = { grantedAt: since, lastAt: Math.max(lastAt, since), times, evidence };
    await tx.update('grants', key, { ...changes, ...(news && { told }) });
    if (!news) return;
  }
  if (!quiet) emitGrant(context, 'badge.granted', { member, badge, scope }, tier);
}

async function lose(
  context: Writing,
  holding: Holding,
  tier: string,
  at: Time,
  quiet: boolean,
): Promise<void> {
  const key = [holding.member, holding.badge, holding.scope, tier];
  const row = await context.tx.get('grants', key);
  if (!row || row.revokedAt !== null || row.byStaff === 1) return;
  const revokedAt = Math.max(at, row.grantedAt);
  await context.tx.update('grants', key, { revokedAt, told: quiet ? 0 : 1 });
  if (!quiet) emitGrant(context, 'badge.revoked', holding, tier);
}

/** Tells the member, and staff, of a tier; and readers of the log. */
export function emitGrant(
  { emit }: Pick<Writing, 'emit'>,
  kind: Extract<EventKind, 'badge.granted' | 'badge.revoked'>,
  { member, badge, scope }: Holding,
  tier: string,
  actor: Id = member,
): void {
  emit({
    kind,
    subject: badge,
    actor,
    channel: `member/${member}`,
    audience: member,
    data: { tier, ...(scope !== '' && { scope }) },
  });
}

/** Members who are told in one transaction. */
const TOLD_AT_ONCE = 100;
/** Grants of one member. */
const ALL = 10_000;

/**
 * Tells members what they hold since a badge was counted from the start of the log: each of them once, however much it is. Whether
 * there may be more.
 */
export async function tellFilled({ tx, emit }: Writing): Promise<boolean> {
  const page = await tx.range('grants', { index: 'told', eq: [0], limit: TOLD_AT_ONCE });
  for (const member of new Set(page.map((row) => row.member))) {
    const rows: Row<'grants'>[] = await tx.range('grants', { index: 'told', eq: [0, member], limit: ALL });
    for (const { badge, scope, tier } of rows)
      await tx.update('grants', [member, badge, scope, tier], { told: 1 });
    emit(filledEvent(member, rows.filter(({ revokedAt }) => revokedAt === null).length));
  }
  return page.length > 0;
}

const filledEvent = (member: Id, grants: number): Omit<EventRow, 'seq' | 'at'> => ({
  kind: 'badge.filled',
  subject: member,
  actor: member,
  channel: `member/${member}`,
  audience: member,
  data: { grants },
});
