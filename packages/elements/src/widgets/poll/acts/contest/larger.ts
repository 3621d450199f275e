import { html, nothing, render } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Body, Entry } from '@hearth/core/domain';
import { bodyElement, bodyStyles } from '../../../../parts/body-apart.ts';
import { adopt } from '../../../../parts/adopt.ts';
import type { PollHost } from '../host.ts';
import { credits, voting } from './gallery.ts';
import { isSafe } from './showing.ts';
import type { Showing } from './showing.ts';

/** One picture after the other, as large as the window lets it be. */
export class Larger {
  readonly #host: PollHost;
  readonly #dialog = document.createElement('dialog');
  /** The entry that is shown. */
  #id = '';
  #showing: Showing | null = null;
  /** What is said of it, drawn once: a link in it may have the focus. */
  #drawn: { readonly body: Body; readonly element: Element } | null = null;

  constructor(host: PollHost) {
    this.#host = host;
    const dialog = this.#dialog;
    dialog.className = 'larger';
    dialog.setAttribute('aria-labelledby', 'larger-title');
    dialog.addEventListener('keydown', this.#key);
    // Back to the picture that was looked at last, which may be another one than that it began with.
    dialog.addEventListener('close', () => this.#card()?.focus());
    // Beside the picture is out of it.
    dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  }

  open(entry: Entry): void {
    const root = this.#host.shadowRoot;
    (root?.querySelector('.root') ?? root)?.append(this.#dialog);
    adopt(this.#host.shadowRoot!, bodyStyles);
    this.#id = entry.id;
    this.#draw();
    this.#dialog.showModal();
    this.#dialog.querySelector<HTMLElement>('[data-close]')?.focus();
  }

  /** Out of the page with it. */
  remove(): void {
    this.#dialog.remove();
  }

  /** After each drawing of the contest. */
  settle(showing: Showing): void {
    this.#showing = showing;
    if (!this.#dialog.open) return;
    if (showing.entries.some(({ id }) => id === this.#id)) this.#draw();
    else this.#dialog.close();
  }

  #draw(): void {
    const showing = this.#showing!;
    const { t, common, entries } = showing;
    const at = entries.findIndex(({ id }) => id === this.#id);
    const entry = entries[at]!;
    const go = (to: number, label: string, sign: string): TemplateResult =>
      html`<button
        type="button"
        aria-label=${label}
        title=${label}
        aria-disabled=${!entries[to]}
        @click=${() => this.#go(to)}
      >
        ${sign}
      </button>`;
    const rtl = getComputedStyle(this.#host).direction === 'rtl';
    const { image } = entry;
    render(
      html`<div class="picture">
          ${image && isSafe(image.url) ? html`<img src=${image.url} alt=${image.alt} width=${image.width} height=${image.height} />` : nothing}
        </div>
        <div class="about" aria-live="polite">
          <h2 id="larger-title"><bdi>${entry.title}</bdi></h2>
          ${credits(showing, entry)} ${entry.body.length ? this.#said(entry.body) : nothing}
        </div>
        <nav class="deeds">
          ${go(at - 1, t.previous, rtl ? '→' : '←')} ${go(at + 1, t.next, rtl ? '←' : '→')}
          <span class="muted">${t.position(at + 1, entries.length)}</span>
          ${voting(showing, entry)}
          <button type="button" data-close @click=${() => this.#dialog.close()}>${common.close}</button>
        </nav>`,
      this.#dialog,
    );
  }

  #said(body: Body): Element {
    if (this.#drawn?.body !== body) this.#drawn = { body, element: bodyElement(body) };
    return this.#drawn.element;
  }

  #go(to: number): void {
    const entry = this.#showing?.entries[to];
    if (!entry) return;
    this.#id = entry.id;
    this.#draw();
  }

  #card(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>(
      `[data-entry="${CSS.escape(this.#id)}"] :is(.look, button)`,
    );
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const { entries = [] } = this.#showing ?? {};
    if (ctrlKey || metaKey || altKey) return;
    const at = entries.findIndex(({ id }) => id === this.#id);
    const forward = getComputedStyle(this.#host).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const to = /^Arrow(Left|Right)$/.test(key)
      ? at + (key === forward ? 1 : -1)
      : { Home: 0, End: entries.length - 1 }[key];
    if (to === undefined) return;
    event.preventDefault();
    this.#go(to);
  };
}
