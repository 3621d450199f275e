import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a pointer rests before a card opens, and how long it may be away before it closes: milliseconds. */
const REST = 150;

/** Whose slot an event is heard on, or in. */
const idOf = ({ currentTarget }: Event): string => (currentTarget as Element).closest<HTMLElement>('[data-badge]')?.dataset['badge'] ?? '';

type CardModule = typeof import('./card.ts');

/**
 * Which badge shows its card: by hover, by keyboard focus, or by pressing it. Only one is open. Escape closes it, and so does
 * leaving it or pressing elsewhere. The card itself loads when it is first needed.
 */
export class Cards implements ReactiveController {
  open: string | null = null;
  module: CardModule | null = null;
  #pinned = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unplace: (() => void) | null = null;
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  hostUpdated(): void {
    if (this.#unplace || !this.open) return;
    const root = this.#host.shadowRoot;
    const panel = root?.querySelector<HTMLElement>('.card');
    const anchor = panel?.parentElement?.querySelector('button');
    if (root && panel && anchor && this.module) this.#unplace = this.module.show(root, anchor, panel);
  }

  readonly enter = (event: PointerEvent): void => {
    const id = idOf(event);
    clearTimeout(this.#timer);
    if (event.pointerType !== 'touch' && this.open !== id && !this.#pinned) this.#timer = setTimeout(() => void this.#show(id), REST);
  };

  readonly leave = (): void => {
    clearTimeout(this.#timer);
    if (!this.#pinned) this.#timer = setTimeout(this.close, REST);
  };

  readonly focus = (event: FocusEvent): void => {
    if ((event.target as Element).matches(':focus-visible')) void this.#show(idOf(event));
  };

  readonly press = (event: Event): void => {
    const id = idOf(event);
    if (this.open === id && this.#pinned) return this.close();
    void this.#show(id);
    this.#pinned = true;
  };

  readonly close = (): void => {
    clearTimeout(this.#timer);
    this.#pinned = false;
    if (!this.open) return;
    this.open = null;
    this.#unplace?.();
    this.#unplace = null;
    document.removeEventListener('keydown', this.#key, true);
    document.removeEventListener('pointerdown', this.#outside, true);
    this.#host.requestUpdate();
  };

  async #show(id: string): Promise<void> {
    if (this.open === id) return;
    this.close();
    this.open = id;
    document.addEventListener('keydown', this.#key, true);
    document.addEventListener('pointerdown', this.#outside, true);
    this.#host.requestUpdate();
    try {
      this.module ??= await import('./card.ts');
      this.#host.requestUpdate();
    } catch {
      // The words beside the medallion and the description for screen readers are there without it.
      this.close();
    }
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.close();
  };

  readonly #outside = (event: Event): void => {
    const inside = event.composedPath().some((node) => node instanceof HTMLElement && node.dataset['badge'] === this.open);
    if (!inside) this.close();
  };
}
