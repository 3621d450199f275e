import type { Id, Time } from '../../domain/common.ts';
import { countActivity } from '../badges/activity.ts';
import { forgetAnswers } from './answers.ts';
import { moveArrangement } from '../badges/arranging.ts';
import { mergeBallots } from '../polls/ballots.ts';
import { emptyBin } from '../threads/bin.ts';
import { readGratitude } from '../gratitude/gratitude-reading.ts';
import { closeDue } from '../polls/closing.ts';
import { eraseDue, INTERRUPTED } from '../erasing/erase.ts';
import { BADGE_LOCK, BADGE_READER, badgesIn, countStretch, fillBadges } from '../badges/filling.ts';
import { sweepMedia } from '../media/media-sweep.ts';
import { readTrending } from './trending.ts';
import { approveDue, followReferrals } from '../gratitude/rewards-reader.ts';
import { readTalk } from '../figures/talk.ts';
import { readRelationship } from '../relationship/relationship.ts';
import type { EngineOptions } from '../scene.ts';
import { STRETCH } from './stretch.ts';
import { asSystem } from '../system.ts';
import { tellOfBadges } from '../badges/telling-badges.ts';
import { tellNews } from '../notices/news.ts';
import { readThreads } from '../notices/telling-threads.ts';
import { moveNotices, tellOf, tellOfAll } from '../notices/telling.ts';

/** Milliseconds after which figures are counted on even while more keeps coming. */
const PACE = 1_000;
/** A reader that fails is tried again after a second, then two, up to a minute. */
const [FIRST_PAUSE, LAST_PAUSE] = [1_000, 60_000];
/** Milliseconds of rest when more has come while it ran: a busy log costs a few transactions a second, not one per event. */
export const REST = 100;
/** The longest delay that timers take (2³¹ − 1 ms). */
const LONGEST_DELAY = 2_147_483_647;

/** Timers, to be replaced in tests. A pending one keeps no process alive. */
export interface Timers {
  /** Calls `then` after `delay` milliseconds; returns how to call it off. */
  after(delay: number, then: () => void): () => void;
}

const realTimers: Timers = {
  after: (delay, then) => {
    const timer = setTimeout(then, delay);
    (timer as { unref?: () => void }).unref?.();
    return () => clearTimeout(timer);
  },
};

/**
 * Reads the site's log and does what follows from it (badges, notices, news, rewards of referrals, a merged guest's things), closes polls and
 * approves rewards in time, and
 * forgets deleted words after ten minutes, the answers to keyed writes after a day and pictures that nothing shows, until
 * stopped. Wakes while it runs make it run once more, after a short rest; it never overlaps itself. So a busy log is read in full
 * stretches, not by the few events that came during the last one. To be run in one process at
 * a time for the sake of work, not of correctness: batches are locked, and reading an event twice changes nothing.
 */
