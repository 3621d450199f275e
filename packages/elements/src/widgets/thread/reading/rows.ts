import { render } from 'lit-html';
import type { Body, Id } from '@hearth/core/domain';
import type { ThreadItem } from '@hearth/core/state';
import { bodyElement } from '../../../parts/body.ts';
import { keyOf } from '../scene.ts';
import type { RowExtras, Scene } from '../scene.ts';
import { brief, canBeBrief, row, rowClass } from './row.ts';

interface Row {
  readonly element: HTMLLIElement;
  /** What it was drawn by. */
  seen: readonly unknown[];
  body: Body | null;
  /** Made once, so that a selection in it outlives other changes of the row. */
  words: Element | null;
  /** Whether it is drawn in brief. Once whole, it stays so: lit-html would not find what it has drawn. */
  inBrief: boolean;
}

/** What the code for taking part adds to rows. */
export interface RowHelp {
  /** What its part of a row depends on; empty where it has none. */
  watch(item: ThreadItem): readonly unknown[];
  extras(item: ThreadItem): RowExtras;
}

/** Whether nothing has changed. */
export const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);

/**
 * The rows of a list. Each has a key, is drawn only when something that it shows has changed, and stays where it is when others
 * come and go. Smaller and faster than `repeat` with `guard`, and the focus survives a move.
 */
export class Rows {
  #list: Element | null = null;
  #rows = new Map<Id, Row>();

  /** @param whole so many rows are drawn whole; those behind them in brief, until somebody takes part */
  draw(list: Element, items: readonly ThreadItem[], scene: Scene, help: RowHelp | null, whole: number): void {
    const before = list === this.#list ? this.#rows : new Map<Id, Row>();
    this.#list = list;
    this.#rows = new Map();
    for (const item of items) {
      const key = keyOf(item);
      const known = before.get(key);
      before.delete(key);
      const isFar = !help && this.#rows.size >= whole;
      const inBrief = isFar && known?.inBrief !== false && canBeBrief(item);
      this.#rows.set(key, this.#row(known, item, scene, help, inBrief));
    }
    for (const { element } of before.values()) element.remove();
    this.#arrange(list);
  }

  #row(known: Row | undefined, item: ThreadItem, scene: Scene, help: RowHelp | null, inBrief: boolean): Row {
    const element = known?.element ?? document.createElement('li');
    const one: Row = known ?? { element, seen: [], body: null, words: null, inBrief };
    const more = help?.watch(item) ?? [];
    // Who looks is nothing to a row in brief.
    const seen = inBrief ? [item, scene.t, scene.tag, scene.now] : [item, scene, ...more];
    if (same(seen, one.seen)) return one;
    const { id, depth, body } = item.comment;
    const extras = more.length && help ? help.extras(item) : null;
    if (body !== one.body) one.words = body && bodyElement(body);
    one.body = body;
    one.seen = seen;
    element.className = rowClass(item, extras);
    element.dataset['id'] = id;
    element.setAttribute('aria-level', `${depth + 1}`);
    if (inBrief) element.replaceChildren(brief(scene, item, one.words));
    else {
      if (one.inBrief) element.replaceChildren();
      render(row(scene, item, one.words, extras), element);
    }
    one.inBrief = inBrief;
    return one;
  }

  /** Moves only what stands in the wrong place. */
  #arrange(list: Element): void {
    const root = list.getRootNode() as ShadowRoot;
    const { activeElement } = root;
    let next = list.firstElementChild;
    for (const { element } of this.#rows.values()) {
      if (element === next) next = next.nextElementSibling;
      else list.insertBefore(element, next);
    }
    if (activeElement !== root.activeElement) (activeElement as HTMLElement).focus({ preventScroll: true });
  }
}
