import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { CommunityError, toCommunityError } from '@hearth/core/adapter';
import { ALT_LIMIT, IMAGE_LIMIT } from '@hearth/core/domain';
import type { CommentImage, Media } from '@hearth/core/domain';
import { picturing } from '../../../../locales/en/picturing.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { errorWords } from '../../../../parts/error-view.ts';
import { picturesStyles } from './pictures.styles.ts';

/** What is lent to whoever writes, so that pictures can be added. */
export interface PicturesSetup {
  /** Words in the viewer's language; `undefined`: English. */
  readonly t: Messages['picturing'] | undefined;
  /** Bytes of a file. */
  readonly limit: number;
  readonly upload: (file: Blob, signal: AbortSignal) => Promise<Media>;
  /** An own picture with an address that is good for now. */
  readonly read: (id: string) => Promise<Media>;
  /** Somebody without an identity takes this name, for a picture belongs to somebody. */
  readonly join: (name: string) => Promise<unknown>;
}

/** What pictures are added to. */
export interface PicturesHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly setup: { readonly pictures?: PicturesSetup | undefined; readonly common: Messages['common'] };
  readonly busy: boolean;
  requestUpdate(): void;
  readonly updateComplete: Promise<unknown>;
  /** Tells screen readers. */
  tell(words: string): void;
  /** What is ready, and what is said of it, has changed; `acted`: by somebody's hand. */
  changed(images: readonly CommentImage[], acted: boolean): void;
}

interface Picture {
  readonly key: number;
  readonly name: string;
  readonly alt: string;
  /** Kept for another try. */
  readonly file?: Blob;
  /** Once it is uploaded. */
  readonly media?: Omit<CommentImage, 'alt'>;
  /** Why it was not. */
  readonly wrong?: string;
  readonly stop?: AbortController;
}

/** Pictures of what is being written, a comment or an entry: uploading, describing, removing. Loads with the first of them. */
export class Pictures {
  /** What was last told or taken over: the same object means that there is nothing to take over. */
  told: readonly CommentImage[] = [];
  #items: readonly Picture[] = [];
  #missing = false;
  #count = 0;
  readonly #host: PicturesHost;

  /** So many there can be. */
  readonly #most: number;

  constructor(host: PicturesHost, most = IMAGE_LIMIT) {
    this.#host = host;
    this.#most = most;
    adopt(host.renderRoot, picturesStyles);
  }

