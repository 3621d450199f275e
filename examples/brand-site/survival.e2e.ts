import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { CommunityError, type BackendAdapter } from '@hearth/core/adapter';
import { webAmbient } from '@hearth/core/engine';
import type { Browser } from 'playwright-core';
import { openChromium, visit, widget } from './testing/browsers.ts';
import { siteProcess, type SiteProcess } from './testing/site.ts';

const POSTS = 500;
const KILLS = 20;
const TOPIC = 'members/thursday';

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

/** Posts until it is acknowledged; a retry sends the same id. */
async function insist(adapter: BackendAdapter, id: string, body: string): Promise<void> {
  for (;;) {
    try {
      return void (await adapter.threads!.post({ id, topic: TOPIC, body, parent: null }));
    } catch (error) {
      if (!(error instanceof CommunityError) || !error.retryable) throw error;
      await pause(20);
    }
  }
}

test('kill -9 at 20 moments during 500 posts: each acknowledged one is there once, drafts stay, the widget comes back', async () => {
  const { page, uncaught } = await visit(browser, `${site.url}/community.html`, 'jonas');
  const thread = await widget(page, 'hearth-thread');
  await thread.getByText('Join the conversation').click();
  await thread.getByLabel('Your comment').fill('Half a thought');

  const ids = Array.from({ length: POSTS }, () => webAmbient(Date.now).id());
  const acknowledged = new Set<string>();
  const writer = site.as('mateusz');
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < POSTS; at = next++) {
      await insist(writer, ids[at]!, `Post ${at}`);
      acknowledged.add(ids[at]!);
    }
  };
  const lanes = Promise.all([lane(), lane()]);
  // Moments are spread over the posts, not over the clock, so that each kill falls among writes; then a random wait.
  for (let kill = 1; kill <= KILLS; kill++) {
    const due = Math.floor((kill * POSTS) / (KILLS + 1));
    while (acknowledged.size < due) await pause(2);
    await pause(randomInt(30));
    await site.kill();
    const before = new Set(acknowledged);
    await site.start();
    const kept = new Set(await read(site.as('mateusz')));
    for (const id of before) assert.ok(kept.has(id), `an acknowledged post was lost at kill ${kill}`);
  }
  await lanes;

  const all = await read(site.as('mateusz'));
  assert.equal(all.length, POSTS);
  assert.deepEqual(new Set(all), new Set(ids));

  // Nobody touched the page meanwhile: it found its way back, and counts what it missed.
  await thread.getByRole('button', { name: /\d+ new/ }).waitFor({ timeout: 60_000 });
  await thread.getByRole('heading', { name: `${POSTS} comments` }).waitFor({ timeout: 60_000 });
  assert.equal(await thread.getByLabel('Your comment').inputValue(), 'Half a thought');
  await page.reload();
  const again = await widget(page, 'hearth-thread');
  // A draft that waits opens its composer by itself.
  const field = again.getByLabel('Your comment');
  await field.waitFor();
  assert.equal(await field.inputValue(), 'Half a thought');
  assert.deepEqual(uncaught, []);
});

async function read(adapter: BackendAdapter): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<NonNullable<BackendAdapter['threads']>['read']>> =
      await adapter.threads!.read({ topic: TOPIC, sort: 'oldest', limit: 100, ...(cursor && { cursor }) });
    ids.push(...page.roots);
    cursor = page.next;
  } while (cursor);
  return ids;
}
