// Every test: Node, then three browser engines, then end to end. JUnit goes to reports/; the last line is `N passed, N failed`.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../packages/server/src/testing/postgres.ts';
import { ensureBrowsers, wantedEngines } from './browsers.mjs';
import { ensureEmbed } from './embed-bundle.mjs';
import { root, run } from './run.mjs';

process.chdir(root);
const reports = join(root, 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true }); // node's junit reporter does not make the folder
const problems = [];

/** Files of all the globs; a glob that matches nothing is a problem, since `node --test` would call it a success. */
const match = (...globs) =>
  globs.flatMap((glob) => {
    const files = globSync(glob, {
      exclude: (path) => path.endsWith('node_modules') || path.endsWith('dist'),
    });
    if (!files.length) problems.push(`${glob} matches no file`);
    return files.sort();
  });

const nodeTests = (name, files, ...flags) =>
  files.length === 0
    ? 0
    : run(process.execPath, [
        '--conditions=hearth-source',
        '--test',
        '--test-timeout=300000',
        ...flags,
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=junit',
        `--test-reporter-destination=${join(reports, `${name}.xml`)}`,
        ...files,
      ]);

const codes = {};
let postgres;
try {
  const wanted = wantedEngines();
  const browsers = ensureBrowsers(wanted);
  if (browsers.chromium) process.env.HEARTH_CHROMIUM = browsers.chromium;
  if (browsers.firefox) process.env.HEARTH_FIREFOX = browsers.firefox;

  postgres = await startPostgres();
  process.env.HEARTH_TEST_DATABASE_URL = postgres.url;

  const examples = existsSync('examples') ? ['examples/**/*.test.ts'] : [];
  codes.node = nodeTests('node', match('packages/*/src/**/*.test.ts', ...examples));

  match('packages/*/src/**/*.browser.ts');
  process.env.HEARTH_BROWSER_JUNIT = join(reports, 'browser.xml');
  const wtr = [join(root, 'node_modules/.bin/wtr')];
  codes.browser = wanted.includes('webkit') ? run('bash', ['.config/webkit.sh', ...wtr]) : run(wtr[0], []);

  const endToEnd = match('{packages/*/src,examples}/**/*.e2e.ts');
  if (endToEnd.length) ensureEmbed();
  codes.e2e = nodeTests('e2e', endToEnd, '--test-concurrency=1');
} catch (error) {
  problems.push(error instanceof Error ? error.message : String(error));
} finally {
  await postgres?.stop();
}

let total = 0;
let failed = 0;
let skipped = 0;
for (const name of ['node', 'browser', 'e2e']) {
  const file = join(reports, `${name}.xml`);
  if (!existsSync(file)) {
    problems.push(`reports/${name}.xml was not written`);
    continue;
  }
  const xml = readFileSync(file, 'utf8');
  const failures = xml.match(/<failure[ >]/g)?.length ?? 0;
  total += xml.match(/<testcase /g)?.length ?? 0;
  failed += failures;
  skipped += xml.match(/<skipped/g)?.length ?? 0;
  if (codes[name] && !failures) problems.push(`the ${name} tests ended with code ${codes[name]}`);
}
if (skipped) console.log(`\n${skipped} skipped`);
for (const problem of problems) console.error(`\nProblem: ${problem}`);
console.log(`${total - failed - skipped} passed, ${failed + problems.length} failed`);
process.exit(failed + problems.length > 0 ? 1 : 0);
