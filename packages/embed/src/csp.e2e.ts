import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mockIdentity, MOCK_TOPIC } from '@hearth/mocks';
import { chromium, type Browser } from 'playwright-core';
import { startSite, type TestSite } from './testing/site.ts';
import { ready, visit, words, type Visit } from './testing/visit.ts';

let browser: Browser;
let site: TestSite;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env['HEARTH_CHROMIUM'], args: ['--no-sandbox'] });
});
after(() => browser.close());

const POLICY = [
  "default-src 'none'",
  "script-src 'nonce-brand' 'strict-dynamic'",
  "style-src 'none'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  // No policy at all: nothing of Hearth is made of HTML.
  "trusted-types 'none'",
].join('; ');
const SCRIPT = '<script type="module" nonce="brand" src="/1/hearth.js" data-site="demo"></script>';
const THREAD = `<hearth-thread topic="${MOCK_TOPIC}"></hearth-thread>`;
const ALL = `${THREAD}<hearth-poll poll="next-roast"></hearth-poll><hearth-poll poll="tasting-topics"></hearth-poll>
  <hearth-badges member="me"></hearth-badges><hearth-invite></hearth-invite>`;
const WIDGETS = 'hearth-thread, hearth-poll, hearth-badges, hearth-invite';

/** Visits a page with a policy; nothing is thrown into it, whatever happens. */
async function under(policy: string, body: string, run: (visited: Visit) => Promise<void>): Promise<void> {
  site = await startSite();
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><p id="host">host</p>${SCRIPT}${body}`;
  site.pages.set('/page', { html, headers: { 'content-security-policy': policy.replace('SITE', site.url) } });
  const visited = await visit(browser, `${site.url}/page`);
  try {
    await run(visited);
    assert.deepEqual(visited.thrown, []);
    assert.equal(await visited.page.locator('#host').innerText(), 'host');
  } finally {
    await visited.close();
    await site.close();
  }
}

const signIn = ({ page }: Visit): Promise<void> =>
  page.evaluate(
    (token) =>
      (window as unknown as { hearth: { identify(get: () => string): void } }).hearth.identify(() => token),
    mockIdentity({ subject: 'ada', name: 'Ada' }),
  );

test('T52 a strict Content-Security-Policy with Trusted Types is never violated, whatever the widgets do', () =>
  under(POLICY, ALL, async (visited) => {
    const { page, said } = visited;
    await ready(page, WIDGETS);
    await signIn(visited);
    const thread = page.locator('hearth-thread');
    await thread.locator('[data-do=write]').click();
    await thread
      .getByLabel('Your comment')
      .fill('**Bold** and a [link](https://example.com)\n\n> quote\n\n`code`');
    await thread.getByRole('button', { name: 'Emoji' }).click();
    await thread.getByRole('searchbox').fill('fire');
    await thread.getByRole('gridcell').first().waitFor();
    await page.keyboard.press('Enter');
    await thread.getByRole('button', { name: 'Post' }).click();
    await thread.locator('strong', { hasText: 'Bold' }).waitFor();
    await thread.getByText('code🔥').waitFor();
    await thread.getByRole('button', { name: /Reply/ }).first().click();
    await thread.getByLabel(/^Your reply to/).fill('Indeed.');
    await thread.getByRole('button', { name: 'Reply', exact: true }).last().click();
    await thread
      .getByRole('button', { name: /More for/ })
      .first()
      .click();
    await page.keyboard.press('Escape');
    await thread.getByRole('button', { name: /^Sort by/ }).click();
    await thread.getByRole('menuitemradio', { name: 'Oldest' }).click();

    const duel = page.locator('hearth-poll').first();
    await duel.getByRole('button').first().click();
    await duel.getByText('You voted').waitFor();
    const many = page.locator('hearth-poll').nth(1);
    await many.getByRole('checkbox').first().check();
    await many.getByRole('button', { name: 'Vote' }).click();
    await many.getByText('You voted').waitFor();

    const badges = page.locator('hearth-badges');
    // The first of them arranges, in a dialog.
    await badges.getByRole('button').first().click();
    await badges.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await badges.getByRole('dialog').waitFor({ state: 'hidden' });
    await badges.getByRole('button').nth(1).click();
    await badges.getByRole('button').nth(1).hover();
    const invite = page.locator('hearth-invite');
    await invite.getByRole('button', { name: /Copy/ }).first().click();
    await invite.getByText('QR code, to show or to print').click();
    await invite.getByRole('button', { name: 'Save the picture' }).click();
    await invite.getByRole('button', { name: 'Print a sheet' }).click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 640 });
    await page.waitForTimeout(500);
    assert.deepEqual(await visited.violations(), []);
    assert.deepEqual(said, []);
  }));

test('a page whose policy stops the code is told so, once, and keeps the server’s HTML', () =>
  under(
    POLICY.replace("'nonce-brand' 'strict-dynamic'", 'SITE/1/hearth.js'),
    '<hearth-thread topic="x"><p>from the server</p></hearth-thread><hearth-poll poll="y"></hearth-poll>',
    async ({ page, said }) => {
      await page.getByRole('alert').nth(1).waitFor();
      await page.getByText('from the server').waitFor();
      assert.equal(said.length, 1);
      assert.match(said[0]!, /did not load\. Check network and Content-Security-Policy/);
    },
  ));

test('a policy that stops the connection is named', () =>
  under(POLICY.replace("connect-src 'self'", "connect-src 'none'"), THREAD, async ({ page, said }) => {
    await ready(page, 'hearth-thread');
    await page.waitForTimeout(500);
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0]!, /cannot be reached.*connect-src/);
  }));

for (const [what, missing] of [
  ['the runtime', /\/base-/],
  ['a widget', /\/thread-/],
] as const) {
  test(`a chunk that is gone (${what}) is told in place and in one console line, and other widgets live on`, async () => {
    site = await startSite();
    site.missing = missing;
    const body = `${THREAD}${THREAD}<hearth-poll poll="next-roast"></hearth-poll>`;
    site.pages.set('/page', { html: `<!doctype html><p id="host">host</p>${SCRIPT}${body}` });
    const visited = await visit(browser, `${site.url}/page`);
    try {
      await visited.page.locator('hearth-thread > [role=alert]').nth(1).waitFor();
      if (what === 'a widget') {
        await ready(visited.page, 'hearth-poll');
        assert.match(await words(visited.page, 'hearth-poll'), /Which roast comes next/);
      }
      assert.equal(visited.said.length, 1);
      assert.match(visited.said[0]!, /code beside .*\/1\/hearth\.js did not load\. Check/);
      assert.deepEqual(visited.thrown, []);
    } finally {
      await visited.close();
      await site.close();
    }
  });
}

test('code that goes missing while the page is open is said in words, and the draft is kept', async () => {
  site = await startSite();
  site.pages.set('/page', { html: `<!doctype html><html lang="en">${SCRIPT}${THREAD}` });
  const visited = await visit(browser, `${site.url}/page`);
  const { page, thrown } = visited;
  try {
    await ready(page, 'hearth-thread');
    const thread = page.locator('hearth-thread');
    await thread.locator('[data-do=write]').click();
    await thread.getByLabel('Your comment').fill('half a thought');
    await page.waitForTimeout(500);
    await page.reload();
    site.missing = /\/chunks\/(acts|thread-words|menu|thread-news|subscribe|line)-/;
    await page.reload();
    await ready(page, 'hearth-thread');
    await thread.locator('[data-do=write]').click();
    await thread.getByRole('alert').first().waitFor();
    site.missing = null;
    await page.reload();
    await ready(page, 'hearth-thread');
    assert.equal(await thread.getByLabel('Your comment').inputValue(), 'half a thought');
    assert.deepEqual(thrown, []);
  } finally {
    await visited.close();
    await site.close();
  }
});

test('a composer that can’t be had is said where it would be, and tried again when asked for', async () => {
  site = await startSite();
  site.missing = /\/chunks\/composer-/;
  site.pages.set('/page', { html: `<!doctype html><html lang="en">${SCRIPT}${THREAD}` });
  const visited = await visit(browser, `${site.url}/page`);
  const { page, thrown } = visited;
  try {
    await ready(page, 'hearth-thread');
    const thread = page.locator('hearth-thread');
    await thread.locator('[data-do=write]').click();
    await thread.getByRole('alert').getByText('could not be loaded').waitFor();
    site.missing = null;
    await thread.getByRole('button', { name: 'Try again' }).click();
    await thread.getByLabel('Your comment').fill('half a thought');
    assert.deepEqual(thrown, []);
  } finally {
    await visited.close();
    await site.close();
  }
});

test('a server that is stopped leaves the host page whole, and the widgets say so and recover', async () => {
  site = await startSite();
  await site.mock.fetch(`${site.url}/v1/sites/demo`);
  site.mock.scenario = 'failing';
  site.pages.set('/page', { html: `<!doctype html><html lang="en"><p id="host">host</p>${SCRIPT}${ALL}` });
  const visited = await visit(browser, `${site.url}/page`);
  try {
    await ready(visited.page, WIDGETS);
    for (const widget of await visited.page.locator(WIDGETS).all())
      assert.match(await widget.locator('.root').innerText(), /cannot be|right now|try again/i);
    site.mock.scenario = 'busy';
    await visited.page.locator('hearth-thread').getByText('Rhubarb').first().waitFor();
    assert.deepEqual(visited.thrown, []);
  } finally {
    await visited.close();
    await site.close();
  }
});
