import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bodyText } from '@hearth/core/markup';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { startProxy, type Proxy } from '../../packages/server/src/testing/proxy.ts';
import { openChromium, widget } from './testing/browsers.ts';
import { siteProcess, type SiteProcess } from './testing/site.ts';

const PATH = 'journal/holding-the-dusk.html';
const TOPIC = 'journal/holding-the-dusk';

let site: SiteProcess;
let proxy: Proxy;
let browser: Browser;
before(async () => {
  site = await siteProcess();
  [browser] = await Promise.all([openChromium(), site.start()]);
  proxy = await startProxy(Number(new URL(site.url).port));
});
after(async () => {
  await browser?.close();
  await proxy?.close();
  await site?.remove();
});

/** A row as a page shows it, or as the server has it. */
interface Shown {
  readonly id: string;
  readonly words: string;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly reactions: readonly string[];
}

class Tab {
  readonly page: Page;
  readonly thread: Locator;
  readonly uncaught: string[] = [];

  private constructor(page: Page, thread: Locator) {
    this.page = page;
    this.thread = thread;
    page.on('pageerror', (error) => this.uncaught.push(error.message));
  }

  static async open(context: BrowserContext): Promise<Tab> {
    const page = await context.newPage();
    // What the page is told of its own posts: once each, however often an answer is lost.
    await page.addInitScript(() => {
      Object.assign(window, { posted: 0 });
      document.addEventListener('hearth-posted', () => (window as unknown as { posted: number }).posted++);
    });
    await page.goto(`${proxy.url.replace('127.0.0.1', 'localhost')}/${PATH}`);
    return new Tab(page, await widget(page, 'hearth-thread'));
  }

  row(words: string): Locator {
    return this.thread.getByRole('article').filter({ hasText: words });
  }

  async post(words: string): Promise<void> {
    const opener = this.thread.getByText('Join the conversation');
    if (await opener.isVisible()) await opener.click();
    await this.thread.getByLabel('Your comment').fill(words);
    await this.thread.getByRole('button', { name: 'Post', exact: true }).click();
    await this.row(words).waitFor();
  }

  async pick(words: string, item: string): Promise<void> {
    await this.row(words).getByRole('button', { name: /^More/ }).click();
    await this.thread.getByRole('menuitem', { name: item, exact: true }).click();
  }

  async edit(words: string, by: string): Promise<void> {
    await this.pick(words, 'Edit');
    await this.thread.getByLabel('Edit your comment').fill(by);
    await this.thread.getByRole('button', { name: 'Save' }).click();
  }

  /** Whoever is told that an edit could not be sent presses Save again. */
  async saveAgain(): Promise<void> {
    const save = this.thread.getByRole('button', { name: 'Save', exact: true });
    if (await save.isVisible()) await save.click({ timeout: 1_000 }).catch(() => undefined);
  }

  async remove(words: string): Promise<void> {
    await this.pick(words, 'Delete');
    const sure = this.row(words).getByRole('button', { name: 'Delete', exact: true });
    if (await sure.isVisible()) await sure.click();
  }

  async react(words: string): Promise<void> {
    await this.row(words).getByRole('button', { name: 'Warms me' }).click();
  }

  /** "3 new comments", 0 where it isn't said. */
  async news(): Promise<number> {
    const button = this.thread.getByRole('button', { name: /\d+ new comment/ });
    return (await button.isVisible()) ? Number.parseInt((await button.innerText()).trim(), 10) : 0;
  }

  showNews = (): Promise<void> => this.thread.getByRole('button', { name: /\d+ new comment/ }).click();

  posted = (): Promise<number> => this.page.evaluate(() => (window as unknown as { posted: number }).posted);

  shown(): Promise<Shown[]> {
    return this.thread.evaluate((element) =>
      [...element.shadowRoot!.querySelectorAll<HTMLElement>('ol.list > li')].map((row) => ({
        id: row.dataset['id']!,
        words: row.querySelector('.body')?.textContent?.replace(/\s+/g, '') ?? '',
        edited: [...row.querySelectorAll('header .muted')].some((note) =>
          note.textContent?.includes('edited'),
        ),
        deleted: row.querySelector('.gone') !== null,
        reactions: [...row.querySelectorAll<HTMLElement>('[data-do=react]')]
          .map((chip) => `${chip.dataset['value']} ${chip.querySelector('b')?.textContent ?? 0}`)
          .filter((chip) => !chip.endsWith(' 0')),
      })),
    );
  }
}

