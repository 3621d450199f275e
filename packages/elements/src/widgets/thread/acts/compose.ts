import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import type { CommunityError } from '@hearth/core/adapter';
import { BODY_LIMIT, IMAGE_LIMIT, mayUpload, NAME_LIMIT } from '@hearth/core/domain';
import type { CommentImage, Id } from '@hearth/core/domain';
import { uploadsOf } from '@hearth/core/state';
import type { EditMore, ThreadItem } from '@hearth/core/state';
import { define } from '../../../parts/define.ts';
import { Later } from '../../../parts/later.ts';
import type { Desk, Office } from '../desk.ts';
import type { ComposeCancel, ComposeImages, ComposeInput, ComposeSend } from './composer-events.ts';
import type { ComposerSetup } from './composer-setup.ts';
import { HearthEditedEvent, HearthPostEvent, HearthPostedEvent } from './events.ts';
import { Slow, isSlow } from './slow.ts';
import { draftImages, draftOf } from './writing/image-drafts.ts';
import { peopleIn } from './writing/mention.ts';
import type { PicturesSetup } from './writing/pictures.ts';

/** Where words are written: `new`, `reply/<id>` or `edit/<id>`. One at the top, and one in a row at most. */
export class Compose {
  /** The open place in a row. */
  row: string | null = null;
  /** Whether the field at the top has taken the place of its button. */
  #top = false;
  /** Rises when something of an open composer changed: rows that hold one are drawn again. */
  turn = 0;
  #busy: string | null = null;
  #error: { readonly place: string; readonly error: CommunityError } | null = null;
  #focus: string | null = null;
  /** What stands in the fields now, by place: ahead of the stored drafts. */
  readonly #texts = new Map<string, string>();
  readonly #slow: Slow;
  /** The last refusal for haste that was counted from. */
  #tooSoon: CommunityError | null = null;
  /** Own posts that have yet to arrive, and those whose arrival was told. */
  readonly #underWay = new Set<Id>();
  readonly #told = new Set<Id>();
  /** The pictures that are ready, by place; the same object as long as they are the same. */
  readonly #images = new Map<string, readonly CommentImage[]>();
  readonly #desk: Desk;
  readonly #office: Office;

  /** The field itself: it loads when somebody comes near writing. */
  readonly #field: Later<boolean>;

