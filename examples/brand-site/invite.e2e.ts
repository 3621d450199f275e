import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
// Tests of this repository share it; a page needs none of it.
import { decodeQr } from '../../packages/elements/src/testing/decode-qr.ts';
import { openBrand, openShop, type Brand } from './testing/brands.ts';
import { openChromium, widget } from './testing/browsers.ts';

let browser: Browser;
let lamps: Brand;
let bread: Brand;
let shop: Awaited<ReturnType<typeof openShop>>;
const uncaught: string[] = [];

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A brand</title>${head}<body>${body}`;
const scripts = (brand: Brand, landing = ''): string =>
  `<script type="module" src="${brand.url}/1/landing.js" ${landing}></script><script type="module" src="${brand.url}/1/hearth.js" data-site="${brand.id}"></script>`;

before(async () => {
  [browser, shop] = await Promise.all([openChromium(), openShop()]);
  [lamps, bread] = await Promise.all([
    openBrand(
      'lamps',
      (url) => `
site: { id: lamps, name: Lamps, origins: ['${url}', '${shop.url}'], locale: en }
programmes:
  - id: lamp
    name: Three friends, and yours is free
    landing: ${url}/welcome
    message: Sit with us?
    leaderboard: true
    rules:
      - on: purchased
        product: lamp
        minimum: 25.00 USD
        count: nOf(3)
        cap: 1
        reward: { type: economic, label: Your lamp is free, amount: 25.00 USD }
        friendReward: { type: experience, label: A wick of your own }
`,
    ),
    openBrand(
      'bread',
      (url) => `
site: { id: bread, name: Bread, origins: ['${url}'], locale: en }
programmes:
  - id: loaf
    name: $15 for each friend who buys
    landing: ${url}/welcome
    rules: [{ on: purchased, reward: { type: economic, label: $15, amount: 15.00 USD } }]
