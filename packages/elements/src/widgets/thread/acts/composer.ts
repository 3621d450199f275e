// Over 400 lines: the one place where what is written, said, attached and sent meets. How each is done has a file in writing/.
import { html, nothing } from 'lit-html';
import { BaseElement } from '../../../parts/base-element.ts';
import type { TemplateResult } from 'lit-html';
import type { PropertyDeclarations, PropertyValues } from '../../../parts/base-element.ts';
import { toCommunityError } from '@hearth/core/adapter';
import type { CommunityError } from '@hearth/core/adapter';
import { BODY_LIMIT } from '@hearth/core/domain';
import type { CommentImage } from '@hearth/core/domain';
import { errorWords } from '../../../parts/error-view.ts';
import { foundation } from '../../../theme/foundation.ts';
import { avatarStyles } from '../../../parts/avatar.ts';
import { bodyStyles } from '../../../parts/body.ts';
import { composerStyles } from './composer.styles.ts';
import type { ComposerSetup } from './composer-setup.ts';
import { ComposeCancel, ComposeImages, ComposeInput, ComposeSend } from './composer-events.ts';
import { NEAR, isNews } from './writing/budget.ts';
import { typeIn, typeOver } from './writing/edit.ts';
import { EmojiDoor } from './writing/emoji/door.ts';
import { format } from './writing/format.ts';
import type { Format } from './writing/format.ts';
import { pasteLink } from './writing/format-link.ts';
import { Mentions, offer } from './writing/mentions.ts';
import { mentionsStyles } from './writing/mentions.styles.ts';
import { filesOf, pastesFiles, takesFiles } from './writing/files.ts';
import type { Pictures } from './writing/pictures.ts';
import { Preview } from './writing/preview.ts';
import { formatOf } from './writing/shortcuts.ts';
import { Countdown } from './writing/slow-mode.ts';
import { toolbarStyles } from './writing/toolbar.styles.ts';
import { toolbar } from './writing/toolbar.ts';

/**
 * The field in which a comment is written. An element of its own, so that typing draws nothing else. Loaded when it is first
 * needed; used by the thread only, and not part of the public API.
 *
 * @csspart field - the text field
 * @csspart send - the button that sends
 * @csspart tools - the toolbar
 * @csspart preview - what was written, as it will look
 * @csspart body - the words in the preview
 */
export class HearthComposer extends BaseElement {
  static override get properties(): PropertyDeclarations {
    return {
      setup: { attribute: false },
      draft: { attribute: false },
      busy: { attribute: false },
      error: { attribute: false },
      problem: { attribute: false },
      text: { attribute: false },
      said: { attribute: false },
    };
  }

  static override styles = [
    foundation,
    avatarStyles,
    bodyStyles,
    composerStyles,
    toolbarStyles,
    mentionsStyles,
  ];