  constructor(desk: Desk, office: Office) {
    this.#desk = desk;
    this.#office = office;
    this.#slow = new Slow(desk);
    this.#field = new Later({ requestUpdate: () => this.#changed() }, async () => {
      const { HearthComposer } = await import('./composer.ts');
      define('hearth-composer', HearthComposer);
      return true;
    });
  }

  /** Somebody came near writing. */
  prepare(): void {
    void this.#field.load();
  }

  get top(): boolean {
    return this.#top || !!this.#office.reviews?.bar();
  }

  /** What is written in a row, if anything. */
  mode(id: Id): 'reply' | 'edit' | null {
    return this.row === `reply/${id}` ? 'reply' : this.row === `edit/${id}` ? 'edit' : null;
  }

  /** Opens a place and puts the caret there. Words in another row's place stay as a draft. */
  open(place: string, focus = true): void {
    if (place === 'new') this.#top = true;
    else this.row = place;
    if (focus) this.#focus = place;
    this.#error = null;
    void this.#field.load(true);
    this.#changed();
  }

  /** Opens a place with these words before what is written there. */
  openWith(place: string, words: string): void {
    this.#typed(place, `${words}\n\n${this.#texts.get(place) ?? this.#desk.store.draft(place)}`);
    this.open(place);
  }

  /** Puts words back where they were written, before what is written there by now. */
  restore(place: string, words: string, images: readonly CommentImage[] = []): void {
    if (images.length) this.#pictured(place, [...images, ...this.#imagesOf(place, [])].slice(0, IMAGE_LIMIT));
    const now = this.#texts.get(place) ?? this.#desk.store.draft(place);
    if (now.trim()) return this.openWith(place, words);
    this.#typed(place, words);
    this.open(place);
  }

  /** After each drawing: what has arrived is told, and the caret goes where writing was asked for, once the field is there. */
  settle(root: ParentNode): void {
    for (const id of this.#underWay) this.posted(id);
    const field =
      this.#focus &&
      root.querySelector<HTMLElement>(`hearth-composer[data-place="${CSS.escape(this.#focus)}"]`);
    if (!field) return;
    this.#focus = null;
    field.focus();
  }

  template(place: string, item: ThreadItem | null): TemplateResult {
    const { store, community } = this.#desk;
    const { common, reviews } = this.#office;
    const bar = place === 'new' && reviews?.bar();
    if (bar) return html`${bar}`;
    if (!this.#field.here) return this.#instead(place);
    const t = { ...this.#office.t, ...reviews?.composing(place) };
    const kind = place === 'new' ? 'new' : place.startsWith('reply/') ? 'reply' : 'edit';
    const { session } = community.$session.get();
    const limits = session?.limits;
    const viewer = community.$viewer.get();
    const setup: ComposerSetup = {
      t,
      common,
      kind,
      tag: this.#desk.tag(),
      to: item?.comment.author?.name ?? common.erased,
      limit: limits?.body ?? BODY_LIMIT,
      nameLimit: limits?.name ?? NAME_LIMIT,
      guest: !viewer && kind !== 'edit',
      consent: kind === 'edit' ? undefined : this.#office.meaning?.consent(place),
      slow: kind === 'edit' ? null : this.#slow.mode(),
      people: () =>
        peopleIn(
          store.$view.get().items,
          viewer?.id,
          (kind === 'reply' && item?.comment.author?.id) || undefined,
        ),
      ...(limits?.upload && mayUpload(viewer, session!.site) && { pictures: this.#pictures(limits.upload) }),
    };
    const source = kind === 'edit' ? (item?.comment.source ?? '') : '';
    // A new object each time, so that the field follows even where the text is the one that it began with.
    const draft = {
      text: this.#texts.get(place) ?? (store.draft(place) || source),
      images: this.#imagesOf(place, kind === 'edit' ? (item?.comment.images ?? []) : []),
    };
    return html`${reviews?.field(place)}${this.#office.meaning?.field(place)}<hearth-composer
        data-place=${place}
        exportparts="field, send, tools, preview, body"
        .setup=${setup}
        .draft=${draft}
        .busy=${this.#busy === place}
        .error=${this.#error?.place === place ? this.#error.error : null}
        @hearth-compose-input=${({ text }: ComposeInput) => this.#typed(place, text)}
        @hearth-compose-images=${({ images }: ComposeImages) => this.#pictured(place, images)}
        @hearth-compose-send=${(event: ComposeSend) => void this.#send(place, event)}
        @hearth-compose-cancel=${({ keep }: ComposeCancel) => this.#cancel(place, keep)}
      ></hearth-composer>
      ${
        kind === 'new' && viewer
          ? html`<p class="as muted">
              <bdi>${t.writingAs(viewer.name)}</bdi>
              <button type="button" class="quiet" data-do="settings">${t.settings}</button>
            </p>`
          : nothing
      }`;
  }

  /** While the field loads, and where it can't be had. */
  #instead(place: string): TemplateResult {
    const { common } = this.#office;
    if (!this.#field.missing)
      return place === 'new'
        ? html`<button type="button" class="write" part="write" disabled>${common.loading}</button>`
        : html`<p class="muted actions">${common.loading}</p>`;
    return html`<div class="notice error" part="error" role="alert">
      <p>${common.partMissing}</p>
      <button type="button" @click=${() => this.open(place)}>${common.retry}</button>
    </div>`;
  }

  async #send(place: string, { text: body, name, anyway, images }: ComposeSend): Promise<void> {
    const { store, community, host } = this.#desk;
    if (this.#busy === place) return;
    const [kind, id = ''] = place.split('/', 2);
    const { reviews } = this.#office;
    if (reviews?.lacks(place)) return;
    const rating = reviews?.rating(place);
    if (kind === 'edit') {
      const confirm = anyway ? this.#error?.error.details.confirm : undefined;
      return this.#save(place, id, body, confirm, { rating, images });
    }
    const parent = kind === 'reply' ? id : null;
    if (!host.dispatchEvent(new HearthPostEvent({ topic: store.topic, body, parent, rating }))) return;
    if (name !== null) {
      this.#begin(place);
      try {
        await community.joinAsGuest(name);
      } catch (thrown) {
        return this.#end(place, toCommunityError(thrown));
      }
    }
    const { meaning } = this.#office;
    const more = {
      ...(rating !== undefined && { rating }),
      ...(images?.length && { images }),
      ...meaning?.sends(place),
    };
    const sent = store.post({ body, parent, ...more });
    if (parent !== null) this.row = null;
    // One review is all there is to write: the field goes, and the focus to what was written.
    if (rating !== undefined) this.#top = false;
    this.#forget(place);
    this.#images.set(place, []);
    this.#end(place, null);
    // Whoever answers goes on reading from there, then from their own words; whoever began at the top may go on writing.
    if (parent !== null) this.#office.focusRow(parent);
    const posted = await sent;
    if (posted !== null && parent !== null && this.#office.focused() === parent)
      this.#office.focusRow(posted);
    if (posted !== null && rating !== undefined) {
      reviews?.clear(place);
      this.#office.focusRow(posted);
    }
    if (posted !== null) {
      meaning?.clear(place);
      return this.posted(posted);
    }
    // Not even begun: the words are back where they were written.
    this.#images.delete(place);
    this.open(place);
    this.#end(place, store.$view.get().failure ?? toCommunityError(null));
  }

  #typed(place: string, text: string): void {
    this.#texts.set(place, text);
    this.#desk.store.setDraft(place, text);
    // Asked about were other words.
    if (this.#error?.place === place && this.#error.error.code === 'nudge') this.#end(place, null);
  }

  /** Pictures that are ready are kept with the words; all else of them is on the server. */
  #pictured(place: string, images: readonly CommentImage[]): void {
    this.#images.set(place, images);
    this.#desk.store.setDraft(`${place}+images`, draftOf(images, place.startsWith('edit/')));
  }

  #imagesOf(place: string, otherwise: readonly CommentImage[]): readonly CommentImage[] {
    let known = this.#images.get(place);
    if (!known) {
      known = draftImages(this.#desk.store.draft(`${place}+images`)) ?? otherwise;
      this.#images.set(place, known);
    }
    return known;
  }

  /** What the composer needs for pictures. */
  #pictures(limit: number): PicturesSetup {
    const { community } = this.#desk;
    const { upload, read } = uploadsOf(community);
    return {
      t: this.#desk.words('picturing'),
      limit,
      upload,
      read,
      join: (name) => community.joinAsGuest(name),
    };
  }

  #forget(place: string): void {
    this.#texts.delete(place);
    this.#images.delete(place);
  }

  /** Says once that a post has arrived, also if it had to wait; a failed one says so in its row. */
  posted(id: Id): void {
    const { topic, $view } = this.#desk.store;
    const item = $view.get().items.find(({ comment }) => comment.id === id || comment.clientId === id);
    if (item?.error && isSlow(item.error) && this.#tooSoon !== item.error) {
      this.#tooSoon = item.error;
      this.#slow.refused(item.error.details.retryAfter);
      this.#changed();
    }
    if (!item || this.#told.has(id)) return;
    if (item.pending) {
      // A failure says so by itself, as an alert.
      if (item.pending === 'waiting' && !this.#underWay.has(id)) this.#desk.announce(this.#office.t.queued);
      return void this.#underWay.add(id);
    }
    this.#underWay.delete(id);
    this.#told.add(id);
    const held = item.comment.status === 'held';
    const review = this.#office.reviews?.arrived(item.comment);
    this.#desk.announce(review ?? (held ? this.#office.t.postedHeld : this.#office.t.posted));
    this.#desk.host.dispatchEvent(new HearthPostedEvent(topic, item.comment.id, held));
  }

  async #save(
    place: string,
    id: Id,
    body: string,
    confirm: string | undefined,
    { rating, images }: EditMore,
  ): Promise<void> {
    const { store } = this.#desk;
    this.#begin(place);
    const more = { ...(rating !== undefined && { rating }), ...(images && { images }) };
    const saved = await (rating === undefined && !images
      ? store.edit(id, body, confirm)
      : store.edit(id, body, confirm, more));
    if (!saved) return this.#end(place, store.$view.get().failure ?? toCommunityError(null));
    this.#forget(place);
    store.setDraft(place, '');
    this.#office.reviews?.clear(place);
    store.setDraft(`${place}+images`, '');
    if (this.row === place) this.row = null;
    this.#end(place, null);
    this.#desk.announce(this.#office.t.saved);
    this.#desk.host.dispatchEvent(new HearthEditedEvent(store.topic, id));
    this.#office.focusRow(id);
  }

  #cancel(place: string, keep: boolean): void {
    const { store } = this.#desk;
    const [kind, id = ''] = place.split('/', 2);
    this.row = null;
    this.#forget(place);
    this.#office.meaning?.clear(place);
    if (!keep) {
      this.#office.reviews?.clear(place);
      [place, `${place}+images`].forEach((one) => store.setDraft(one, ''));
    } else if (store.draft(place).trim()) this.#desk.announce(this.#office.t.draftKept);
    this.#changed();
    this.#office.focusRow(id, kind === 'reply' ? '[data-do=reply]' : '[data-do=menu]');
  }

  #begin(place: string): void {
    this.#busy = place;
    this.#error = null;
    this.#changed();
  }

  #end(place: string, error: CommunityError | null): void {
    if (this.#busy === place) this.#busy = null;
    this.#error = error && { place, error };
    this.#changed();
  }

  #changed(): void {
    this.turn++;
    this.#desk.host.requestUpdate();
  }
}
