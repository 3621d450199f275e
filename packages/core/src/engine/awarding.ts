import {
  applyCredit,
  creditOf,
  NO_PROGRESS,
  reached,
  type BadgeProgress,
  type Credit,
} from '../domain/badges/earning.ts';
import type { BadgeDefinition } from '../domain/badges/types.ts';
import type { Id, Time } from '../domain/common.ts';
import type { EventRow } from './schema.ts';
import type { Writing } from './scene.ts';

/** A site declares tens of badges and a guest earns few; these are guards, not page sizes. */
const ALL = 10_000;

/** One event's claim to be counted for one badge. */
interface Claim extends Credit {
  readonly badge: BadgeDefinition;
  readonly at: Time;
}

/** Where one member stands with one badge while a stretch of the log is read. */
interface Account {
  readonly member: Id;
  readonly badge: string;
  readonly known: boolean;
  readonly held: Set<string>;
  progress: BadgeProgress;
}

/**
 * Counts a stretch of the log for every badge whose triggers are in it. What was weighed before is not weighed again; where
 * a member stands is read once and written once, however often they are in it.
 */
export async function award(
  context: Writing,
  badges: readonly BadgeDefinition[],
  events: readonly EventRow[],
): Promise<void> {
  const { tx } = context;
  const claims = events.flatMap((event) => claimsOf(badges, event));
  const accounts = new Map<string, Account>();
  const moved = new Set<Account>();
  for (const { badge, member, source, at } of await unweighed(context, claims)) {
    const key = `${badge.id} ${member}`;
    const account = accounts.get(key) ?? (await accountOf(context, member, badge.id));
    accounts.set(key, account);
    const { progress, counted, granted } = applyCredit(badge, account.progress, account.held, at);
    await tx.insert('credits', { member, badge: badge.id, source, counted: counted ? 1 : 0 });
    if (!counted) continue;
    account.progress = progress;
    moved.add(account);
    const tiers = granted.map(({ tier }) => tier);
    for (const tier of tiers) account.held.add(tier);
    await grant(context, member, badge.id, tiers, at);
  }
  for (const { member, badge, progress, known } of moved) await keep(context, member, badge, progress, known);
}

const claimsOf = (badges: readonly BadgeDefinition[], event: EventRow): Claim[] =>
  badges.flatMap((badge) => {
    const credit = badge.retired ? null : creditOf(badge.trigger, event);
    return credit ? [{ ...credit, badge, at: event.at }] : [];
  });

/** Each claim once, and none that was weighed before. */
async function unweighed({ tx }: Writing, claims: readonly Claim[]): Promise<Claim[]> {
  const keyOf = ({ member, badge, source }: Claim) => [member, badge.id, source];
  const seen = new Set<string>();
  const once = claims.filter((claim) => {
    const key = JSON.stringify(keyOf(claim));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const before = await tx.getMany('credits', once.map(keyOf));
  return once.filter((_, at) => !before[at]);
}

async function accountOf(context: Writing, member: Id, badge: string): Promise<Account> {
  const row = await context.tx.get('progress', [member, badge]);
  const held = await heldBy(context, member, badge);
  return { member, badge, known: row !== undefined, held, progress: row ?? NO_PROGRESS };
}

/**
 * Moves what a guest earned to the member they turned out to be: what both were counted for counts once, a tier that
 * both hold keeps its earlier date.
 */
export async function mergeAwards(
  context: Writing,
  badges: readonly BadgeDefinition[],
  from: Id,
  to: Id,
  at: Time,
): Promise<void> {
  const { tx } = context;
  const rows = await tx.range('progress', { eq: [from], limit: ALL });
  for (const { badge: id } of rows) {
    const credits = await tx.range('credits', { eq: [from, id], limit: ALL });
    const known = await tx.getMany(
      'credits',
      credits.map(({ source }) => [to, id, source]),
    );
    const fresh = credits.filter((_, index) => !known[index]);
    for (const credit of credits) await tx.delete('credits', [from, id, credit.source]);
    for (const credit of fresh) await tx.insert('credits', { ...credit, member: to });

    const mine = await tx.get('progress', [to, id]);
    const counted = fresh.filter((credit) => credit.counted === 1).length;
    const count = (mine?.count ?? 0) + counted;
    await tx.delete('progress', [from, id]);
    await keep(context, to, id, { ...(mine ?? NO_PROGRESS), count }, mine !== undefined);

    for (const old of await tx.range('grants', { eq: [from, id], limit: ALL })) {
      const own = await tx.get('grants', [to, id, old.tier]);
      await tx.delete('grants', [from, id, old.tier]);
      if (!own) await tx.insert('grants', { ...old, member: to });
      else if (old.grantedAt < own.grantedAt)
        await tx.update('grants', [to, id, old.tier], { grantedAt: old.grantedAt });
    }
    const badge = badges.find((candidate) => candidate.id === id);
    const due = badge ? reached(badge, count, await heldBy(context, to, id)) : [];
    await grant(
      context,
      to,
      id,
      due.map(({ id: tier }) => tier),
      at,
    );
  }
}

async function heldBy({ tx }: Writing, member: Id, badge: string): Promise<Set<string>> {
  return new Set((await tx.range('grants', { eq: [member, badge], limit: ALL })).map(({ tier }) => tier));
}

async function keep(
  { tx }: Writing,
  member: Id,
  badge: string,
  progress: BadgeProgress,
  known: boolean,
): Promise<void> {
  const { count, day, today } = progress;
  if (known) await tx.update('progress', [member, badge], { count, day, today });
  else await tx.insert('progress', { member, badge, count, day, today });
}

async function grant(
  { tx, emit }: Writing,
  member: Id,
  badge: string,
  tiers: readonly string[],
  at: Time,
): Promise<void> {
  for (const tier of tiers) {
    await tx.insert('grants', { member, badge, tier, grantedAt: at, revokedAt: null });
    emit({
      kind: 'badge.granted',
      subject: badge,
      actor: member,
      channel: `member/${member}`,
      audience: member,
      data: { tier },
    });
  }
}
