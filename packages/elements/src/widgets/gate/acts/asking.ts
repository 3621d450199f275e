import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { ControllerHost } from '../../../parts/base-element.ts';
import { redraw } from '../../../parts/redraw.ts';

interface Question {
  /** Of what: one question is open at a time. */
  readonly of: string;
  readonly words: string;
  readonly yes: string;
  readonly no: string;
  readonly then: () => Promise<unknown>;
}

/** Asks before what can't be undone, in the place of the button that was pressed. */
export class Asking {
  #open: string | null = null;
  readonly #host: ControllerHost & HTMLElement;

  constructor(host: ControllerHost & HTMLElement) {
    this.#host = host;
  }

  is(of: string): boolean {
    return this.#open === of;
  }

  open(of: string): void {
    this.#open = of;
    redraw(this.#host, '.asking button');
  }

  /** Draws again what was asked about, with the focus on its button, or where there is none any more, on what became of it. */
  back(of: string): void {
    const host = this.#host;
    host.requestUpdate();
    void host.updateComplete.then(() => {
      const place = host.shadowRoot?.querySelector(`[data-of="${of}"]`);
      (
        place?.querySelector<HTMLElement>('.do button') ?? place?.querySelector<HTMLElement>('.mine')
      )?.focus();
    });
  }

  forget(): void {
    this.#open = null;
  }

  view({ of, words, yes, no, then }: Question, busy: boolean): TemplateResult {
    const close = (): void => {
      this.#open = null;
      this.back(of);
    };
    return html`<div
      class="asking"
      role="group"
      aria-labelledby="asking"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') close();
      }}
    >
      <p id="asking">${words}</p>
      <button
        type="button"
        class="primary"
        ?disabled=${busy}
        @click=${async () => {
          await then();
          close();
        }}
      >
        ${yes}
      </button>
      <button type="button" ?disabled=${busy} @click=${close}>${no}</button>
    </div>`;
  }
}