export function startReaders(options: EngineOptions, site: Id, timers: Timers = realTimers): () => void {
  let stopped = false;
  let running = false;
  let resting = false;
  let wakes = 0;
  let failures = 0;
  let forgetAt: Time = 0;
  let sweepAt: Time = 0;
  let countedAt: Time = 0;
  let cancel = () => {};

  const wake = (): void => {
    wakes++;
    if (!running && !resting && !stopped) void run();
  };
  const later = (delay: number): void => {
    cancel();
    if (!stopped) {
      cancel = timers.after(Math.min(Math.max(delay, 20), LONGEST_DELAY), () => {
        resting = false;
        wake();
      });
    }
  };
  /** A step of what can wait. Whether there was one to take. */
  const count = async (): Promise<boolean> => {
    countedAt = options.ambient.now();
    return (
      (await fillBadges(options, site)) !== null ||
      (await readRelationship(options, site)) ||
      (await readTalk(options, site)) ||
      (await tellNews(options, site))
    );
  };
  const run = async (): Promise<void> => {
    running = true;
    try {
      let seen = wakes;
      let closing: Time | null = null;
      // Of what is counted for figures or anew, a step at a time: what happens now, and polls that close, do not wait for it. While
      // more keeps coming, it is a step a second.
      do {
        seen = wakes;
        for (const read of [readBatch, readThreads, readGratitude])
          while (!stopped && (await read(options, site)) === STRETCH);
        while (!stopped && (await readTrending(options, site)));
        closing = stopped ? null : await closeDue(options, site);
      } while (!stopped && (seen === wakes || options.ambient.now() >= countedAt + PACE) && (await count()));
      if (!stopped) await eraseDue(options, site, INTERRUPTED);
      const aging = stopped ? null : await countActivity(options, site, BADGE_READER);
      const emptying = stopped ? null : await emptyBin(options, site);
      const approving = stopped ? null : await approveDue(options, site);
      // A batch at a time: what follows from the log does not wait for more.
      if (!stopped && options.ambient.now() >= forgetAt) forgetAt = await forgetAnswers(options, site);
      if (!stopped && options.ambient.now() >= sweepAt) sweepAt = await sweepMedia(options, site);
      resting = seen !== wakes;
      const waits = [closing, aging, emptying, approving].map((at) => at ?? Infinity);
      const next = Math.min(...waits, forgetAt, sweepAt);
      later(resting ? REST : next - options.ambient.now());
      failures = 0;
    } catch {
      // The store says why in its own log; here it is only tried again, from the last committed batch.
      later(Math.min(FIRST_PAUSE * 2 ** failures++, LAST_PAUSE));
    } finally {
      running = false;
    }
  };

  const unwatch = options.store.watch(site, wake);
  wake();
  return () => {
    stopped = true;
    unwatch();
    cancel();
  };
}

/** Everything that follows from the log so far, once: for commands that don't stay, and for tests. Returns when the next poll closes. */
export async function catchUp(options: EngineOptions, site: Id): Promise<Time | null> {
  while ((await readBatch(options, site)) > 0);
  while ((await readThreads(options, site)) > 0);
  while (await tellNews(options, site));
  while (await fillBadges(options, site));
  while (await readRelationship(options, site));
  while (await readTalk(options, site));
  while ((await readGratitude(options, site)) > 0);
  while (await readTrending(options, site));
  await countActivity(options, site, BADGE_READER);
  await approveDue(options, site);
  return closeDue(options, site);
}

/** Carries out one stretch of the log together with the reader's cursor. How many events there were. */
async function readBatch(options: EngineOptions, site: Id): Promise<number> {
  const system = asSystem(options, site);
  const news = await system.read(async ({ tx }) => {
    const from = (await tx.get('readers', [BADGE_READER]))?.seq ?? 0;
    return tx.range('events', { eq: [], after: [from], limit: STRETCH });
  });
  if (news.length === 0) return 0;
  // Before the cursor moves, so that a crash in between repeats it.
  for (const event of news) {
    const into = event.kind === 'member.merged' ? event.data['into'] : null;
    if (typeof into === 'string') {
      await mergeBallots({ options, site }, event.subject, into);
      await moveNotices({ options, site }, event.subject, into);
      await tellOfAll(options, site, into);
    }
    await tellOf(options, site, event);
    await followReferrals(options, site, event);
  }
  await tellOfBadges(options, site, news);
  await system.write(BADGE_LOCK, async (context) => {
    const { tx } = context;
    const cursor = await tx.get('readers', [BADGE_READER]);
    const all = await tx.range('events', { eq: [], after: [cursor?.seq ?? 0], limit: STRETCH });
    // What came since was not looked at above: it waits for the next stretch.
    const events = all.filter(({ seq }) => seq <= news.at(-1)!.seq);
    const last = events.at(-1);
    if (!last) return;
    const badges = await badgesIn(context);
    await countStretch(
      context,
      badges.filter(({ behind }) => behind === null),
      events,
      false,
    );
    for (const { kind, subject, data } of events)
      if (kind === 'member.merged' && typeof data['into'] === 'string')
        await moveArrangement(context, subject, data['into']);
    if (cursor) await tx.update('readers', [BADGE_READER], { seq: last.seq });
    else await tx.insert('readers', { name: BADGE_READER, seq: last.seq });
  });
  return news.length;
}
