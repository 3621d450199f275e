import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { mockIdentity, MOCK_TOPIC } from '@hearth/mocks';
import { createServer } from '@hearth/server';
import { ALL, DEMO, oneLine, SCRIPT, THREAD, useHost } from './testing/host.ts';
import type { HearthPage } from './page.ts';
import { ready, visit, words, type Visit } from './testing/visit.ts';

const host = useHost();
const { on } = host;

/** Writes the first comment of a guest. */
async function write({ page }: Visit, name: string, text: string): Promise<void> {
  await page.locator('hearth-thread [data-do=write]').click();
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Your comment').fill(text);
  await page.getByRole('button', { name: 'Post' }).click();
}

test('L28 script and tag alone render a working widget', async () => {
  const data = await mkdtemp(join(tmpdir(), 'hearth-l28-'));
  const pages = fileURLToPath(new URL('../../../examples/script-tag/', import.meta.url));
  const server = await createServer({ data, port: 0, pages, log: false });
  await server.admin.apply('site: { id: demo, name: Demo }');
  const visited = await visit(host.browser, server.url);
  const { page, thrown, said } = visited;
  try {
    await ready(page, 'hearth-thread');
    assert.match(await words(page, 'hearth-thread'), /No comments yet/);
    await write(visited, 'Ada', 'It works.');
    await page.getByText('It works.').waitFor();
    await page.reload();
    await page.getByText('It works.').waitFor();
    assert.deepEqual({ thrown, said }, { thrown: [], said: [] });
  } finally {
    await visited.close();
    await server.close();
    await rm(data, { recursive: true });
  }
});

test('the example page is ten lines', async () => {
  const html = await readFile(new URL('../../../examples/script-tag/index.html', import.meta.url), 'utf8');
  assert.ok(html.trim().split('\n').length <= 10);
});

test('who only reads loads no code for taking part', () => {
  const from = host.site.requests.length;
  return on(DEMO + THREAD, async ({ page }) => {
    await ready(page, 'hearth-thread');
    const live = () => host.site.requests.slice(from).some((path) => path.includes('/stream'));
    while (!live()) await page.waitForTimeout(50);
    await page.waitForTimeout(500);
    const asked = host.site.requests.slice(from);
    assert.deepEqual(
      asked.filter((path) => /acts-|markdown-|window-/.test(path)),
      [],
    );
  });
});

test('a tag that names no site is served the server’s only one', () =>
  on(SCRIPT + THREAD, async ({ page, said }) => {
    await ready(page, 'hearth-thread');
    assert.match(await words(page, 'hearth-thread'), /Rhubarb/);
    assert.deepEqual(said, []);
  }));

test('code and data are asked for at the same time, and nothing twice', () =>
  on(DEMO + THREAD, async ({ page }) => {
    await ready(page, 'hearth-thread');
    const from = host.site.requests.lastIndexOf('/page');
    const asked = host.site.requests.slice(from);
    const data = asked.filter((path) => path.startsWith('/v1/') && !path.includes('/stream'));
    assert.deepEqual(data.sort(), [
      '/v1/sites/demo/threads/spring-roast?sort=newest',
      '/v1/sites/demo?spec=1.1',
    ]);
    const lastOfFirst = Math.max(...data.map((path) => asked.indexOf(path)));
    const chunks = asked.filter((path) => path.includes('/chunks/'));
    assert.equal(new Set(chunks).size, chunks.length);
    assert.ok(lastOfFirst < 8, asked.join('\n'));
  }));

for (const [as, tag] of [
  ['elements', (topic: string) => `<hearth-count topic="${topic}"></hearth-count>`],
  [
    'what a CMS lets through',
    (topic: string) => `<span data-hearth="count" data-topic="${topic}">Comments</span>`,
  ],
] as const) {
  test(`T13 all counts of a page, as ${as}, are one request, and ask for no thread`, () =>
    on(`${DEMO}<p>${['b', 'a', MOCK_TOPIC].map(tag).join(' ')}</p>`, async ({ page }) => {
      await page.locator('hearth-count').nth(2).waitFor();
      await ready(page, 'hearth-count');
      assert.deepEqual(await page.locator('hearth-count .content').allInnerTexts(), [
        '0 comments',
        '0 comments',
        '9 comments',
      ]);
      const asked = host.site.requests.slice(host.site.requests.lastIndexOf('/page'));
      assert.deepEqual(
        asked.filter((path) => /counts|threads/.test(path)),
        [`/v1/sites/demo/counts?topics=a&topics=b&topics=${MOCK_TOPIC}`],
      );
    }));
}

