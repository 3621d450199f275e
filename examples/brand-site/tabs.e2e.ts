import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openChromium, widget } from './testing/browsers.ts';
import { siteProcess, type SiteProcess } from './testing/site.ts';

let site: SiteProcess;
let browser: Browser;
before(async () => {
  site = await siteProcess();
  [browser] = await Promise.all([openChromium(), site.start()]);
});
after(async () => {
  await browser?.close();
  await site?.remove();
});

interface Tab {
  readonly page: Page;
  /** Streams that this tab holds open now. */
  streams(): number;
}

async function open(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  const held = new Set<object>();
  page.on('request', (request) => void (/\/stream\?/.test(request.url()) && held.add(request)));
  page.on('requestfinished', (request) => void held.delete(request));
  page.on('requestfailed', (request) => void held.delete(request));
  await page.goto(`${site.url}/journal/holding-the-dusk.html`);
  await widget(page, 'hearth-thread');
  return { page, streams: () => held.size };
}

async function until(condition: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 20_000; !condition();) {
    assert.ok(Date.now() < end, what);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const hears = (tab: Tab, count: number): Promise<void> =>
  tab.page
    .locator('hearth-thread')
    .getByRole('button', { name: new RegExp(`\\b${count} new`) })
    .waitFor();

test('T48 several tabs share one connection, and hand it over when the tab that holds it is closed', async () => {
  const context = await browser.newContext();
  const tabs = [await open(context), await open(context), await open(context)];
  const all = (): number => tabs.reduce((sum, tab) => sum + (tab.page.isClosed() ? 0 : tab.streams()), 0);
  await until(() => all() === 1, 'one stream for three tabs');

  const writer = site.as('leila');
  const post = (body: string): Promise<unknown> =>
    writer.threads.post({
      id: crypto.randomUUID().replace(/^(.{14})./, '$17'),
      topic: 'journal/holding-the-dusk',
      body,
      parent: null,
    });
  await post('For all tabs.');
  await Promise.all(tabs.map((tab) => hears(tab, 1)));

  const leader = tabs.find((tab) => tab.streams() === 1)!;
  await leader.page.close();
  await post('While it was handed over.');
  const left = tabs.filter((tab) => tab !== leader);
  await Promise.all(left.map((tab) => hears(tab, 2)));
  await until(() => all() === 1, 'one stream for the two that are left');
  await context.close();
});

test('T118 a member who is answered sees it on the bell of every tab, is led to the answer, and has read it everywhere', async () => {
  const context = await browser.newContext({
    viewport: { width: 1100, height: 900 },
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    () => void (location.protocol === 'http:' && sessionStorage.setItem('fjordlys-account', 'leila')),
  );
  const id = (): string => crypto.randomUUID().replace(/^(.{14})./, '$17');
  const page = { title: 'Holding the dusk', url: `${site.url}/journal/holding-the-dusk.html` };
  const topic = 'journal/holding-the-dusk';
  const asked = await site
    .as('leila')
    .threads.post({ id: id(), topic, body: 'How long does a wick last?', parent: null, page });
  const tabs = [await open(context), await open(context)];
  const bells = tabs.map((tab) => tab.page.locator('hearth-bell').getByRole('button').first());
  for (const bell of bells) await bell.waitFor();
  const reply = await site
    .as('mateusz')
    .threads.post({ id: id(), topic, body: 'Mine is in its second winter.', parent: asked.id });
  const named = async (name: RegExp): Promise<void> => {
    for (const tab of tabs) await tab.page.locator('hearth-bell').getByRole('button', { name }).waitFor();
  };
  await named(/Notifications, \d+ new/);
  await bells[0]!.click();
  const panel = tabs[0]!.page.locator('hearth-bell').getByRole('dialog');
  await panel.getByRole('link', { name: /Mateusz Wrona replied to you/ }).click();
  await tabs[0]!.page.waitForURL(`**/journal/holding-the-dusk.html#hearth-comment-${reply.id}`);
  await until(() => tabs[0]!.page.url().endsWith(reply.id), 'the address');
  await tabs[0]!.page.locator('hearth-thread').getByText('Mine is in its second winter.').first().waitFor();
  await bells[1]!.click();
  const other = tabs[1]!.page.locator('hearth-bell').getByRole('dialog');
  await other.getByRole('button', { name: 'Mark all as read' }).click();
  await named(/^Notifications$/);
  await context.close();
});
