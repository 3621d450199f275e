import { render } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Body, Entry, Id } from '@hearth/core/domain';
import { bodyElement } from '../../../../parts/body-apart.ts';
import type { Bodies } from './idea.ts';

interface Row {
  readonly element: HTMLLIElement;
  body: Body | null;
  reply: Body | null;
  bodies: Bodies;
}

const BLANK = /* @__PURE__ */ (): Bodies => ({ words: document.createElement('div'), reply: null });

/** The rows of a list. Each stays one element, so that the focus and what is typed stay when others come, go and move. */
export class Rows {
  /** The list that they stand in. */
  readonly list = document.createElement('ol');
  #rows = new Map<Id, Row>();

  constructor() {
    this.list.className = 'ideas';
  }

  has(id: Id): boolean {
    return this.#rows.has(id);
  }

  draw(
    entries: readonly Entry[],
    marked: Id | null,
    content: (entry: Entry, bodies: Bodies) => TemplateResult,
  ): void {
    const before = this.#rows;
    this.#rows = new Map();
    for (const entry of entries) {
      const { id, body, reply, state } = entry;
      const row = before.get(id) ?? {
        element: document.createElement('li'),
        body: null,
        reply: null,
        bodies: BLANK(),
      };
      before.delete(id);
      this.#rows.set(id, row);
      // Made once, so that a selection in them outlives other changes of the row.
      if (body !== row.body) row.bodies = { ...row.bodies, words: bodyElement(body) };
      if ((reply?.body ?? null) !== row.reply)
        row.bodies = { ...row.bodies, reply: reply ? bodyElement(reply.body) : null };
      row.body = body;
      row.reply = reply?.body ?? null;
      const { element } = row;
      element.className = `idea ${state}${id === marked ? ' marked' : ''}`;
      element.dataset['id'] = id;
      element.tabIndex = -1;
      element.setAttribute('part', 'idea');
      render(content(entry, row.bodies), element);
    }
    for (const { element } of before.values()) element.remove();
    this.#arrange();
  }

  /** Moves only what stands in the wrong place. */
  #arrange(): void {
    const root = this.list.getRootNode() as Document | ShadowRoot;
    const { activeElement } = root;
    let next = this.list.firstElementChild;
    for (const { element } of this.#rows.values()) {
      if (element === next) next = next.nextElementSibling;
      else this.list.insertBefore(element, next);
    }
    if (activeElement !== root.activeElement) (activeElement as HTMLElement).focus({ preventScroll: true });
  }
}
