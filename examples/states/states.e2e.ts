import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

test('`npx vite --config vite.config.ts examples/states` shows the widgets as they are', async () => {
  const server = await createServer({
    configFile: file('../../vite.config.ts'),
    root: file('.'),
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', ws: false },
  });
  const browser = await chromium.launch({
    executablePath: process.env['HEARTH_CHROMIUM'],
    args: ['--no-sandbox'],
  });
  try {
    await server.listen();
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(`${server.resolvedUrls!.local[0]}?tag=hearth-thread&only=orders%20offered`);
    const thread = page.locator('hearth-thread');
    await thread.getByRole('menuitemradio', { name: 'Best' }).waitFor();
    assert.equal(await thread.getByRole('button', { name: 'Join the conversation…' }).count(), 1);
    assert.equal(await thread.getByRole('article').count(), 4);
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
    await server.close();
  }
});
