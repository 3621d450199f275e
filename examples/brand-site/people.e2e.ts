import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
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

test('T135 T138 T139 a member takes another name and a picture, which others see, and then deletes everything of theirs', async () => {
  const { page, uncaught } = await visit(browser, `${site.url}/${PAGE}`, 'leila');
  const thread = await widget(page, 'hearth-thread');
  await thread.getByText('Join the conversation').click();
  await thread.getByLabel('Your comment').fill('A sentence to be forgotten.');
  await thread.getByRole('button', { name: 'Post', exact: true }).click();
  const own = thread.getByRole('article').filter({ hasText: 'A sentence to be forgotten.' });
  await own.waitFor();
  await thread.getByRole('button', { name: 'Your settings' }).click();
  const settings = thread.getByRole('dialog', { name: 'Your settings' });
  await settings.getByLabel('Name', { exact: true }).fill('Leila of the Lamps');
  await settings.getByRole('button', { name: 'Save' }).click();
  await settings.getByText('That is your name now.').waitFor();
  await settings.locator('[type=file]').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: DOT });
  await settings.getByText('That is your picture now.').waitFor();

  const reader = await visit(browser, `${site.url}/${PAGE}`, 'jonas');
  const theirs = await widget(reader.page, 'hearth-thread');
  const seen = theirs.getByRole('article', { name: 'Comment by Leila of the Lamps' });
  await seen.waitFor();
  const face = seen.locator('img.avatar');
  assert.ok(
    await face.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return image.naturalWidth;
    }),
  );
  await seen.getByText('Leila of the Lamps').click();
  const card = theirs.getByRole('dialog', { name: 'About Leila of the Lamps' });
  await card.getByText('1 comment').waitFor();

  await settings.getByRole('button', { name: 'Delete everything of mine' }).click();
  await settings.getByLabel('Type “Leila of the Lamps”').fill('leila of the lamps');
  await settings.getByRole('button', { name: 'Delete for good' }).click();
  await settings.getByText('Everything of yours is deleted.').waitFor();
  await reader.page.reload();
  await (await widget(reader.page, 'hearth-thread')).getByRole('article').first().waitFor();
  assert.equal(await theirs.getByText('A sentence to be forgotten.').count(), 0);
  assert.equal(await theirs.getByText('Leila of the Lamps').count(), 0);
  assert.deepEqual([...uncaught, ...reader.uncaught], []);
});
