import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openChromium, openFirefox, visit, widget } from './testing/browsers.ts';
import { siteProcess, type SiteProcess } from './testing/site.ts';

const BOARD = 'hearth-poll[poll="wishes"]';

let site: SiteProcess;
let chromium: Browser;
let firefox: Browser;
before(async () => {
  site = await siteProcess();
  [chromium, firefox] = await Promise.all([openChromium(), openFirefox(), site.start()]);
});
after(async () => {
  await Promise.all([chromium?.close(), firefox?.close()]);
  await site?.remove();
});

const open = async (browser: Browser, person: string | null) => {
  const { page, uncaught } = await visit(browser, `${site.url}/community.html`, person);
  const board = await widget(page, BOARD);
  const idea = (title: string) => board.getByRole('listitem').filter({ hasText: title });
  return { page, uncaught, board, idea };
};

test('P68 an idea is proposed, found by the next who has it, voted for, settled by staff, and all of it is seen live by somebody else', async () => {
  const watcher = await open(firefox, 'jonas');
  await watcher.idea('Round wicks by the metre').waitFor();

  const author = await open(chromium, 'leila');
  await author.board.getByRole('button', { name: 'Propose an idea' }).click();
  await author.board.getByLabel('Your idea in a sentence').fill('A lantern that folds flat');
  await author.board.getByLabel(/^Details/).fill('For the *boat*.');
  await author.board.getByRole('button', { name: 'Propose', exact: true }).click();
  await author.idea('A lantern that folds flat').waitFor();
  const focused = () =>
    document.querySelector('hearth-poll[poll="wishes"]')!.shadowRoot!.activeElement?.className;
  assert.match((await author.page.evaluate(focused)) ?? '', /\bidea\b/);

  // It moves nothing for who is reading: it is offered.
  await watcher.board.getByRole('button', { name: 'Show 1 new idea' }).click();
  await watcher.idea('A lantern that folds flat').getByText('boat').waitFor();

  const second = await open(chromium, 'mateusz');
  await second.board.getByRole('button', { name: 'Propose an idea' }).click();
  await second.board.getByLabel('Your idea in a sentence').fill('Could the lantern fold flat?');
  await second.board
    .getByRole('group', { name: 'Is it one of these?' })
    .getByRole('button', { name: /^Vote for “A lantern that folds flat”/ })
    .click();
  await watcher
    .idea('A lantern that folds flat')
    .getByRole('button', { name: /flat”, 1 vote$/ })
    .waitFor();

  const staff = await open(chromium, 'ingunn');
  const row = staff.idea('A lantern that folds flat');
  await row.getByRole('button', { name: /^Status and reply/ }).click();
  await row.getByRole('radio', { name: 'Planned' }).check();
  await row.getByLabel(/^Reply/).fill('In **spring**.');
  await row.getByRole('button', { name: 'Save' }).click();
  const seen = watcher.idea('A lantern that folds flat');
  await seen.getByText('Planned', { exact: true }).waitFor();
  await seen.getByRole('group', { name: 'Reply by Ingunn Solheim' }).getByText('spring').waitFor();

  await watcher.board.getByRole('radio', { name: 'Roadmap' }).check();
  await watcher.board
    .getByRole('region', { name: 'Planned' })
    .getByRole('button', { name: /A lantern that folds flat/ })
    .waitFor();
  const all = [watcher, author, second, staff];
  assert.deepEqual(
    all.flatMap(({ uncaught }) => uncaught),
    [],
  );
  for (const { page } of all) await page.context().close();
});

test('P70 staff merge two ideas: votes are united, and the traces lead to the one that is left', async () => {
  const reader = await open(chromium, 'jonas');
  await reader.idea('A sleeve of felt').waitFor();
  const mine = site.as('mateusz').entries;
  const { id } = await mine.propose({
    id: crypto.randomUUID(),
    poll: 'wishes',
    title: 'A felt sleeve for the lamp',
    body: '',
  });
  await mine.vote({ id, on: true, key: crypto.randomUUID() });
  await reader.board.getByRole('button', { name: 'Show 1 new idea' }).click();
  await reader.idea('A felt sleeve for the lamp').waitFor();

  const staff = await open(chromium, 'ingunn');
  const row = staff.idea('A felt sleeve for the lamp');
  await row.getByRole('button', { name: /^Merge/ }).click();
  await row.getByRole('button', { name: /^Merge into “A sleeve of felt/ }).click();
  await staff.board.getByRole('button', { name: /^Vote for “A sleeve of felt.*2 votes$/ }).waitFor();

  const trace = reader.idea('A felt sleeve for the lamp');
  await trace.getByText('Merged into').waitFor();
  await reader.board.getByRole('button', { name: /^Vote for “A sleeve of felt.*2 votes$/ }).waitFor();
  assert.deepEqual([...reader.uncaught, ...staff.uncaught], []);
  await reader.page.context().close();
  await staff.page.context().close();
});

test('P68 a draft of an idea is there after a reload', async () => {
  const { page, board, uncaught } = await open(chromium, 'leila');
  await board.getByRole('button', { name: 'Propose an idea' }).click();
  await board.getByLabel('Your idea in a sentence').fill('A match');
  await page.waitForTimeout(400);
  await page.reload();
  await widget(page, BOARD);
  await board.getByRole('button', { name: 'Go on with your idea' }).click();
  assert.equal(await board.getByLabel('Your idea in a sentence').inputValue(), 'A match');
  assert.deepEqual(uncaught, []);
  await page.context().close();
});