`,
    ),
  ]);
  for (const brand of [lamps, bread]) {
    const domains = brand === lamps ? `data-domains="${new URL(shop.url).host}"` : '';
    brand.pages.set(
      '/welcome',
      page(
        `<hearth-invite></hearth-invite><p><a id="inside" href="/join">Join</a> <a id="shop" href="${shop.url}/buy">Shop</a> <a id="away" href="https://elsewhere.invalid/">Away</a></p>`,
        scripts(brand, domains),
      ),
    );
    brand.pages.set('/join', page('<h1>Join</h1>', scripts(brand, domains)));
    brand.pages.set('/club', page('<hearth-invite></hearth-invite>', scripts(brand)));
  }
  shop.pages.set('/buy', page('<hearth-invite></hearth-invite>', scripts(lamps)));
});
after(async () => {
  await browser?.close();
  await Promise.all([lamps?.remove(), bread?.remove(), shop?.close()]);
});

const visitor = async (): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: { width: 900, height: 1200 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.on('page', (opened) => opened.on('pageerror', (error) => uncaught.push(error.message)));
  return context;
};

interface Hearth {
  identify(identity: () => Promise<string>): void;
}
const signIn = async (at: Page, brand: Brand, subject: string, name: string): Promise<void> => {
  const token = await brand.token(subject, name);
  await at.evaluate((said) => {
    const host = window as unknown as { hearth: Hearth };
    host.hearth.identify(async () => said);
  }, token);
};

/** Everything that a visitor's browser keeps. */
const kept = async (context: BrowserContext): Promise<string> => {
  const { cookies, origins } = await context.storageState();
  return JSON.stringify([cookies, origins]);
};

/** The light and the dark of a part of a page, as its browser drew it. */
async function greyOf(at: Page, part: Locator) {
  const shot = (await part.screenshot()).toString('base64');
  const { grey, ...size } = await at.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const { width, height } = bitmap;
    const pen = new OffscreenCanvas(width, height).getContext('2d')!;
    pen.drawImage(bitmap, 0, 0);
    const { data } = pen.getImageData(0, 0, width, height);
    return { grey: Array.from({ length: width * height }, (_, pixel) => data[pixel * 4]!), width, height };
  }, shot);
  return { ...size, grey: Uint8ClampedArray.from(grey) };
}

test('L24 L25 R57 three friends of two brands’ pages: a code in a window, a message, a word of mouth; and yours is free', async () => {
  const mira = await visitor();
  const club = await mira.newPage();
  await club.goto(`${lamps.url}/club`);
  await widget(club, 'hearth-invite');
  await signIn(club, lamps, 'mira', 'Mira Solberg');
  const invite = await widget(club, 'hearth-invite');
  await invite.getByText('3 more friends who buy lamp for $25.00 or more: Your lamp is free.').waitFor();

  // Ben stands before a shop window, and scans: what the browser drew is read by two decoders.
  await invite.getByText('QR code, to show or to print').click();
  await invite.getByLabel('Where will it hang?').fill('Shop window');
  const code = invite.getByRole('img', { name: 'QR code of your link, marked shop-window' });
  await code.waitFor();
  const read = decodeQr(await greyOf(club, code));
  assert.match(read.jsqr ?? '', /\/r\/[\w-]{22}\?at=shop-window$/);
  assert.equal(read.zxing, read.jsqr);

  const ben = await visitor();
  const window = await ben.newPage();
  await window.goto(read.jsqr!);
  assert.match(window.url(), /\/welcome\?hearth_ref=/);
  await (
    await widget(window, 'hearth-invite')
  )
    .getByText('Mira invited you: Three friends, and yours is free')
    .waitFor();
  await window.getByText('A wick of your own').waitFor();
  // He goes on, and the click goes along; nothing is kept of it, and no link shows it.
  await window.locator('#inside').click();
  await window.waitForURL(/\/join\?hearth_ref=/);
  assert.ok(!(await kept(ben)).includes('hearth'), await kept(ben));
  // Now he agrees: it is kept on this domain, and the address that he may pass on is clean.
  await window.evaluate(() => {
    const host = globalThis as unknown as {
      hearthLanding: { push(call: (landing: { consent(given: boolean): void }) => void): void };
    };
    host.hearthLanding.push((landing) => landing.consent(true));
  });
  await window.waitForURL(`${lamps.url}/join`);
  assert.ok((await kept(ben)).includes('hearth_ref'));
  await window.goto(`${lamps.url}/join`);
  // He signs up on a page without a widget; it counts, and is kept no longer.
  await window.waitForURL(`${lamps.url}/join`);
  await window.waitForFunction(() => 'hearth' in globalThis);
  await signIn(window, lamps, 'ben', 'Ben Ek');
  await invite.getByText('1 friend has joined').waitFor();
  await invite.getByText('Ben', { exact: true }).waitFor();
  await window.waitForFunction(() => localStorage.getItem('hearth_ref') === null);

  // Cleo gets a message, agrees to nothing, and buys in the shop, on another domain of the brand.
  const message = await invite.getByRole('link', { name: /WhatsApp/ }).getAttribute('href');
  const text = new URL(message!).searchParams.get('text')!;
  assert.match(text, /^Sit with us\?\n/);
  const cleo = await visitor();
  const phone = await cleo.newPage();
  await phone.goto(text.split('\n').at(-1)!);
  await widget(phone, 'hearth-invite');
  const away = await phone.locator('#away').getAttribute('href');
  await phone.locator('#shop').click();
  await phone.waitForURL(`${shop.url}/buy?hearth_ref=*`);
  await (await widget(phone, 'hearth-invite')).getByText(/Mira invited you/).waitFor();
  assert.equal(away, 'https://elsewhere.invalid/');
  await signIn(phone, lamps, 'cleo', 'Cleo Diaz');
  await invite.getByText('2 friends have joined').waitFor();
  assert.ok(!(await kept(cleo)).includes('hearth_ref'));

  // Dan was told eight characters at the bar.
  const spoken = (await invite.locator('#code').inputValue()).replace('-', ' ').toLowerCase();
  const dan = await visitor();
  const table = await dan.newPage();
  await table.goto(`${lamps.url}/club`);
  const asked = await widget(table, 'hearth-invite');
  await asked.getByText('Were you invited?').click();
  await asked.getByLabel('Code').fill(spoken);
  await asked.getByRole('button', { name: 'Use the code' }).click();
  await asked.getByText(/Mira invited you/).waitFor();
  await signIn(table, lamps, 'dan', 'Dan Oyen');
  await asked.getByText('You are in. Mira will see that you joined.').waitFor();
  await invite.getByText('3 friends have joined').waitFor();

  // Four more stop at the window: five scans are five.
  for (let scan = 0; scan < 4; scan++)
    await fetch(read.jsqr!, { redirect: 'manual', headers: { 'User-Agent': 'Mozilla/5.0' } });

  // All three buy what Mira bought. She watches.
  await lamps.sells('ben', 2_500, 'lamp');
  await lamps.sells('cleo', 2_500, 'lamp');
  await invite.getByText('One more friend who buys lamp for $25.00 or more: Your lamp is free.').waitFor();
  await lamps.sells('dan', 2_500, 'lamp');
  await invite.getByText('That is all there is to win here. Thank you!').waitFor();
  await invite.getByText('shop-window: 5 times').waitFor();
  await invite.getByText('What you have won').click();
  const line = invite.locator('.lines li');
  await line.getByText('$25.00').waitFor();
  assert.match(
    await line.innerText(),
    /On its way[\s\S]*by (Ben|Cleo|Dan), (Ben|Cleo|Dan),? and (Ben|Cleo|Dan)/,
  );

  // Dan finds who invited him, and what he gets for it.
  await table.goto(`${lamps.url}/club`);
  await widget(table, 'hearth-invite');
  await signIn(table, lamps, 'dan', 'Dan Oyen');
  const back = await widget(table, 'hearth-invite');
  await back.getByText(/Mira invited you on .* What you get for it: A wick of your own\./).waitFor();

  assert.deepEqual(uncaught, []);
  await Promise.all([mira, ben, cleo, dan].map((context) => context.close()));
});

test('L23 R57 another brand’s books are another brand’s: its link, its click, its $15', async () => {
  const mira = await visitor();
  const club = await mira.newPage();
  await club.goto(`${bread.url}/club`);
  await widget(club, 'hearth-invite');
  await signIn(club, bread, 'mira', 'Mira Solberg');
  const invite = await widget(club, 'hearth-invite');
  await invite.getByText('$15 for each friend who buys.', { exact: true }).waitFor();
  await invite.getByRole('button', { name: 'Copy link' }).click();
  await invite.getByRole('button', { name: /Copied/ }).waitFor();
  const link = await club.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${bread.url}/r/`));

  const ben = await visitor();
  const window = await ben.newPage();
  await window.goto(link);
  const click = new URL(window.url()).searchParams.get('hearth_ref')!;
  await (await widget(window, 'hearth-invite')).getByText(/Mira invited you/).waitFor();
  // What one brand's server signed is nothing to another's.
  const other = await ben.newPage();
  await other.goto(`${lamps.url}/welcome?hearth_ref=${click}`);
  await (await widget(other, 'hearth-invite')).getByText(/This invitation link does not work/).waitFor();
  await signIn(window, bread, 'ben', 'Ben Ek');
  await invite.getByText('1 friend has joined').waitFor();
  await bread.sells('ben', 900);
  await invite.getByText('Won once.').waitFor();
  await invite.getByText('What you have won').click();
  await invite.locator('.lines li').getByText('$15.00').waitFor();
  assert.equal(await invite.locator('.lines li').count(), 1);
  assert.deepEqual(uncaught, []);
  await Promise.all([mira, ben].map((context) => context.close()));
});

