import type { Id } from '../../domain/common.ts';
import type { SiteInfo } from '../../domain/site.ts';
import { quarterOf, weekOf } from '../../domain/relationship/calendar.ts';
import { membersOf } from '../threads/comment-view.ts';
import { Counting } from './relationship-counting.ts';
import { commentTies, entryTies, EXCHANGE, onceOf, type Tie, type Written } from './relationship-ties.ts';
import type { EngineOptions, Writing } from '../scene.ts';
import type { TieRow } from '../rows/relationship.ts';
import type { EventRow } from '../schema.ts';
import { asSystem } from '../system.ts';

/** Its zone follows. */
const READER = 'relationship/';
const BATCH = 200;
/** Rows that are looked at at once where there may be many. */
const PAGE = 500;

/**
 * Counts a stretch of the log for relationships, from the position of a reader of its own. Whether there may be more.
 *
 * What was written counts as it is now, not as the event says: published or not, and whose. So an event that is read twice,
 * late, or from the start of the log comes to the same, and what was hidden or deleted counts nothing any more. Votes and
 * invitations count once each, from their first event on.
 */
export async function readRelationship(options: EngineOptions, site: Id): Promise<boolean> {
  const system = asSystem(options, site);
  const news = await system.read(async ({ tx, info }) => {
    const from = (await tx.get('readers', [relationshipReader(info)]))?.seq ?? 0;
    return tx.range('events', { eq: [], after: [from], limit: BATCH });
  });
  // Most of what happens counts nothing, and is passed over without a write until something does.
  if (news.length < BATCH && !news.some(matters)) return false;
  return system.write('reader/relationship', async (context) => {
    const { tx, info } = context;
    const reader = relationshipReader(info);
    const cursor = await tx.get('readers', [reader]);
    const events = await tx.range('events', { eq: [], after: [cursor?.seq ?? 0], limit: BATCH });
    const last = events.at(-1);
    if (!last) return false;
    await count(context, events.filter(matters));
    if (cursor) await tx.update('readers', [reader], { seq: last.seq });
    else await beginAnew(context, reader, last.seq);
    return events.length === BATCH;
  });
}

/** Weeks are those of a zone: in another one, all is counted from the log's start, and each thing put where it belongs. */
export const relationshipReader = ({ timezone }: Pick<SiteInfo, 'timezone'>): string =>
  `${READER}${timezone}`;

/** The position in the zone before holds no longer, should that come back. */
async function beginAnew({ tx }: Writing, name: string, seq: number): Promise<void> {
  const others = await tx.range('readers', { eq: [], limit: PAGE });
  for (const other of others) if (other.name.startsWith(READER)) await tx.delete('readers', [other.name]);
  await tx.insert('readers', { name, seq });
}

const PASSED: readonly string[] = ['comment.reacted', 'comment.voted', 'comment.reported', 'entry.voted'];

/** Whether an event can change what counts. Nothing that a host reports does: no purchase makes a relationship. */
function matters({ kind, actor }: EventRow): boolean {
  if (kind === 'poll.voted' || kind === 'referral.joined') return actor !== null;
  return kind === 'member.merged' || (/^(comment|entry)\./.test(kind) && !PASSED.includes(kind));
}

async function count(context: Writing, events: readonly EventRow[]): Promise<void> {
  const { tx } = context;
  const subjects = (room: string): Id[] => [
    ...new Set(events.filter(({ kind }) => kind.startsWith(room)).map(({ subject }) => subject)),
  ];
  const written = [
    ...(await commentTies(tx, subjects('comment.'))),
    ...(await entryTies(tx, subjects('entry.'))),
  ];
  const once = events.flatMap(onceOf);
  const { rowsOf, standing } = await knowing(context, written, once);
  const counting = new Counting(tx);
  await counting.set(standing(written));
  for (const row of once.flatMap(rowsOf)) await counting.add(row);
  for (const { kind, subject, data } of events) {
    const into = kind === 'member.merged' ? data['into'] : null;
    if (typeof into === 'string') await merge(context, counting, subject, into);
  }
  await counting.save();
}

/** Knows who members are by now, and what week and quarter it was for the site. */
async function knowing(context: Writing, written: readonly Written[], once: readonly Tie[] = []) {
  const people = await membersOf(context, [
    ...written.flatMap(({ other }) => other ?? []),
    ...[...written.flatMap(({ ties }) => ties), ...once].map(({ member }) => member),
  ]);
  const zone = context.info.timezone;
  const rowsOf = (tie: Tie): TieRow[] => {
    const known = people.get(tie.member);
    return known
      ? [{ ...tie, member: known.id, week: weekOf(tie.at, zone), quarter: quarterOf(tie.at, zone) }]
      : [];
  };
  const standing = (all: readonly Written[]): ReadonlyMap<string, readonly TieRow[]> =>
    new Map(
      all.map(({ source, ties, other }) => {
        const rows = ties.flatMap(rowsOf);
        const alone = other !== undefined && people.get(other)?.id === rows[0]?.member;
        return [source, alone ? [] : rows];
      }),
    );
  return { rowsOf, standing };
}

/** What a guest did is the member's. What both said to each other was said to oneself, and counts no longer. */
async function merge(context: Writing, counting: Counting, from: Id, to: Id): Promise<void> {
  const { tx } = context;
  for (const kind of ['contributions', 'decisions', 'invitations', 'answer'] as const)
    for (let more = true; more;) {
      const rows = await tx.range('ties', { index: 'member', eq: [from, kind], limit: PAGE });
      for (const row of rows) {
        await counting.remove(row);
        await counting.add({ ...row, member: to });
      }
      more = rows.length === PAGE;
    }
  const since = (await tx.get('members', [from]))?.createdAt ?? 0;
  await weighAgain(context, counting, from, 0);
  // Nobody answered the guest before there was one.
  await weighAgain(context, counting, to, since);
}

/** Weighs somebody's exchanges since a moment again. */
async function weighAgain(context: Writing, counting: Counting, member: Id, since: number): Promise<void> {
  const { tx } = context;
  for (let after: readonly (string | number)[] = [since - 1]; ;) {
    const rows = await tx.range('ties', {
      index: 'member',
      eq: [member, 'exchanges'],
      after: after.length === 1 ? [after[0]!, '\uffff'] : after,
      limit: PAGE,
    });
    const written = (
      await commentTies(
        tx,
        rows.map(({ source }) => source.slice(EXCHANGE.length)),
      )
    ).filter(({ source }) => source.startsWith(EXCHANGE));
    await counting.set((await knowing(context, written)).standing(written));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = [last.at, last.source];
  }
}
