import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { badgesIn, BADGE_LOCK, BADGE_READER, countStretch, type Filled } from './filling.ts';
import { notFound, type EngineOptions, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import type { Key, ReadTx, Store } from '../store.ts';
import { asSystem } from '../system.ts';

/** Events in one transaction of a rehearsal: nobody waits for it. */
const BATCH = 1_000;
/** Rows compared at once. */
const PAGE = 500;

/** What counting a badge anew from the log would change; numbers of tiers that members hold, and of members. */
export interface RecountReport {
  readonly badge: string;
  /** Tiers that would be given, or held again. */
  readonly given: number;
  /** Tiers that would be taken away, since what earned them was taken back. */
  readonly revoked: number;
  /** Tiers that stay, though the log does not reach them by the rule of today: earned under an earlier one. */
  readonly kept: number;
  /** Members whose progress would be another. */
  readonly progress: number;
}

/**
 * Has a badge, or all of them, counted anew from the log's start: by `fillBadges`, step by step. What is held stays meanwhile. Retired
 * badges are left as they are. Answers which; `not-found` for an unknown badge, `conflict` for a retired one.
 */
export async function startRecount(options: EngineOptions, site: Id, badge?: string): Promise<string[]> {
  return asSystem(options, site).write(BADGE_LOCK, async (context) => {
    const rows = chosen(await badgesIn(context), badge);
    for (const { id } of rows) await context.tx.update('badges', [id], { behind: -1 });
    return rows.map(({ id }) => id);
  });
}

function chosen(rows: readonly Row<'badges'>[], badge: string | undefined): Row<'badges'>[] {
  if (badge === undefined) return rows.filter(({ definition }) => !definition.retired);
  const row = rows.find(({ id }) => id === badge);
  if (!row) throw notFound('badge');
  if (row.definition.retired)
    throw new CommunityError('conflict', 'This badge is retired: nothing counts for it.', { field: 'badge' });
  return [row];
}

/**
 * Counts a badge, or all of them, from the log's start into a store of its own, and says what would be otherwise; the site is only
 * read. Each step says how far it is, and may be the last: then the scratch is thrown away, and nothing has happened.
 */
export async function* rehearseRecount(
  options: EngineOptions,
  site: Id,
  scratch: Store,
  badge?: string,
): AsyncGenerator<Filled, RecountReport[]> {
  const system = asSystem(options, site);
  const { badges, settings } = await system.read(async (context) => ({
    badges: chosen(await badgesIn(context), badge),
    settings: (await context.tx.get('settings', ['site']))!,
  }));
  await scratch.write(site, BADGE_LOCK, (tx) => tx.insert('settings', settings));
  const there = asSystem({ ...options, store: scratch }, site);
  for (let read = 0; ;) {
    const { events, of } = await system.read(async ({ tx }) => ({
      of: (await tx.get('readers', [BADGE_READER]))?.seq ?? 0,
      events: await tx.range('events', { eq: [], after: [read], limit: BATCH }),
    }));
    const due = events.filter(({ seq }) => seq <= of);
    if (due.length === 0) break;
    await there.write(BADGE_LOCK, (context) =>
      // What would be told is not told.
      countStretch({ ...context, emit: () => {} } satisfies Writing, badges, due, false),
    );
    read = due.at(-1)!.seq;
    yield { read, of };
  }
  const reports: RecountReport[] = [];
  for (const { id } of badges) {
    reports.push(
      await options.store.read(site, (is) => scratch.read(site, (would) => compare(id, is, would))),
    );
  }
  return reports;
}

async function compare(badge: string, is: ReadTx, would: ReadTx): Promise<RecountReport> {
  const report = { badge, given: 0, revoked: 0, kept: 0, progress: 0 };
  const held = (row: Row<'grants'> | undefined): boolean => row !== undefined && row.revokedAt === null;
  await eachPair(badge, 'grants', would, is, (next, now) => {
    if (now?.byStaff === 1 || now?.revokedByStaff === 1) return;
    if (held(next) && !held(now)) report.given++;
    if (!held(next) && held(now)) report.revoked++;
  });
  await eachPair(badge, 'grants', is, would, (now, next) => {
    if (held(now) && now.byStaff === 0 && next === undefined) report.kept++;
  });
  const different = new Set<string>();
  const look = (one: Row<'standings'>, other: Row<'standings'> | undefined): void => {
    if (one.count !== (other?.count ?? 0)) different.add(one.member);
  };
  await eachPair(badge, 'standings', would, is, look);
  await eachPair(badge, 'standings', is, would, (one, other) => {
    if (!other) look(one, other);
  });
  return { ...report, progress: different.size };
}

/** Each row of a badge in one store, with the row of the same key in the other. */
async function eachPair<T extends 'grants' | 'standings'>(
  badge: string,
  table: T,
  from: ReadTx,
  to: ReadTx,
  visit: (row: Row<T>, other: Row<T> | undefined) => void,
): Promise<void> {
  for (let after: Key = []; ;) {
    const page: Row<T>[] = await from.range(table, { index: 'badge', eq: [badge], after, limit: PAGE });
    const others = await to.getMany(
      table,
      page.map((row) => keyIn(table, row)),
    );
    page.forEach((row, at) => visit(row, others[at]));
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = behind(last);
  }
}

const keyIn = <T extends 'grants' | 'standings'>(table: T, row: Row<T>): Key =>
  'tier' in row ? [row.member, row.badge, row.scope, row.tier] : [row.member, row.badge, row.scope];

/** The columns of the index `badge` behind the badge itself, then the key's. */
const behind = (row: Row<'grants'> | Row<'standings'>): Key =>
  'tier' in row ? [row.tier, row.member, row.scope] : [row.member, row.scope];
