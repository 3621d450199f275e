import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import { isStaff } from '@hearth/core/domain';
import type { Comment, Id, Thread } from '@hearth/core/domain';
import { threadDeeds } from '@hearth/core/state';
import type { ThreadItem } from '@hearth/core/state';
import { reviewing } from '../../../../locales/en/reviewing.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { errorNotice } from '../../../../parts/error-view.ts';
import type { Desk, Office, ReviewOffice } from '../../desk.ts';
import { reviewsStyles } from './reviews.styles.ts';
import { stars, starsInput } from './stars.ts';
import { summary } from './summary.ts';

type Part = TemplateResult | typeof nothing | null;

/** What a thread shows and does beyond others where its first comments are reviews. */
export class Reviews implements ReviewOffice {
  /** Rises with each change that rows show. */
  turn = 0;
  /** What is chosen now, by the composer's place: ahead of the stored drafts. */
  readonly #given = new Map<string, number>();
  /** The place that was to be sent without stars. */
  #unrated: string | null = null;
  #failure: { readonly id: Id; readonly error: CommunityError } | null = null;
  /** Words of threads with those of reviews in place of some: the same object for the same words. */
  #words: readonly [from: Messages['thread'], by: Messages['reviewing'], made: Messages['thread']] | null =
    null;
  readonly #desk: Desk;
  readonly #office: Office;

  constructor(desk: Desk, office: Office) {
    this.#desk = desk;
    this.#office = office;
    adopt(desk.host.renderRoot, reviewsStyles);
  }

  get t(): Messages['reviewing'] {
    return this.#desk.words('reviewing') ?? reviewing;
  }

