// One test file, or a few: `npm run test:file -- packages/core/src/x.test.ts`. The suffix picks the runner.
import './fast-temp.mjs';
import { ensureBrowsers, wantedEngines } from './browsers.mjs';
import { ensureEmbed } from './embed-bundle.mjs';
import { root, run } from './run.mjs';

const words = process.argv.slice(2);
const files = words.filter((word) => !word.startsWith('-'));
const flags = words.filter((word) => word.startsWith('-'));
const ending = (suffix) => files.filter((file) => file.endsWith(suffix));
const browser = ending('.browser.ts');
const endToEnd = ending('.e2e.ts');
const node = [...ending('.test.ts'), ...endToEnd];
if (!files.length || browser.length + node.length !== files.length) {
  console.error('usage: npm run test:file -- FILE…   with FILE ending in .test.ts, .browser.ts or .e2e.ts');
  process.exit(2);
}

let code = 0;
if (endToEnd.length) {
  const browsers = ensureBrowsers(['chromium']);
  process.env.HEARTH_CHROMIUM = browsers.chromium;
  if (browsers.firefox) process.env.HEARTH_FIREFOX = browsers.firefox;
  ensureEmbed();
}
if (node.length) {
  code ||= run(
    process.execPath,
    ['--conditions=hearth-source', '--test', '--test-concurrency=1', ...flags, ...node],
    {
      cwd: process.env.INIT_CWD ?? root,
    },
  );
}
if (browser.length) {
  const wanted = wantedEngines();
  ensureBrowsers(wanted);
  const wtr = ['wtr', '--files', ...browser, ...flags];
  code ||= wanted.includes('webkit') ? run('bash', ['.config/webkit.sh', ...wtr]) : run(wtr[0], wtr.slice(1));
}
process.exit(code);
