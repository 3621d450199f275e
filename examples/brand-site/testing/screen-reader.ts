import type { CDPSession, Locator, Page } from 'playwright-core';

/** An object of the accessibility tree, as a screen reader is told of it. */
export interface Spoken {
  readonly role: string;
  readonly name: string;
  /** Those that are set: `level`, `pressed`, `expanded`, `hasPopup`, `focused`, `required`, `invalid`… */
  readonly states: Readonly<Record<string, unknown>>;
}

interface AxNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
}

/** What somebody who doesn't see the page is told: Chromium's accessibility tree, and what live regions say. */
export class ScreenReader {
  readonly #session: CDPSession;
  readonly #page: Page;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** Begins to listen to the live regions of a widget. */
  static async at(page: Page, widget: Locator): Promise<ScreenReader> {
    await widget.evaluate((element) => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const say = (region: Element | null | undefined): void => {
        const words = region?.textContent.replace(/\s+/g, ' ').trim();
        if (words) heard.push(words);
      };
      const listen = (records: readonly MutationRecord[]): void => {
        for (const { target, addedNodes } of records) {
          const at = target instanceof Element ? target : target.parentElement;
          const region = at?.closest('[role=status], [role=alert]');
          if (region) say(region);
          else
            for (const node of addedNodes)
              if (node instanceof Element)
                say(node.matches('[role=alert]') ? node : node.querySelector('[role=alert]'));
        }
      };
      new MutationObserver(listen).observe(element.shadowRoot!, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    return new ScreenReader(page, await page.context().newCDPSession(page));
  }

  /** Everything that is said of the page, in its order. */
  async all(): Promise<Spoken[]> {
    const { nodes } = (await this.#session.send('Accessibility.getFullAXTree')) as unknown as {
      readonly nodes: readonly AxNode[];
    };
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name, description, properties = [] }) => ({
        role: role?.value ?? '',
        name: (name?.value ?? '').replace(/\s+/g, ' ').trim(),
        states: {
          ...Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
          ...(description?.value && { description: description.value }),
        },
      }));
  }

  /** Waits until something of this role and name is there. */
  async finds(role: string, name: string | RegExp): Promise<Spoken> {
    let all: Spoken[] = [];
    for (const end = Date.now() + 10_000; Date.now() < end;) {
      all = (await this.all()).filter((one) => one.role === role);
      const found = all.find((one) => (typeof name === 'string' ? one.name === name : name.test(one.name)));
      if (found) return found;
    }
    throw new Error(`no ${role} is called ${name}; there are: ${all.map((one) => one.name).join(' | ')}`);
  }

  /** What it is on. */
  async focus(): Promise<Spoken | undefined> {
    const focused = (await this.all()).filter(({ states }) => states['focused']);
    return focused.findLast(({ role }) => role !== 'RootWebArea');
  }

  /** Waits until a live region says this. */
  async hears(words: RegExp): Promise<void> {
    await this.#page.waitForFunction(
      ([source]) =>
        (window as unknown as { heard: string[] }).heard.some((said) => new RegExp(source!).test(said)),
      [words.source],
    );
  }

  /** What live regions have said since it was asked last. */
  heard = (): Promise<string[]> =>
    this.#page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
}
