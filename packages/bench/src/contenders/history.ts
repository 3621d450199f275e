import { createServer as createHttp } from 'node:http';
import { join } from 'node:path';
import {
  createEngine,
  fillBadges,
  normaliseCommunity,
  startRecount,
  webAmbient,
  type Engine,
  type EventRow,
} from '@hearth/core/engine';
import { parse } from '@hearth/core/markdown';
import { openSqlite, type SqlStore } from '@hearth/server';
import { running, type Running } from './running.ts';

const SITE = 'bench';
const MEMBERS = 10_000;
const COMMENTS = 100_000;
/** 2026-01-01 UTC; an event each minute makes two years of a million. */
const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
const BATCH = 10_000;

/** Seconds and megabytes of a recount of all badges; `early` is the most memory within its first tenth. */
export interface Recounted {
  readonly took: number;
  /** CPU seconds, of all threads. */
  readonly cpu: number;
  readonly rate: number;
  readonly peak: number;
  readonly early: number;
  readonly grants: number;
}

/** A site's log and its badges, as a process of their own: no server, so that nothing else is measured. */
export async function start({ data }: { readonly data: string }): Promise<Running> {
  const store = await openSqlite(join(data, 'hearth.db'));
  const secret = new Uint8Array(32).fill(7);
  const engine = createEngine({ store, ambient: webAmbient(), parse, secret, linkBase: '/r/' });
  const read = normaliseCommunity(COMMUNITY);
  if (!('community' in read)) throw new Error(JSON.stringify(read.problems));
  await engine.configure(read.community);
  return running(
    createHttp(),
    {
      fill: (events: number) => fill(store, events),
      recount: () => recount(engine, store),
    },
    () => void store.close(),
  );
}

const tiers = (...thresholds: number[]) =>
  thresholds.map((threshold) => ({ id: `t${threshold}`, name: String(threshold), threshold }));
const badge = (id: string, trigger: string, more: object) => ({
  id,
  name: id,
  description: id,
  trigger,
  ...more,
});

const COMMUNITY = {
  site: { id: SITE, name: 'Bench', timezone: 'Europe/Berlin' },
  badges: [
    badge('voice', 'comment.posted', { tiers: tiers(1, 10, 100) }),
    badge('week', 'comment.posted', { tiers: tiers(3), window: { each: 'week' }, repeatable: true }),
    badge('answered', 'reply.received', { tiers: tiers(1, 10, 50), dailyCap: 5 }),
    badge('liked', 'reaction.received', { tiers: tiers(5, 50), autoRevoke: true }),
    badge('loved', 'reaction.received', { tiers: tiers(3), window: { days: 30 } }),
    badge('voter', 'poll.voted', { tiers: tiers(1, 10) }),
  ],
};

/** Four of ten events are comments, half of them replies; as many are reactions, one in twenty taken back; the rest are votes. */
async function fill(store: SqlStore, events: number): Promise<void> {
  let seed = 7;
  const random = (below: number): number =>
    (seed = Math.imul(seed ^ (seed >>> 15), 2_246_822_519) >>> 0) % below;
  const member = (): string => `member-${random(MEMBERS)}`;
  const event = (number: number): Omit<EventRow, 'seq'> => {
    const at = START + number * MINUTE;
    const common = { at, audience: 'public', channel: `thread/topic-${random(500)}` };
    const kind = random(10);
    if (kind < 4) {
      const data = {
        author: member(),
        parentAuthor: kind < 2 ? null : member(),
        status: 'published',
        first: kind < 2 ? 1 : 0,
      };
      return { ...common, kind: 'comment.posted', subject: `comment-${number}`, actor: data.author, data };
    }
    if (kind < 8) {
      const data = { on: random(20) === 0 ? 0 : 1, author: member(), reaction: 'like', first: 1 };
      return {
        ...common,
        kind: 'comment.reacted',
        subject: `comment-${random(COMMENTS)}`,
        actor: member(),
        data,
      };
    }
    const subject = `poll-${random(200)}`;
    return { ...common, kind: 'poll.voted', subject, channel: `poll/${subject}`, actor: member(), data: {} };
  };
  for (let from = 0; from < events; from += BATCH)
    await store.write(SITE, 'bench', async (tx) => {
      for (let at = from; at < Math.min(from + BATCH, events); at++) tx.append(event(at));
    });
  // As if everything had been read when there were no badges.
  await store.write(SITE, 'bench', async (tx) => {
    const { seq } = await tx.position();
    await tx.insert('readers', { name: 'badges', seq });
  });
}

async function recount(engine: Engine, store: SqlStore): Promise<Recounted> {
  const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20;
  await startRecount(engine.options, SITE);
  let [peak, early, read] = [0, 0, 0];
  const before = process.cpuUsage();
  const began = performance.now();
  for (;;) {
    const step = await fillBadges(engine.options, SITE);
    if (!step) break;
    read = step.read;
    peak = Math.max(peak, megabytes());
    if (step.read <= step.of / 10) early = peak;
  }
  const took = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const grants = await store.read(SITE, (tx) => tx.range('grants', { eq: [], limit: 1_000_000 }));
  return { took, cpu: (user + system) / 1e6, rate: read / took, peak, early, grants: grants.length };
}
