import type { Id, Time } from '../../domain/common.ts';
import type { Reached } from '../../domain/badges/standing.ts';
import type { BadgeDefinition } from '../../domain/badges/types.ts';
import type { EventKind, EventRow, Row } from '../schema.ts';
import type { Writing } from '../scene.ts';
import type { ReadTx } from '../store.ts';

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
  rule: Pick<BadgeDefinition, 'tiers' | 'autoRevoke'>,
  { member, badge, scope }: Holding,
  before: Readonly<Record<string, Reached>>,
  after: Readonly<Record<string, Reached>>,
  { at, quiet }: { readonly at: Time; readonly quiet: boolean },
): Promise<void> {
  if (before === after) return;
  const holding = { member, badge, scope };
  for (const { id: tier } of rule.tiers) {
    const [was, is] = [before[tier], after[tier]];
    const change = { rule, holding, tier, at, quiet };
    if (is && !(was && was.at === is.at && was.lastAt === is.lastAt && was.times === is.times))
      await hold(context, change, is);
    // What was declared otherwise when it was earned is not taken away: only what counted, and was taken back.
    if (was && !is && rule.autoRevoke) await lose(context, change);
  }
}

/*
 * `told` is how often a member knows that they earned a tier: 0 for never, or for one that they lost. Below 0 it waits to be compared
 * with what they hold once all is counted: then it is one less than that, negative.
 */
const waiting = (told: number): number => (told < 0 ? told : -told - 1);
const known = (told: number): number => (told < 0 ? -told - 1 : told);

interface Change {
  readonly rule: Pick<BadgeDefinition, 'autoRevoke'>;
  readonly holding: Holding;
  readonly tier: string;
  readonly at: Time;
  readonly quiet: boolean;
}

async function hold(
  context: Writing,
  { rule, holding, tier, quiet }: Change,
  { at, lastAt, times, evidence: one }: Reached,
): Promise<void> {
  const { tx } = context;
  const key = [holding.member, holding.badge, holding.scope, tier];
  const row = await tx.get('grants', key);
  const evidence = [one];
  if (!row) {
    const none = { revokedAt: null, byStaff: 0, revokedByStaff: 0, reason: null };
    const told = quiet ? waiting(0) : times;
    await tx.insert('grants', { ...holding, tier, ...none, grantedAt: at, lastAt, times, evidence, told });
  } else if (row.byStaff === 1 || row.revokedByStaff === 1) return;
  else {
    const back = row.revokedAt !== null;
    const most = rule.autoRevoke ? times : Math.max(times, row.times);
    const news = back || most > row.times;
    // A tier is held since its earliest day: what became known late may show it, what is taken back leaves it.
    const since = back ? at : Math.min(row.grantedAt, at);
    const last = back ? lastAt : Math.max(lastAt, since);
    const told = quiet ? waiting(row.told) : news ? most : row.told;
    await tx.update('grants', key, {
      grantedAt: since,
      revokedAt: null,
      lastAt: last,
      times: most,
      evidence,
      told,
    });
    if (!news) return;
  }
  if (!quiet) emitGrant(context, 'badge.granted', holding, tier);
}

async function lose(context: Writing, { holding, tier, at, quiet }: Change): Promise<void> {
  const key = [holding.member, holding.badge, holding.scope, tier];
  const row = await context.tx.get('grants', key);
  if (!row || row.revokedAt !== null || row.byStaff === 1) return;
  const revokedAt = Math.max(at, row.grantedAt);
  await context.tx.update('grants', key, { revokedAt, told: quiet ? waiting(row.told) : 0 });
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

/** Grants that are looked at in one transaction; and those of one member. */
const TOLD_AT_ONCE = 100;
const ALL = 10_000;

/** Whether somebody is still to be told of what was counted from the start of the log. */
export const anyWaiting = async (tx: ReadTx): Promise<boolean> => (await waitingGrants(tx, 1)).length > 0;

const waitingGrants = async (tx: ReadTx, limit: number): Promise<Row<'grants'>[]> =>
  (await tx.range('grants', { index: 'told', eq: [], limit })).filter(({ told }) => told < 0);

/**
 * Tells members what they hold since badges were counted from the start of the log: each of them once, however much it is; and of each
 * tier that they hold no longer. What they have as before is no news. Whether there may be more.
 */
export async function tellFilled(context: Writing): Promise<boolean> {
  const { tx, emit } = context;
  const page = await waitingGrants(tx, TOLD_AT_ONCE);
  for (const member of new Set(page.map((row) => row.member))) {
    const rows = await tx.range('grants', { eq: [member], limit: ALL });
    let fresh = 0;
    for (const { badge, scope, tier, times, told, revokedAt } of rows.filter((row) => row.told < 0)) {
      const held = revokedAt === null;
      if (held && times > known(told)) fresh++;
      if (!held && known(told) > 0) emitGrant(context, 'badge.revoked', { member, badge, scope }, tier);
      await tx.update('grants', [member, badge, scope, tier], { told: held ? times : 0 });
    }
    if (fresh > 0) emit(filledEvent(member, fresh));
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
