import type { Id } from '@hearth/core/domain';
import type { ThreadItem } from '@hearth/core/state';
import { adopt } from '../../../parts/adopt.ts';
import type { BaseElement } from '../../../parts/base-element.ts';
import { css } from '../../../parts/css.ts';
import { Heights } from './heights.ts';
import { scrollerOf } from './scroller.ts';
import { rowOf, selectionIn } from './selection.ts';
import { whileHere } from './while-here.ts';

/** How far beyond what is seen rows are drawn: pixels. */
const BEYOND = 1000;
/** Rows before and after one that is held: Tab must lead somewhere from it. */
const NEIGHBOURS = 3;
/** A selection holds its rows, up to so many. */
const SELECTED = 40;

const GAP = '--_gap';
const styles = css`
  /* The rows that are there are all laid out, so that they can be measured. */
  [data-window] .row {
    content-visibility: visible;
    margin-block-start: var(--_gap, 0px);
  }
  [data-window] .d0 {
    margin-block-start: calc(var(--_space) + var(--_gap, 0px));
  }
  @media print {
    [data-window] .row {
      --_gap: 0px !important;
    }
  }
`;

/** What the reader's eye rests on, and where it stands in the browser's window. */
interface Anchor {
  /** A row; `null`: what follows the list. */
  readonly id: Id | null;
  readonly at: number;
}

/**
 * Of a long list, only those rows are there that may soon be seen, or that hold something: the focus, an open menu, a selection,
 * words being written. The others leave a gap as high as they were, as a margin of the row behind it; the first and the last
 * row are always there. What is being read never moves: after each drawing the page is scrolled by as much as rows turned out
 * to be higher or lower than they were thought to be.
 *
 * It follows scrolling and no IntersectionObserver, which hears nothing of a leap from one gap into another.
 */
export class LiveWindow {
  /** Lists of so many rows at most are drawn whole. */
  readonly #few: number;
  readonly #host: BaseElement;
  /** Rows that must be there wherever the reader is. */
  readonly #held: () => readonly (Id | null | undefined)[];
  readonly #heights = new Heights();
  #items: readonly ThreadItem[] = [];
  /** Which rows are there, by their index; none while the list is drawn whole. */
  #drawn: readonly number[] = [];
  /** Which of them are there because of where the reader is. */
  #band: readonly [first: number, last: number] = [0, 0];
  #anchor: Anchor | null = null;
  #asked = false;

