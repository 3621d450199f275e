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

const open = async (person: string | null) => {
  const { page, uncaught } = await visit(browser, `${site.url}/index.html`, person);
  return { page, uncaught, element: await widget(page, 'hearth-thread') };
};

test('T14 a review is written by keyboard alone, half steps and all, and counts for everybody at once', async () => {
  const reader = await open('mateusz');
  await reader.element.getByText('3 reviews', { exact: true }).waitFor();
  const { page, uncaught, element } = await open('leila');
  await element.getByRole('button', { name: 'Write a review' }).focus();
  await page.keyboard.press('Enter');
  const words = element.getByLabel('Your review');
  await words.waitFor();
  await words.pressSequentially('Warm, and it does not smell.');
  await page.keyboard.press('Control+Enter');
  await element.getByText('Please choose how many stars you give.').waitFor();
  // The focus is on the first half: seven steps on are four stars.
  for (let step = 0; step < 7; step++) await page.keyboard.press('ArrowRight');
  await element.getByRole('radio', { name: '4 of 5 stars', exact: true, checked: true }).waitFor();
  await words.focus();
  await page.keyboard.press('Control+Enter');

  const row = element.getByRole('article').filter({ hasText: 'it does not smell' });
  await row.getByRole('img', { name: '4 of 5 stars' }).waitFor();
  await row.getByText('Verified purchase').waitFor();
  await element.getByRole('button', { name: 'Change your review' }).waitFor();
  await reader.element.getByText('4 reviews', { exact: true }).waitFor();
  await reader.element.getByRole('img', { name: '4.3 of 5 stars' }).waitFor();
  assert.deepEqual([...uncaught, ...reader.uncaught], []);
  await page.context().close();
  await reader.page.context().close();
});

test('T16 that a review helped counts once, is there after a reload, and is taken back', async () => {
  const { page, uncaught, element } = await open('mateusz');
  const row = element.getByRole('article').filter({ hasText: 'it does not smell' });
  const helpful = row.getByRole('button', { name: 'Helpful' });
  await helpful.click();
  await row.getByText('1 person found this helpful').waitFor();
  await page.reload();
  await widget(page, 'hearth-thread');
  await row.getByText('1 person found this helpful').waitFor();
  // Most helpful comes first.
  await element.getByRole('article').first().filter({ hasText: 'it does not smell' }).waitFor();
  await element.locator('[data-do=helpful][aria-pressed=true]').waitFor();
  await helpful.click();
  await row.getByText('1 person found this helpful').waitFor({ state: 'detached' });
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('T14 whoever has a review changes it, another day and after a reload too', async () => {
  const { page, uncaught, element } = await open('leila');
  await element.getByRole('button', { name: 'Change your review' }).click();
  await element.getByLabel('Change your review').fill('Warm, but it smells by now.');
  await element.getByRole('radio', { name: '1.5 of 5 stars' }).check({ force: true });
  await element.getByRole('button', { name: 'Save' }).click();
  const row = element.getByRole('article').filter({ hasText: 'it smells by now' });
  await row.getByRole('img', { name: '1.5 of 5 stars' }).waitFor();
  await element.getByRole('img', { name: '3.6 of 5 stars' }).waitFor();
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('T15 what the server renders of it is a product with its rating', async () => {
  const answer = await fetch(`${site.url}/v1/sites/fjordlys/threads/lamps%2Fstua/comments.html`);
  const html = await answer.text();
  assert.match(html, /3\.63 of 5 stars, 4 reviews/);
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)![1]!) as {
    readonly '@type': string;
    readonly aggregateRating: { readonly ratingValue: number; readonly reviewCount: number };
  };
  assert.deepEqual(
    [data['@type'], data.aggregateRating.ratingValue, data.aggregateRating.reviewCount],
    ['Product', 3.63, 4],
  );
});