test('a div that a CMS lets through becomes a widget, with its attributes and its server HTML', () =>
  on(
    `${DEMO}<div data-hearth="thread" data-topic="${MOCK_TOPIC}" data-onclick="document.title = 'hacked'"><p id="served">served</p></div>`,
    async ({ page }) => {
      await page.locator('hearth-thread').waitFor({ state: 'attached' });
      await ready(page, 'hearth-thread');
      assert.match(await words(page, 'hearth-thread'), /Rhubarb/);
      assert.equal(await page.locator('[data-hearth] > hearth-thread > #served').count(), 1);
      assert.equal(await page.locator('hearth-thread').getAttribute('onclick'), null);
    },
  ));

test('widgets that come later, by a router or out of a template, are found; those in a template wait', () =>
  on(`${DEMO}<main></main><template>${THREAD}</template>`, async ({ page, said }) => {
    await page.waitForTimeout(100);
    assert.equal(host.site.requests.at(-1), '/1/hearth.js');
    for (let turn = 0; turn < 2; turn++) {
      await page.evaluate((path) => {
        history.pushState(null, '', path);
        const content = document.querySelector('template')!.content.cloneNode(true);
        document.querySelector('main')!.replaceChildren(content);
      }, `/other/${turn}`);
      await ready(page, 'hearth-thread');
      assert.match(await words(page, 'hearth-thread'), /Rhubarb/);
    }
    await page.evaluate(() => {
      const thread = document.querySelector('hearth-thread')!;
      document.body.append(thread);
      document.body.append(thread.cloneNode(true));
    });
    await ready(page, 'hearth-thread');
    for (const thread of await page.locator('hearth-thread .root').all())
      assert.match(await thread.innerText(), /Rhubarb/);
    assert.deepEqual(said, []);
  }));

test('two script tags are one Hearth, and a copy from another address gives way', () =>
  on(
    `${DEMO}${DEMO}<script type="module" src="/copy/1/hearth.js" data-site="demo"></script>${THREAD}`,
    async (visited) => {
      await ready(visited.page, 'hearth-thread');
      assert.match(await words(visited.page, 'hearth-thread'), /Rhubarb/);
      await oneLine(visited, /loaded twice\. Remove .*\/copy\/1\/hearth\.js/);
    },
  ));

test('an element with the id "hearth" is no copy', () =>
  on(`<div id="hearth"></div>${DEMO}${THREAD}`, async ({ page, said }) => {
    await ready(page, 'hearth-thread');
    assert.equal(
      await page.evaluate(() => 'identify' in (window as unknown as { hearth: object }).hearth),
      true,
    );
    assert.deepEqual(said, []);
  }));

const signedIn = (name: string): string => JSON.stringify(mockIdentity({ subject: name, name }));
const viewer = (page: Visit['page'], name: string): Promise<unknown> =>
  page.waitForFunction(async (wanted) => {
    const { hearth } = window as unknown as { hearth: HearthPage };
    const { session } = (await hearth.community()).$session.get();
    return session && (session.viewer?.name ?? 'nobody') === wanted;
  }, name);

test('calls made before the script is here are carried out, and one that throws stops none', () =>
  on(
    `<script>
      (window.hearth ??= []).push(() => { throw new Error('mine'); });
      (window.hearth ??= []).push((h) => h.identify(() => ${signedIn('Ada')}));
    </script>${DEMO}${THREAD}`,
    async (visited) => {
      await ready(visited.page, 'hearth-thread');
      await viewer(visited.page, 'Ada');
      await oneLine(visited, /a push failed/);
    },
  ));

test('who is signed in may change while the page is open', () =>
  on(DEMO + THREAD, async ({ page, said }) => {
    await ready(page, 'hearth-thread');
    await viewer(page, 'nobody');
    const identify = (token: string): Promise<void> =>
      page.evaluate((given) => {
        const { hearth } = window as unknown as { hearth: HearthPage };
        hearth.push((h) => h.identify(() => given && (JSON.parse(given) as string)));
      }, token);
    await identify(signedIn('Ada'));
    await viewer(page, 'Ada');
    await identify(signedIn('Grace'));
    await viewer(page, 'Grace');
    await identify('');
    await viewer(page, 'nobody');
    assert.deepEqual(said, []);
  }));

for (const [what, callback] of [
  ['rejects', 'Promise.reject(new Error("503"))'],
  ['hangs', 'new Promise(() => {})'],
]) {
  test(`an identity callback that ${what} keeps nobody from reading`, () =>
    on(
      `<script>(window.hearth ??= []).push((h) => h.identify(() => ${callback}));</script>${DEMO}${THREAD}`,
      async (visited) => {
        await ready(visited.page, 'hearth-thread');
        assert.match(await words(visited.page, 'hearth-thread'), /Rhubarb/);
        await oneLine(visited, /the callback given to identify/);
      },
    ));
}

