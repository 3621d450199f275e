import { main } from './commands/main.ts';
import type { Io } from './commands/command.ts';
import { letYoungHeapGrow } from './young-heap.ts';

letYoungHeapGrow();

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second one does not wait.
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  });
}

let line = 0;
const clear = (): void => {
  if (line > 0) process.stderr.write(`\r${' '.repeat(line)}\r`);
  line = 0;
};
const io: Io = {
  env: process.env,
  signal: stop.signal,
  out(text) {
    clear();
    process.stdout.write(`${text}\n`);
  },
  note(text) {
    clear();
    process.stderr.write(`${text}\n`);
  },
  progress(text) {
    if (!process.stderr.isTTY) return;
    process.stderr.write(`\r${text.padEnd(line)}`);
    line = text.length;
  },
};

// `head` and the like close the pipe before everything is said.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2), io);
clear();
