import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { chromium, type Browser } from 'playwright-core';

let browser: Browser;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env['HEARTH_CHROMIUM'], args: ['--no-sandbox'] });
});
after(() => browser.close());

test('the built loader runs in a page without an error', async () => {
  const loader = await readFile(new URL('../dist/1/hearth.js', import.meta.url));
  const host = '<!doctype html><title>host</title><script type="module" src="/1/hearth.js"></script>';
  const server = createServer((request, response) => {
    const script = request.url === '/1/hearth.js';
    const type = script ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': type }).end(script ? loader : host);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const errors: string[] = [];
    const page = await browser.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    const answer = page.waitForResponse((response) => response.url().endsWith('/1/hearth.js'));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    assert.equal((await answer).status(), 200);
    await page.waitForLoadState('load');
    assert.deepEqual(errors, []);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
