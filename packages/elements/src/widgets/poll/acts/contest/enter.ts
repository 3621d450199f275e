import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import { BODY_LIMIT, TITLE_LIMIT, wording } from '@hearth/core/domain';
import type { Entry, Poll } from '@hearth/core/domain';
import { uploadsOf } from '@hearth/core/state';
import type { EntriesStore, EntryDraft } from '@hearth/core/state';
import type { Messages } from '../../../../locales/messages.ts';
import { errorWords } from '../../../../parts/error-view.ts';
import { redraw } from '../../../../parts/redraw.ts';
import { takesFiles } from '../../../thread/acts/writing/files.ts';
import type { Pictures } from '../../../thread/acts/writing/pictures.ts';
import type { PollHost } from '../host.ts';

/** What the form works with. */
export interface EnterTools {
  readonly host: PollHost;
  readonly t: () => Messages['contest'];
  readonly common: () => Messages['common'];
  readonly store: EntriesStore;
  readonly entered: (entry: Entry) => void;
  readonly leave: () => void;
}

type Field = 'picture' | 'title' | 'details' | 'form';

/** The form by which a picture enters a contest. What was begun is kept, all but consent: that is given by hand each time. */
export class EnterForm {
  readonly #tools: EnterTools;
  #consents = false;
  #pictures: Pictures | null = null;
  #sending = false;
  /** The token of a nudge. */
  #confirm: string | undefined;
  /** What is wrong, by field. */
  #wrong: Partial<Record<Field, string>> = {};

  constructor(tools: EnterTools) {
    this.#tools = tools;
    const { image } = this.#draft;
    if (image) void this.#picture((pictures) => pictures.adopt([image]));
  }

