import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import { MEANING_LIMIT, TERM_LIMIT, wording } from '@hearth/core/domain';
import type { Comment, Id, Prompt, Text, Thread } from '@hearth/core/domain';
import { threadMeaning } from '@hearth/core/state';
import type { ThreadItem, ThreadMeaning } from '@hearth/core/state';
import { formatDate } from '../../../../locales/dates.ts';
import { meaning as english } from '../../../../locales/en/meaning.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { errorNotice, errorWords } from '../../../../parts/error-view.ts';
import type { MenuItem } from '../../../../parts/menu.ts';
import type { ComposerConsent, Desk, MeaningOffice, Office } from '../../desk.ts';
import { meaningStyles } from './meaning.styles.ts';
import { Terms } from './terms.ts';

/** What a row shows: it asks for consent, or says why that was refused. */
interface Holding {
  readonly asks?: true;
  /** A word is explained. */
  readonly explains?: true;
  readonly busy?: boolean;
  readonly error?: CommunityError;
}

/** The question at a thread's head, the community's words where they are first used, and consent to be used elsewhere. */
export class Meaning implements MeaningOffice {
  /** The places whose words answer the question, and those whose author allows that they are used elsewhere. */
  #answering: string | null = null;
  readonly #allowed = new Set<string>();
  readonly #rows = new Map<Id, Holding>();
  /** Whether the question was there from the start: one that comes later would push what is read aside. */
  #asked: boolean | null = null;
  #mayWrite = false;
  readonly #desk: Desk;
  readonly #office: Office;
  readonly #store: ThreadMeaning;
  readonly #terms: Terms;

  constructor(desk: Desk, office: Office) {
    this.#desk = desk;
    this.#office = office;
    this.#store = threadMeaning(desk.community);
    this.#terms = new Terms(desk, () => this.t);
    adopt(desk.host.renderRoot, meaningStyles);
    if (desk.store.$view.get().thread?.glossary) void this.#learn();
  }

  get t(): Messages['meaning'] {
    return this.#desk.words('meaning') ?? english;
  }

