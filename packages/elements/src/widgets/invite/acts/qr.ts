import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { Invitation } from '@hearth/core/domain';
import { winning } from '../../../locales/en/winning.ts';
import type { Messages } from '../../../locales/messages.ts';
import type { InviteHost } from './host.ts';
import type { Passing } from './passing.ts';
import { marked, MARK_LIMIT, markOf, qrCode } from './qr-code.ts';
import { pngOf, save } from './qr-picture.ts';
import { printSheet } from './sheet.ts';

/** The link as a QR code for a screen, a receipt or a shop window, with a mark of where it hangs (L25). */
export class QrRoom {
  #mark = '';
  readonly #host: InviteHost;
  readonly #passing: Passing;

  constructor(host: InviteHost, passing: Passing) {
    this.#host = host;
    this.#passing = passing;
  }

  render(invitation: Invitation, tag: string): TemplateResult {
    const t = this.#t;
    const { size, path } = qrCode(marked(invitation.link, this.#mark));
    const visits = Object.entries(invitation.visits ?? {}).sort(([, one], [, other]) => other - one);
    return html`<div class="code">
      <svg part="qr-code" role="img" aria-label=${t.qrOf(this.#mark)} viewBox="0 0 ${size} ${size}">
        <rect width=${size} height=${size} fill="#fff"></rect>
        <path d=${path} fill="#000"></path>
      </svg>
      <div>
        <label for="mark">${t.mark}</label>
        <input
          id="mark"
          dir="auto"
          autocomplete="off"
          maxlength=${2 * MARK_LIMIT}
          aria-describedby="mark-hint"
          @input=${this.#typed}
        />
        <p class="muted" id="mark-hint">${t.markHint}</p>
        <div class="acts">
          <button type="button" data-do="qr" @click=${() => void this.#save(invitation)}>${t.save}</button>
          <button type="button" data-do="print" @click=${() => this.#print(invitation, tag)}>
            ${t.print}
          </button>
        </div>
        ${
          visits.length
            ? html`<p class="muted">${t.visits}</p>
                <ul class="visits" part="visits">
                  ${visits.map(([place, times]) => html`<li>${t.visitsAt(place || t.anywhere, times)}</li>`)}
                </ul>`
            : nothing
        }
      </div>
    </div>`;
  }

  readonly #typed = (event: Event): void => {
    this.#mark = markOf((event.target as HTMLInputElement).value);
    this.#host.requestUpdate();
  };

  async #save(invitation: Invitation): Promise<void> {
    if (!this.#passing.begin('qr', invitation)) return;
    const link = marked(invitation.link, this.#mark);
    const name = ['qr', invitation.programme.id, this.#mark].filter(Boolean).join('-');
    save(await pngOf(qrCode(link)), `${name}.png`);
    this.#passing.done('qr', invitation);
  }

  #print(invitation: Invitation, tag: string): void {
    if (!this.#passing.begin('print', invitation)) return;
    const t = this.#t;
    const { programme, code, link } = invitation;
    printSheet({
      title: wording(programme.name, tag),
      words: wording(programme.message, tag),
      scan: t.scan,
      orCode: t.orCode,
      code,
      where: `${t.at} ${new URL(link).host}`,
      mark: this.#mark,
      qr: qrCode(marked(link, this.#mark)),
      lang: tag,
      dir: getComputedStyle(this.#host.shadowRoot!.querySelector('.root')!).direction,
    });
    this.#passing.done('print', invitation);
  }

  get #t(): Messages['winning'] {
    return this.#host.say('winning', undefined) ?? winning;
  }
}
