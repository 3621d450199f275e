import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { webAmbient } from '@hearth/core/engine';
import type { Browser } from 'playwright-core';
import { openChromium, visit, widget } from './testing/browsers.ts';
import { Keyboard } from './testing/keyboard.ts';
import { siteProcess, type SiteProcess } from './testing/site.ts';

const TOPIC = 'journal/holding-the-dusk';
/** More first comments than a page of a thread has. */
const MANY = 60;
const newId = (): string => webAmbient(Date.now).id();

let site: SiteProcess;
let browser: Browser;
/** Of the comment that members meet first, by somebody else than who reads. */
let first: string;
before(async () => {
  site = await siteProcess();
  [browser] = await Promise.all([openChromium(), site.start()]);
  const { threads } = site.as('mateusz');
  for (let n = 1; n <= MANY; n++)
    first = (await threads.post({ id: newId(), topic: TOPIC, body: `Evening ${n}.`, parent: null })).id;
});
after(async () => {
  await browser?.close();
  await site?.remove();
});

async function sit(person: string | null = 'leila') {
  const { page, uncaught } = await visit(browser, `${site.url}/${TOPIC}.html`, person);
  // Where a page scrolls smoothly, what Tab has reached is seen a while later.
  const thread = await widget(page, 'hearth-thread');
  await thread.getByRole('article').first().waitFor();
  return {
    page,
    uncaught,
    thread,
    keys: new Keyboard(page),
    row: (id: string) => thread.locator(`[data-id="${id}"]`),
  };
}

