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

const THREAD = 'journal/holding-the-dusk.html';
const TOPIC = 'journal/holding-the-dusk';

async function thread(person: string | null) {
  const { page, uncaught } = await visit(browser, `${site.url}/${THREAD}`, person);
  const element = await widget(page, 'hearth-thread');
  const row = (text: string): Locator => element.getByRole('article').filter({ hasText: text });
  const pick = async (text: string, item: string): Promise<void> => {
    await row(text).getByRole('button', { name: /^More/ }).click();
    await element.getByRole('menuitem', { name: item }).click();
  };
  const post = async (text: string): Promise<void> => {
    // The composer stays open once it is.
    const opener = element.getByText('Join the conversation');
    if (await opener.isVisible()) await opener.click();
    await element.getByLabel('Your comment').fill(text);
    await element.getByRole('button', { name: 'Post', exact: true }).click();
  };
  return { page, uncaught, element, row, pick, post };
}

const bodies = async (): Promise<string> => {
  const { comments } = await site.as('leila').threads.read({ topic: TOPIC });
  return JSON.stringify(comments.map(({ body }) => body));
};

test('T31 words that the site asks about are posted when their author says so, after a reload too', async () => {
  const { page, uncaught, element, row, pick, post } = await thread('leila');
  await post('What rubbish weather.');
  await row('What rubbish weather.').getByText('Please read it over once more').waitFor();
  assert.ok(!(await bodies()).includes('rubbish'));
  await page.reload();
  await row('What rubbish weather.').getByRole('button', { name: 'Send anyway' }).click();
  await row('What rubbish weather.').getByRole('button', { name: /^More/ }).waitFor();
  assert.ok((await bodies()).includes('What rubbish weather.'));

  await pick('What rubbish weather.', 'Edit');
  await element.getByLabel('Edit your comment').fill('Shut up, weather.');
  await element.getByRole('button', { name: 'Save' }).click();
  await element.getByRole('button', { name: 'Send anyway' }).click();
  await row('Shut up, weather.').getByText('edited').waitFor();
  assert.ok((await bodies()).includes('Shut up, weather.'));
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('T38 T33 what staff point out and close is seen by members live', async () => {
  const staff = await thread('ingunn');
  const reader = await thread('jonas');
  await reader.row('Shut up, weather.').waitFor();
  await staff.pick('Shut up, weather.', 'Pin to the top');
  await staff.row('Shut up, weather.').getByText('Pinned', { exact: true }).waitFor();
  await reader.row('Shut up, weather.').getByText('Pinned', { exact: true }).waitFor();

  await staff.pick('Shut up, weather.', 'Close the whole conversation');
  await reader.element.getByText('This conversation is closed.').waitFor();
  await staff.element.getByRole('button', { name: 'Open the conversation again' }).click();
  await reader.element.getByText('This conversation is closed.').waitFor({ state: 'detached' });
  assert.deepEqual([...staff.uncaught, ...reader.uncaught], []);
  await staff.page.context().close();
  await reader.page.context().close();
});

test('T43 T44 a member reports a comment, and mutes who wrote it until they wish otherwise', async () => {
  const { page, uncaught, element, row, pick } = await thread('jonas');
  await pick('Shut up, weather.', 'Report');
  await element.getByLabel('Insulting or harmful').check();
  await element.getByRole('button', { name: 'Send report' }).click();
  await row('Shut up, weather.').getByText('Thank you. The team will look').waitFor();
  const { reports } = await site.as('ingunn').moderation.queue({ kind: 'reported' });
  assert.deepEqual(
    reports?.map(({ reason, by }) => [reason, by?.name]),
    [['abuse', 'Jonas Brekke']],
  );

  await pick('Shut up, weather.', 'Mute Leïla Haddad');
  await row('Muted.').first().waitFor();
  await page.reload();
  await row('Muted.').first().waitFor();
  assert.equal(await row('Shut up, weather.').count(), 0);
  await row('Muted.').first().getByRole('button', { name: 'Show it' }).click();
  await pick('Shut up, weather.', 'Stop muting Leïla Haddad');
  await row('Muted.').first().waitFor({ state: 'detached' });
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('a visitor reports as the guest whom that makes of them', async () => {
  const { page, uncaught, element, row, pick } = await thread(null);
  await pick('Shut up, weather.', 'Report');
  await element.getByLabel('Advertising or spam').check();
  await element.getByLabel('Your name').fill('Kim');
  await element.getByRole('button', { name: 'Send report' }).click();
  await row('Shut up, weather.').getByText('Thank you. The team will look').waitFor();
  const { reports } = await site.as('ingunn').moderation.queue({ kind: 'reported' });
  assert.ok(reports?.some(({ reason, by }) => reason === 'spam' && by?.name === 'Kim'));
  assert.deepEqual(uncaught, []);
  await page.context().close();
});
