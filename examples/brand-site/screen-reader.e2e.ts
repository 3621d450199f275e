import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { webAmbient } from '@hearth/core/engine';
import type { Browser } from 'playwright-core';
import { openChromium, visit, widget } from './testing/browsers.ts';
import { Keyboard } from './testing/keyboard.ts';
import { ScreenReader } from './testing/screen-reader.ts';
import { siteProcess, type SiteProcess } from './testing/site.ts';

const TOPIC = 'journal/holding-the-dusk';
const newId = (): string => webAmbient(Date.now).id();

let site: SiteProcess;
let browser: Browser;
let first: string;
before(async () => {
  site = await siteProcess();
  [browser] = await Promise.all([openChromium(), site.start()]);
  first = await says('The pier was quiet.');
});
after(async () => {
  await browser?.close();
  await site?.remove();
});

const says = async (body: string): Promise<string> =>
  (await site.as('mateusz').threads.post({ id: newId(), topic: TOPIC, body, parent: null })).id;

async function listen(person: string) {
  const { page, uncaught } = await visit(browser, `${site.url}/${TOPIC}.html`, person);
  const thread = await widget(page, 'hearth-thread');
  await thread.getByRole('button', { name: 'Reply' }).first().waitFor();
  return { page, uncaught, thread, keys: new Keyboard(page), reader: await ScreenReader.at(page, thread) };
}

test('T50 a screen reader is told what there is: heading, order, a list of comments by whom, and what each button does', async () => {
  const { page, uncaught, reader } = await listen('leila');
  assert.equal((await reader.finds('heading', /^\d+ comments$/)).states['level'], 2);
  await reader.finds('region', 'Comments');
  const order = await reader.finds('button', 'Sort by Newest');
  assert.equal(order.states['hasPopup'], 'menu');
  await reader.finds('article', 'Comment by Mateusz Wrona');
  const all = await reader.all();
  const levels = all.filter(({ role }) => role === 'listitem').map(({ states }) => states['level']);
  assert.ok(levels.includes(1) && levels.includes(2), `levels ${levels.join()}`);
  const react = await reader.finds('button', 'Warms me');
  assert.ok(['false', false].includes(react.states['pressed'] as string | boolean));
  const more = await reader.finds('button', 'More for the comment by Mateusz Wrona');
  assert.equal(more.states['hasPopup'], 'menu');
  for (const { role, name } of all)
    if (/^(button|link|textbox|combobox|checkbox|radio|menuitem)$/.test(role))
      assert.ok(name, `a ${role} without a name`);
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('T50 a screen reader is told which orders there are, which one is chosen, and that another one is now', async () => {
  const { page, uncaught, keys, reader } = await listen('leila');
  await keys.toNamed(/^Sort by/);
  await keys.press('Enter');
  await reader.finds('menu', 'Sort by');
  await keys.lands(({ name }) => name === 'Newest', 'the order that is');
  const chosen = await reader.focus();
  assert.deepEqual(
    [chosen?.role, chosen?.name, chosen?.states['checked']],
    ['menuitemradio', 'Newest', 'true'],
  );
  await keys.press('o', 'Enter');
  await reader.hears(/^Sort by Oldest$/);
  assert.equal((await reader.focus())?.name, 'Sort by Oldest');
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('T50 a screen reader is told how writing, editing and deleting went, each once', async () => {
  const { page, uncaught, thread, keys, reader } = await listen('leila');
  await keys.toNamed('Reply', first);
  await keys.press('Enter');
  await keys.lands(({ tag }) => tag === 'textarea', 'the answer');
  const field = await reader.focus();
  assert.deepEqual([field?.role, field?.name], ['textbox', 'Your reply to Mateusz Wrona']);
  await keys.type('So was the bay.');
  await keys.press('Control+Enter');
  const own = await keys.lands(({ tag, row }) => tag === 'article' && row !== first, 'one’s own answer');
  assert.deepEqual((await reader.focus())?.name, 'Comment by Leïla Haddad');
  await reader.hears(/^Your comment is posted\.$/);
  assert.deepEqual((await reader.heard()).filter((said) => /posted/.test(said)).length, 1);

  await keys.toNamed(/^More/, own.row!);
  await keys.press('Enter');
  await reader.finds('menu', 'More');
  assert.deepEqual((await reader.focus())?.role, 'menuitem');
  await keys.press('e', 'Enter');
  await keys.lands(({ tag }) => tag === 'textarea', 'the edit');
  assert.equal((await reader.focus())?.name, 'Edit your comment');
  await keys.press('Control+End');
  await keys.type(' All night.');
  await keys.press('Control+Enter');
  await reader.hears(/^Saved\.$/);
  assert.deepEqual((await reader.focus())?.name, 'Comment by Leïla Haddad');

  await keys.toNamed(/^More/, own.row!);
  await keys.press('Enter');
  await keys.lands(({ name }) => name === 'Copy link', 'the menu');
  await keys.press('d', 'Enter');
  if (await thread.locator('[data-do=remove]').isVisible()) {
    await reader.finds('group', 'Delete this comment?');
    await keys.lands(({ row }) => row === own.row, 'the question');
    if (!/^Delete/.test((await keys.focus()).name)) await keys.toNamed('Delete', own.row!);
    await keys.press('Enter');
  }
  await reader.hears(/deleted/i);
  await keys.lands(({ row }) => row !== null, 'a comment');
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('T50 a screen reader is told of a reaction by the button, and of a report by words', async () => {
  const { page, uncaught, keys, reader } = await listen('jonas');
  await keys.to(({ name, row }) => /Warms me/.test(name) && row === first);
  await keys.press('Space');
  const pressed = await reader.finds('button', /Warms me.*1|1.*Warms me/);
  assert.ok(['true', true].includes(pressed.states['pressed'] as string | boolean));
  assert.equal((await reader.focus())?.name, pressed.name);

  await keys.toNamed(/^More/, first);
  await keys.press('Enter');
  await keys.lands(({ name }) => name === 'Copy link', 'the menu');
  await keys.press('r', 'Enter');
  await keys.lands(({ tag }) => tag === 'input', 'the reasons');
  await reader.finds('group', 'What is wrong with this comment?');
  assert.equal((await reader.focus())?.role, 'radio');
  // Without a reason it says what is missing, and leads back to it.
  await keys.toNamed('Send report', first);
  await keys.press('Enter');
  await reader.hears(/Please choose what fits best/);
  await keys.lands(({ tag }) => tag === 'input', 'the reasons again');
  await keys.press('Space');
  await keys.toNamed('Send report', first);
  await keys.press('Enter');
  await reader.hears(/^Thank you\. The team will look/);
  await keys.lands(({ name }) => /^More/.test(name), 'the menu’s button');
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('T50 a screen reader is told of news without losing its place, and of words that have to wait', async () => {
  const { page, uncaught, thread, keys, reader } = await listen('leila');
  await keys.toNamed('Reply', first);
  const before = await reader.focus();
  await says('A heron has come.');
  await reader.hears(/^1 new comment$/);
  assert.deepEqual(await reader.focus(), before);

  await keys.toNamed(/^Join the conversation/, undefined, 'Shift+Tab');
  await keys.press('Enter');
  await keys.lands(({ tag }) => tag === 'textarea', 'the field');
  await site.kill();
  await keys.type('Written in the dark.');
  await keys.press('Control+Enter');
  await reader.hears(/^Will be sent when you are back online\.$/);
  await site.start();
  await reader.hears(/^Your comment is posted\.$/);
  await thread.getByText('Will be sent').waitFor({ state: 'detached' });
  assert.deepEqual(uncaught, []);
  await page.context().close();
});
