import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ImportBatch } from '@hearth/core/engine';
import { withAdmin } from '../admin/reach.ts';
import { openStore } from '../open-store.ts';
import { importLines, type LinesReport } from '../transfer/import.ts';
import { importDisqus, type DisqusReport } from '../import/disqus.ts';
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
  summary: 'takes in the comments of Disqus or WordPress, or a site that was exported',
  usage: 'import disqus|wordpress FILE --site ID [--dry-run] | import hearth FILE [--dry-run]',
  help: `${DATA_HELP}
  --dry-run             reads the whole file, says what is in it, and writes nothing
  --max-mib N           refuses larger files (default 128; of Disqus 512)

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
    if (kind !== 'wordpress' && kind !== 'disqus')
      throw new UsageError(
        `There is no import from "${kind}": it is "import disqus FILE", "import wordpress FILE" or "import hearth FILE".`,
      );
    await importFile(kind, values, file!, io);
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

async function importFile(kind: 'wordpress' | 'disqus', values: Values, file: string, io: Io): Promise<void> {
  const site = required(values, 'site');
  const mebibytes = wholeNumber('--max-mib', text(values['max-mib']), 100_000);
  const dryRun = values['dry-run'] === true;
  const { size } = await stat(file);
  const report = await withAdmin<WordpressReport | DisqusReport>(where(values, io), (admin) => {
    const options = {
      open: () => createReadStream(file),
      take: (batch: ImportBatch) => admin.importThreads(site, batch),
      signal: io.signal,
      dryRun,
      ...(mebibytes !== undefined && { maxBytes: mebibytes * 2 ** 20 }),
      onProgress: (pass: string, bytes: number) =>
        io.progress(`${pass} ${size > 0 ? Math.min(100, Math.floor((100 * bytes) / size)) : 100} %`),
    };
    return kind === 'disqus' ? importDisqus(options) : importWordpress(options);
  });
  for (const line of describe(report, dryRun)) io.out(line);
}

const REMARKS = {
  known: 'were here already',
  members: 'authors came with them',
  pings: 'pingbacks and trackbacks left out',
  spam: 'left out as spam',
  trash: 'left out from the bin',
  deleted: 'left out as deleted',
  lost: 'left out, having no id, or no thread',
  empty: 'left out without words',
  cut: 'shortened to the longest body',
  undated: 'without a readable date, placed behind the comment before',
  closed: 'threads were closed there: staff close them here',
} as const;

function describe(report: WordpressReport | DisqusReport, dryRun: boolean): string[] {
  const { threads, created, held } = report;
  const counts = report as Partial<Record<keyof typeof REMARKS, number>>;
  return [
    `${created} ${dryRun ? 'comments would be taken' : 'comments taken'} in ${threads} threads, of which ${held} wait for staff`,
    ...(Object.entries(REMARKS) as [keyof typeof REMARKS, string][]).flatMap(([name, what]) =>
      (counts[name] ?? 0) > 0 ? [`${counts[name]} ${what}`] : [],
    ),
  ];
}
