/** `npm run bench`: Hearth beside the fastest thing that could do the same, in one run, in turns. Asserts nothing. */
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { bundleContenders } from './run/bundle.ts';
import { inLab } from './run/lab.ts';
import { installPeers } from './run/peers.ts';
import { choose, readOptions, USAGE, type Options } from './run/options.ts';
import { report } from './run/report.ts';
import type { Row } from './run/row.ts';
import { ROWS } from './rows.ts';

let options: Options;
let rows: readonly Row[];
try {
  options = readOptions(process.argv.slice(2));
  rows = choose(ROWS, options.words);
  if (options.peers && !rows.some(({ peers }) => peers)) throw new Error('No row of that name has peers.');
} catch (error) {
  console.error(`${(error as Error).message}\n\n${USAGE}`);
  process.exit(2);
}
if (options.list) {
  for (const { name, title } of rows) console.log(`${name.padEnd(20)} ${title}`);
  process.exit(0);
}

const stop = new AbortController();
process.on('SIGINT', () => {
  if (stop.signal.aborted) process.exit(130); // the second time, at once; what was started ends with this process
  console.error('\nStopping …');
  stop.abort();
});

const { runs, quick } = options;
const memory = Math.round(totalmem() / 2 ** 30);
console.log(
  `${availableParallelism()} cores, ${memory} GiB, Node ${process.versions.node}, load ${loadavg()[0]!.toFixed(1)}`,
);
console.log(
  `median (min–max) of ${runs} rounds in turns; × is within rounds${quick ? '; quick: figures not to be quoted' : ''}\n`,
);

let failed = 0;
const { script, remove } = await bundleContenders();
let peers: Awaited<ReturnType<typeof installPeers>> | null = null;
try {
  if (options.peers) {
    progress('installing the peers from npm');
    peers = await installPeers(stop.signal);
  }
  for (const [index, row] of rows.entries()) {
    const began = performance.now();
    const say = (text: string): void => {
      const seconds = Math.round((performance.now() - began) / 1000);
      progress(`[${index + 1}/${rows.length}] ${row.name}: ${text} (${seconds} s)`);
    };
    try {
      say('starting');
      const lab = { runs, quick, signal: stop.signal, peers: peers?.folder ?? null, say, script };
      const result = await inLab(lab, (made) => row.run(made));
      progress('');
      console.log(`${report(row, result)}\n`);
    } catch (error) {
      progress('');
      if (stop.signal.aborted) break;
      failed++;
      console.error(`${row.name} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    }
  }
} catch (error) {
  progress('');
  failed++;
  if (!stop.signal.aborted) console.error(error instanceof Error ? error.message : String(error));
} finally {
  peers?.remove();
  remove();
}
process.exit(stop.signal.aborted ? 130 : failed ? 1 : 0);

/** One line that is written over on a terminal, and one after the other elsewhere. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
  else if (text !== '') process.stderr.write(`${text}\n`);
}
