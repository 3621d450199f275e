import type { Id } from '../../domain/common.ts';
import { award } from './awarding.ts';
import { anyWaiting, tellFilled } from './granting.ts';
import { mergeAwards } from './merge-awards.ts';
import type { EngineOptions, Reading, Writing } from '../scene.ts';
import type { EventRow, Row } from '../schema.ts';
import { asSystem } from '../system.ts';

/** The reader that counts for badges, and the lock under which all of that is done. */
export const BADGE_READER = 'badges';
export const BADGE_LOCK = `reader/${BADGE_READER}`;

/** Events, or rows that are forgotten, in one transaction: short enough that what members do hardly waits. */
const BATCH = 500;
const ALL = 10_000;

/** A step of counting badges from the log's start. */
export interface Filled {
  /** How far the log was read for the badge that is furthest behind, and how far it has to be. */
  readonly read: number;
  readonly of: number;
}

export const badgesIn = ({ tx }: Pick<Reading, 'tx'>): Promise<Row<'badges'>[]> =>
  tx.range('badges', { index: 'position', eq: [], limit: ALL });

/** Counts a stretch of the log, in its order: guests who sign in take with them what they have until then. */
export async function countStretch(
  context: Writing,
  badges: readonly Row<'badges'>[],
  events: readonly EventRow[],
  quiet: boolean,
): Promise<void> {
  const rules = badges.map(({ definition }) => definition);
  let stretch: EventRow[] = [];
  for (const event of events) {
    const into = event.kind === 'member.merged' ? event.data['into'] : null;
    if (typeof into !== 'string') {
      stretch.push(event);
      continue;
    }
    await award(context, rules, stretch, { quiet });
    stretch = [];
    await mergeAwards(context, rules, event.subject, into, event, { quiet });
  }
  await award(context, rules, stretch, { quiet });
}

/**
 * One step of counting for the badges that are behind the reader of the log: what is new in the community file, or is declared otherwise
 * now, counts from the log's start. Nobody is told of each tier: when all is counted, of all of them together. Each step is a
 * transaction: what is broken off goes on where it was. `null`: there is nothing to do.
 */
export async function fillBadges(options: EngineOptions, site: Id): Promise<Filled | null> {
  const system = asSystem(options, site);
  const waiting = await system.read(
    async (context) =>
      (await badgesIn(context)).some(({ behind }) => behind !== null) || (await anyWaiting(context.tx)),
  );
  if (!waiting) return null;
  return system.write(BADGE_LOCK, async (context) => {
    const { tx } = context;
    const of = (await tx.get('readers', [BADGE_READER]))?.seq ?? 0;
    const behind = (await badgesIn(context)).flatMap((row) =>
      row.behind === null ? [] : [{ ...row, behind: row.behind }],
    );
    const stale = behind.find((row) => row.behind < 0);
    if (stale) {
      if (await forget(context, stale.id)) await tx.update('badges', [stale.id], { behind: 0 });
      return { read: 0, of };
    }
    if (behind.length === 0) return (await tellFilled(context)) ? { read: of, of } : null;
    const read = Math.min(...behind.map((row) => row.behind));
    const last = behind.filter((row) => row.behind === read);
    // From where others stand on, it goes on with them.
    const until = Math.min(of, ...behind.filter((row) => row.behind > read).map((row) => row.behind));
    const page = await tx.range('events', { eq: [], after: [read], limit: BATCH });
    const events = page.filter(({ seq }) => seq <= until);
    await countStretch(context, last, events, true);
    const reached = events.at(-1)?.seq ?? until;
    for (const { id } of last) await tx.update('badges', [id], { behind: reached >= of ? null : reached });
    return { read: reached, of };
  });
}

/** Forgets what was counted for a badge, some of it at a time; what is held stays. Whether all of it is gone. */
async function forget({ tx }: Writing, badge: string): Promise<boolean> {
  const deeds = await tx.range('deeds', { index: 'by', eq: [badge], limit: BATCH });
  for (const { member, unit, by } of deeds) await tx.delete('deeds', [member, badge, unit, by]);
  const standings = await tx.range('standings', { index: 'badge', eq: [badge], limit: BATCH });
  for (const { member, scope } of standings) await tx.delete('standings', [member, badge, scope]);
  const praise = await tx.range('praise', { eq: [badge], limit: BATCH });
  for (const { by, member } of praise) await tx.delete('praise', [badge, by, member]);
  return Math.max(deeds.length, standings.length, praise.length) < BATCH;
}
