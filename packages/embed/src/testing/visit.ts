import type { Browser, Page } from 'playwright-core';

/** A visitor's page, with everything that a host page must not suffer from noted down. */
export interface Visit {
  readonly page: Page;
  /** Uncaught errors and unhandled rejections. */
  readonly thrown: string[];
  /** Lines in the console that begin with "Hearth". */
  readonly said: string[];
  /** Violations of the page's Content-Security-Policy. */
  violations(): Promise<string[]>;
  close(): Promise<void>;
}

declare global {
  interface Window {
    testViolations: string[];
  }
}

export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const thrown: string[] = [];
  const said: string[] = [];
  page.on('pageerror', (error) => thrown.push(String(error)));
  page.on('console', (message) => {
    if (message.text().startsWith('Hearth')) said.push(message.text());
  });
  await page.addInitScript(() => {
    window.testViolations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      window.testViolations.push(`${effectiveDirective} ${blockedURI} ${sample}`),
    );
  });
  await page.goto(url);
  return {
    page,
    thrown,
    said,
    violations: () => page.evaluate(() => window.testViolations),
    close: () => context.close(),
  };
}

/** Resolves when all widgets that match are ready; `ready` resolves with content or with words about an error. */
export const ready = (page: Page, selector: string): Promise<void> =>
  page.evaluate(async (wanted) => {
    for (const element of document.querySelectorAll<HTMLElement & { ready?: Promise<void> }>(wanted)) {
      await customElements.whenDefined(element.localName);
      await element.ready;
    }
  }, selector);

/** What is shown inside a widget. */
export const words = (page: Page, selector: string): Promise<string> =>
  page.locator(`${selector} .root`).first().innerText();
