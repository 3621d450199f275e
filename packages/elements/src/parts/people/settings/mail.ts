import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { LANGUAGES, languageOf, MAIL_PACES } from '@hearth/core/domain';
import type { MailPace, OwnMail, Preferences } from '@hearth/core/domain';
import { formatDateTime } from '../../../locales/dates.ts';
import type { Section, SettingsScene } from './scene.ts';

/** Where one is written to, how often, and in which language; only where the community writes. */
export class Mail implements Section {
  readonly id = 'mail';
  readonly #scene: SettingsScene;
  #mail: OwnMail | null = null;
  #wishes: Preferences | null = null;
  /** Another address is being typed. */
  #other = false;
  #problem = '';

  constructor(scene: SettingsScene) {
    this.#scene = scene;
  }

  get title(): string {
    return this.#scene.t.mail;
  }

  async load(): Promise<void> {
    const { people } = this.#scene;
    [this.#mail, this.#wishes] = await Promise.all([people.mail(), people.preferences()]);
  }

  template(): TemplateResult {
    return html`${this.#address(this.#mail!)} ${this.#mail!.state === 'confirmed' ? this.#pace() : nothing}`;
  }

  #address({ state, address, pending, suggested }: OwnMail): TemplateResult {
    const { t, tag } = this.#scene;
    const known = address !== null || pending !== null;
    const says = [
      state === 'confirmed' && address ? t.confirmed(address) : '',
      state === 'stopped' && address ? t.stopped(address) : '',
      pending ? t.pending(pending.address, formatDateTime(tag, pending.until)) : '',
    ].filter(Boolean);
    return html`${says.map((words) => html`<p>${words}</p>`)}
    ${known && !this.#other && state !== 'stopped' ? this.#change() : this.#form(suggested, known)}`;
  }

  #change(): TemplateResult {
    const { t } = this.#scene;
    return html`<div class="line">
      <button type="button" @click=${this.#typeOther}>${t.otherAddress}</button>
      <button type="button" class="quiet" @click=${this.#remove}>${t.removeAddress}</button>
    </div>`;
  }

  #form(suggested: string | null, known: boolean): TemplateResult {
    const { t } = this.#scene;
    return html`<form novalidate @submit=${this.#ask}>
      <label for="settings-address">${t.address}</label>
      <div class="line">
        <input
          id="settings-address"
          type="email"
          autocomplete="email"
          aria-invalid=${!!this.#problem}
          aria-describedby="settings-address-problem settings-address-hint"
        />
        <button type="submit">${t.confirm}</button>
      </div>
      <p id="settings-address-problem" class="error-words" role="alert">${this.#problem}</p>
      <p id="settings-address-hint" class="muted">${t.confirmHint}</p>
      <div class="line">
        ${suggested ? html`<button type="button" class="quiet" @click=${() => this.#set()}>${t.suggested(suggested)}</button>` : nothing}
        ${known ? html`<button type="button" class="quiet" @click=${this.#remove}>${t.removeAddress}</button>` : nothing}
      </div>
    </form>`;
  }

  #pace(): TemplateResult {
    const { t, community } = this.#scene;
    const { mail, language } = this.#wishes!;
    const site = community.$session.get().session!.site.name;
    return html`<div class="line">
      <label
        >${t.pace}
        <select name="pace" @change=${this.#setPace}>
          ${MAIL_PACES.map((pace) => html`<option value=${pace} ?selected=${pace === mail}>${t.paces[pace]}</option>`)}
        </select></label
      >
      <label
        >${t.language}
        <select name="language" @change=${this.#setLanguage}>
          <option value="" ?selected=${language === null}>${t.languageOf(site)}</option>
          ${LANGUAGES.map(
            (one) =>
              html`<option
                value=${one}
                lang=${one}
                ?selected=${language !== null && languageOf(language) === one}
              >
                ${nameOf(one)}
              </option>`,
          )}
        </select></label
      >
    </div>`;
  }

  readonly #typeOther = (): void => {
    this.#other = true;
    this.#scene.redraw();
    this.#scene.focus('#settings-address');
  };

  readonly #ask = async (event: Event): Promise<void> => {
    event.preventDefault();
    const field = (event.target as HTMLElement).querySelector('input')!;
    this.#problem = field.value.trim() && field.validity.valid ? '' : this.#scene.t.addressProblem;
    if (!this.#problem) await this.#set(field.value.trim());
    this.#scene.redraw();
    if (this.#problem) field.focus();
  };

  async #set(address?: string): Promise<void> {
    const { people, t } = this.#scene;
    const mail = await this.#scene.act(
      this,
      () => people.setMail(address),
      t.confirmHint,
      ({ details }) => {
        if (details.field === 'address') this.#problem = t.addressProblem;
        return details.field === 'address';
      },
    );
    if (!mail) return;
    this.#mail = mail;
    this.#other = false;
    this.#scene.redraw();
  }

  readonly #remove = async (): Promise<void> => {
    const { people, t } = this.#scene;
    await this.#scene.act(
      this,
      async () => {
        await people.removeMail();
        this.#mail = await people.mail();
        this.#other = false;
      },
      t.addressRemoved,
    );
    this.#scene.focus('#settings-address');
  };

  readonly #setPace = async (event: Event): Promise<void> =>
    this.#prefer({ mail: (event.target as HTMLSelectElement).value as MailPace });

  readonly #setLanguage = async (event: Event): Promise<void> =>
    this.#prefer({ language: (event.target as HTMLSelectElement).value || null });

  async #prefer(change: Partial<Preferences>): Promise<void> {
    this.#wishes = (await this.#scene.act(this, () => this.#scene.people.prefer(change))) ?? this.#wishes;
    this.#scene.redraw();
  }
}

/** A language in its own words. */
const nameOf = (tag: string): string => {
  try {
    return new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};
