import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What has the focus, as deep as it goes. */
export interface Focus {
  readonly tag: string;
  /** Of `aria-label`, `title` or the words inside, as far as they say what it is. */
  readonly name: string;
  /** The comment that it belongs to. */
  readonly row: string | null;
  /** Whether nothing has it: the page itself. */
  readonly lost: boolean;
  /** Whether it can be seen where it is, and that it has the focus. */
  readonly visible: boolean;
}

const focusIn = (): Focus => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const label = (at as HTMLInputElement | null)?.labels?.[0]?.textContent;
  const box = at?.getBoundingClientRect();
  const root = at?.getRootNode();
  return {
    tag: at?.localName ?? '',
    name: (at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    row:
      at?.closest<HTMLElement>('[data-id]')?.dataset['id'] ??
      (root instanceof ShadowRoot ? root.host.closest<HTMLElement>('[data-id]')?.dataset['id'] : null) ??
      null,
    lost: !at || at === document.body || at === document.documentElement,
    visible:
      !!box &&
      box.width > 0 &&
      box.height > 0 &&
      box.bottom > 0 &&
      box.top < innerHeight &&
      at!.matches(':focus-visible'),
  };
};

/** A page for whoever has a keyboard and no pointer: keys alone, and the focus is never lost. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  focus = (): Promise<Focus> => this.page.evaluate(focusIn);

  /** Presses keys, one after another; then something must have the focus that can be seen. */
  async press(...keys: readonly string[]): Promise<Focus> {
    for (const key of keys) await this.page.keyboard.press(key);
    return this.held();
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  /** The focus, which must be somewhere: what was pressed may be gone for no longer than it takes to draw anew. */
  async held(): Promise<Focus> {
    for (const end = Date.now() + 500; ;) {
      const focus = await this.focus();
      if (!focus.lost) return focus;
      assert.ok(Date.now() < end, 'the focus is lost');
    }
  }

  /** Walks by Tab until `wanted` has the focus. */
  async to(wanted: (focus: Focus) => boolean, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Focus> {
    for (let stop = 0; stop < 500; stop++) {
      await this.page.keyboard.press(key);
      const focus = await this.focus();
      if (!focus.lost && wanted(focus))
        return this.lands(({ visible }) => visible, `where ${focus.name} is seen`);
    }
    throw new Error(`Tab never reached it; last: ${JSON.stringify(await this.focus())}`);
  }

  toNamed = (name: string | RegExp, row?: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Focus> =>
    this.to(
      (focus) =>
        (typeof name === 'string' ? focus.name === name : name.test(focus.name)) &&
        (row === undefined || focus.row === row),
      key,
    );

  /** Waits until `wanted` has the focus, without a key; nothing else takes it away meanwhile. */
  async lands(wanted: (focus: Focus) => boolean, what: string): Promise<Focus> {
    for (const end = Date.now() + 10_000; ;) {
      const focus = await this.held();
      if (wanted(focus)) return focus;
      assert.ok(Date.now() < end, `the focus never came to ${what}; it is at ${JSON.stringify(focus)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