  declare setup: ComposerSetup;
  /** What is to stand in the field. */
  declare draft: { readonly text: string; readonly images?: readonly CommentImage[] };
  declare busy: boolean;
  /** Why sending failed. */
  declare error: CommunityError | null;
  /** What is wrong with what is to be sent, in words. */
  declare protected problem: { readonly about: 'name' | 'text' | 'time'; readonly words: string } | null;
  declare protected text: string;
  /** What screen readers are told. */
  declare protected said: string;
  readonly #preview = new Preview(this);
  readonly #mentions = new Mentions(this);
  readonly #countdown = new Countdown(
    this,
    () => this.setup.slow,
    () => this.#mayWriteAgain(),
  );

  readonly #emoji = new EmojiDoor(this);
  #pictures: Pictures | null = null;
  /** What keeps pictures out, or keeps what has some from being sent. */
  #hitch: string | null = null;

  constructor() {
    super();
    this.draft = { text: '' };
    this.busy = false;
    this.error = null;
    this.problem = null;
    this.text = this.said = '';
  }

  /** Puts the caret at the end of the words. */
  override focus(): void {
    this.#write();
    void this.updateComplete.then(() => {
      const field = this.#field;
      field?.focus();
      field?.setSelectionRange(field.value.length, field.value.length);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pictures?.close();
    this.#emoji.close();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { images = [] } = this.draft;
    const { told = [] } = this.#pictures ?? {};
    if (changed.has('draft') && images !== told && (images.length || told.length))
      void this.#picture((pictures) => images === this.draft.images && pictures.adopt(images));
    if (!changed.has('draft') || this.text === this.draft.text) return;
    this.text = this.draft.text;
    this.#write();
  }

  protected override render(): TemplateResult {
    const { t, common, kind, to, limit, nameLimit, guest } = this.setup;
    const label = kind === 'reply' ? t.labelReply(to) : kind === 'edit' ? t.labelEdit : t.label;
    const { about, words: problem } = this.problem ?? {};
    const slow = this.#countdown.words(t);
    const send = kind === 'edit' ? t.save : kind === 'reply' ? t.reply : t.post;
    const over = this.text.length > limit;
    const looking = this.#preview.open;
    const offering = this.#mentions.people.length > 0;
    return html`
      <form
        novalidate
        @submit=${this.#submit}
        @keydown=${this.#keys}
        @dragover=${this.#drag}
        @drop=${this.#drop}
      >
        ${
          guest
            ? html`<label for="name">${t.name}</label>
                <input
                  id="name"
                  autocomplete="nickname"
                  maxlength=${nameLimit}
                  required
                  aria-invalid=${about === 'name'}
                  aria-describedby="problem"
                  ?readonly=${this.busy}
                />`
            : nothing
        }
        <label for="text">${label}</label>
        ${toolbar({ t: t.tools, preview: looking, busy: this.busy, format: this.#format, togglePreview: () => void this.#look(), emoji: this.#pickEmoji, addImage: this.setup.pictures && this.#choose })}
        ${looking ? this.#preview.template(t, common) : nothing}
        <div class="sheet" ?hidden=${looking}>
          <textarea
            id="text"
            part="field"
            dir="auto"
            required
            placeholder=${t.placeholder}
            .value=${this.text}
            aria-invalid=${over || about === 'text'}
            aria-describedby="problem slow left"
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls=${offering ? 'people' : nothing}
            aria-activedescendant=${this.#mentions.active}
            ?readonly=${this.busy}
            @input=${this.#input}
            @paste=${this.#paste}
            @keyup=${this.#moved}
            @click=${this.#moved}
            @blur=${() => this.#mentions.close()}
          ></textarea>
          ${this.#mentions.template(t.tools.people)}
        </div>
        ${this.setup.pictures ? html`<input id="files" type="file" accept=${takesFiles} multiple hidden @change=${this.#chosen} />` : nothing}
        ${this.#pictures?.template()}
        <p id="problem" class=${about === 'time' ? 'sr' : 'error-words'} role="alert">
          ${problem ?? this.#hitch ?? (this.error ? errorWords(this.error, common) : nothing)}
        </p>
        ${slow ? html`<p id="slow" class=${about === 'time' ? 'over' : 'muted'}>${slow}</p>` : nothing}
        ${
          this.setup.consent
            ? html`<label class="consent"
                ><input
                  type="checkbox"
                  .checked=${this.setup.consent.on}
                  ?disabled=${this.busy}
                  @change=${this.#consent}
                /><span dir="auto">${this.setup.consent.words}</span></label
              >`
            : nothing
        }
        <div class="foot">
          <p id="left" class=${over ? 'over' : 'muted'}>${this.#budget(limit)}</p>
          <div class="ends">
            ${kind === 'new' ? nothing : html`<button type="button" class="quiet" @click=${this.#cancel}>${common.cancel}</button>`}
            ${this.error?.details.confirm ? html`<button type="button" data-do="anyway" @click=${this.#submit}>${t.sendAnyway}</button>` : nothing}
            <button
              type="submit"
              class="primary"
              part="send"
              aria-disabled=${this.busy || over || !!this.#countdown.left}
            >
              ${this.busy ? t.sending : send}
            </button>
          </div>
        </div>
        <p class="sr" role="status">${offer(this.#mentions, t.tools) || this.said}</p>
      </form>
    `;
  }

  protected override updated(): void {
    const field = this.#field;
    if (!field || CSS.supports('field-sizing', 'content')) return;
    field.style.setProperty('block-size', 'auto');
    field.style.setProperty('block-size', `${field.scrollHeight + 2}px`);
  }

  #budget(limit: number): string {
    const left = limit - this.text.length;
    const { t } = this.setup;
    return left < 0 ? t.over(-left) : left <= NEAR ? t.left(left) : t.hint;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  readonly #input = (event: InputEvent): void => {
    const { limit } = this.setup;
    const before = limit - this.text.length;
    this.text = (event.target as HTMLTextAreaElement).value;
    this.problem = null;
    if (isNews(before, limit - this.text.length)) this.said = this.#budget(limit);
    this.dispatchEvent(new ComposeInput(this.text));
    this.#mentions.typed(event.target as HTMLTextAreaElement, this.setup.people);
  };

  readonly #moved = (event: Event): void => this.#mentions.moved(event.target as HTMLTextAreaElement);

  readonly #format = (kind: Format): void => {
    const field = this.#field;
    if (!field || this.busy || this.#preview.open) return;
    typeOver(field, format(field.value, { start: field.selectionStart, end: field.selectionEnd }, kind));
  };

  readonly #choose = (): void => {
    if (!this.busy) this.renderRoot.querySelector<HTMLInputElement>('#files')?.click();
  };

  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void this.#add([...(input.files ?? [])]);
    // The same file may be chosen again.
    input.value = '';
  };

  readonly #drag = (event: DragEvent): void => {
    if (this.setup.pictures && event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };

  readonly #drop = (event: DragEvent): void => {
    const files = filesOf(event.dataTransfer);
    if (!this.setup.pictures || !files.length) return;
    event.preventDefault();
    void this.#add(files);
  };

  /** Pictures belong to somebody: who has no identity yet takes the name that is in the field. */
  async #add(files: readonly File[]): Promise<void> {
    if (this.busy || !files.length) return;
    const field = this.renderRoot.querySelector<HTMLInputElement>('#name');
    const name = field?.value.trim();
    if (name === '') {
      this.problem = { about: 'name', words: this.setup.t.nameRequired };
      return field!.focus();
    }
    this.problem = this.#hitch = null;
    try {
      if (name) await this.setup.pictures!.join(name);
      await this.#picture((pictures) => (this.#hitch = pictures.add(files)));
    } catch (thrown) {
      this.#hitch = errorWords(toCommunityError(thrown), this.setup.common);
    }
    this.requestUpdate();
  }

  /** The code for pictures comes with the first one. */
  async #picture(use: (pictures: Pictures) => unknown): Promise<void> {
    try {
      const { Pictures } = await import('./writing/pictures.ts');
      use((this.#pictures ??= new Pictures(this)));
    } catch {
      this.#hitch = this.setup.common.partMissing;
    }
    this.requestUpdate();
  }

  readonly #pickEmoji = (button: HTMLElement): void => {
    if (!this.busy && !this.#preview.open) void this.#emoji.toggle(button);
  };

  /** Puts text in at the caret, in place of what is selected. */
  insert(text: string): void {
    const field = this.#field;
    if (field) typeIn(field, text);
  }

  /** Tells screen readers something. */
  tell(words: string): void {
    this.said = words;
  }

  /** What is ready of the pictures has changed. */
  changed(images: readonly CommentImage[], acted: boolean): void {
    if (acted) this.#hitch = null;
    this.dispatchEvent(new ComposeImages(images));
  }

  readonly #paste = (event: ClipboardEvent): void => {
    if (this.setup.pictures && pastesFiles(event.clipboardData)) {
      event.preventDefault();
      return void this.#add(filesOf(event.clipboardData));
    }
    const field = event.target as HTMLTextAreaElement;
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    const selection = { start: field.selectionStart, end: field.selectionEnd };
    const linked = this.busy ? null : pasteLink(field.value, selection, pasted);
    if (!linked) return;
    event.preventDefault();
    typeOver(field, linked);
  };

  /** Shows what was written as it will look, or the field again. */
  async #look(): Promise<void> {
    if (this.#preview.open) return this.#write();
    const height = this.#field?.offsetHeight ?? 0;
    const shown = this.#preview.show(this.text.slice(0, BODY_LIMIT));
    this.requestUpdate();
    await this.updateComplete;
    // As high as the field was, so that nothing below it moves; and the focus was perhaps in the field.
    const { renderRoot } = this;
    renderRoot.querySelector<HTMLElement>('.preview')?.style.setProperty('min-block-size', `${height}px`);
    renderRoot.querySelector<HTMLElement>('.look')?.focus();
    const { t, common } = this.setup;
    const words = (await shown) ? t.tools.shown : common.partMissing;
    if (this.#preview.open) this.said = words;
  }

  #write(): void {
    this.#preview.open = false;
    this.said = '';
    this.#mentions.close();
    this.requestUpdate();
  }

  readonly #keys = (event: KeyboardEvent): void => {
    const field = this.#field;
    const inField = event.target === field;
    if (field && inField && this.#mentions.key(event, field)) return;
    const kind = inField ? formatOf(event) : null;
    if (kind) {
      event.preventDefault();
      this.#format(kind);
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) this.#submit(event);
    if (event.key === 'Escape' && this.setup.kind !== 'new' && !event.isComposing) {
      event.stopPropagation();
      // A key that is struck in passing must not cost words.
      this.dispatchEvent(new ComposeCancel(true));
    }
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const field = this.renderRoot.querySelector<HTMLInputElement>('#name');
    const name = field?.value.trim() ?? null;
    this.problem = this.#refusal(name);
    if (this.problem?.about === 'name') field?.focus();
    else if (this.problem?.about === 'text') this.focus();
    else if (!this.problem && (this.#hitch = this.#unready())) this.requestUpdate();
    else if (!this.problem)
      this.dispatchEvent(
        new ComposeSend(this.text.trim(), name, event.type === 'click', this.#pictures?.images),
      );
  };

  /** Why it can't be sent as it is, if so. The words of who is refused stay. */
  #refusal(name: string | null): typeof this.problem {
    const { t, limit } = this.setup;
    if (name === '') return { about: 'name', words: t.nameRequired };
    if (!this.text.trim()) return { about: 'text', words: t.bodyRequired };
    if (this.text.length > limit) return { about: 'text', words: this.#budget(limit) };
    // These words stand still: what counts down is not told aloud.
    return this.#countdown.left ? { about: 'time', words: this.#countdown.words(t) ?? '' } : null;
  }

  #mayWriteAgain(): void {
    if (this.problem?.about === 'time') this.problem = null;
    this.said = this.setup.t.slowOver;
  }

  /** Why pictures keep this from being sent. */
  #unready(): string | null {
    if (this.#pictures) return this.#pictures.check();
    return this.draft.images?.length ? this.setup.common.partMissing : null;
  }

  readonly #consent = (event: Event): void =>
    this.setup.consent?.give((event.target as HTMLInputElement).checked);

  readonly #cancel = (): void => {
    this.dispatchEvent(new ComposeCancel(false));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-composer': HearthComposer;
  }
}
