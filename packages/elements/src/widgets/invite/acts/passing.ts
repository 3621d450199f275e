import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { Invitation, ShareChannel } from '@hearth/core/domain';
import { invite } from '../../../locales/en/invite.ts';
import { inviting } from '../../../locales/en/inviting.ts';
import type { Messages } from '../../../locales/messages.ts';
import { addressOf, channelsFor, NAMES, type LinkedChannel } from './channels.ts';
import { copy } from './copy.ts';
import { HearthShareEvent, HearthSharedEvent } from './events.ts';
import { storeOf, type InviteHost } from './host.ts';
import { Reach } from './reach.ts';

/** Passing an invitation on: the member's own words, and the ways to take it along. We send nothing. */
export class Passing {
  /** What was copied last. */
  copied: ShareChannel | null = null;
  /** The member's own words; `null` while they are the brand's. Kept nowhere. */
  #message: string | null = null;
  /** The clipboard refused; what was to be copied is selected. */
  #selected = false;
  readonly #reach: Reach;
  readonly #host: InviteHost;

  constructor(host: InviteHost) {
    this.#host = host;
    this.#reach = new Reach(host);
  }

  render({ programme, link }: Invitation, tag: string, on: (event: Event) => void): TemplateResult {
    const t = this.#t;
    const message = this.#message ?? wording(programme.message, tag);
    const said = { link, message, subject: wording(programme.name, tag) };
    return html`${this.#selected ? html`<p class="muted">${t.copyHint}</p>` : nothing}
      <div>
        <label for="message">${t.message}</label>
        <textarea
          id="message"
          part="message"
          dir="auto"
          rows="3"
          maxlength="1000"
          aria-describedby="message-hint"
          .value=${message}
          @input=${on}
        ></textarea>
        <p class="muted" id="message-hint">${t.messageHint}</p>
      </div>
      <div class="acts" role="group" aria-label=${t.ways}>
        ${
          'share' in navigator
            ? html`<button type="button" part="share" data-do="native" @click=${on}>${t.share}</button>`
            : nothing
        }
        ${channelsFor(this.#host.channels, navigator).map((channel) => this.#way(channel, addressOf(channel, said), on))}
      </div>
      ${this.#reach.render()}`;
  }

  /** A window of the service's own opens for the press alone, and learns nothing of the page. */
  #way(channel: LinkedChannel, address: string, on: (event: Event) => void): TemplateResult {
    const t = this.#t;
    const name = NAMES[channel];
    return html`<a
      class="button"
      part=${channel === 'mail' ? 'mail channel' : 'channel'}
      data-do=${channel}
      href=${address}
      target=${name ? '_blank' : nothing}
      rel=${name ? 'noopener noreferrer' : nothing}
      aria-label=${name ? `${t.by(name)} (${t.newWindow})` : nothing}
      @click=${on}
      >${name ?? (channel === 'sms' ? t.sms : t.mail)}</a
    >`;
  }

  written(message: string): void {
    this.#message = message;
    this.#host.requestUpdate();
  }

  /** A button or a link was pressed. */
  async share(event: Event, target: HTMLElement): Promise<void> {
    const store = storeOf(this.#host);
    const invitation = store?.$view.get().invitation;
    if (!store || !invitation) return;
    const channel = target.dataset['do'] as ShareChannel;
    const { link, code } = invitation;
    if (!this.begin(channel, invitation)) return event.preventDefault();
    if (channel === 'native') {
      if (!(await this.#hand(invitation))) return;
    } else if (channel === 'copy' || channel === 'code') {
      if (!(await this.#copy(channel, channel === 'code' ? code : link))) return;
    }
    this.done(channel, invitation);
  }

  /** Asks the page; `false`: it shares in its own way, or not at all. */
  begin(channel: ShareChannel, { programme, link }: Invitation): boolean {
    return this.#host.dispatchEvent(new HearthShareEvent(programme.id, channel, link));
  }

  done(channel: ShareChannel, { programme }: Invitation): void {
    storeOf(this.#host)?.shared(channel);
    this.#host.dispatchEvent(new HearthSharedEvent(programme.id, channel));
    this.#reach.ask(channel);
  }

  async #copy(channel: 'copy' | 'code', text: string): Promise<boolean> {
    const field = this.#host.shadowRoot?.querySelector<HTMLInputElement>(`#${channel}`) ?? null;
    const done = field !== null && (await copy(text, field));
    this.copied = done ? channel : null;
    this.#selected = !done;
    this.#host.requestUpdate();
    this.#host.announce(done ? (this.#host.say('invite', undefined) ?? invite).copied : this.#t.copyHint);
    return done;
  }

  /** The device's own way to share. Who changes their mind hears nothing of it; where it is refused, the link is copied. */
  async #hand({ programme, link }: Invitation): Promise<boolean> {
    const text = this.#host.shadowRoot?.querySelector<HTMLTextAreaElement>('#message')?.value.trim();
    try {
      await navigator.share({
        title: this.#host.shadowRoot?.querySelector('#heading')?.textContent?.trim() ?? programme.id,
        url: link,
        ...(text && { text }),
      });
      return true;
    } catch (thrown) {
      if (!(thrown instanceof Error && thrown.name === 'AbortError')) await this.#copy('copy', link);
      return false;
    }
  }

  get #t(): Messages['inviting'] {
    return this.#host.say('inviting', undefined) ?? inviting;
  }
}
