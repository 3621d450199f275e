import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createServer as createHearth, type HearthServer } from '@hearth/server';
import type { Browser, Page } from 'playwright-core';
import { openChromium, visit, widget } from '../brand-site/testing/browsers.ts';
import { createBlog } from './blog.ts';

const data = mkdtempSync(join(tmpdir(), 'hearth-ssr-'));
let hearth: HearthServer;
let blog: Server;
let address: string;
let browser: Browser;

const listening = async (server: Server): Promise<string> => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/blog/first-post`;
};

const end = (server: Server): void => {
  server.closeAllConnections();
  server.close();
};

/** Posts one after the other, each as an answer to the one whose number it names. */
async function talk(lines: readonly (readonly [words: string, answers?: number])[]): Promise<void> {
  const identity = {
    issuer: 'test',
    subject: 'mira',
    strength: 'host',
    name: 'Mira',
    role: 'member',
  } as const;
  const { threads } = hearth.engine.backend('blog', await hearth.engine.signIn('blog', identity));
  const ids = lines.map(() => randomUUID());
  for (const [at, [body, answers]] of lines.entries()) {
    const posted = await threads!.post({
      id: ids[at]!,
      topic: '/blog/first-post',
      body,
      parent: answers === undefined ? null : ids[answers]!,
    });
    // Two comments of one millisecond are in the order of their ids, which say nothing of which came first.
    while (Date.now() <= posted.createdAt) await setImmediate();
  }
}

before(async () => {
  hearth = await createHearth({ data, port: 0, log: false, limits: false });
  await hearth.admin.apply('site: { id: blog, name: Blog }');
  blog = createBlog({ hearth: hearth.url, site: 'blog' });
  [browser, address] = await Promise.all([openChromium(), listening(blog)]);
  await talk([
    ['I leave the kitchen lamp on, for $& and `$1`.'],
    ['So do we. <b>Always.</b>', 0],
    ['Nobody is last here.'],
  ]);
});
after(async () => {
  await browser?.close();
  if (blog) end(blog);
  await hearth?.close();
  rmSync(data, { recursive: true, force: true });
});

/** All that has moved on the page so far, without anybody's doing. */
const shifted = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) =>
          resolve(
            list.getEntries().reduce((sum, entry) => sum + ((entry as { value?: number }).value ?? 0), 0),
          ),
        ).observe({ type: 'layout-shift', buffered: true });
        // Nothing is told where nothing has moved.
        setTimeout(() => resolve(0), 300);
      }),
  );

async function withoutScripts(run: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  await run(page);
  await context.close();
}

test('without scripts, the comments are read as they were written', () =>
  withoutScripts(async (page) => {
    const thread = page.locator('hearth-thread');
    assert.equal(await thread.locator('h2').innerText(), '3 comments');
    assert.deepEqual(await thread.locator('.hearth-body').allInnerTexts(), [
      'Nobody is last here.',
      'I leave the kitchen lamp on, for $& and $1.',
      'So do we. <b>Always.</b>',
    ]);
    assert.equal(await thread.locator('ol ol .hearth-author').innerText(), 'Mira');
    const link = await thread.getByRole('link').first().getAttribute('href');
    assert.match(link!, new RegExp(`^${address}#hearth-comment-`));
  }));

interface Told {
  readonly '@type': string;
  readonly author: { readonly name: string };
  readonly datePublished: string;
  readonly text: string;
  readonly comment?: readonly Told[];
}

test('search engines are told of a posting whose comments have author, date and words', () =>
  withoutScripts(async (page) => {
    const script = page.locator('hearth-thread script[type="application/ld+json"]');
    const posting = JSON.parse((await script.textContent())!) as Told & { readonly url: string };
    assert.deepEqual([posting['@type'], posting.url], ['DiscussionForumPosting', address]);
    let count = 0;
    const check = ({ author, datePublished, text, comment = [] }: Told): void => {
      assert.ok(author.name && text && !Number.isNaN(Date.parse(datePublished)));
      count += comment.length;
      comment.forEach(check);
    };
    check(posting);
    assert.equal(count, 3);
  }));

test('T10 the widget takes over, and nothing moves', async () => {
  const { page, uncaught } = await visit(browser, address);
  const thread = await widget(page, 'hearth-thread');
  await thread.locator('[part=comment]').nth(2).waitFor();
  // Comes last, with the session.
  await thread.locator('[part=reaction]').first().waitFor();
  assert.equal(await page.locator('.hearth-comments').isVisible(), false);
  assert.ok(await page.locator('footer').isVisible());
  assert.equal(await shifted(page), 0);
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('with a reserved height nothing moves either, however the comments are styled', async () => {
  const style = 'hearth-thread:not(:defined) { display: block; block-size: 420px; overflow: hidden; }';
  const reserving = createServer((_request, response) => {
    void fetch(address)
      .then((answer) => answer.text())
      .then((html) => {
        const reserved = html.replace('<hearth-thread ', '<hearth-thread reserve="420" ');
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(reserved.replace(/<link\s+rel="stylesheet".*?>/s, `<style>${style}</style>`));
      });
  });
  const { page } = await visit(browser, await listening(reserving));
  await (await widget(page, 'hearth-thread')).locator('[part=comment]').nth(2).waitFor();
  await page.getByRole('button', { name: 'Show all 3 comments' }).waitFor();
  assert.equal(await shifted(page), 0);
  await page.context().close();
  end(reserving);
});

test('older comments are a link away, without scripts', async () => {
  await talk(Array.from({ length: 60 }, (_, n) => [`Evening ${n}.`] as const));
  await withoutScripts(async (page) => {
    const words = () => page.locator('.hearth-body').allInnerTexts();
    assert.equal((await words())[0], 'Evening 59.');
    assert.ok(!(await words()).includes('Nobody is last here.'));
    await page.getByRole('link', { name: 'Older comments' }).click();
    assert.ok((await words()).includes('Nobody is last here.'));
    await page.getByRole('link', { name: 'Newer comments' }).click();
    assert.equal((await words())[0], 'Evening 59.');
  });
});

test('the page names a feed that can be read', () =>
  withoutScripts(async (page) => {
    const feed = await page.locator('link[type="application/atom+xml"]').getAttribute('href');
    const answer = await fetch(feed!);
    assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
    assert.match(await answer.text(), /<entry>[^]*Evening 59\./);
  }));

test('without the Hearth server the page comes all the same, with an empty tag', async () => {
  const lonely = createBlog({ hearth: 'http://127.0.0.1:1', site: 'blog' });
  const answer = await fetch(await listening(lonely));
  assert.match(await answer.text(), /<hearth-thread topic="\/blog\/first-post"><\/hearth-thread>/);
  end(lonely);
});