  constructor(host: BaseElement, few: number, held: () => readonly (Id | null | undefined)[]) {
    this.#host = host;
    this.#few = few;
    this.#held = held;
    adopt(host.renderRoot, styles);
    whileHere(host, 'window', () => {
      // While it is captured, so that scrolling of any box around the thread is heard.
      addEventListener('scroll', this.#look, { capture: true, passive: true });
      addEventListener('resize', this.#look);
      return () => {
        removeEventListener('scroll', this.#look, { capture: true });
        removeEventListener('resize', this.#look);
      };
    });
  }

  /**
   * Before each drawing: which of these are to be there.
   *
   * @param anew they took the place of others, so that there is nothing that must not move
   */
  pick(items: readonly ThreadItem[], anew: boolean): readonly ThreadItem[] {
    const list = this.#list;
    this.#anchor = null;
    if (!list || items.length <= this.#few) {
      this.#drawn = [];
      return items;
    }
    this.#measure(list);
    if (items !== this.#items) this.#heights.use(items.map(({ comment }) => comment.id));
    this.#items = items;
    if (!anew) this.#anchor = this.#eye(list);
    const last = items.length - 1;
    const wanted = new Set([0, last]);
    const add = (from: number, to: number): void => {
      for (let index = Math.max(0, from); index <= Math.min(last, to); index++) wanted.add(index);
    };
    this.#band = this.#near(list, BEYOND);
    add(...this.#band);
    for (const id of this.#holding()) {
      const index = this.#heights.indexOf(id);
      if (index !== undefined) add(index - NEIGHBOURS, index + NEIGHBOURS);
    }
    const [from, to] = this.#selected();
    add(from, Math.min(to, from + SELECTED));
    this.#drawn = [...wanted].sort((a, b) => a - b);
    return this.#drawn.map((index) => items[index]!);
  }

  /** After each drawing: opens the gaps, measures, and puts back what has moved. */
  settle(): void {
    const list = this.#list;
    if (!list) return;
    const long = this.#drawn.length > 0;
    if (!long && !('window' in list.dataset)) return;
    list.toggleAttribute('data-window', long);
    const { length } = this.#items;
    let next = 0;
    for (const [place, row] of rowsOf(list).entries()) {
      const index = this.#drawn[place];
      const gap = index === undefined ? 0 : this.#heights.top(index) - this.#heights.top(next);
      next = (index ?? 0) + 1;
      if (gap) row.style.setProperty(GAP, `${gap}px`);
      else row.style.removeProperty(GAP);
      // What the list no longer says by itself.
      say(row, 'aria-posinset', index === undefined ? null : index + 1);
      say(row, 'aria-setsize', index === undefined ? null : length);
    }
    if (!long) return;
    this.#measure(list);
    this.#putBack(list);
  }

  get #list(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('ol.list');
  }

  /** Learns how high the rows are that are there. */
  #measure(list: HTMLElement): void {
    if (!list.offsetWidth) return;
    let end = list.getBoundingClientRect().top;
    for (const row of rowsOf(list)) {
      const { bottom } = row.getBoundingClientRect();
      const gap = parseFloat(row.style.getPropertyValue(GAP)) || 0;
      this.#heights.measure(row.dataset['id'] ?? '', bottom - end - gap);
      end = bottom;
    }
  }

  /** The rows that stand in the browser's window, or `beyond` pixels around it. */
  #near(list: HTMLElement, beyond: number): readonly [first: number, last: number] {
    const top = -list.getBoundingClientRect().top;
    return [this.#heights.at(top - beyond), this.#heights.at(top + innerHeight + beyond)];
  }

  #eye(list: HTMLElement): Anchor | null {
    const { top, bottom } = list.getBoundingClientRect();
    if (top > innerHeight) return null;
    if (bottom < 0) return { id: null, at: bottom };
    for (const row of rowsOf(list)) {
      const id = row.dataset['id'] ?? '';
      const box = row.getBoundingClientRect();
      if (box.bottom > 0 && box.top < innerHeight && this.#heights.indexOf(id) !== undefined)
        return { id, at: box.top };
    }
    const index = this.#heights.at(-top);
    return { id: this.#heights.keyAt(index), at: top + this.#heights.top(index) };
  }

  #putBack(list: HTMLElement): void {
    if (!this.#anchor) return;
    const { id, at } = this.#anchor;
    const now =
      id === null ? list.getBoundingClientRect().bottom : find(list, id)?.getBoundingClientRect().top;
    if (now !== undefined && Math.abs(now - at) >= 1)
      scrollerOf(list).scrollBy({ top: now - at, behavior: 'instant' });
  }

  #holding(): Id[] {
    const root = this.#host.renderRoot as ShadowRoot;
    const menu = root.querySelector('li [aria-haspopup][aria-expanded=true]');
    const rows = [root.activeElement, menu].map((each) => rowOf(each)?.dataset['id']);
    return [...rows, ...this.#held()].filter((id) => id != null);
  }

  /** From which row to which something is selected. */
  #selected(): readonly [first: number, last: number] {
    const range = selectionIn(this.#host.renderRoot as ShadowRoot);
    const [first, last] = [range?.startContainer, range?.endContainer].map((node) => {
      const id = node && rowOf(node)?.dataset['id'];
      return id === undefined ? undefined : this.#heights.indexOf(id);
    });
    return first === undefined || last === undefined ? [0, -1] : [first, last];
  }

  /** The reader has moved: draws when they come near the end of what is there. */
  readonly #look = (): void => {
    if (this.#asked || !this.#drawn.length) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      const list = this.#list;
      if (!list?.isConnected || !this.#drawn.length) return;
      this.#measure(list);
      const [first, last] = this.#near(list, BEYOND / 2);
      if (first < this.#band[0] || last > this.#band[1]) this.#host.requestUpdate();
    });
  };
}

function say(row: Element, name: string, value: number | null): void {
  if (value === null) row.removeAttribute(name);
  else row.setAttribute(name, `${value}`);
}

const rowsOf = (list: Element): HTMLElement[] => [...list.children] as HTMLElement[];

const find = (list: Element, id: Id): HTMLElement | undefined =>
  rowsOf(list).find((row) => row.dataset['id'] === id);
