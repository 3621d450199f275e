import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOCK_TOPIC } from '@hearth/mocks';
import type { Page } from 'playwright-core';
import { DEMO, THREAD, useHost } from './testing/host.ts';
import { ready } from './testing/visit.ts';

const host = useHost();
const MOUNTS = 150;

/** Takes the thread away and puts a new one in its place, again and again; none stays. */
const mount = (page: Page, count: number): Promise<void> =>
  page.evaluate(
    async ([times, topic]) => {
      for (let time = 0; time < times; time++) {
        document.querySelector('hearth-thread')?.remove();
        const next = document.createElement('hearth-thread');
        next.setAttribute('topic', topic);
        document.body.append(next);
        await next.ready;
      }
      document.querySelector('hearth-thread')?.remove();
    },
    [count, MOCK_TOPIC] as const,
  );

test('of widgets that were mounted and taken away nothing is left: no element, no listener, no memory', () =>
  host.on(DEMO + THREAD, async ({ page }) => {
    const devtools = await page.context().newCDPSession(page);
    const held = async () => {
      // What was begun for a widget may need a second to end.
      await page.waitForTimeout(1_500);
      for (let round = 0; round < 3; round++) await devtools.send('HeapProfiler.collectGarbage');
      const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
      const { usedSize } = await devtools.send('Runtime.getHeapUsage');
      return { nodes, listeners: jsEventListeners, heap: usedSize };
    };
    await ready(page, 'hearth-thread');
    await mount(page, 20);
    const before = await held();
    await mount(page, MOUNTS);
    const after = await held();
    // One thread has hundreds of nodes and half a dozen listeners.
    assert.ok(after.nodes - before.nodes < 100, `${after.nodes - before.nodes} nodes`);
    assert.ok(after.listeners - before.listeners < 5, `${after.listeners - before.listeners} listeners`);
    assert.ok(after.heap - before.heap <= 200_000, `${after.heap - before.heap} bytes`);
  }));
