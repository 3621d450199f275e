import type { RecountStep } from '../admin/badge-recounts.ts';
import type { Admin } from '../admin/admin.ts';
import { withAdmin } from '../admin/reach.ts';
import {
  DATA_HELP,
  DATA_OPTIONS,
  required,
  text,
  UsageError,
  where,
  type Command,
  type Io,
} from './command.ts';

export const badges: Command = {
  summary: 'counts badges anew, from the start of the log',
  usage: 'badges recount --site ID [--badge ID] [--dry-run]',
  help: `${DATA_HELP}
  --badge ID  this one; else all but the retired ones
  --dry-run   changes nothing, and says what would change

What is held stays. What the log gives is given, dated by the events that earned it, and each member hears of all of it
once. Stopped by Ctrl-C, it goes on where it was: by itself on a running server, or with the next "hearth serve".`,
  options: {
    ...DATA_OPTIONS,
    site: { type: 'string' },
    badge: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  words: 1,
  async run(values, [verb], io) {
    if (verb !== 'recount') throw new UsageError(`There is no "badges ${verb}".`);
    const site = required(values, 'site');
    const badge = text(values['badge']) ?? null;
    await withAdmin(where(values, io), (admin) =>
      values['dry-run'] === true ? rehearse(admin, site, badge, io) : recount(admin, site, badge, io),
    );
  },
};

async function recount(admin: Admin, site: string, badge: string | null, io: Io): Promise<void> {
  const names = await admin.recountBadges(site, badge);
  await follow(() => admin.recountStep(site), io);
  for (const name of names) io.out(`counted anew  ${name}`);
}

async function rehearse(admin: Admin, site: string, badge: string | null, io: Io): Promise<void> {
  await admin.rehearseRecount(site, badge);
  try {
    const last = await follow(() => admin.rehearseStep(), io);
    if (!last || !('reports' in last))
      throw new Error('Another dry run has begun since, and this one was ended.');
    for (const { badge: name, given, revoked, kept, progress } of last.reports)
      io.out(
        [name, `given ${given}`, `revoked ${revoked}`, `kept ${kept}`, `progress ${progress}`].join('\t'),
      );
    io.note('Nothing was changed. "kept" are tiers that stay, though today’s rule does not reach them.');
  } finally {
    await admin.stopRehearsing();
  }
}

/** Takes steps until there are none, and says how far it is. */
async function follow(step: () => Promise<RecountStep>, io: Io): Promise<RecountStep> {
  for (;;) {
    io.signal.throwIfAborted();
    const found = await step();
    if (found === null || 'reports' in found) {
      io.progress('');
      return found;
    }
    io.progress(`read ${count(found.read)} of ${count(found.of)} events`);
  }
}

const count = (number: number): string => number.toLocaleString('en');
