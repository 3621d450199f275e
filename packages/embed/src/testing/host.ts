import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { MOCK_TOPIC } from '@hearth/mocks';
import { chromium, type Browser } from 'playwright-core';
import { startSite, type TestSite } from './site.ts';
import { visit, type Visit } from './visit.ts';

export const SCRIPT = '<script type="module" src="/1/hearth.js"></script>';
export const DEMO = '<script type="module" src="/1/hearth.js" data-site="demo"></script>';
export const THREAD = `<hearth-thread topic="${MOCK_TOPIC}"></hearth-thread>`;
export const ALL = `${THREAD}<hearth-poll poll="next-roast"></hearth-poll><hearth-badges member="me"></hearth-badges><hearth-invite></hearth-invite>`;

const headOf = (lang: string): string =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>host</title>`;

/** A site and a browser for the tests of one file. */
export function useHost() {
  const host = {
    site: undefined as unknown as TestSite,
    browser: undefined as unknown as Browser,
    /** Visits a page of this body, and holds the host page unharmed at the end. */
    on: async (body: string, run: (visited: Visit) => Promise<void>, lang = 'en'): Promise<void> => {
      host.site.pages.set('/page', { html: headOf(lang) + body });
      const visited = await visit(host.browser, `${host.site.url}/page`);
      try {
        await run(visited);
        assert.deepEqual(visited.thrown, [], 'nothing is thrown into the host page');
      } finally {
        await visited.close();
      }
    },
  };
  before(async () => {
    host.browser = await chromium.launch({
      executablePath: process.env['HEARTH_CHROMIUM'],
      args: ['--no-sandbox'],
    });
    host.site = await startSite();
  });
  after(async () => {
    await host.browser.close();
    await host.site.close();
  });
  return host;
}

/** Waits until Hearth has said something, and holds it to one line. */
export async function oneLine({ page, said }: Visit, line: RegExp): Promise<void> {
  if (!said.length) await page.waitForEvent('console', (message) => message.text().startsWith('Hearth'));
  // Long enough for a second one to come.
  await page.waitForTimeout(300);
  assert.equal(said.length, 1, said.join('\n'));
  assert.match(said[0]!, line);
}
