// Builds the embed bundle when it is missing or older than what it is made of.
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const bundle = join(root, 'packages/embed/dist/1/hearth.js');
const changed = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** True when a source, the build's configuration or the lock file is newer than the bundle. */
export function isStale() {
  const built = changed(bundle);
  const sources = globSync('packages/{core,adapters,elements,embed}/src/**/*.ts', {
    cwd: root,
    exclude: (path) => /\.(test|browser|e2e)\.ts$/.test(path),
  });
  const inputs = ['vite.config.ts', 'package-lock.json', ...sources];
  return built === 0 || inputs.some((file) => changed(join(root, file)) > built);
}

/** Ends the process when the build fails: whoever asked can't go on. */
export function ensureEmbed() {
  if (!isStale()) return;
  console.log('Building the embed bundle …');
  const code = run(join(root, 'node_modules/.bin/vite'), ['build', '--logLevel', 'warn']);
  if (code !== 0) process.exit(code);
}