  get #draft(): EntryDraft {
    return this.#tools.store.$view.get().draft;
  }

  /** Nobody waits for what is under way. */
  close(): void {
    this.#pictures?.close();
  }

  template(poll: Poll, tag: string): TemplateResult {
    const { title, body } = this.#draft;
    const t = this.#tools.t();
    const wrong = this.#wrong;
    const licence = poll.reuse?.licence;
    return html`<form
      class="enter"
      part="enter"
      novalidate
      aria-labelledby="entering"
      @submit=${this.#submit}
    >
      <h3 class="heading" id="entering" tabindex="-1">${t.enter}</h3>
      <fieldset aria-describedby="picture-hint problem">
        <legend>${t.picture}</legend>
        <p class="muted" id="picture-hint">${t.pictureHint}</p>
        ${this.#pictures?.template()}
        <div class="tools">
          <button type="button" class="image" aria-disabled=${this.#sending} @click=${this.#choose}>
            ${this.#pictures?.count ? t.chooseOther : t.choose}
          </button>
        </div>
        <input id="files" type="file" accept=${takesFiles} hidden @change=${this.#chosen} />
        <p class="trouble" id="problem" role="alert" ?hidden=${!wrong.picture}>${wrong.picture}</p>
      </fieldset>
      <label class="field"
        >${t.title}
        <input
          id="title"
          dir="auto"
          required
          maxlength=${TITLE_LIMIT}
          .value=${title}
          aria-invalid=${wrong.title ? 'true' : 'false'}
          aria-describedby="title-problem"
          ?readonly=${this.#sending}
          @input=${(event: Event) => this.#typed({ title: (event.target as HTMLInputElement).value })}
      /></label>
      <p class="trouble" id="title-problem" role="alert" ?hidden=${!wrong.title}>${wrong.title}</p>
      <label class="field"
        >${t.details}
        <textarea
          id="details"
          rows="3"
          dir="auto"
          maxlength=${BODY_LIMIT}
          .value=${body}
          aria-invalid=${wrong.details ? 'true' : 'false'}
          aria-describedby="details-problem"
          ?readonly=${this.#sending}
          @input=${(event: Event) => this.#typed({ body: (event.target as HTMLTextAreaElement).value })}
        ></textarea>
      </label>
      <p class="trouble" id="details-problem" role="alert" ?hidden=${!wrong.details}>${wrong.details}</p>
      ${
        licence
          ? html`<fieldset aria-describedby="consent-hint">
              <legend>${t.consent}</legend>
              <p class="muted" id="consent-hint">${t.consentHint}</p>
              <label class="tick"
                ><input
                  type="checkbox"
                  id="consent"
                  .checked=${this.#consents}
                  @change=${(event: Event) => (this.#consents = (event.target as HTMLInputElement).checked)}
                />
                <span>${wording(licence, tag)}</span></label
              >
            </fieldset>`
          : nothing
      }
      <p class="trouble" id="form-problem" role="alert" tabindex="-1" ?hidden=${!wrong.form}>${wrong.form}</p>
      <div class="row">
        <button type="submit" class="primary" aria-disabled=${this.#sending}>
          ${this.#sending ? t.sending : t.send}
        </button>
        <button type="button" class="quiet" @click=${this.#tools.leave}>
          ${this.#tools.common().cancel}
        </button>
      </div>
    </form>`;
  }

  readonly #choose = (): void => {
    if (!this.#sending) this.#tools.host.shadowRoot?.querySelector<HTMLInputElement>('#files')?.click();
  };

  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])].slice(0, 1);
    input.value = '';
    if (!files.length) return;
    this.#wrong = { ...this.#wrong, picture: '' };
    // An entry has one picture: another takes its place.
    void this.#picture((pictures) => {
      if (pictures.count) pictures.adopt([]);
      pictures.add(files);
    });
  };

  /** The code for pictures comes with the first one; it is the composer's. */
  async #picture(use: (pictures: Pictures) => unknown): Promise<void> {
    try {
      const { Pictures } = await import('../../../thread/acts/writing/pictures.ts');
      use((this.#pictures ??= new Pictures(this.#picturesHost(), 1)));
    } catch {
      this.#wrong = { picture: this.#tools.common().partMissing };
    }
    this.#tools.host.requestUpdate();
  }

  #picturesHost(): ConstructorParameters<typeof Pictures>[0] {
    const { host, common } = this.#tools;
    const { community } = host;
    const { upload, read } = uploadsOf(community!);
    const limit = community!.$session.get().session?.limits.upload ?? 0;
    const busy = (): boolean => this.#sending;
    return {
      renderRoot: host.shadowRoot!,
      setup: {
        pictures: {
          t: host.say('picturing', undefined),
          limit,
          upload,
          read,
          join: (name) => community!.joinAsGuest(name),
        },
        common: common(),
      },
      get busy() {
        return busy();
      },
      requestUpdate: () => host.requestUpdate(),
      get updateComplete() {
        return host.updateComplete;
      },
      tell: (words) => host.announce(words),
      changed: (images) => {
        this.#wrong = { ...this.#wrong, picture: '' };
        const { image: _, ...words } = this.#draft;
        this.#tools.store.setDraft({ ...words, ...(images[0] && { image: images[0] }) });
      },
    };
  }

  #typed(part: Partial<EntryDraft>): void {
    this.#tools.store.setDraft({ ...this.#draft, ...part });
  }

  readonly #submit = (event: Event): void => {
    // It is not the poll's own form.
    event.preventDefault();
    event.stopPropagation();
    void this.#send();
  };

  async #send(): Promise<void> {
    if (this.#sending) return;
    const { host, store, entered } = this.#tools;
    const t = this.#tools.t();
    const title = this.#draft.title.trim();
    const [image] = this.#pictures?.images ?? [];
    // What is missing of the picture leads the focus there by itself.
    const picture = this.#pictures?.check() ?? (image ? '' : t.pictureRequired);
    this.#wrong = { picture, title: title ? '' : t.titleRequired };
    if (picture && !this.#pictures?.count) return redraw(host, '.enter .image');
    if (picture || !image) return host.requestUpdate();
    if (!title) return redraw(host, '#title');
    this.#sending = true;
    host.requestUpdate();
    const entry = await store.propose({
      image: { id: image.id, alt: image.alt },
      ...(this.#consents && { reuse: true }),
      ...(this.#confirm !== undefined && { confirm: this.#confirm }),
    });
    this.#sending = false;
    const error = store.$view.get().failure;
    if (entry) entered(entry);
    else if (error) {
      // Its author reads the words over; sent again, they go as they are.
      this.#confirm = error.details.confirm;
      const field = fieldOf(error);
      this.#wrong = { [field]: this.#words(error) };
      redraw(
        host,
        {
          picture: '.pictures input, .enter .image',
          title: '#title',
          details: '#details',
          form: '#form-problem',
        }[field],
      );
    }
    host.requestUpdate();
  }

  #words(error: CommunityError): string {
    const t = this.#tools.t();
    const { field, reason } = error.details;
    if (error.code === 'invalid' && field === 'entries') return reason === 'closed' ? t.tooLate : t.tooEarly;
    if (error.code === 'conflict' && reason === 'too-many') return t.taken;
    return errorWords(error, this.#tools.common());
  }
}

/** The field that an error is about. */
function fieldOf({ details: { field = '' } }: CommunityError): Field {
  if (field.startsWith('image')) return 'picture';
  return field === 'title' ? 'title' : field === 'body' ? 'details' : 'form';
}
