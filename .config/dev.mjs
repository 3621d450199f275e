// The example site, restarted on change, beside the embed bundle, rebuilt on change.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureEmbed } from './embed-bundle.mjs';
import { root } from './run.mjs';

ensureEmbed(); // so that the first page load finds a bundle
const start = (name, command, args) => {
  const child = spawn(command, args, { stdio: 'inherit', cwd: root });
  child.on('exit', (code) => {
    console.log(`${name} ended (${code ?? 'signal'})`);
    stop(code ?? 0);
  });
  return child;
};
const children = [
  start('vite', join(root, 'node_modules/.bin/vite'), ['build', '--watch', '--logLevel', 'warn']),
  start('server', process.execPath, [
    '--watch',
    '--watch-preserve-output',
    '--conditions=hearth-source',
    'examples/brand-site/start.ts',
    ...process.argv.slice(2),
  ]),
];
let stopping = false;
function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));
