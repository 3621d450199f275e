import type { Id, Time } from '../../domain/common.ts';
import {
  actsIn,
  dayOf,
  engagementRate,
  FEWEST,
  recent,
  since,
  takesOff,
  type Days,
  type TrendingPolicy,
} from '../../domain/trending/rules.ts';
import type { EngineOptions, Reading, Writing } from '../scene.ts';
import type { EventRow, Row } from '../schema.ts';
import { asSystem } from '../system.ts';

const READER = 'trending';
const BATCH = 500;

/** What is an act in a thread. Taking it back is none, so that what is kept is never too low: the last word has a recount. */
const isAct = ({ kind, channel, data }: EventRow): boolean =>
  channel.startsWith('thread/') &&
  (((kind === 'comment.posted' || kind === 'comment.approved') && data['status'] === 'published') ||
    ((kind === 'comment.reacted' || kind === 'comment.voted') && data['on'] === 1));

/**
 * Reads on in the log and tells of threads that take off, each of them once. Sites that did not ask for it cost one look at a row.
 * Whether there was anything to read.
 */
export async function readTrending(options: EngineOptions, site: Id): Promise<boolean> {
  const system = asSystem(options, site);
  const due = await system.read(async ({ tx, access }) => {
    if (!access.trending) return false;
    return ((await tx.get('readers', [READER]))?.seq ?? 0) < (await tx.position()).seq;
  });
  if (!due) return false;
  return system.write(`reader/${READER}`, async (context) => {
    const { tx, access } = context;
    const reader = await tx.get('readers', [READER]);
    const events = await tx.range('events', { eq: [], after: [reader?.seq ?? 0], limit: BATCH });
    const last = events.at(-1);
    if (!last || !access.trending) return false;
    const acts = new Map<string, Record<string, number>>();
    for (const event of events) {
      if (!isAct(event)) continue;
      const topic = event.channel.slice('thread/'.length);
      const days = acts.get(topic) ?? {};
      const day = dayOf(event.at);
      days[day] = (days[day] ?? 0) + 1;
      acts.set(topic, days);
    }
    for (const [topic, more] of acts) await count(context, topic, more, access.trending);
    if (reader) await tx.update('readers', [READER], { seq: last.seq });
    else await tx.insert('readers', { name: READER, seq: last.seq });
    return events.length === BATCH;
  });
}

async function count(context: Writing, topic: string, more: Days, policy: TrendingPolicy): Promise<void> {
  const { tx, now, emit } = context;
  const known = await tx.get('pulses', [topic]);
  if (known && known.firedAt !== null) return;
  let days: Days = recent(sum(known?.days ?? {}, more), policy, now);
  let firedAt: Time | null = null;
  const audience = policy.audience ?? (await activeMembers(context));
  if (takesOff(actsIn(days), audience, policy)) {
    // Near enough to count what is there: somebody may have taken a reaction back, and set it again.
    const acts = await actsSince(context, topic, since(policy, now));
    if (takesOff(acts, audience, policy)) {
      firedAt = now;
      emit({
        kind: 'thread.trending',
        subject: topic,
        actor: null,
        channel: `thread/${topic}`,
        audience: 'staff',
        data: { acts, audience, rate: Math.round(100 * engagementRate(acts, audience)!) / 100 },
      });
    } else days = acts > 0 ? { [dayOf(now)]: acts } : {};
  }
  const row: Row<'pulses'> = { topic, days: firedAt === null ? days : {}, firedAt };
  if (known) await tx.update('pulses', [topic], row);
  else if (firedAt !== null || Object.keys(days).length > 0) await tx.insert('pulses', row);
}

const sum = (a: Days, b: Days): Days => {
  const all: Record<string, number> = { ...a };
  for (const [day, acts] of Object.entries(b)) all[day] = (all[day] ?? 0) + acts;
  return all;
};

async function activeMembers({ tx }: Reading): Promise<number> {
  const members = (await tx.get('rarities', ['', '']))?.members ?? 0;
  return members < FEWEST ? 0 : members;
}

/** Comments, reactions by others and votes for them, in a thread since then. */
async function actsSince({ tx }: Reading, topic: string, from: Time): Promise<number> {
  let acts = 0;
  for (let after: (string | number)[] = []; ;) {
    const rows = await tx.range('comments', {
      index: 'first',
      eq: [topic],
      after,
      lean: true,
      limit: BATCH,
    });
    const published = rows.filter(({ status }) => status === 'published');
    acts += published.filter(({ createdAt }) => createdAt >= from).length;
    const stirred = published.filter(({ reactions, up }) => up > 0 || Object.keys(reactions).length > 0);
    for (const { id, author } of stirred)
      acts +=
        (await recentOf(tx, 'reactions', id, from, author)) + (await recentOf(tx, 'votes', id, from, author));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return acts;
    after = [last.first, last.at, last.id];
  }
}

async function recentOf(
  tx: Reading['tx'],
  table: 'reactions' | 'votes',
  comment: Id,
  from: Time,
  author: Id | null,
): Promise<number> {
  let count = 0;
  for (let after: string[] = []; ;) {
    const rows = await tx.range(table, { index: 'comment', eq: [comment], after, limit: BATCH });
    count += rows.filter(
      (row) => row.at >= from && row.member !== author && (!('value' in row) || row.value > 0),
    ).length;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return count;
    after = 'reaction' in last ? [last.member, last.reaction] : [last.member];
  }
}
