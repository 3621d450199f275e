// The example site with everything it needs, in one command.
import { spawn } from 'node:child_process';
import { ensureEmbed } from './embed-bundle.mjs';
import { root } from './run.mjs';

ensureEmbed();
const child = spawn(
  process.execPath,
  ['--conditions=hearth-source', 'examples/brand-site/start.ts', ...process.argv.slice(2)],
  { stdio: 'inherit', cwd: root },
);
// The child gets the terminal's signals too; it decides when to end, and this process ends with it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
