import type { BaseElement } from '../parts/base-element.ts';
import { mountState } from '../fakes/state.ts';
import type { WidgetState } from '../fakes/state.ts';

/** A place on the page that is cleared after each test. */
export function stage(): { readonly element: HTMLElement; clear(): void } {
  const element = document.createElement('div');
  document.body.append(element);
  return { element, clear: () => element.remove() };
}

/** Waits until `check` gives something, drawing by drawing; fails with `what` after eight seconds, long enough for a busy machine. */
export async function until<T>(check: () => T | null | undefined | false, what: string): Promise<T> {
  for (const end = performance.now() + 8000; performance.now() < end;) {
    const found = check();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Waited in vain for ${what}.`);
}

export const inside = <E extends Element = HTMLElement>(element: Element, selector: string): E | null =>
  element.shadowRoot?.querySelector<E>(selector) ?? null;

/** What a widget shows, blanks collapsed. */
export const words = (element: Element, selector = '.content'): string =>
  (inside(element, selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();

export const settled = async (element: Element): Promise<void> =>
  void (await (element as BaseElement).updateComplete);

/** Draws one state whose community the test holds. */
export const draw = async (
  parent: Element,
  community: ReturnType<WidgetState['community']>,
  attributes: Record<string, string>,
  tag: string,
): Promise<HTMLElement> => mountState({ name: 'test', tag, attributes, community: () => community }, parent);
