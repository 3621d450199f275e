import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError, type CommunityError } from '@hearth/core/adapter';
import { wording } from '@hearth/core/domain';
import type { Invited as Invitation } from '@hearth/core/domain';
import { formatDate } from '../../../locales/dates.ts';
import { common } from '../../../locales/en/common.ts';
import type { Messages } from '../../../locales/messages.ts';
import { errorWords } from '../../../parts/error-view.ts';
import { HearthSignInEvent } from '../../../parts/sign-in-event.ts';
import type { GateDesk } from './host.ts';

/** An invitation to a circle that the viewer came by: what it says, and taking it up. */
export class Invited {
  readonly #desk: GateDesk;
  #asked: string | null = null;
  #invitation: Invitation | null = null;
  #error: CommunityError | null = null;
  #busy = false;

  constructor(desk: GateDesk) {
    this.#desk = desk;
  }

  render(t: Messages['inside'], tag: string, signIn: () => void): TemplateResult | null {
    const token = this.#desk.token();
    if (!token) return null;
    if (this.#asked !== token) void this.#ask(token);
    const error = this.#error;
    const invitation = this.#invitation;
    if (!invitation)
      return (
        error && html`<div class="notice" part="invited" role="alert"><p>${this.#words(error, t)}</p></div>`
      );
    const known = this.#desk.host.community?.$viewer.get();
    const guest = !known || known.role === 'guest';
    const { name, description } = invitation.circle;
    return html`<section class="offer invited" part="invited" aria-labelledby="invited">
      <div class="what">
        <strong id="invited">${t.invitedTo(wording(name, tag))}</strong>
        ${description === undefined ? nothing : html`<span>${wording(description, tag)}</span>`}
        <span class="muted">${t.invitedBy(invitation.by, formatDate(tag, invitation.expiresAt))}</span>
      </div>
      ${error ? html`<p class="failed" part="error" role="alert">${this.#words(error, t)}</p>` : nothing}
      <p class="do">
        <button
          type="button"
          class="primary"
          ?disabled=${this.#busy}
          @click=${() => (guest ? signIn() : void this.#accept(token, t, tag))}
        >
          ${guest ? t.acceptSignIn : t.accept}
        </button>
        <button type="button" ?disabled=${this.#busy} @click=${() => this.#done()}>${t.decline}</button>
      </p>
    </section>`;
  }

  async #ask(token: string): Promise<void> {
    this.#asked = token;
    try {
      this.#invitation = (await this.#desk.store()?.invited(token)) ?? null;
    } catch (thrown) {
      this.#error = toCommunityError(thrown);
      // It can be asked for again with the next drawing, once it can be had.
      if (this.#error.retryable) this.#asked = null;
      // Taken up by this very viewer, perhaps, who came back by the old address: then there is nothing to be said.
      const { gate } = this.#desk.store()?.$view.get() ?? {};
      if (gate?.open && this.#error.code === 'gone') return this.#done();
    }
    this.#desk.host.requestUpdate();
  }

  async #accept(token: string, t: Messages['inside'], tag: string): Promise<void> {
    this.#busy = true;
    this.#error = null;
    this.#desk.host.requestUpdate();
    try {
      const circle = await this.#desk.store()!.join(token);
      this.#desk.announce(t.done.joined(wording(circle.name, tag)));
      this.#done();
    } catch (thrown) {
      this.#error = toCommunityError(thrown);
      if (this.#error.code === 'unauthenticated') this.#desk.host.dispatchEvent(new HearthSignInEvent());
    } finally {
      this.#busy = false;
      this.#desk.host.requestUpdate();
    }
  }

  /** It is used, or put aside: the address must not offer it to the next who looks. */
  #done(): void {
    this.#invitation = this.#error = null;
    this.#desk.forget();
    if (location.hash.startsWith('#hearth-circle='))
      history.replaceState(history.state, '', location.href.split('#')[0]);
    this.#desk.host.requestUpdate();
  }

  #words(error: CommunityError, t: Messages['inside']): string {
    const gone: Readonly<Record<string, string>> = t.gone;
    return gone[error.details.reason ?? ''] ?? errorWords(error, this.#desk.say('common') ?? common);
  }
}
