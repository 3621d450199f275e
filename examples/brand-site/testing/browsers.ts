import { chromium, firefox, type Browser, type Locator, type Page } from 'playwright-core';

export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['HEARTH_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

export const openFirefox = (): Promise<Browser> =>
  firefox.launch({
    channel: 'moz-firefox',
    executablePath: process.env['HEARTH_FIREFOX'] ?? '/usr/bin/firefox-esr',
  });

/** A page of the site as somebody sees it, and everything uncaught that happens on it. */
export async function visit(
  browser: Browser,
  address: string,
  person: string | null = null,
): Promise<{ page: Page; uncaught: string[] }> {
  // Where a page scrolls smoothly, what keys have reached is seen a while later.
  const context = await browser.newContext({
    viewport: { width: 1100, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const uncaught: string[] = [];
  page.on('pageerror', (error) => uncaught.push(error.message));
  // The blank page that Firefox begins with has no storage.
  if (person)
    await page.addInitScript(
      (id) => void (location.protocol === 'http:' && sessionStorage.setItem('fjordlys-account', id)),
      person,
    );
  await page.goto(address);
  return { page, uncaught };
}

/** Brings a widget into view and waits until it is ready. */
export async function widget(page: Page, name: string): Promise<Locator> {
  const element = page.locator(name).first();
  await element.scrollIntoViewIfNeeded();
  await element.evaluate(async (node) => {
    await customElements.whenDefined(node.localName);
    await (node as unknown as { ready: Promise<void> }).ready;
  });
  return element;
}