  async #learn(): Promise<void> {
    const { terms, mayWrite } = await this.#store.words();
    this.#mayWrite = mayWrite;
    this.#terms.know(terms);
    this.#desk.host.requestUpdate();
  }

  /** Under the heading. */
  head({ prompt, locked }: Thread): TemplateResult | typeof nothing {
    this.#asked ??= prompt !== undefined;
    if (!prompt || !this.#asked) return nothing;
    const { t } = this;
    const { timezone = 'UTC' } = this.#site ?? {};
    const until = formatDate(this.#desk.tag(), prompt.until - 1, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: timezone,
    });
    return html`<div class="prompt" part="prompt" role="group" aria-labelledby="prompt">
      <p class="kicker">${t.prompt}</p>
      <p class="asked" id="prompt" dir="auto">${this.#said(prompt.text)}</p>
      <div class="asking">
        <button type="button" class="primary" data-do="answer-prompt" ?hidden=${locked}>${t.answer}</button>
        <span class="muted"
          >${[...(prompt.answers > 0 ? [t.answers(prompt.answers)] : []), t.until(until)].join(' · ')}</span
        >
      </div>
    </div>`;
  }

  field(place: string): TemplateResult | null {
    const prompt = this.#prompt;
    if (place !== 'new' || this.#answering === null || prompt?.id !== this.#answering) return null;
    return html`<p class="answering">
      <span dir="auto">${this.t.answering(this.#said(prompt.text))}</span>
      <button type="button" class="quiet" data-do="prompt-off">${this.t.notAnswering}</button>
    </p>`;
  }

  consent(place: string): ComposerConsent | undefined {
    const { reuse } = this.#site ?? {};
    if (reuse === undefined) return undefined;
    const give = (on: boolean): void => {
      if (on) this.#allowed.add(place);
      else this.#allowed.delete(place);
    };
    return { words: this.#said(reuse), on: this.#allowed.has(place), give };
  }

  sends(place: string): { readonly reuse?: true; readonly prompt?: string } {
    return {
      ...(this.#allowed.has(place) && { reuse: true as const }),
      ...(place === 'new' && this.#answering !== null && { prompt: this.#answering }),
    };
  }

  clear(place: string): void {
    this.#allowed.delete(place);
    if (place === 'new') this.#answering = null;
    this.#desk.host.requestUpdate();
  }

  offers({ id, author, reuse, status }: Comment): MenuItem[] {
    const own = author !== null && author.id === this.#desk.community.$viewer.get()?.id;
    const items: MenuItem[] = [];
    if (this.#mayWrite && status === 'published') items.push({ id: 'explain', label: this.t.explain });
    if (!own || status === 'deleted') return items;
    if (reuse) return [...items, { id: 'reuse-no', label: this.t.revoke }];
    const asked = this.#site?.reuse !== undefined && !this.#rows.get(id)?.asks;
    return asked ? [...items, { id: 'reuse', label: this.t.allow }] : items;
  }

  async act(action: string, id: Id): Promise<void> {
    const { compose } = this.#office;
    switch (action) {
      case 'answer-prompt':
        this.#answering = this.#prompt?.id ?? null;
        return compose.open('new');
      case 'prompt-off':
        this.#answering = null;
        return compose.open('new');
      case 'explain':
        this.#hold(id, { explains: true });
        return this.#office.focusRow(id, '[name=term]');
      case 'reuse':
        this.#hold(id, { asks: true });
        return this.#office.focusRow(id, '[data-do=reuse-yes]');
      default:
        return this.#allow(id, action === 'reuse-yes');
    }
  }

  async #allow(id: Id, on: boolean): Promise<void> {
    const error = await this.#store.reuse(id, on);
    this.#hold(id, error ? { error } : null);
    if (!error) this.#desk.announce(on ? this.t.allowed : this.t.revoked);
    this.#office.focusRow(id, '[data-do=menu]');
  }

  /** A new object whenever the row has something else to show. */
  of(id: Id): unknown {
    return this.#rows.get(id);
  }

  below({ id }: Comment): TemplateResult | typeof nothing {
    const { asks, explains, busy = false, error } = this.#rows.get(id) ?? {};
    const { common } = this.#office;
    if (explains) return this.#explaining(id, busy, error);
    if (error) return errorNotice({ t: common, error });
    const { reuse } = this.#site ?? {};
    if (!asks || reuse === undefined) return nothing;
    const leave = (): void => {
      this.#hold(id, null);
      this.#office.focusRow(id, '[data-do=menu]');
    };
    return html`<div class="notice" role="group" aria-label=${this.t.allowing}>
      <p>${this.t.allowing}</p>
      <blockquote dir="auto">${this.#said(reuse)}</blockquote>
      <button type="button" class="primary" data-do="reuse-yes">${this.t.agree}</button>
      <button type="button" @click=${leave}>${common.cancel}</button>
    </div>`;
  }

  /** Where an insider says what a word means. What is written stays until it is taken. */
  #explaining(id: Id, busy: boolean, error: CommunityError | undefined): TemplateResult {
    const { t } = this;
    const { common } = this.#office;
    const leave = (): void => {
      this.#hold(id, null);
      this.#office.focusRow(id, '[data-do=menu]');
    };
    const send = async (event: SubmitEvent): Promise<void> => {
      event.preventDefault();
      if (busy) return;
      const { elements } = event.currentTarget as HTMLFormElement;
      const said = (name: string): string => (elements.namedItem(name) as HTMLInputElement).value.trim();
      this.#hold(id, { explains: true, busy: true });
      const refused = await this.#store.define(said('term'), said('meaning'));
      if (refused) return this.#hold(id, { explains: true, error: refused });
      leave();
      this.#desk.announce(t.explained);
      await this.#learn();
    };
    const words = error && (error.details.reason === 'taken' ? t.taken : errorWords(error, common));
    return html`<form
      class="notice explaining"
      aria-label=${t.explaining}
      @submit=${send}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && !event.isComposing && leave()}
    >
      <label
        >${t.word}<input name="term" maxlength=${TERM_LIMIT} required autocomplete="off" dir="auto"
      /></label>
      <label
        >${t.means}<textarea
          name="meaning"
          rows="2"
          maxlength=${MEANING_LIMIT}
          required
          dir="auto"
        ></textarea>
      </label>
      <p class="error-words" role="alert">${words ?? nothing}</p>
      <button class="primary" aria-disabled=${busy}>${t.save}</button>
      <button type="button" @click=${leave}>${common.cancel}</button>
    </form>`;
  }

  /** After each drawing. */
  settle(items: readonly ThreadItem[]): void {
    this.#terms.settle(items);
  }

  #hold(id: Id, holding: Holding | null): void {
    if (holding) this.#rows.set(id, holding);
    else this.#rows.delete(id);
    this.#desk.host.requestUpdate();
  }

  get #prompt(): Prompt | undefined {
    return this.#desk.store.$view.get().thread?.prompt;
  }

  get #site() {
    return this.#desk.community.$session.get().session?.site;
  }

  #said(text: Text): string {
    return wording(text, this.#desk.community.$locale.get());
  }
}