test('R55 the brand’s own server keeps the click in a cookie, from consent on and until it is taken back', async () => {
  bread.pages.set(
    '/kept',
    page('<hearth-invite></hearth-invite>', scripts(bread, 'data-keep="/hearth-ref"')),
  );
  const { link } = await (async () => {
    const admin = await visitor();
    const club = await admin.newPage();
    await club.goto(`${bread.url}/club`);
    await widget(club, 'hearth-invite');
    await signIn(club, bread, 'mira', 'Mira Solberg');
    const field = (await widget(club, 'hearth-invite')).locator('#copy');
    await field.waitFor();
    const found = { link: await field.inputValue() };
    await admin.close();
    return found;
  })();
  const ben = await visitor();
  const window = await ben.newPage();
  await window.goto(link);
  const click = new URL(window.url()).searchParams.get('hearth_ref')!;
  await window.goto(`${bread.url}/kept?hearth_ref=${click}&page=2`);
  await (await widget(window, 'hearth-invite')).getByText(/Mira invited you/).waitFor();
  assert.deepEqual((await ben.storageState()).cookies, []);
  const consent = (given: boolean) =>
    window.evaluate((yes) => {
      const host = globalThis as unknown as {
        hearthLanding: { consent(given: boolean): void; decorate(address: string): string };
      };
      host.hearthLanding.consent(yes);
      return host.hearthLanding.decorate('https://elsewhere.invalid/');
    }, given);
  const [, elsewhere] = await Promise.all([window.waitForResponse(/hearth-ref/), consent(true)]);
  assert.equal(elsewhere, 'https://elsewhere.invalid/');
  assert.equal(window.url(), `${bread.url}/kept?page=2`);
  const [cookie] = (await ben.storageState()).cookies;
  assert.deepEqual([cookie?.name, cookie?.value, cookie?.sameSite], ['hearth_ref', click, 'Lax']);
  const days = (cookie!.expires - Date.now() / 1000) / 86_400;
  assert.ok(days > 29.9 && days <= 30, String(days));
  // Another day, another page: it is known who invited him, and the address says nothing of it.
  await window.goto(`${bread.url}/kept`);
  await (await widget(window, 'hearth-invite')).getByText(/Mira invited you/).waitFor();
  await window.waitForURL(`${bread.url}/kept`);
  await Promise.all([window.waitForResponse(/hearth-ref/), consent(false)]);
  assert.deepEqual((await ben.storageState()).cookies, []);
  assert.ok(!(await kept(ben)).includes(click));
  await ben.close();
});
