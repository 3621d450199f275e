import { readFile } from 'node:fs/promises';
import { CommunityError } from '@hearth/core/adapter';
import { HOST_BATCH_LIMIT } from '@hearth/core/domain';
import { withAdmin } from '../admin/reach.ts';
import { CsvError, readEventsCsv } from '../host-events/csv.ts';
import { DATA_HELP, DATA_OPTIONS, required, text, UsageError, where, type Command } from './command.ts';

export const events: Command = {
  summary: 'takes in purchases and the like from a table',
  usage: 'events import FILE.csv --site ID [--issuer NAME]',
  help: `${DATA_HELP}
  --issuer NAME   who vouches for the subjects in it; default: the site's id. A column "issuer" goes before it

The first line names the columns: id, type, subject, at; and, if you like, amount and currency, order, refers, issuer.
Again is harmless: an id counts once.`,
  options: { ...DATA_OPTIONS, site: { type: 'string' }, issuer: { type: 'string' } },
  words: 2,
  async run(values, [verb, file], io) {
    if (verb !== 'import') throw new UsageError(`It is "events import", not "events ${verb}".`);
    const site = required(values, 'site');
    const rows = readEventsCsv(await readFile(file!, 'utf8'), text(values['issuer']) ?? site);
    const counts = { taken: 0, waiting: 0, repeated: 0 };
    await withAdmin(where(values, io), async (admin) => {
      for (let from = 0; from < rows.length; from += HOST_BATCH_LIMIT) {
        io.signal.throwIfAborted();
        const batch = rows.slice(from, from + HOST_BATCH_LIMIT);
        const report = await admin
          .takeHostEvents(
            site,
            batch.map(({ event }) => event),
          )
          .catch((error: unknown) => {
            throw located(error, batch);
          });
        for (const { state } of report.events) counts[state]++;
        io.progress(`${Math.min(from + HOST_BATCH_LIMIT, rows.length)} of ${rows.length}`);
      }
    });
    io.out(
      `${counts.taken} taken, ${counts.waiting} waiting for their members, ${counts.repeated} known before`,
    );
  },
};

/** The line of the file that an error's field is on. */
function located(error: unknown, batch: readonly { readonly line: number }[]): unknown {
  const found =
    error instanceof CommunityError ? /^events\.(\d+)\.(.+)$/.exec(error.details.field ?? '') : null;
  const line = found && batch[Number(found[1])]?.line;
  return line
    ? new CsvError(`Line ${line}, ${found[2]}: ${(error as Error).message}`, { cause: error })
    : error;
}
