import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Id } from '@hearth/core/domain';
import {
  fillBadges,
  rehearseRecount,
  startRecount,
  type Engine,
  type Filled,
  type RecountReport,
} from '@hearth/core/engine';
import { openSqlite, type SqlStore } from '../db/index.ts';

/** Milliseconds of steps per call: often enough for progress to be seen, and for who called to stop. */
const SLICE = 250;

/** How far it is; or, at the end of a rehearsal, what would change; `null`: done. */
export type RecountStep = Filled | { readonly reports: readonly RecountReport[] } | null;

/** Counting badges anew, some of it per call. It goes through the socket of a running server, too, so it is made of calls that return soon. */
export interface BadgeRecounts {
  /** Begins; answers with the badges. What is begun goes on by itself on a running server. */
  start(site: Id, badge: string | null): Promise<string[]>;
  step(site: Id): Promise<RecountStep>;
  /** Begins to find out what would change, in a database of its own in the temporary folder; one at a time. */
  rehearse(site: Id, badge: string | null): Promise<void>;
  rehearseStep(): Promise<RecountStep>;
  stopRehearsing(): Promise<void>;
}

export function createBadgeRecounts({ options }: Engine, clock: () => number): BadgeRecounts {
  let rehearsal: Rehearsal | null = null;
  /** Steps until the time of one call is over, or there is nothing to do. */
  const slice = async <S>(step: () => Promise<S>, over: (found: S) => boolean): Promise<S> => {
    const end = clock() + SLICE;
    for (;;) {
      const found = await step();
      if (over(found) || clock() >= end) return found;
    }
  };
  const stopRehearsing = async (): Promise<void> => {
    const ended = rehearsal;
    rehearsal = null;
    await ended?.end();
  };
  return {
    start: (site, badge) => startRecount(options, site, badge ?? undefined),
    step: (site) =>
      slice(
        () => fillBadges(options, site),
        (filled) => filled === null,
      ),
    async rehearse(site, badge) {
      await stopRehearsing();
      rehearsal = await beginRehearsal(options, site, badge);
    },
    async rehearseStep() {
      const { steps } = rehearsal ?? {};
      if (!steps) return null;
      const found = await slice(
        () => steps.next(),
        ({ done }) => done === true,
      );
      if (!found.done) return found.value;
      await stopRehearsing();
      return { reports: found.value };
    },
    stopRehearsing,
  };
}

interface Rehearsal {
  readonly steps: AsyncGenerator<Filled, RecountReport[]>;
  end(): Promise<void>;
}

async function beginRehearsal(
  options: Engine['options'],
  site: Id,
  badge: string | null,
): Promise<Rehearsal> {
  const folder = await mkdtemp(join(tmpdir(), 'hearth-recount-'));
  const scratch: SqlStore = await openSqlite(join(folder, 'scratch.db'));
  return {
    steps: rehearseRecount(options, site, scratch, badge ?? undefined),
    end: async () => {
      await scratch.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
