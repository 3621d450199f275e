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

async function thread(person: string) {
  const { page, uncaught } = await visit(browser, `${site.url}/${THREAD}`, person);
  const element = await widget(page, 'hearth-thread');
  const row = (text: string): Locator => element.getByRole('article').filter({ hasText: text });
  const pick = async (text: string, item: string): Promise<void> => {
    await row(text).getByRole('button', { name: /^More/ }).click();
    await element.getByRole('menuitem', { name: item, exact: true }).click();
  };
  const post = async (text: string): Promise<void> => {
    const opener = element.getByText('Join the conversation');
    if (await opener.isVisible()) await opener.click();
    await element.getByLabel('Your comment').fill(text);
    await element.getByRole('button', { name: 'Post', exact: true }).click();
    await row(text).getByRole('button', { name: /^More/ }).waitFor();
  };
  return { page, uncaught, element, row, pick, post };
}

test('T26 T27 an author looks at what they changed, deletes it, and takes that back; others see it live', async () => {
  const author = await thread('leila');
  const reader = await thread('jonas');
  await author.post('The glass wants trimming daily.');
  await reader.element.getByRole('button', { name: '1 new comment' }).click();
  await author.pick('trimming daily', 'Edit');
  await author.element.getByLabel('Edit your comment').fill('The glass wants trimming weekly.');
  await author.element.getByRole('button', { name: 'Save' }).click();
  await author.row('trimming weekly').getByText('edited').waitFor();

  await author.pick('trimming weekly', 'Edit history');
  await author.row('trimming weekly').locator('del').getByText('daily.').waitFor();
  await author.element.getByRole('button', { name: 'Close', exact: true }).click();

  await author.pick('trimming weekly', 'Delete');
  await author.element.getByRole('button', { name: 'Delete', exact: true }).click();
  await reader.row('This comment was deleted.').waitFor();
  assert.equal(await reader.element.getByRole('button', { name: 'Undo' }).count(), 0);
  await author.element.getByRole('button', { name: 'Undo' }).click();
  await reader.row('trimming weekly').waitFor();
  await author.row('trimming weekly').getByText('edited').waitFor();
  assert.deepEqual([...author.uncaught, ...reader.uncaught], []);
  await author.page.context().close();
  await reader.page.context().close();
});

test('T37 T40 T41 staff approve by one key what waits, hide with a reason, and undo it from the row', async () => {
  const staff = await thread('ingunn');
  const author = await thread('leila');
  await author.post('Look at https://lamps.example for more.');
  await author.row('lamps.example').getByText('Awaits review').waitFor();

  await staff.row('').first().hover();
  // Two of the old blog's comments wait since they were imported; the longest waiting comes first.
  await staff.element.getByRole('button', { name: 'Team 3 to look at' }).click();
  await staff.element.getByRole('tab', { name: 'Waiting (3)' }).waitFor();
  for (let step = 0; step < 3; step++) await staff.page.keyboard.press('ArrowDown');
  await staff.page.keyboard.press('a');
  await staff.element.getByRole('tab', { name: 'Waiting (2)' }).waitFor();
  await staff.page.keyboard.press('Escape');
  await author.row('lamps.example').getByText('Awaits review').waitFor({ state: 'detached' });

  await staff.element.getByRole('button', { name: '1 new comment' }).click();
  await staff.pick('lamps.example', 'Hide');
  await staff.element.getByLabel(/^Reason/).fill('Advertising');
  await staff.page.keyboard.press('Enter');
  await staff.row('lamps.example').getByText('Hidden. Only the team').waitFor();
  const { entries } = await site.as('ingunn').moderation.audit!({ limit: 1 });
  assert.deepEqual([entries[0]?.action, entries[0]?.reason], ['hide', 'Advertising']);
  await staff.row('lamps.example').getByRole('button', { name: 'Undo' }).click();
  await staff.row('lamps.example').getByText('Hidden. Only the team').waitFor({ state: 'detached' });

  await staff.pick('lamps.example', 'Delete');
  await staff.element.getByRole('button', { name: 'Delete', exact: true }).click();
  await staff.element.getByRole('button', { name: 'Undo' }).click();
  await staff.row('lamps.example').waitFor();
  assert.deepEqual([...staff.uncaught, ...author.uncaught], []);
  await staff.page.context().close();
  await author.page.context().close();
});
