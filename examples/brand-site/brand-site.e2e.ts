import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { webAmbient } from '@hearth/core/engine';
import { openChromium, openFirefox, visit, widget } from './testing/browsers.ts';
import { siteProcess, type SiteProcess } from './testing/site.ts';

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

const newId = (): string => webAmbient(Date.now).id();
const THREAD = 'journal/holding-the-dusk.html';

test('every page of the brand site becomes ready with all its widgets', async () => {
  for (const [path, names] of [
    ['', ['hearth-poll', 'hearth-invite']],
    ['community.html', ['hearth-badges', 'hearth-gate', 'hearth-thread', 'hearth-poll', 'hearth-invite']],
    ['team.html', ['hearth-figures']],
    [THREAD, ['hearth-thread']],
  ] as const) {
    const { page, uncaught } = await visit(chromium, `${site.url}/${path}`, 'leila');
    for (const name of names) await widget(page, name);
    assert.deepEqual(uncaught, [], path);
    await page.context().close();
  }
});

test('a friend who comes by a member’s link and signs in is seen as joined, by first name', async () => {
  const member = await visit(chromium, `${site.url}/community.html`, 'leila');
  const invite = await widget(member.page, 'hearth-invite');
  await invite.getByText('Nobody has joined yet.').waitFor();
  const { link } = await site.as('leila').referrals.invitation({});

  const friend = await visit(chromium, link);
  assert.match(friend.page.url(), /hearth_ref=/);
  await (await widget(friend.page, 'hearth-invite')).getByText(/Leïla/).first().waitFor();
  // Somebody who has never been here before.
  await friend.page.locator('[data-account] summary').click();
  await friend.page.getByRole('button', { name: /Mateusz/ }).click();
  await invite.getByText('Mateusz', { exact: true }).waitFor();
  assert.equal((await site.as('leila').referrals.invitation({})).joined, 1);
  assert.deepEqual([...member.uncaught, ...friend.uncaught], []);
  await member.page.context().close();
  await friend.page.context().close();
});

