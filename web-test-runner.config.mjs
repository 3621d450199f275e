// The browser tests, `*.browser.ts`, in the engines that HEARTH_BROWSERS names: all three when it is unset.
// WebKit needs .config/webkit.sh around it: it starts the driver and tells its port. `npm test` and `test:file` do so.
import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { findBrowsers, wantedEngines } from './.config/browsers.mjs';

const installed = findBrowsers();
const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const launchers = {
  chromium: () =>
    chromeLauncher({
      launchOptions: { executablePath: installed.chromium, headless: true, args: chromiumFlags },
    }),
  // WebDriver BiDi. Dark mode and reduced motion: extraPrefsFirefox { 'ui.systemUsesDarkTheme': 1, 'ui.prefersReducedMotion': 1 }
  firefox: () =>
    puppeteerLauncher({
      launchOptions: { browser: 'firefox', executablePath: installed.firefox, headless: true },
    }),
  webkit: () =>
    webdriverLauncher({
      automationProtocol: 'webdriver',
      hostname: '127.0.0.1',
      port: Number(process.env.WKWD_PORT),
      path: '/',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: installed.webkit, args: ['--automation'] },
      },
    }),
};

/** Commands that work on all three launchers: viewport size, typing (WebKitGTK drops a repeated key sent in one batch), forced colours where there are any. */
const anyBrowserCommands = () => ({
  name: 'any-browser-commands',
  async executeCommand({ command, payload, session }) {
    const { browser } = session;
    const page = browser.getPage ? browser.getPage(session.id) : null; // Chromium and Firefox; WebDriver has none
    if (command === 'any-viewport') {
      if (page) await page.setViewport(payload);
      else
        for (let pass = 0; pass < 2; pass++) {
          // window size = viewport + decorations; MiniBrowser's minimum is 447 px wide
          const [width, height] = await browser.driver.execute('return [innerWidth, innerHeight]');
          const window = await browser.driver.getWindowRect();
          const wide = window.width + payload.width - width;
          const high = window.height + payload.height - height;
          await browser.driver.setWindowRect(null, null, wide, high);
        }
      return true;
    }
    if (command === 'any-type') {
      if (page) await page.keyboard.type(payload);
      else for (const key of payload) await browser.driver.keys(key);
      return true;
    }
    if (command === 'any-forced-colors') {
      // Chromium alone can be asked for it.
      const session = await page?.createCDPSession().catch(() => null);
      const features = [{ name: 'forced-colors', value: payload ? 'active' : 'none' }];
      await session?.send('Emulation.setEmulatedMedia', { features });
      return !!session;
    }
    return undefined;
  },
});

/** Counts, and writes JUnit where `npm test` asks for it. A test file that cannot be loaded, or an error outside a test, counts as a failure. */
const report = (file) => ({
  onTestRunFinished({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const escape = (text) =>
      String(text ?? '')
        .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '')
        .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
    const children = {
      passed: () => '',
      failed: (message) => `<failure message="${escape(message)}"/>`,
      skipped: () => '<skipped/>',
    };
    const testcase = (session, path, test, outcome, message) => {
      count[outcome]++;
      const name = `name="${escape(test.name)}" classname="${escape([session.browser.name, ...path].join(' '))}"`;
      const place = `file="${escape(relative(process.cwd(), session.testFile))}" time="${(test.duration ?? 0) / 1000}"`;
      return `<testcase ${name} ${place}>${children[outcome](message)}</testcase>`;
    };
    const outcomeOf = (test) => (test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed');
    const walk = (session, suite, path) => [
      ...(suite?.tests ?? []).map((test) =>
        testcase(session, path, test, outcomeOf(test), [test.error?.message, test.error?.stack].join('\n')),
      ),
      ...(suite?.suites ?? []).flatMap((inner) => walk(session, inner, [...path, inner.name])),
    ];
    const suites = [...sessions].map((session) => {
      const before = count.failed + count.passed + count.skipped;
      const failedBefore = count.failed;
      const cases = walk(session, session.testResults, []);
      const empty = count.failed + count.passed + count.skipped === before;
      if (session.errors.length || empty || (!session.passed && count.failed === failedBefore)) {
        const messages = session.errors.map((error) => error.message).join('\n') || 'no test ran';
        const outside = { name: `${relative(process.cwd(), session.testFile)} (outside the tests)` };
        cases.push(testcase(session, [], outside, 'failed', messages));
      }
      const name = `${session.browser.name} ${relative(process.cwd(), session.testFile)}`;
      return `<testsuite name="${escape(name)}">\n${cases.join('\n')}\n</testsuite>`;
    });
    const total = count.passed + count.failed + count.skipped;
    if (file) mkdirSync(dirname(file), { recursive: true });
    if (file)
      writeFileSync(
        file,
        `<?xml version="1.0" encoding="UTF-8"?>\n` +
          `<testsuites tests="${total}" failures="${count.failed}" skipped="${count.skipped}">\n${suites.join('\n')}\n</testsuites>\n`,
      );
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  },
});

// msw's worker, served from the package; the lookup stays lazy for trees without mocks.
const worker = 'node_modules/msw/lib/mockServiceWorker.js';

export default {
  files: globSync('packages/*/src/**/*.browser.ts').sort(),
  // msw 3 needs the conditions
  nodeResolve: { browser: true, exportConditions: ['hearth-source', 'browser', 'development'] },
  concurrency: 1,
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
    anyBrowserCommands(),
  ],
  // nanostores reads process.env.NODE_ENV
  testRunnerHtml: (framework) =>
    `<!doctype html><html lang="en"><head><title>test</title><script>globalThis.process={env:{NODE_ENV:'development'}}</script></head><body><script type="module" src="${framework}"></script></body></html>`,
  middleware: [
    (context, next) => {
      if (context.path === '/mockServiceWorker.js' && existsSync(worker)) context.url = `/${worker}`;
      return next();
    },
  ],
  browsers: wantedEngines().map((name) => launchers[name]()),
  reporters: [defaultReporter({ reportTestProgress: false }), report(process.env.HEARTH_BROWSER_JUNIT)],
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testFramework: { config: { timeout: '20000' } },
};
