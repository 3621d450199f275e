import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { Showcase } from '@hearth/core/domain';
import { badgeArrange } from '../../../../locales/en/badge-arrange.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import type { Controller } from '../../../../parts/base-element.ts';
import type { BadgesDesk } from '../../behind/desk.ts';
import { medal } from '../../behind/medal.ts';
import { standingOf } from '../../standing.ts';
import { arrangingStyles } from './arranging.styles.ts';

interface Item {
  readonly id: string;
  readonly name: string;
  readonly art: string;
  readonly metal: number;
  readonly hidden: boolean;
}

/** Which way an arrow points: forward is up. */
const ARROWS = { up: 'M12 5l7 7h-4v7H9v-7H5z', down: 'M12 19l-7-7h4V5h6v7h4z' } as const;
const GRIP = 'M8 5h3v3H8zm5 0h3v3h-3zM8 10.5h3v3H8zm5 0h3v3h-3zM8 16h3v3H8zm5 0h3v3h-3z';

/**
 * The dialog in which a member puts their badges in an order and hides some: by buttons, which everybody can press, or by dragging,
 * with a mouse, a pen or a finger. Nothing is changed before it is saved.
 */
export class Arranging implements Controller {
  readonly #desk: BadgesDesk;
  #items: readonly Item[] = [];
  #open = false;
  #saving = false;
  #failed = false;
  /** The place of what is being dragged. */
  #dragged: number | null = null;
  /** Where the focus goes when it is drawn: a row, and one of its buttons. */
  #focus: { readonly place: number; readonly step: number } | null = null;
  #said = '';

  constructor(desk: BadgesDesk) {
    this.#desk = desk;
    adopt(desk.host.shadowRoot!, arrangingStyles);
    desk.host.addController(this);
  }

  show({ slots }: Showcase): void {
    const tag = this.#desk.tag();
    this.#items = slots.map((slot) => ({
      id: slot.badge.id,
      name: wording(slot.badge.name, tag),
      art: slot.badge.art,
      metal: standingOf(slot).metal,
      hidden: slot.hidden ?? false,
    }));
    this.#open = true;
    this.#saving = this.#failed = false;
    this.#said = '';
    this.#desk.host.requestUpdate();
  }

  readonly close = (): void => {
    if (!this.#open) return;
    this.#open = false;
    this.#dragged = null;
    this.#desk.host.requestUpdate();
  };

  hostUpdated(): void {
    const dialog = this.#desk.host.shadowRoot?.querySelector<HTMLDialogElement>('dialog.arranging');
    if (dialog && !dialog.open) dialog.showModal();
    if (!dialog || !this.#focus) return;
    const { place, step } = this.#focus;
    this.#focus = null;
    const row = dialog.querySelectorAll('ol > li')[place];
    row?.querySelector<HTMLElement>(step < 0 ? '.up' : '.down')?.focus();
  }

  hostDisconnected(): void {
    this.close();
  }

  render(): TemplateResult | null {
    if (!this.#open) return null;
    const t = this.#t;
    return html`<dialog class="arranging" part="arranging" aria-labelledby="arranging" @close=${this.close}>
      <div id="arranging" role="heading" aria-level="2">${t.title}</div>
      <p class="muted">${t.help}</p>
      <ol>
        ${this.#items.map((item, place) => this.#row(item, place))}
      </ol>
      ${this.#failed ? html`<p class="problem" role="alert">${t.failed}</p>` : nothing}
      <div class="acts">
        <button type="button" class="primary" aria-disabled=${this.#saving} @click=${this.#save}>
          ${this.#saving ? t.saving : t.save}
        </button>
        <button type="button" @click=${this.close}>${t.cancel}</button>
      </div>
      <p class="sr" role="status">${this.#said}</p>
    </dialog>`;
  }

  #row({ name, art, metal, hidden }: Item, place: number): TemplateResult {
    const t = this.#t;
    const arrow = (way: 'up' | 'down', step: 1 | -1, words: string): TemplateResult =>
      html`<button
        type="button"
        class="icon ${way}"
        aria-label=${words}
        aria-disabled=${!this.#items[place + step]}
        @click=${() => this.#move(place, place + step, step)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${ARROWS[way]}></path></svg>
      </button>`;
    return html`<li class=${`${hidden ? 'veiled' : ''} ${this.#dragged === place ? 'dragged' : ''}`}>
      <span
        class="grip"
        aria-hidden="true"
        @pointerdown=${(event: PointerEvent) => this.#grab(event, place)}
        @pointermove=${this.#drag}
        @pointerup=${this.#drop}
        @pointercancel=${this.#drop}
        ><svg viewBox="0 0 24 24"><path d=${GRIP}></path></svg
      ></span>
      <svg class="medal m${metal}" viewBox="0 0 64 64" aria-hidden="true">${medal(art, metal)}</svg>
      <span class="name">${name}</span>
      <label
        ><input
          type="checkbox"
          .checked=${!hidden}
          aria-label=${t.show(name)}
          @change=${(event: Event) => this.#veil(place, !(event.target as HTMLInputElement).checked)}
        /><span aria-hidden="true">${t.shown}</span></label
      >
      ${arrow('up', -1, t.up(name))}${arrow('down', 1, t.down(name))}
    </li>`;
  }

  /** @param step by a button: the focus goes along, and where it is now is said */
  #move(from: number, to: number, step = 0): void {
    const moved = this.#items[from];
    if (!moved || !this.#items[to] || this.#saving) return;
    const rest = this.#items.filter((_, at) => at !== from);
    this.#items = [...rest.slice(0, to), moved, ...rest.slice(to)];
    if (step) {
      this.#focus = { place: to, step };
      this.#said = this.#t.moved(moved.name, to + 1, this.#items.length);
    }
    this.#desk.host.requestUpdate();
  }

  #veil(place: number, hidden: boolean): void {
    this.#items = this.#items.map((item, at) => (at === place ? { ...item, hidden } : item));
    this.#desk.host.requestUpdate();
  }

  #grab(event: PointerEvent, place: number): void {
    if (event.button !== 0 || this.#saving) return;
    event.preventDefault();
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#dragged = place;
    this.#desk.host.requestUpdate();
  }

  readonly #drag = (event: PointerEvent): void => {
    const from = this.#dragged;
    if (from === null) return;
    const rows = [...(event.currentTarget as Element).closest('ol')!.children];
    const to = rows.findIndex((row) => event.clientY < row.getBoundingClientRect().bottom);
    const place = to < 0 ? rows.length - 1 : to;
    if (place === from) return;
    this.#dragged = place;
    this.#move(from, place);
  };

  readonly #drop = (): void => {
    const place = this.#dragged;
    if (place === null) return;
    this.#dragged = null;
    this.#said = this.#t.moved(this.#items[place]!.name, place + 1, this.#items.length);
    this.#desk.host.requestUpdate();
  };

  readonly #save = async (): Promise<void> => {
    if (this.#saving) return;
    const { host, store, announce } = this.#desk;
    this.#saving = true;
    this.#failed = false;
    host.requestUpdate();
    try {
      await store()!.arrange({
        order: this.#items.map(({ id }) => id),
        hidden: this.#items.filter(({ hidden }) => hidden).map(({ id }) => id),
      });
      this.close();
      announce(this.#t.saved);
    } catch {
      this.#failed = true;
    }
    this.#saving = false;
    host.requestUpdate();
  };

  get #t(): Messages['badgeArrange'] {
    return this.#desk.say('badgeArrange') ?? badgeArrange;
  }
}
