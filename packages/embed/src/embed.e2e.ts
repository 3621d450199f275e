import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { mockIdentity, MOCK_TOPIC } from '@hearth/mocks';
import { createServer } from '@hearth/server';
import { chromium, type Browser } from 'playwright-core';
import { startSite, type TestSite } from './testing/site.ts';
import { ready, visit, words, type Visit } from './testing/visit.ts';

let browser: Browser;
let site: TestSite;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env['HEARTH_CHROMIUM'], args: ['--no-sandbox'] });
  site = await startSite();
});
after(async () => {
  await browser.close();
  await site.close();
});

const SCRIPT = '<script type="module" src="/1/hearth.js"></script>';
const THREAD = `<hearth-thread topic="${MOCK_TOPIC}"></hearth-thread>`;
const DOCTYPE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title>';

/** Visits a page of this body, and holds the host page unharmed at the end. */
async function on(body: string, run: (visited: Visit) => Promise<void>, lang = 'en'): Promise<void> {
  site.pages.set('/page', { html: DOCTYPE.replace('"en"', `"${lang}"`) + body });
  const visited = await visit(browser, `${site.url}/page`);
  try {
    await run(visited);
    assert.deepEqual(visited.thrown, [], 'nothing is thrown into the host page');
  } finally {
    await visited.close();
    site.missing = null;
  }
}

/** Waits until Hearth has said something, and holds it to one line. */
async function oneLine({ page, said }: Visit, line: RegExp): Promise<void> {
  if (!said.length) await page.waitForEvent('console', (message) => message.text().startsWith('Hearth'));
  await page.waitForTimeout(300);
  assert.equal(said.length, 1, said.join('\n'));
  assert.match(said[0]!, line);
}

const COMMUNITY = `
site: { id: acme, name: Acme, locale: en, timezone: Europe/Oslo, origins: [] }
`;

test('L28 script and tag alone render a working widget', async () => {
  const data = await mkdtemp(join(tmpdir(), 'hearth-l28-'));
  const pages = fileURLToPath(new URL('../../../examples/script-tag/', import.meta.url));
  const server = await createServer({ data, port: 0, pages, log: false });
  try {
    await server.admin.apply(COMMUNITY);
    const { page, thrown, said, close } = await visit(browser, server.url);
    await ready(page, 'hearth-thread');
    const thread = page.locator('hearth-thread');
    await thread.getByRole('button', { name: 'Join in' }).or(thread.locator('[data-do=write]')).first().click();
    const box = thread.getByRole('textbox').first();
    await box.waitFor();
    await page.screenshot({ path: join(tmpdir(), 'l28.png') });
    assert.deepEqual({ thrown, said }, { thrown: [], said: [] });
    await close();
  } finally {
    await server.close();
    await rm(data, { recursive: true });
  }
});

test('the example is ten lines', async () => {
  const html = await readFile(new URL('../../../examples/script-tag/index.html', import.meta.url), 'utf8');
  assert.ok(html.trim().split('\n').length <= 10);
});

test('the server’s only site serves a tag that names none, and code and data come at the same time', () =>
  on(SCRIPT + THREAD, async ({ page, said }) => {
    const from = site.requests.length;
    await ready(page, 'hearth-thread');
    assert.match(await words(page, 'hearth-thread'), /Rhubarb/);
    assert.deepEqual(said, []);
    void from;
  }));