  /** The words of a thread, where reviews say it otherwise. */
  words(from: Messages['thread']): Messages['thread'] {
    const { t } = this;
    if (this.#words?.[0] !== from || this.#words[1] !== t)
      this.#words = [from, t, { ...from, ...t.thread, count: () => t.thread.title }];
    return this.#words[2];
  }

  /** Under the heading: what the reviews come to. */
  head({ ratings }: Thread): Part {
    return ratings ? summary(this.t, this.#desk.tag(), ratings) : nothing;
  }

  /** In place of the composer at the top: who has a review changes that one, and staff write none. */
  bar(): TemplateResult | null {
    const { t } = this;
    if (isStaff(this.#desk.community.$viewer.get())) return html`<p class="muted">${t.staff}</p>`;
    return this.#own === null
      ? null
      : html`<button type="button" class="write" part="write" data-do="write">${t.change}</button>`;
  }

  /** Opens the place for the viewer's review: a new one, or the one that there is. */
  async write(): Promise<void> {
    const { compose } = this.#office;
    const id = this.#own;
    if (id === null) return compose.open('new');
    if (!this.#item(id)) await this.#desk.store.goTo(id);
    if (this.#item(id)?.comment.can.includes('edit')) compose.open(`edit/${id}`);
    this.#office.focusRow(id, this.#item(id)?.comment.can.includes('edit') ? 'textarea' : 'article');
  }

  /** Where stars are chosen, above the words of a review. */
  field(place: string): TemplateResult | null {
    if (!this.#rates(place)) return null;
    const { t } = this;
    return starsInput({
      legend: t.rating,
      name: place === 'new' ? 'stars-new' : 'stars-edit',
      value: this.rating(place) ?? null,
      label: t.stars,
      hint: t.unrated,
      problem: this.#unrated === place ? t.missing : null,
      give: (rating) => this.give(place, rating),
    });
  }

  /** What the composer says there. */
  composing(place: string): Partial<Messages['acting']> {
    return this.#rates(place) ? this.t.acting : {};
  }

  /** The stars that are chosen in a place; `undefined`: none, or there are none to be chosen. */
  rating(place: string): number | undefined {
    if (!this.#rates(place)) return undefined;
    const drafted = Number(this.#desk.store.draft(`stars/${place}`)) || undefined;
    return this.#given.get(place) ?? drafted ?? this.#item(place.slice('edit/'.length))?.comment.rating;
  }

  give(place: string, rating: number): void {
    this.#given.set(place, rating);
    this.#desk.store.setDraft(`stars/${place}`, String(rating));
    if (this.#unrated === place) this.#unrated = null;
    this.#changed();
  }

  /** Forgets what was chosen in a place: it was sent, or is not to be. */
  clear(place: string): void {
    this.#given.delete(place);
    this.#desk.store.setDraft(`stars/${place}`, '');
    this.#unrated = null;
  }

  /** Whether a place lacks its stars: then it says so, and the focus is there. */
  lacks(place: string): boolean {
    if (!this.#rates(place) || this.rating(place) !== undefined) return false;
    this.#unrated = place;
    this.#changed();
    void this.#desk.host.updateComplete.then(() =>
      this.#desk.host.renderRoot.querySelector<HTMLElement>('.rate input')?.focus(),
    );
    return true;
  }

  /** What the part of a row depends on that is of reviews; empty where there is none. */
  watch({ comment }: ThreadItem): readonly unknown[] {
    return comment.rating === undefined ? [] : [this.t, this.turn];
  }

  /** Over a review's words. */
  above({ rating, verified, status }: Comment): Part {
    const { t } = this;
    if (rating === undefined || status === 'deleted') return nothing;
    return html`<p class="rated" part="stars">
      ${stars(rating, t.stars(rating))}
      ${verified ? html`<span class="verified" part="verified">${check}${t.verified}</span>` : nothing}
    </p>`;
  }

  /** Under a review: whom it helped. */
  below({ id, rating, votes, vote, can, status }: Comment): Part {
    if (rating === undefined || status !== 'published') return nothing;
    const { t } = this;
    const up = votes?.up ?? 0;
    const button = html`<button
      type="button"
      class="quiet chip"
      part="helpful"
      data-do="helpful"
      aria-pressed=${vote === 1}
    >
      ${t.helpful}
    </button>`;
    const { error } = (this.#failure?.id === id && this.#failure) || {};
    return html`<p class="actions helped">
        ${can.includes('vote') ? button : nothing}
        ${up ? html`<span class="muted">${t.helped(up)}</span>` : nothing}
      </p>
      ${error ? errorNotice({ t: this.#office.common, error }) : nothing}`;
  }

  /** Says that a review helped, or takes that back. */
  async helpful(id: Id): Promise<void> {
    const comment = this.#item(id)?.comment;
    if (!comment) return;
    const { store, community } = this.#desk;
    this.#failure = null;
    this.#changed();
    const error = await threadDeeds(community, store.topic).vote(id, comment.vote === 1 ? 0 : 1);
    if (error?.code === 'unauthenticated') return this.#office.signIn();
    this.#failure = error && { id, error };
    this.#changed();
  }

  /** Why own words were refused, where reviews know better than the code of the error. */
  refusal(error: CommunityError | null): string | null {
    return error?.details.reason === 'reviewed' ? this.t.reviewed : null;
  }

  /** What is said when a comment has arrived. */
  arrived({ rating, status }: Comment): string | null {
    if (rating === undefined) return null;
    return status === 'held' ? this.t.postedHeld : this.t.posted;
  }

  /** Whether stars are given where words are written. */
  #rates(place: string): boolean {
    const [kind, id = ''] = place.split('/', 2);
    return kind === 'new' || (kind === 'edit' && this.#item(id)?.comment.rating !== undefined);
  }

  /** The viewer's own review, as far as it is known. */
  get #own(): Id | null {
    const { items, review } = this.#desk.store.$view.get();
    const viewer = this.#desk.community.$viewer.get()?.id;
    if (viewer === undefined) return null;
    const mine = items.find(
      ({ comment }) =>
        comment.rating !== undefined && comment.author?.id === viewer && comment.status !== 'deleted',
    );
    const deleted = items.some(({ comment }) => comment.id === review && comment.status === 'deleted');
    return mine?.comment.id ?? (deleted ? null : (review ?? null));
  }

  #item(id: Id): ThreadItem | undefined {
    return this.#desk.store.$view.get().items.find(({ comment }) => comment.id === id);
  }

  #changed(): void {
    this.turn++;
    this.#desk.host.requestUpdate();
  }
}

const check = /* @__PURE__ */ html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M7.5 12.5l3 3 6-7M12 3a9 9 0 1 0 .1 0"></path>
</svg>`;