test('a token that the server refuses is told', () =>
  on(
    `<script>(window.hearth ??= []).push((h) => h.identify(() => 'forged'));</script>${DEMO}${THREAD}`,
    async (visited) => {
      await ready(visited.page, 'hearth-thread');
      await oneLine(visited, /refused the token that identify gave\. Check its key, aud, iss and exp/);
    },
  ));

test('theme and language of the script tag hold for all widgets', () =>
  on(
    `<script type="module" src="/1/hearth.js" data-site="demo" data-theme="dark" data-locale="de"></script>${THREAD}`,
    async ({ page }) => {
      await ready(page, 'hearth-thread');
      assert.match(await words(page, 'hearth-thread'), /Mitreden/);
      assert.equal(await page.locator('hearth-thread [data-theme=dark]').count(), 1);
    },
  ));

for (const [lang, note] of [
  ['en', 'Saved on this device only.'],
  ['de', 'Nur auf diesem Gerät gespeichert.'],
] as const) {
  test(`without a server, what is written stays on the device, and the widget says so (${lang})`, () =>
    on(
      `<script type="module" src="/1/hearth.js" data-backend="local"></script><hearth-thread topic="notes"></hearth-thread>`,
      async (visited) => {
        const { page, said } = visited;
        const from = host.site.requests.length;
        await page.getByText(note).waitFor();
        if (lang === 'en') {
          await write(visited, 'Ada', 'Mine alone.');
          await page.getByText('Mine alone.').waitFor();
          await page.reload();
          await page.getByText('Mine alone.').waitFor();
        }
        assert.deepEqual(
          host.site.requests.slice(from).filter((path) => path.startsWith('/v1/')),
          [],
        );
        assert.deepEqual(said, []);
      },
      lang,
    ));
}

test('a page may hold several communities', () =>
  on(
    `${DEMO}${THREAD}
     <hearth-community site="demo" server="/nothing">${THREAD}</hearth-community>
     <hearth-community site="here" backend="local"><hearth-thread topic="x"></hearth-thread></hearth-community>
     <div data-hearth="community" data-site="demo"><div data-hearth="thread" data-topic="${MOCK_TOPIC}"></div></div>`,
    async ({ page }) => {
      await page.locator('hearth-thread').nth(3).waitFor({ state: 'attached' });
      await ready(page, 'hearth-thread');
      await page.getByText('Saved on this device only').waitFor();
      const all = await page.locator('hearth-thread .root').allInnerTexts();
      assert.match(all[0]!, /Rhubarb/);
      assert.doesNotMatch(all[1]!, /Rhubarb/);
      assert.match(all[2]!, /Saved on this device only/);
      assert.match(all[3]!, /Rhubarb/);
    },
  ));

test('T53 the host page keeps its globals, prototypes and styles, and nothing is stored before somebody acts', () =>
  on(
    `<style>p { color: rgb(1, 2, 3) }</style><p id="host">host</p>
     <script>
       const prototypes = () => [Object, Array, Function, Promise, Element, HTMLElement, Node, EventTarget, Event, Window, Document]
         .flatMap((each) => [each, each.prototype]).concat(Symbol)
         .map((each) => Reflect.ownKeys(each).map((key) => {
           const { value } = Object.getOwnPropertyDescriptor(each, key);
           return [key, value];
         }));
       window.before = { globals: Object.keys(window), prototypes: prototypes() };
       window.compare = () => ({
         globals: Object.keys(window).filter((key) => !before.globals.includes(key)),
         prototypes: JSON.stringify(before.prototypes.map((list) => list.map(([key]) => String(key)))) ===
           JSON.stringify(prototypes().map((list) => list.map(([key]) => String(key)))) &&
           prototypes().every((list, i) => list.every(([key, value], j) => value === before.prototypes[i][j][1])),
       });
     </script>${DEMO}${ALL}`,
    async ({ page, said }) => {
      await ready(page, 'hearth-thread, hearth-poll, hearth-badges, hearth-invite');
      const { globals, prototypes } = await page.evaluate(() =>
        (window as unknown as { compare(): { globals: string[]; prototypes: boolean } }).compare(),
      );
      assert.deepEqual(
        globals.filter((name) => !['before', 'compare'].includes(name)),
        ['hearth'],
      );
      assert.equal(prototypes, true);
      const host = await page.evaluate(async () => ({
        color: getComputedStyle(document.querySelector('#host')!).color,
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
        html: document.documentElement.getAttributeNames(),
        body: document.body.getAttributeNames(),
        cookie: document.cookie,
        storage: localStorage.length + sessionStorage.length,
        databases: (await indexedDB.databases()).length,
      }));
      assert.deepEqual(host, {
        color: 'rgb(1, 2, 3)',
        sheets: 1,
        html: ['lang'],
        body: [],
        cookie: '',
        storage: 0,
        databases: 0,
      });
      assert.deepEqual(said, []);
    },
  ));
