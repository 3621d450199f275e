// Everything that reads the code without running it, except the type check.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runAll } from './run.mjs';

const bin = (name) => join('node_modules/.bin', name);
const failed = runAll([
  ['eslint', bin('eslint'), ['--config', '.config/eslint.config.mjs', '--max-warnings', '0', '.']],
  [
    'prettier',
    bin('prettier'),
    ['--check', '.', '--config', '.config/prettier.json', '--log-level', 'warn'].concat(
      ['.config/prettierignore', '.gitignore'].flatMap((file) => ['--ignore-path', file]),
    ),
  ],
  [
    'lit-analyzer',
    bin('lit-analyzer'),
    // Folders first: a word after a flag is taken for the flag's value. Parts may load lazily, so imports are tsc's matter.
    [
      'packages/elements/src',
      'packages/embed/src',
      '--rules.no-missing-import',
      'off',
      '--maxWarnings',
      '0',
      '--strict',
    ],
  ],
  [
    'dependency-cruiser',
    bin('depcruise'),
    ['--config', '.config/dependency-cruiser.cjs', 'packages', 'examples'].filter(
      (word) => word !== 'examples' || existsSync(word),
    ),
  ],
]);
process.exit(failed ? 1 : 0);
