// Small helpers that the scripts of this folder share.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Node ${process.versions.node} runs this, not the 24 in node_modules: "npm ci" first, then "npm run …".`,
  );
  process.exit(1);
}

/** Runs a command in the repository's root with its output shown; returns its exit code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { stdio: 'inherit', cwd: root, ...options });
  if (result.error) console.error(String(result.error));
  return result.status ?? 1;
}

/** Runs every step, shows which failed, and returns the number of failures. */
export function runAll(steps) {
  const failed = [];
  for (const [name, command, args, options] of steps) {
    console.log(`\n── ${name}`);
    if (run(command, args, options) !== 0) failed.push(name);
  }
  if (failed.length) console.error(`\nFailed: ${failed.join(', ')}`);
  return failed.length;
}
