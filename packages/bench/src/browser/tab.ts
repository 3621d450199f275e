import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { install, type Watched } from './probe.ts';

/** Chromium's own "Slow 4G": milliseconds before each answer, and bytes per second. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6 * 2 ** 20 * 0.9) / 8,
  uploadThroughput: (750 * 2 ** 10 * 0.9) / 8,
};
/** A phone of the middle class. */
const SLOW_CPU = 4;

/** Milliseconds: how often to look, how long what follows takes, and when to give up. */
const LOOK = 100;
const AFTERWARDS = 700;
const PATIENCE = 60_000;

/** @param executablePath of Chromium, found as the tests find it */
export const openChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      // Whatever a page asks of another host fails at once.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    // Ctrl-C is the bench's own, which then ends the browser.
    handleSIGINT: false,
  });

export interface TabOptions extends Watched {
  /** Slow 4G and a slow device. */
  readonly slow?: boolean;
}

/** What Chromium counts in a page, after its garbage is gone. */
export interface Held {
  /** Bytes. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** A visitor who has never been here: nothing cached, nothing stored. */
export class Tab {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #devtools: CDPSession;
  readonly #streams = new Set<unknown>();
  #bytes = 0;

  /** @param blank an empty page of the same site, so that the browser has started its process for it */
  static async open(browser: Browser, blank: string, { slow = false, ...watched }: TabOptions): Promise<Tab> {
    const context = await browser.newContext({ viewport: { width: 412, height: 915 } });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await page.goto(blank);
    // The thread's time is among what it counts in any case; with `threadTicks`, each call from the browser into a page's code
    // would take a tenth of a millisecond more.
    await devtools.send('Performance.enable', { timeDomain: 'timeTicks' });
    if (slow) {
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU });
    }
    await page.addInitScript(install, watched);
    return new Tab(page, context, devtools);
  }

  private constructor(page: Page, context: BrowserContext, devtools: CDPSession) {
    this.page = page;
    this.#context = context;
    this.#devtools = devtools;
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      this.#bytes += encodedDataLength;
    });
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.endsWith('/stream')) this.#streams.add(request);
    });
    for (const end of ['requestfinished', 'requestfailed'] as const)
      page.on(end as 'requestfinished', (request) => void this.#streams.delete(request));
  }

  /** Goes there, without waiting for more than that the page begins. */
  async visit(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'commit' });
  }

  /** Milliseconds until the wanted number of comments is drawn. */
  shown(): Promise<number> {
    return this.page.evaluate(() => window.benchProbe.shown);
  }

  /** How many comments there are. */
  comments(): Promise<number> {
    return this.page.evaluate(() => window.benchProbe.comments());
  }

  /** Resolves when so many comments are there, and all is done that follows. Throws `Error` when they don't come. */
  async settled(comments: number): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while ((await this.comments()) < comments) {
      if (Date.now() > deadline) throw new Error(`${this.page.url()} does not show ${comments} comments.`);
      await this.page.waitForTimeout(LOOK);
    }
    await this.page.waitForTimeout(AFTERWARDS);
  }

  /** Milliseconds that the page's main thread has been at work, whatever else the machine did. */
  async cpu(): Promise<number> {
    const { metrics } = await this.#devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime')!.value * 1000;
  }

  /** Total Blocking Time so far: what each task took beyond 50 ms, in milliseconds. */
  blocking(): Promise<number> {
    return this.page.evaluate(() =>
      window.benchProbe.longTasks.reduce((sum, duration) => sum + duration - 50, 0),
    );
  }

  /** Sum of the layout shifts so far. */
  shifted(): Promise<number> {
    return this.page.evaluate(() => window.benchProbe.shifted);
  }

  /** Bytes that came over the network in whole so far, headers included; counted where the network is slowed down. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Event streams that are open. */
  get streams(): number {
    return this.#streams.size;
  }

  async held(): Promise<Held> {
    // What the first round lets go may have held something else.
    for (let round = 0; round < 3; round++) await this.#devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#devtools.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await this.#devtools.send('Memory.getDOMCounters');
    return { heap: usedSize, nodes, listeners: jsEventListeners };
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}
