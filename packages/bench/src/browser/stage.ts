import type { Browser } from 'playwright-core';
import { ensureBrowsers } from '../../../../.config/browsers.mjs';
import { ensureEmbed } from '../../../../.config/embed-bundle.mjs';
import type { Sheet } from '../contenders/brand.ts';
import { SITE, type Thread } from '../contenders/hearth.ts';
import type { Contender } from '../run/contender.ts';
import type { Lab } from '../run/lab.ts';
import { buildLimit } from './limit/build.ts';
import { page, type Community } from './pages.ts';
import { openChromium, Tab, type TabOptions } from './tab.ts';

/** Where the browser's rows are played: Hearth's server, the brand's site, and Chromium. */
export interface Stage {
  readonly hearth: Contender;
  readonly community: Community;
  readonly browser: Browser;
  /** Puts HTML onto the brand's site. @returns its address */
  put(path: string, html: string): Promise<string>;
  /** Puts data onto the brand's site. @returns its path */
  putData(path: string, data: unknown): Promise<string>;
  /** Fills threads, at Hearth. */
  fill(...threads: readonly Thread[]): Promise<void>;
  open(options: TabOptions): Promise<Tab>;
  /** Opens a tab for as long as `run` needs it. */
  with<T>(options: TabOptions, run: (tab: Tab) => Promise<T>): Promise<T>;
}

export async function setStage(lab: Lab): Promise<Stage> {
  lab.say('building');
  ensureEmbed();
  const { chromium } = ensureBrowsers(['chromium']);
  const hearth = await lab.start('hearth', { data: lab.folder() });
  const brand = await lab.start('brand', {});
  const browser = await openChromium(chromium!);
  lab.after(() => browser.close());
  const origin = `http://127.0.0.1:${brand.port}`;
  const put = async (sheet: Sheet): Promise<void> => void (await brand.ask('put', [sheet]));
  await put({ path: '/lit.js', type: 'text/javascript', text: await buildLimit() });
  await put({ path: '/blank', type: 'text/html; charset=utf-8', text: page({ comments: '' }) });
  const open = async (options: TabOptions): Promise<Tab> => {
    lab.signal.throwIfAborted();
    return Tab.open(browser, `${origin}/blank`, options);
  };
  return {
    hearth,
    browser,
    community: { server: `http://127.0.0.1:${hearth.port}`, site: SITE },
    async put(path, html) {
      await put({ path, type: 'text/html; charset=utf-8', text: html });
      return origin + path;
    },
    async putData(path, data) {
      await put({ path, type: 'application/json', text: JSON.stringify(data) });
      return path;
    },
    async fill(...threads) {
      lab.say(`filling ${threads.map(({ comments }) => comments).join(', ')} comments`);
      await hearth.ask('fill', threads);
    },
    open,
    async with(options, run) {
      const tab = await open(options);
      try {
        return await run(tab);
      } finally {
        await tab.close();
      }
    },
  };
}