test('B35 a vote opens the workshop’s gate while it is looked at; before, nothing of what is behind it is sent', async () => {
  const { page, uncaught } = await visit(chromium, `${site.url}/community.html`, 'mateusz');
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    if (/\/gates\//.test(response.url())) answers.push(response.text().catch(() => ''));
  });
  const gate = await widget(page, 'hearth-gate');
  await gate.getByText('Behind the workshop door').waitFor();
  await gate.getByText('What opens it').waitFor();
  assert.ok(!(await Promise.all(answers)).some((text) => text.includes('flat wick')));
  await site.as('mateusz').polls.vote({
    key: crypto.randomUUID(),
    poll: 'next-lamp',
    choices: ['krok'],
    revision: 0,
  });
  await gate.getByText('flat wick').waitFor();
  await gate.getByRole('button', { name: 'Book a place' }).click();
  await gate.getByText('You have a place.').waitFor();
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('L18 T149 staff see who waits while they look, and that nobody does once one of them answered', async () => {
  const { page, uncaught } = await visit(chromium, `${site.url}/team.html`, 'ingunn');
  const figures = await widget(page, 'hearth-figures');
  await figures.getByText('Who waits for an answer').waitFor();
  const [leila, ingunn] = [site.as('leila').threads, site.as('ingunn').threads];
  const topic = 'members/thursday';
  const words = 'Does the door stay open in the rain?';
  const { id } = await leila.post({ id: newId(), topic, parent: null, body: words });
  await figures.getByText(words).waitFor();
  await ingunn.post({ id: newId(), topic, parent: id, body: 'It does.' });
  await figures.getByText(words).waitFor({ state: 'detached' });
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('two browsers: what one writes, edits and reacts to, the other sees live', async () => {
  const writer = await visit(chromium, `${site.url}/${THREAD}`, 'leila');
  const reader = await visit(firefox, `${site.url}/${THREAD}`, 'jonas');
  const [writing, reading] = [
    await widget(writer.page, 'hearth-thread'),
    await widget(reader.page, 'hearth-thread'),
  ];

  await writing.getByText('Join the conversation').click();
  await writing.getByLabel('Your comment').fill('The **pier** at six.');
  await writing.getByRole('button', { name: 'Post', exact: true }).click();
  await writing.getByText('The pier at six.').waitFor();

  await reading.getByRole('button', { name: /1 new/ }).click();
  const seen = reading.getByRole('article').filter({ hasText: 'The pier at six.' });
  await seen.waitFor();
  assert.equal(await seen.locator('strong').textContent(), 'pier');
  await reading.getByRole('heading', { name: '7 comments' }).waitFor();
  await writing.getByRole('heading', { name: '7 comments' }).waitFor();

  await seen.getByRole('button', { name: 'Warms me' }).click();
  await writing
    .getByRole('article')
    .filter({ hasText: 'The pier at six.' })
    .getByRole('button', { name: /Warms me.*1|1.*Warms me/ })
    .waitFor();
  assert.deepEqual([...writer.uncaught, ...reader.uncaught], []);
  await writer.page.context().close();
  await reader.page.context().close();
});

test('T21 reactions show the brand’s own pictures, and others their emoji', async () => {
  const { page, uncaught } = await visit(chromium, `${site.url}/${THREAD}`, 'jonas');
  const thread = await widget(page, 'hearth-thread');
  const react = thread.getByRole('button', { name: 'Add a reaction' }).first();
  await react.click();
  await thread.getByRole('menuitemcheckbox', { name: 'Strikes a match' }).click();
  const chip = thread.getByRole('button', { name: 'Strikes a match: 1' });
  await chip.locator('img[src="/reactions/match.svg"]').waitFor();
  await react.click();
  const lamp = thread.getByRole('menuitemcheckbox', { name: 'Bright idea' });
  await lamp.locator('img[src="/reactions/lamp.svg"]').waitFor();
  const moon = thread.getByRole('menuitemcheckbox', { name: 'Good dusk' });
  assert.match((await moon.textContent()) ?? '', /🌙/);
  assert.equal(await moon.locator('img').count(), 0);
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('a vote counts live on the page of somebody else', async () => {
  const voter = await visit(chromium, `${site.url}/community.html`, 'mateusz');
  const watcher = await visit(chromium, `${site.url}/community.html`, 'jonas');
  const [voting, watching] = [
    await widget(voter.page, 'hearth-poll'),
    await widget(watcher.page, 'hearth-poll'),
  ];
  await voting.getByRole('button').first().click();
  await voting
    .getByText(/you voted/i)
    .first()
    .waitFor();
  await watching
    .getByText(/1 vote\b/)
    .first()
    .waitFor();
  await voter.page.context().close();
  await watcher.page.context().close();
});

test('with the server gone, words wait and are sent when it is back; nothing is thrown into the page', async () => {
  const { page, uncaught } = await visit(chromium, `${site.url}/${THREAD}`, 'leila');
  const thread = await widget(page, 'hearth-thread');
  await thread.getByText('Join the conversation').click();
  await thread.getByLabel('Your comment').fill('Written in the dark.');
  await site.kill();
  await thread.getByRole('button', { name: 'Post', exact: true }).click();
  await thread.getByText('Written in the dark.').waitFor();
  // In the row; it is told to screen readers as well.
  const waits = thread.locator('ol.list').getByText('Will be sent when you are back online.');
  await waits.waitFor();
  await site.start();
  await waits.waitFor({ state: 'detached', timeout: 45_000 });
  const { comments } = await site.as('leila').threads.read({ topic: 'journal/holding-the-dusk' });
  assert.equal(
    comments.filter(({ body }) => JSON.stringify(body).includes('Written in the dark.')).length,
    1,
  );
  assert.deepEqual(uncaught, []);
  await page.context().close();
});

test('a page whose server is gone before its widgets load is whole, and the widget says what happened', async () => {
  const { page, uncaught } = await visit(chromium, `${site.url}/${THREAD}`);
  // Reading on reaches the widget only now.
  await site.kill();
  const thread = page.locator('hearth-thread');
  await thread.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => {
    const element = document.querySelector('hearth-thread')!;
    return /reload|reached|offline|connection|try again/i.test(
      `${element.textContent} ${element.shadowRoot?.textContent}`,
    );
  });
  assert.ok((await page.locator('h1').first().textContent())?.trim());
  assert.ok(await page.locator('footer').first().isVisible());
  assert.deepEqual(uncaught, []);
  await page.context().close();
});
