// Every test: Node, then three browser engines, then end to end. JUnit goes to reports/; the last line is `N passed, N failed`.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { startPostgres } from '../packages/server/src/testing/postgres.ts';
import './fast-temp.mjs';
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

const report = (name) => join(reports, `${name}.xml`);
const nodeTests = (name, files, ...flags) =>
  run(process.execPath, [
    '--conditions=hearth-source',
    '--test',
    '--test-timeout=300000',
    ...flags,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=junit',
    `--test-reporter-destination=${report(name)}`,
    ...files,
  ]);
const browserTests = (name, files) => {
  process.env.HEARTH_BROWSER_JUNIT = report(name);
  const wtr = [join(root, 'node_modules/.bin/wtr'), ...(files ? ['--files', ...files] : [])];
  return wantedEngines().includes('webkit')
    ? run('bash', ['.config/webkit.sh', ...wtr])
    : run(wtr[0], wtr.slice(1));
};

/** Files with a failed test, from a report. */
const failedFiles = (name) => {
  const xml = existsSync(report(name)) ? readFileSync(report(name), 'utf8') : '';
  const found = xml.matchAll(/<testcase (?:[^">]|"[^"]*")*?file="([^"]+)"(?:[^">]|"[^"]*")*>\s*<failure/g);
  return [...new Set([...found].map(([, file]) => relative(root, resolve(root, file))))];
};

const codes = {};
/** Failures that did not come back when their files ran alone, by suite. */
const unsteady = {};
/** Few failures are looked at twice: on a busy machine a clock can run out. What fails again has failed; what does not is named. */
const suite = (name, tests) => {
  codes[name] = tests(name, null);
  if (codes[name] === 0) return;
  const again = failedFiles(name);
  if (again.length === 0 || again.length > 3) return;
  console.log(`\n── once more, alone: ${again.join(', ')}`);
  if (tests(`${name}-again`, again) === 0) unsteady[name] = again;
};

let postgres;
try {
  const browsers = ensureBrowsers(wantedEngines());
  if (browsers.chromium) process.env.HEARTH_CHROMIUM = browsers.chromium;
  if (browsers.firefox) process.env.HEARTH_FIREFOX = browsers.firefox;

  postgres = await startPostgres();
  process.env.HEARTH_TEST_DATABASE_URL = postgres.url;

  const examples = existsSync('examples') ? ['examples/**/*.test.ts'] : [];
  const node = match('packages/*/src/**/*.test.ts', ...examples);
  // Two at a time: Node's own choice leaves one core of two idle.
  suite('node', (name, files) =>
    nodeTests(name, files ?? node, `--test-concurrency=${Math.max(2, availableParallelism() - 1)}`),
  );

  match('packages/*/src/**/*.browser.ts');
  suite('browser', browserTests);

  const endToEnd = match('{packages/*/src,examples}/**/*.e2e.ts');
  if (endToEnd.length) ensureEmbed();
  // Two at a time: the longest wait for slow networks and servers that come back, most of their time.
  suite('e2e', (name, files) => nodeTests(name, files ?? endToEnd, '--test-concurrency=2'));
} catch (error) {
  problems.push(error instanceof Error ? error.message : String(error));
} finally {
  await postgres?.stop();
}

let total = 0;
let failed = 0;
let skipped = 0;
for (const name of ['node', 'browser', 'e2e']) {
  const file = report(name);
  if (!existsSync(file)) {
    problems.push(`reports/${name}.xml was not written`);
    continue;
  }
  const xml = readFileSync(file, 'utf8');
  const failures = unsteady[name] ? 0 : (xml.match(/<failure[ >]/g)?.length ?? 0);
  total += xml.match(/<testcase /g)?.length ?? 0;
  failed += failures;
  skipped += xml.match(/<skipped/g)?.length ?? 0;
  if (codes[name] && !failures && !unsteady[name])
    problems.push(`the ${name} tests ended with code ${codes[name]}`);
}
if (skipped) console.log(`\n${skipped} skipped`);
for (const file of Object.values(unsteady).flat())
  console.error(`\nUnsteady: ${file} failed, and passed when it ran alone. Find out why.`);
for (const problem of problems) console.error(`\nProblem: ${problem}`);
console.log(`${total - failed - skipped} passed, ${failed + problems.length} failed`);
process.exit(failed + problems.length > 0 ? 1 : 0);
