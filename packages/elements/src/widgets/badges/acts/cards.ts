import type { TemplateResult } from 'lit-html';
import type { Controller, ControllerHost } from '../../../parts/base-element.ts';
import type { BadgeSlot } from '@hearth/core/domain';
import { card, show, type CardView } from './card.ts';

/** How long a pointer rests before a card opens, and how long it may be away before it closes: milliseconds. */
const REST = 150;

/** How something happened. */
export interface Way {
  /** By a finger. */
  readonly touch: boolean;
  /** Where the focus goes. */
  readonly to: EventTarget | null;
}

/**
 * Which badge shows its card: by hover, by keyboard focus, or by pressing it. Only one is open. Escape closes it, and so does
 * leaving it or pressing elsewhere (WCAG 2.2, 1.4.13: dismissible, hoverable, persistent).
 */
export class Cards implements Controller {
  /** The badge whose card is open. */
  open: string | null = null;
  /** Opened by pressing: leaving with the pointer does not close it, and there is something to press in it. */
  pinned = false;
  /** The focus was led back to the badge of a card that was closed. */
  #led = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unplace: (() => void) | null = null;
  readonly #host: ControllerHost & HTMLElement;

  constructor(host: ControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    const panel = root?.querySelector<HTMLElement>('.card');
    const anchor = panel?.parentElement?.querySelector('button');
    if (root && panel && anchor && !this.#unplace) this.#unplace = show(root, anchor, panel);
  }

  /** The card of `slot` if it is open. */
  card(slot: BadgeSlot, view: Omit<CardView, 'slot'>): TemplateResult | null {
    return slot.badge.id === this.open ? card({ ...view, slot }) : null;
  }

  /** What happened to a badge: the pointer came or went, the focus came or went, it was pressed. */
  on(type: string, badge: HTMLElement, target: HTMLElement, { touch, to }: Way): void {
    const id = badge.dataset['badge'] ?? '';
    clearTimeout(this.#timer);
    if (type === 'pointerenter' && !touch && !this.pinned && this.open !== id)
      this.#timer = setTimeout(() => this.#show(id), REST);
    else if (type === 'pointerleave' && !this.pinned) this.#timer = setTimeout(this.close, REST);
    else if (type === 'focusin' && this.#led) this.#led = false;
    else if (type === 'focusin' && target.matches(':focus-visible')) this.#show(id);
    else if (type === 'focusout' && !badge.contains(to as Node | null)) this.close();
    else if (type === 'click') this.#press(id);
  }

  readonly close = (): void => {
    clearTimeout(this.#timer);
    this.pinned = false;
    if (!this.open) return;
    this.open = null;
    this.#unplace?.();
    this.#unplace = null;
    document.removeEventListener('keydown', this.#key, true);
    document.removeEventListener('pointerdown', this.#outside, true);
    this.#host.requestUpdate();
  };

  #press(id: string): void {
    if (this.open === id && this.pinned) return this.close();
    this.#show(id);
    this.pinned = true;
  }

  #show(id: string): void {
    if (this.open === id) return;
    this.close();
    this.open = id;
    document.addEventListener('keydown', this.#key, true);
    document.addEventListener('pointerdown', this.#outside, true);
    this.#host.requestUpdate();
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    const { shadowRoot: root } = this.#host;
    // What is closed takes the focus along; where it is led back to, it opens nothing.
    if (root?.activeElement?.closest('.card')) {
      this.#led = true;
      root.querySelector<HTMLElement>(`[data-badge="${this.open}"] > button`)?.focus();
    }
    this.close();
  };

  readonly #outside = (event: Event): void => {
    const inside = event
      .composedPath()
      .some((node) => node instanceof HTMLElement && node.dataset['badge'] === this.open);
    if (!inside) this.close();
  };
}
