import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { MOCK_TOPIC } from '@hearth/mocks';
import { ALL, DEMO, useHost } from './testing/host.ts';
import { ready } from './testing/visit.ts';

const host = useHost();
const hints = JSON.parse(await readFile(new URL('../dist/1/hints.json', import.meta.url), 'utf8')) as Record<
  string,
  readonly string[]
>;

test('what the hints name for a page is what its widgets load, and each is asked for once', () => {
  const files = new Set(Object.values(hints).flat());
  const links = [...files].map((file) => `<link rel="modulepreload" href="/1/${file}">`);
  const data = [`/v1/sites/demo/threads/${MOCK_TOPIC}?sort=newest`, '/v1/sites/demo?spec=1.1'];
  links.push(...data.map((address) => `<link rel="preload" as="fetch" crossorigin href="${address}">`));
  const from = host.site.requests.length;
  return host.on(`${links.join('')}${DEMO}${ALL}`, async ({ page }) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await ready(page, 'hearth-thread, hearth-poll, hearth-badges, hearth-invite');
    const asked = host.site.requests.slice(from);
    for (const wanted of [...files].map((file) => new URL(file, 'http://host/1/').pathname))
      assert.equal(asked.filter((path) => path === wanted).length, 1, wanted);
    // Chromium sometimes asks for a preloaded answer once more by itself, later; we never do.
    const ours = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => (entry as PerformanceResourceTiming).initiatorType === 'fetch')
        .map(({ name }) => name.slice(location.origin.length)),
    );
    for (const wanted of data) {
      assert.ok(asked.includes(wanted), wanted);
      assert.ok(!ours.includes(wanted), wanted);
    }
    assert.deepEqual(ours, ['/v1/sites/demo/polls/next-roast']);
    assert.deepEqual(
      said.filter((line) => /preload/.test(line)),
      [],
    );
  });
});

test('the hints name all widgets that draw something', () => {
  assert.deepEqual(Object.keys(hints), [
    'badges',
    'bell',
    'count',
    'figures',
    'gate',
    'impact',
    'invite',
    'poll',
    'thread',
  ]);
});
