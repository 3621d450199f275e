import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import type { CommunityError } from '@hearth/core/adapter';
import { BODY_LIMIT, NAME_LIMIT } from '@hearth/core/domain';
import type { Id } from '@hearth/core/domain';
import type { ThreadItem } from '@hearth/core/state';
import type { Desk, Office } from '../desk.ts';
import type { ComposeCancel, ComposeInput, ComposeSend } from './composer-events.ts';
import type { ComposerSetup } from './composer.ts';
import { HearthEditedEvent, HearthPostEvent, HearthPostedEvent } from './events.ts';
import { peopleIn } from './writing/mention.ts';

/** Where words are written: `new`, `reply/<id>` or `edit/<id>`. One at the top, and one in a row at most. */
export class Compose {
  /** The open place in a row. */
  row: string | null = null;
  /** Whether the field at the top has taken the place of its button. */
  top = false;
  /** Rises when something of an open composer changed: rows that hold one are drawn again. */
  turn = 0;
  #busy: string | null = null;
  #error: { readonly place: string; readonly error: CommunityError } | null = null;
  #focus: string | null = null;
  /** What stands in the fields now, by place: ahead of the stored drafts. */
  readonly #texts = new Map<string, string>();
  /** Own posts that have yet to arrive, and those whose arrival was told. */
  readonly #underWay = new Set<Id>();
  readonly #told = new Set<Id>();
  readonly #desk: Desk;
  readonly #office: Office;

  constructor(desk: Desk, office: Office) {
    this.#desk = desk;
    this.#office = office;
  }

  /** What is written in a row, if anything. */
  mode(id: Id): 'reply' | 'edit' | null {
    return this.row === `reply/${id}` ? 'reply' : this.row === `edit/${id}` ? 'edit' : null;
  }

  /** Opens a place and puts the caret there. Words in another row's place stay as a draft. */
  open(place: string, focus = true): void {
    if (place === 'new') this.top = true;
    else this.row = place;
    if (focus) this.#focus = place;
    this.#error = null;
    this.#changed();
  }

  /** Opens a place with these words before what is written there. */
  openWith(place: string, words: string): void {
    this.#typed(place, `${words}\n\n${this.#texts.get(place) ?? this.#desk.store.draft(place)}`);
    this.open(place);
  }

  /** Puts words back where they were written, before what is written there by now. */
  restore(place: string, words: string): void {
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
    const { t, common } = this.#office;
    const kind = place === 'new' ? 'new' : place.startsWith('reply/') ? 'reply' : 'edit';
    const limits = community.$session.get().session?.limits;
    const viewer = community.$viewer.get();
    const setup: ComposerSetup = {
      t,
      common,
      kind,
      to: item?.comment.author?.name ?? common.erased,
      limit: limits?.body ?? BODY_LIMIT,
      nameLimit: limits?.name ?? NAME_LIMIT,
      guest: !viewer && kind !== 'edit',
      people: () =>
        peopleIn(
          store.$view.get().items,
          viewer?.id,
          (kind === 'reply' && item?.comment.author?.id) || undefined,
        ),
    };
    const source = kind === 'edit' ? (item?.comment.source ?? '') : '';
    // A new object each time, so that the field follows even where the text is the one that it began with.
    const draft = { text: this.#texts.get(place) ?? (store.draft(place) || source) };
    return html`<hearth-composer
      data-place=${place}
      exportparts="field, send, tools, preview, body"
      .setup=${setup}
      .draft=${draft}
      .busy=${this.#busy === place}
      .error=${this.#error?.place === place ? this.#error.error : null}
      @hearth-compose-input=${({ text }: ComposeInput) => this.#typed(place, text)}
      @hearth-compose-send=${(event: ComposeSend) => void this.#send(place, event)}
      @hearth-compose-cancel=${({ keep }: ComposeCancel) => this.#cancel(place, keep)}
    ></hearth-composer>`;
  }

  async #send(place: string, { text: body, name, anyway }: ComposeSend): Promise<void> {
    const { store, community, host } = this.#desk;
    if (this.#busy === place) return;
    const [kind, id = ''] = place.split('/', 2);
    if (kind === 'edit')
      return this.#save(place, id, body, anyway ? this.#error?.error.details.confirm : undefined);
    const parent = kind === 'reply' ? id : null;
    if (!host.dispatchEvent(new HearthPostEvent({ topic: store.topic, body, parent }))) return;
    if (name !== null) {
      this.#begin(place);
      try {
        await community.joinAsGuest(name);
      } catch (thrown) {
        return this.#end(place, toCommunityError(thrown));
      }
    }
    const sent = store.post({ body, parent });
    if (parent !== null) this.row = null;
    this.#texts.delete(place);
    this.#end(place, null);
    // Whoever answers goes on reading from there, then from their own words; whoever began at the top may go on writing.
    if (parent !== null) this.#office.focusRow(parent);
    const posted = await sent;
    if (posted !== null && parent !== null && this.#office.focused() === parent)
      this.#office.focusRow(posted);
    if (posted !== null) return this.posted(posted);
    // Not even begun: the words are back where they were written.
    this.open(place);
    this.#end(place, store.$view.get().failure ?? toCommunityError(null));
  }

  #typed(place: string, text: string): void {
    this.#texts.set(place, text);
    this.#desk.store.setDraft(place, text);
    // Asked about were other words.
    if (this.#error?.place === place && this.#error.error.code === 'nudge') this.#end(place, null);
  }

  /** Says once that a post has arrived, also if it had to wait; a failed one says so in its row. */
  posted(id: Id): void {
    const { topic, $view } = this.#desk.store;
    const item = $view.get().items.find(({ comment }) => comment.id === id || comment.clientId === id);
    if (!item || this.#told.has(id)) return;
    if (item.pending) {
      // A failure says so by itself, as an alert.
      if (item.pending === 'waiting' && !this.#underWay.has(id)) this.#desk.announce(this.#office.t.queued);
      return void this.#underWay.add(id);
    }
    this.#underWay.delete(id);
    this.#told.add(id);
    const held = item.comment.status === 'held';
    this.#desk.announce(held ? this.#office.t.postedHeld : this.#office.t.posted);
    this.#desk.host.dispatchEvent(new HearthPostedEvent(topic, item.comment.id, held));
  }

  async #save(place: string, id: Id, body: string, confirm: string | undefined): Promise<void> {
    const { store } = this.#desk;
    this.#begin(place);
    const saved = await store.edit(id, body, confirm);
    if (!saved) return this.#end(place, store.$view.get().failure ?? toCommunityError(null));
    this.#texts.delete(place);
    store.setDraft(place, '');
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
    this.#texts.delete(place);
    if (!keep) store.setDraft(place, '');
    else if (store.draft(place).trim()) this.#desk.announce(this.#office.t.draftKept);
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