test('T49 by keyboard alone, somebody reads: into the thread, along its comments, to a permalink, to more of them', async () => {
  const { page, uncaught, thread, keys } = await sit();
  await keys.toNamed(/^Join the conversation/);
  const link = await keys.to(({ tag, row }) => tag === 'a' && row === first);
  assert.ok(link.name);
  await keys.press('Enter');
  await keys.lands(({ tag, row }) => tag === 'article' && row === first, 'the comment that the link names');
  assert.match(page.url(), new RegExp(first));
  await keys.press('Tab');
  assert.equal((await keys.focus()).row, first, 'Tab goes on inside the comment');

  await keys.toNamed('Show more comments');
  await keys.press('Enter');
  await thread.getByText('Evening 1.', { exact: true }).waitFor();
  const next = await keys.lands(({ tag }) => tag !== 'hearth-thread', 'what came, or the button');
  assert.ok(next.row !== null || /more comments/.test(next.name), JSON.stringify(next));
  // On from there: to what was not there before.
  await keys.to(({ row }) => row !== null);
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('T49 by keyboard alone, somebody changes the order, and the focus stays on it', async () => {
  const { page, uncaught, thread, keys } = await sit();
  await keys.toNamed(/^Sort by\s+Newest/);
  await keys.press('Enter');
  await keys.lands(({ name }) => name === 'Newest', 'the order that is');
  await keys.press('ArrowDown', 'Enter');
  await thread.locator('li').first().getByText('We tried it tonight.').waitFor();
  await keys.lands(({ name }) => /^Sort by\s+Oldest/.test(name), 'the button, which says the new order');
  await keys.press('Enter');
  await keys.lands(({ name }) => name === 'Oldest', 'the order that is');
  await keys.press('n', 'Enter');
  await thread.locator('li').first().getByText(`Evening ${MANY}.`).waitFor();
  await keys.lands(({ name }) => /^Sort by\s+Newest/.test(name), 'the button, which says the new order');
  await keys.press('Enter');
  await keys.lands(({ name }) => name === 'Newest', 'the order that is');
  await keys.press('Escape');
  await keys.lands(({ name }) => /^Sort by\s+Newest/.test(name), 'the button');
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('T49 by keyboard alone, somebody writes, answers, edits and deletes', async () => {
  const { page, uncaught, thread, keys, row } = await sit();
  await keys.toNamed(/^Join the conversation/);
  await keys.press('Enter');
  await keys.lands(({ tag }) => tag === 'textarea', 'the field');
  await keys.type('From the keyboard.');
  await keys.press('Control+Enter');
  await thread.getByText('From the keyboard.').waitFor();
  await keys.lands(({ tag }) => tag === 'textarea', 'the field, to write on');

  await keys.toNamed('Reply', first);
  await keys.press('Enter');
  await keys.lands(({ tag, row: at }) => tag === 'textarea' && at === first, 'the answer');
  await keys.type('An answer by keys.');
  await keys.press('Control+Enter');
  const answer = await keys.lands(
    ({ tag, row: at }) => tag === 'article' && at !== first,
    'one’s own answer',
  );
  await row(answer.row!).getByText('An answer by keys.').waitFor();

  // Escape puts an answer away, and the focus returns to where it was begun.
  await keys.toNamed('Reply', answer.row!);
  await keys.press('Enter');
  await keys.lands(({ tag }) => tag === 'textarea', 'the second answer');
  await keys.press('Escape');
  await keys.lands(({ name, row: at }) => name === 'Reply' && at === answer.row, 'the button that began it');

  await keys.toNamed(/^More/, answer.row!);
  await keys.press('Enter');
  await keys.lands(({ name }) => name === 'Copy link', 'the menu');
  await keys.press('e');
  assert.equal((await keys.held()).name, 'Edit');
  await keys.press('Enter');
  await keys.lands(({ tag }) => tag === 'textarea', 'the edit');
  await keys.press('Control+End');
  await keys.type(' Put better.');
  await keys.press('Control+Enter');
  await row(answer.row!).getByText('An answer by keys. Put better.').waitFor();
  await keys.lands(
    ({ tag, row: at }) => tag === 'article' && at === answer.row,
    'the comment that was edited',
  );

  await keys.toNamed(/^More/, answer.row!);
  await keys.press('Enter');
  await keys.lands(({ name }) => name === 'Copy link', 'the menu');
  await keys.press('d');
  assert.equal((await keys.held()).name, 'Delete');
  await keys.press('Enter');
  // Where it asks first, it asks where the focus is.
  if (await thread.locator('[data-do=remove]').isVisible()) {
    await keys.lands(({ row: at }) => at === answer.row, 'the question');
    if (!/^Delete/.test((await keys.focus()).name)) await keys.toNamed('Delete', answer.row!);
    await keys.press('Enter');
  }
  await thread.getByText('An answer by keys.').waitFor({ state: 'detached' });
  await keys.lands(({ row: at }) => at !== null, 'a comment');
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('T49 by keyboard alone, somebody reacts and takes it back', async () => {
  const { page, uncaught, row, keys } = await sit();
  await keys.to(({ name, row: at }) => /Warms me/.test(name) && at === first);
  await keys.press('Space');
  const chip = row(first).getByRole('button', { name: /Warms me/ });
  await chip.and(row(first).locator('[aria-pressed=true]')).waitFor();
  await keys.lands(({ name, row: at }) => /Warms me/.test(name) && at === first, 'the reaction');
  await keys.press('Space');
  await chip.and(row(first).locator('[aria-pressed=false]')).waitFor();

  await keys.press('Tab', 'Enter');
  await keys.lands(({ name }) => /Warms me/.test(name), 'the other reactions');
  await keys.press('End', 'Enter');
  await row(first)
    .getByRole('button', { name: /Good dusk/ })
    .waitFor();
  await keys.lands(({ row: at }) => at === first, 'the comment that was reacted to');
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('T49 by keyboard alone, somebody reports and mutes', async () => {
  const { page, uncaught, row, keys } = await sit('jonas');
  await keys.toNamed(/^More/, first);
  await keys.press('Enter');
  await keys.lands(({ name }) => name === 'Copy link', 'the menu');
  await keys.press('r');
  assert.equal((await keys.held()).name, 'Report');
  await keys.press('Enter');
  await keys.lands(({ tag, row: at }) => tag === 'input' && at === first, 'the reasons');
  await keys.press('Space', 'ArrowDown');
  await keys.to(({ tag }) => tag === 'textarea');
  await keys.type('It says evening.');
  await keys.toNamed('Send report', first);
  await keys.press('Enter');
  await row(first).getByText('Thank you. The team will look').waitFor();
  await keys.lands(({ name, row: at }) => /^More/.test(name) && at === first, 'the menu’s button');

  await keys.press('Enter');
  await keys.lands(({ name }) => name === 'Copy link', 'the menu');
  await keys.press('m');
  assert.match((await keys.held()).name, /^Mute Mateusz/);
  await keys.press('Enter');
  await row(first).getByText('Muted.').waitFor();
  await keys.lands(({ row: at }) => at === first, 'the comment that is folded up');
  await keys.toNamed('Show it', first);
  await keys.press('Enter');
  await row(first).getByText(`Evening ${MANY}.`).waitFor();
  await keys.lands(({ row: at }) => at === first, 'the comment that is open again');
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('T49 by keyboard alone, somebody shows what is new, and goes on from the first of it', async () => {
  const { page, uncaught, thread, keys } = await sit();
  await keys.toNamed(/^Join the conversation/);
  const news = await site
    .as('mateusz')
    .threads.post({ id: newId(), topic: TOPIC, body: 'Just now.', parent: null });
  await thread.getByRole('button', { name: /1 new comment/ }).waitFor();
  assert.match((await keys.held()).name, /^Join the conversation/);
  await keys.toNamed(/1 new comment/);
  await keys.press('Enter');
  await keys.lands(({ tag, row }) => tag === 'article' && row === news.id, 'the new comment');
  assert.deepEqual(uncaught, []);
  await page.context().close();
});
