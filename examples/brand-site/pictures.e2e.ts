import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { openChromium, visit, widget } from './testing/browsers.ts';
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

const PAGE = 'journal/holding-the-dusk.html';

/** One pixel, as a PNG. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const loaded = (image: Locator): Promise<boolean> =>
  image.evaluate(async (node: HTMLImageElement) => {
    while (!node.complete) await new Promise(requestAnimationFrame);
    return node.naturalWidth > 0;
  });

test('T35 a member adds a picture, goes on after a reload, posts it, and others see it live', async () => {
  // Whom nobody knows waits for staff with a first picture: this member has written before.
  const id = crypto.randomUUID();
  await site.as('leila').threads.post({ id, topic: 'elsewhere', parent: null, body: 'I was here before.' });
  const { page, uncaught } = await visit(browser, `${site.url}/${PAGE}`, 'leila');
  const element = await widget(page, 'hearth-thread');
  await element.getByText('Join the conversation').click();
  await element.getByLabel('Your comment').fill('This is how ours stands.');
  await element.locator('#files').setInputFiles({ name: 'lamp.png', mimeType: 'image/png', buffer: DOT });
  await element.getByLabel('Describe this picture').fill('A lamp on a sill');

  await page.reload();
  const again = await widget(page, 'hearth-thread');
  const description = again.getByLabel('Describe this picture');
  await description.waitFor();
  assert.equal(await description.inputValue(), 'A lamp on a sill');

  const reader = await visit(browser, `${site.url}/${PAGE}`, 'jonas');
  const theirs = await widget(reader.page, 'hearth-thread');
  await again.getByRole('button', { name: 'Post', exact: true }).click();
  const own = again.getByRole('article').getByAltText('A lamp on a sill');
  await own.waitFor();
  await theirs.getByRole('button', { name: /\b1 new/ }).click();
  const seen = theirs.getByAltText('A lamp on a sill');
  await seen.waitFor();
  assert.deepEqual([await loaded(own), await loaded(seen)], [true, true]);
  assert.deepEqual([...uncaught, ...reader.uncaught], []);
  await Promise.all([page.context().close(), reader.page.context().close()]);
});
