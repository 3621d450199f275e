import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { withAdmin } from '../admin/reach.ts';
import { openStore } from '../open-store.ts';
import { importLines, type LinesReport } from '../transfer/import.ts';
import { importWordpress, type WordpressReport } from '../import/wordpress.ts';
import {
  DATA_HELP,
  DATA_OPTIONS,
  required,
  text,
  UsageError,
  where,
  wholeNumber,
  type Command,
  type Io,
  type Values,
} from './command.ts';

export const import_: Command = {
  summary: 'takes in the comments of a WordPress export, or a site that was exported',
  usage: 'import wordpress FILE --site ID [--dry-run] | import hearth FILE [--dry-run]',
  help: `${DATA_HELP}
  --dry-run             reads the whole file, says what is in it, and writes nothing
  --max-mib N           refuses larger files (default 128)

Importing again changes nothing.`,
  options: {
    ...DATA_OPTIONS,
    site: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'max-mib': { type: 'string' },
  },
  words: 2,
  async run(values, [kind, file], io) {
    if (kind === 'hearth') return importSite(values, file!, io);
    if (kind !== 'wordpress')
      throw new UsageError(
        `There is no import from "${kind}": it is "import wordpress FILE" or "import hearth FILE".`,
      );
    await importFile(values, file!, io);
  },
};

/** A whole site: with a file as database, while no server has it. */
async function importSite(values: Values, file: string, io: Io): Promise<void> {
  const options = {
    open: () => createReadStream(file),
    signal: io.signal,
    onProgress: (pass: string, rows: number) => io.progress(`${pass} ${rows} rows`),
  };
  await stat(file);
  const dryRun = values['dry-run'] === true;
  let report: LinesReport;
  if (dryRun) report = await importLines({ ...options, store: null });
  else {
    const store = await openStore(where(values, io));
    try {
      report = await importLines({ ...options, store });
    } finally {
      await store.close();
    }
  }
  for (const [table, rows] of Object.entries(report.rows)) io.out(`${rows}\t${table}`);
  io.note(
    `${dryRun ? 'This would be' : 'This is'} the site ${report.site}. Pictures are files in "media": copy them.`,
  );
}

async function importFile(values: Values, file: string, io: Io): Promise<void> {
  const site = required(values, 'site');
  const mebibytes = wholeNumber('--max-mib', text(values['max-mib']), 100_000);
  const dryRun = values['dry-run'] === true;
  const { size } = await stat(file);
  const report = await withAdmin(where(values, io), (admin) =>
    importWordpress({
      open: () => createReadStream(file),
      take: (batch) => admin.importThreads(site, batch),
      signal: io.signal,
      dryRun,
      ...(mebibytes !== undefined && { maxBytes: mebibytes * 2 ** 20 }),
      onProgress: (pass, bytes) =>
        io.progress(`${pass} ${size > 0 ? Math.min(100, Math.floor((100 * bytes) / size)) : 100} %`),
    }),
  );
  for (const line of describe(report, dryRun)) io.out(line);
}

function describe(report: WordpressReport, dryRun: boolean): string[] {
  const { threads, created, held, known, members, pings, spam, trash, empty, cut, undated } = report;
  const counted: [number, string][] = [
    [
      created,
      `${dryRun ? 'comments would be taken' : 'comments taken'} in ${threads} threads, of which ${held} wait for staff`,
    ],
    [known, 'were here already'],
    [members, 'authors came with them'],
    [pings, 'pingbacks and trackbacks left out'],
    [spam, 'left out as spam'],
    [trash, 'left out from the bin'],
    [empty, 'left out without words'],
    [cut, 'shortened to the longest body'],
    [undated, 'without a readable date, placed behind the comment before'],
  ];
  return counted
    .filter(([count], index) => index === 0 || count > 0)
    .map(([count, what]) => `${count} ${what}`);
}