/** What the server has, by a connection of its own, in the order of the page. */
async function truth(): Promise<Shown[]> {
  const { comments } = await site.as('leila').threads.read({ topic: TOPIC, limit: 100 });
  return comments.map(({ id, body, editedAt, status, reactions }) => ({
    id,
    words: bodyText(body ?? []).replace(/\s+/g, ''),
    edited: editedAt !== null,
    deleted: status === 'deleted',
    reactions: reactions.map(({ id: kind, count }) => `${kind} ${count}`),
  }));
}

/** News stand where they came in, above what is read; a page that is read anew has the server's order. */
const byId = (rows: readonly Shown[]): Shown[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
/** What is deleted while it is shown leaves its place to be seen; the server has no more of it. */
const isThere = ({ deleted }: Shown): boolean => !deleted;

/** Waits until `check` holds; fails with what it throws last. */
async function settles(check: () => Promise<void>): Promise<void> {
  for (const end = Date.now() + 30_000; ;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function member(id: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  await context.addInitScript(
    (person) => void (location.protocol === 'http:' && sessionStorage.setItem('fjordlys-account', person)),
    id,
  );
  return context;
}

const FAULTS: Readonly<Record<string, { begin(): void; between(): void }>> = {
  latency: { begin: () => proxy.suffer({ latency: 40 }), between: () => {} },
  cuts: { begin: () => {}, between: () => proxy.cut() },
  resets: { begin: () => {}, between: () => proxy.reset() },
  slices: { begin: () => proxy.suffer({ slice: 1 }), between: () => {} },
  stalls: { begin: () => proxy.suffer({ stall: true }), between: () => {} },
};

test('T47 two members in two tabs each post, edit, delete and react through latency, cuts, resets, slices and stalls: nothing missed, nothing doubled', async () => {
  const contexts = [await member('leila'), await member('jonas')];
  const tabs: Tab[] = [];
  for (const context of [contexts[0]!, contexts[0]!, contexts[1]!, contexts[1]!])
    tabs.push(await Tab.open(context));
  const [a1, a2, b1, b2] = tabs as [Tab, Tab, Tab, Tab];

  /** Everybody sees what the server has, each comment once, and has heard of `news` comments of the other member's first. */
  const agree = async (news: readonly number[], removed: number): Promise<void> => {
    await settles(async () => assert.deepEqual(await Promise.all(tabs.map((tab) => tab.news())), news));
    await Promise.all(tabs.filter((_, at) => news[at]).map((tab) => tab.showNews()));
    await settles(async () => {
      await Promise.all(tabs.map((tab) => tab.saveAgain()));
      const there = await truth();
      for (const tab of tabs) {
        const shown = await tab.shown();
        assert.deepEqual(byId(shown.filter(isThere)), byId(there));
        assert.equal(shown.length - there.length, removed);
      }
    });
  };

  await a1.post('A: before.');
  await a1.post('A: to be removed before.');
  await b1.post('B: before.');
  await agree([1, 1, 2, 2], 0);

  let last = 'before';
  for (const [round, [name, fault]] of Object.entries(FAULTS).entries()) {
    const acts = [
      () => a1.post(`A: ${name}.`),
      () => b1.post(`B: ${name}.`),
      () => a2.edit(`A: ${last}.`, `A: ${last}, put better.`),
      () => b2.react(`A: ${last}`),
      () => a1.remove(`A: to be removed ${last}.`),
      () => a1.post(`A: to be removed ${name}.`),
      () => a2.react(`B: ${last}.`),
    ];
    fault.begin();
    for (const act of acts) {
      await act();
      fault.between();
    }
    proxy.suffer({});
    await agree([1, 1, 2, 2], round + 1);
    last = name;
  }

  const rounds = Object.keys(FAULTS).length + 1;
  assert.deepEqual(await Promise.all(tabs.map((tab) => tab.posted())), [2 * rounds, 0, rounds, 0]);
  const end = await truth();
  await Promise.all(tabs.map((tab) => tab.page.reload()));
  for (const tab of tabs) await settles(async () => assert.deepEqual(await tab.shown(), end));
  assert.equal(end.filter(({ edited }) => edited).length, rounds - 1);
  assert.equal(end.filter(({ reactions }) => reactions.length).length, 2 * (rounds - 1));
  assert.deepEqual(
    tabs.flatMap((tab) => tab.uncaught),
    [],
  );
  await Promise.all(contexts.map((context) => context.close()));
});