  get #t(): Messages['picturing'] {
    return this.#host.setup.pictures?.t ?? picturing;
  }

  /** Of all, also those that are on their way or failed. */
  get count(): number {
    return this.#items.length;
  }

  /** Those that can be sent. */
  get images(): readonly CommentImage[] {
    return this.#items.flatMap(({ media, alt }) => (media ? [{ ...media, alt: alt.trim() }] : []));
  }

  /** Files that somebody chose, pasted or dropped. Answers what keeps some of them out. */
  add(files: readonly File[]): string | null {
    const room = this.#most - this.#items.length;
    for (const file of files.slice(0, room))
      this.#upload({ key: ++this.#count, name: file.name, alt: '', file });
    return files.length > room ? this.#t.tooMany(this.#most) : null;
  }

  /** Takes over what was there before: a draft, or what the comment shows. */
  adopt(images: readonly CommentImage[]): void {
    for (const { stop } of this.#items) stop?.abort();
    this.told = images;
    this.#items = images.map(({ alt, ...media }) => ({ key: ++this.#count, name: alt, alt, media }));
    this.#host.requestUpdate();
    for (const { key, media } of this.#items) void this.#refresh(key, media!.id);
  }

  /** What keeps the comment from being sent, if anything; the focus goes there. */
  check(): string | null {
    const wrong = this.#items.find((item) => item.wrong);
    const coming = this.#items.find((item) => !item.media);
    const silent = this.#items.find((item) => item.media && !item.alt.trim());
    this.#missing = Boolean(silent);
    this.#host.requestUpdate();
    if (wrong) this.#focus(wrong.key, 'button');
    else if (silent && !coming) this.#focus(silent.key, 'input');
    if (wrong) return this.#t.failed;
    return coming ? this.#t.wait : silent ? this.#t.altRequired : null;
  }

  /** Nobody waits for what is still under way. */
  close(): void {
    for (const { stop } of this.#items) stop?.abort();
  }

  template(): TemplateResult | typeof nothing {
    const t = this.#t;
    if (!this.#items.length) return nothing;
    return html`<ul class="pictures" aria-label=${t.list}>
        ${this.#items.map((item) => this.#row(item))}
      </ul>
      <p id="why-alt" class="muted">${t.altHint}</p>`;
  }

  #row(item: Picture): TemplateResult {
    const t = this.#t;
    const { key, name, alt, media, wrong } = item;
    const { busy } = this.#host;
    const remove = media || wrong ? t.remove : t.cancel;
    return html`<li data-key=${key} @keydown=${stayHere}>
      <div class="thumb" ?data-wrong=${wrong}>
        ${media ? html`<img src=${media.url} alt="" width=${media.width} height=${media.height} />` : nothing}
        ${media || wrong ? nothing : html`<progress aria-label="${t.uploading} ${name}"></progress>`}
      </div>
      <div class="about">
        ${
          media
            ? html`<label for="alt-${key}">${t.alt}</label>
                <input
                  id="alt-${key}"
                  dir="auto"
                  required
                  maxlength=${ALT_LIMIT}
                  .value=${alt}
                  aria-invalid=${this.#missing && !alt.trim()}
                  aria-describedby="why-alt problem"
                  ?readonly=${busy}
                  @input=${(event: Event) => this.#describe(key, (event.target as HTMLInputElement).value)}
                />`
            : html`<bdi>${name}</bdi>
                <span class=${wrong ? 'error-words' : 'muted'}>${wrong ?? t.uploading}</span>
                ${wrong && item.file ? html`<button type="button" data-do="again" @click=${() => this.#upload(item)}>${this.#host.setup.common.retry}</button>` : nothing}`
        }
      </div>
      <button
        type="button"
        class="quiet"
        data-do="drop"
        aria-label="${remove}: ${alt || name}"
        title=${remove}
        aria-disabled=${busy}
        @click=${() => this.#remove(key)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"></path></svg>
      </button>
    </li>`;
  }

  #upload({ key, name, alt, file }: Picture): void {
    const setup = this.#host.setup.pictures!;
    const stop = new AbortController();
    const item: Picture = { key, name, alt, file: file!, stop };
    if (this.#items.some((other) => other.key === key)) this.#put(key, item);
    else this.#items = [...this.#items, item];
    this.#host.requestUpdate();
    this.#host.tell(`${this.#t.uploading} ${name}`);
    const large = new CommunityError('invalid', 'Too large.', {
      field: 'file',
      reason: 'too-long',
      limit: setup.limit,
    });
    const done = file!.size > setup.limit ? Promise.reject(large) : setup.upload(file!, stop.signal);
    void done.then(
      ({ id, url, width, height }) => {
        if (!this.#put(key, { key, name, alt, media: { id, url, width, height } })) return;
        this.#host.tell(this.#t.added(name));
        this.#changed();
      },
      (thrown: unknown) => {
        const error = toCommunityError(thrown);
        const wrong = this.#words(error);
        // What is no picture will be none the next time.
        const again = error.code === 'invalid' ? {} : { file: file! };
        if (this.#put(key, { key, name, alt, wrong, ...again })) this.#host.tell(`${name}: ${wrong}`);
      },
    );
  }

  /** The address of a draft's picture may have ended, and the picture itself after a day. */
  async #refresh(key: number, id: string): Promise<void> {
    try {
      const { url } = await this.#host.setup.pictures!.read(id);
      const item = this.#items.find((one) => one.key === key);
      if (item?.media && item.media.url !== url) this.#put(key, { ...item, media: { ...item.media, url } });
    } catch (thrown) {
      if (toCommunityError(thrown).code !== 'not-found') return;
      this.#items = this.#items.filter((one) => one.key !== key);
      this.#host.tell(this.#t.gone);
      this.#changed();
    }
  }

  /** `false`: it was removed meanwhile. */
  #put(key: number, item: Picture): boolean {
    const there = this.#items.some((one) => one.key === key);
    this.#items = this.#items.map((one) => (one.key === key ? item : one));
    this.#host.requestUpdate();
    return there;
  }

  #describe(key: number, alt: string): void {
    this.#items = this.#items.map((one) => (one.key === key ? { ...one, alt } : one));
    this.#changed(true);
  }

  #remove(key: number): void {
    if (this.#host.busy) return;
    const at = this.#items.findIndex((one) => one.key === key);
    this.#items[at]?.stop?.abort();
    this.#items = this.#items.filter((one) => one.key !== key);
    this.#host.tell(this.#t.removed);
    this.#changed(true);
    const next = this.#items[Math.min(at, this.#items.length - 1)];
    // The button that was pressed goes, so the focus goes on to what is near.
    if (next) this.#focus(next.key, '[data-do=drop]');
    else this.#host.renderRoot.querySelector<HTMLElement>('.tools .image')?.focus();
  }

  #changed(acted = false): void {
    this.told = this.images;
    this.#host.changed(this.told, acted);
    this.#host.requestUpdate();
  }

  #focus(key: number, selector: string): void {
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(`[data-key="${key}"] ${selector}`)?.focus(),
    );
  }

  #words(error: CommunityError): string {
    const t = this.#t;
    const { field, reason, limit = 0 } = error.details;
    if (error.code === 'invalid' && field === 'file') {
      if (reason === 'too-long') return t.tooLarge(String(Math.round((limit / 1_048_576) * 10) / 10));
      return reason === 'too-many-pixels' ? t.tooManyPixels : t.noPicture;
    }
    return errorWords(error, this.#host.setup.common);
  }
}

/** Enter in a description does not send the comment: there may be more to describe. */
function stayHere(event: KeyboardEvent): void {
  const sends = event.ctrlKey || event.metaKey;
  if (event.key === 'Enter' && !sends && event.target instanceof HTMLInputElement) event.preventDefault();
}
