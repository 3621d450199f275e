import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import { isStaff } from '@hearth/core/domain';
import type { Comment, Id, SiteInfo, Thread } from '@hearth/core/domain';
import type { ThreadItem, ThreadView } from '@hearth/core/state';
import { acting } from '../../../locales/en/acting.ts';
import { common } from '../../../locales/en/common.ts';
import type { Messages } from '../../../locales/messages.ts';
import { adopt } from '../../../parts/adopt.ts';
import { errorNotice } from '../../../parts/error-view.ts';
import { titleTime } from '../../../parts/title-time.ts';
import type { Desk, Office } from '../desk.ts';
import type { RowHelp } from '../reading/rows.ts';
import type { RowExtras } from '../scene.ts';
import { actsStyles } from './acts.styles.ts';
import { Artwork } from './artwork.ts';
import { Compose } from './compose.ts';
import { Deeds } from './deeds.ts';
import { EmbeddedPolls } from './embedded-polls.ts';
import type { History } from './history/history.ts';
import { foldButton } from './fold-button.ts';
import { upIcon } from './icons.ts';
import { marks } from './marks.ts';
import type { Meaning } from './meaning/meaning.ts';
import { PeopleDoor } from './people.ts';
import { permalinkTarget } from './permalink-target.ts';
import { pictures } from './pictures.ts';
import { Reading } from './reading.ts';
import type { Reviews } from './reviews/reviews.ts';
import { RowActions } from './row-actions.ts';
import { rowExtras } from './row-extras.ts';
import type { Staff } from './staff/staff.ts';
import { Unread, unreadButtons } from './unread.ts';
import { voteControl } from './votes.ts';

/** Resolves when all is there that the thread needs from the start: nothing then comes later and pushes things aside. */
export async function openActs(desk: Desk): Promise<Acts> {
  const acts = new Acts(desk);
  await acts.prepare();
  return acts;
}

/** Everything about taking part in a thread. Loads when somebody comes near doing so, or when something to be shown needs it. */
export class Acts implements Office, RowHelp {
  readonly compose: Compose;
  readonly rows: RowActions;
  readonly deeds: Deeds;
  readonly reading: Reading;
  readonly unread: Unread;
  readonly people: PeopleDoor;
  readonly #artwork: Artwork;
  readonly #polls: EmbeddedPolls;
  reviews: Reviews | null = null;
  meaning: Meaning | null = null;
  /** The permalink's target, marked. */
  marked: Id | null = null;
  #reveal: Id | null = null;
  #reviewing: Promise<unknown> | null = null;
  #meaning: Promise<unknown> | null = null;
  /** What few need, once they do. */
  #history: History | null = null;
  #staff: Promise<Staff | null> | null = null;
  #team: Staff | null = null;
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.compose = new Compose(desk, this);
    this.rows = new RowActions(desk, this);
    this.deeds = new Deeds(desk, this);
    this.unread = new Unread(desk);
    this.people = new PeopleDoor(desk, this);
    this.#polls = new EmbeddedPolls(desk);
    this.#artwork = new Artwork(() => desk.host.requestUpdate());
    this.reading = new Reading(desk, this, () => [
      this.compose.row?.split('/', 2)[1],
      this.rows.confirming,
      this.deeds.reporting,
      this.#reveal,
    ]);
    adopt(desk.host.renderRoot, actsStyles);
    if (desk.store.draft('new')) this.compose.open('new', false);
  }

  get t(): Messages['acting'] {
    return this.#desk.words('acting') ?? acting;
  }

  get common(): Messages['common'] {
    return this.#desk.words('common') ?? common;
  }

  /** Reactions' own pictures, by kind. */
  get faces(): Artwork['faces'] {
    return this.#artwork.faces;
  }

  /** The words of a thread, as this one says them. */
  words(t: Messages['thread']): Messages['thread'] {
    return this.reviews?.words(t) ?? t;
  }

  /** Brings the code for reviews, where first comments are reviews. Without it, they are read as others. */
  prepare(): Promise<unknown> {
    return Promise.all([this.#prepareReviews(), this.#prepareMeaning()]);
  }

  #prepareMeaning(): unknown {
    const { host, store } = this.#desk;
    const { thread } = store.$view.get();
    if (!thread?.prompt && !thread?.glossary && this.#site?.reuse === undefined) return null;
    return (this.#meaning ??= import('./meaning/meaning.ts').then(
      ({ Meaning }) => {
        this.meaning = new Meaning(this.#desk, this);
        host.requestUpdate();
      },
      () => (this.#meaning = null),
    ));
  }

  #prepareReviews(): unknown {
    const { host, store } = this.#desk;
    if (!store.$view.get().thread?.ratings) return null;
    return (this.#reviewing ??= import('./reviews/reviews.ts').then(
      ({ Reviews }) => {
        this.reviews = new Reviews(this.#desk, this);
        host.requestUpdate();
      },
      () => (this.#reviewing = null),
    ));
  }

  /** Under the heading: what reviews come to, and the question. */
  head(thread: Thread): unknown {
    return [this.reviews?.head(thread), this.meaning?.head(thread)];
  }

  signIn(): void {
    this.rows.signIn();
  }

  /** What happened in the thread: somebody came near, or clicked. */
  on(type: string, target: Element): void {
    if (type === 'pointerover' || type === 'focusin') {
      if (target.closest('[data-do=write], [data-do=reply]')) this.compose.prepare();
      return titleTime(target, this.#desk.tag());
    }
    if (type === 'click') this.people.press(target);
    this.unread.act();
    const control = target.closest<HTMLElement>('[data-do]');
    if (control) this.rows.take(control);
  }

  /** Before each drawing: the items that are to be drawn. */
  pick(view: ThreadView): readonly ThreadItem[] {
    void this.prepare();
    return this.reading.pick(view);
  }

  watch(item: ThreadItem): readonly unknown[] {
    const { pending } = item;
    const { id, status, images } = item.comment;
    const { compose, rows, deeds, marked } = this;
    const mode = compose.mode(id) ?? (rows.confirming === id && 'confirm');
    const failure = rows.acted === id && mode !== 'edit' && this.#desk.store.$view.get().failure;
    const under = pending || status === 'held' || status === 'hidden';
    const reading = [
      this.unread.isNew(item),
      item.comment.author?.lookalike,
      images,
      ...this.#polls.watch(item.comment),
      ...this.reading.watch(id),
      ...(this.reviews?.watch(item) ?? []),
    ];
    const aside = [
      this.#history?.of(id),
      this.#team?.of(id),
      this.meaning?.of(id),
      deeds.undoable(item.comment),
      item.comment.votes,
    ];
    if (mode || failure || marked === id || under || deeds.concerns(item) || aside.some(Boolean))
      return [
        ...aside,
        mode,
        failure,
        marked === id,
        compose.turn,
        deeds.turn,
        deeds.folds(item.comment),
        this.t,
        ...reading,
      ];
    return reading.some(Boolean) ? [this.t, ...reading] : [];
  }

  extras(item: ThreadItem): RowExtras {
    const { id } = item.comment;
    const { compose, rows, deeds } = this;
    const mode = compose.mode(id);
    const [replies, closed] = this.reading.watch(id);
    const rest = rowExtras(item, this.t, this.common, {
      tag: this.#desk.tag(),
      viewer: this.#desk.community.$viewer.get()?.id,
      confirming: rows.confirming === id,
      failure: rows.acted === id ? this.#desk.store.$view.get().failure : null,
      refusal: this.reviews?.refusal(item.error) ?? null,
    });
    return {
      ...rest,
      votes: item.comment.rating === undefined ? this.#votes(item.comment) : nothing,
      above: html`${this.unread.isNew(item) ? html`<span class="new" part="new">${this.t.new}</span>` : nothing}${item.comment.author?.lookalike ? html`<span class="flair not" part="lookalike">${this.t.lookalike}</span>` : nothing}${this.reviews?.above(item.comment)}${marks(this.t, item.comment)}${rest.above}`,
      between: html`${pictures(item.comment)}${this.#polls.between(item.comment)}${item.pending ? nothing : this.reviews?.below(item.comment)}`,
      below: html`${rest.below}${this.#below(item.comment)}`,
      marked: this.marked === id,
      instead: mode === 'edit' ? compose.template(`edit/${id}`, item) : deeds.instead(item.comment),
      after: html`${replies ? foldButton(this.t, replies, !!closed) : nothing}${item.comment.status === 'deleted' ? html`${deeds.undo(item.comment)}${this.#below(item.comment)}` : nothing}${mode === 'reply' ? compose.template(`reply/${id}`, item) : nothing}`,
    };
  }

  #votes(comment: Comment): TemplateResult | null {
    if (!comment.votes) return null;
    const against = this.#site?.votes === 'up-down';
    return voteControl({ t: this.t.votes, tag: this.#desk.tag(), comment, against });
  }

  get #site(): SiteInfo | undefined {
    return this.#desk.community.$session.get().session?.site;
  }

  #below(comment: Comment): unknown {
    return [
      this.deeds.below(comment),
      this.#history?.below(comment),
      this.#team?.below(comment),
      this.meaning?.below(comment),
    ];
  }

  async history(id: Id): Promise<void> {
    try {
      const { History } = await import('./history/history.ts');
      this.#history ??= new History(this.#desk, this);
      await this.#history.open(id);
    } catch {
      this.#desk.announce(this.common.partMissing);
    }
  }

  async staffAct(action: string, id: Id): Promise<void> {
    const staff = await this.#callStaff();
    const item = this.#desk.store.$view.get().items.find(({ comment }) => comment.id === id);
    if (!staff) this.#desk.announce(this.common.partMissing);
    else if (item) await staff.act(action, item.comment);
  }

  staffDid(id: Id, subject: string): void {
    void this.#callStaff().then((staff) => staff?.done(id, subject));
  }

  /** Brings the code for staff; `null` while it can't be had. */
  #callStaff(): Promise<Staff | null> {
    return (this.#staff ??= import('./staff/staff.ts').then(
      ({ Staff }) => {
        this.#team = new Staff(this.#desk, this);
        this.#desk.host.requestUpdate();
        return this.#team;
      },
      () => (this.#staff = null),
    ));
  }

  /** What went wrong with the whole thread, or with its connection. */
  failure(error: CommunityError, action: string): TemplateResult {
    const t = this.common;
    return errorNotice({
      t,
      error,
      retry: () => void (action === 'reload' ? this.#desk.store.reload() : this.#desk.community.reconnect()),
      action: error.code === 'unauthenticated' ? this.#signIn() : nothing,
    });
  }

  /** Why nothing can be written: the thread is closed, or (`toStrangers`) its site takes no guests. */
  closed(toStrangers: boolean): TemplateResult {
    if (!toStrangers) {
      const unlock = html`<button type="button" data-do="lock">${this.t.unlock}</button>`;
      return html`<div class="notice">
          <p>${this.t.locked}</p>
          ${this.deeds.mayLock() ? unlock : nothing}
        </div>
        ${this.deeds.failure('')}`;
    }
    return html`<div class="notice">
      <p>${this.t.signInFirst}</p>
      ${this.#signIn()}
    </div>`;
  }

  #signIn(): TemplateResult {
    return html`<slot name="sign-in"
      ><button type="button" class="primary" data-do="sign-in">${this.common.signIn}</button></slot
    >`;
  }

  /** What the last action met, where it belongs to no row. */
  leftover({ failure }: ThreadView): TemplateResult | typeof nothing {
    return failure && !this.rows.acted ? errorNotice({ t: this.common, error: failure }) : nothing;
  }

  /** "3 new", else what is new since the last visit: lies over the list, so that nothing moves when it comes. */
  fresh({ fresh }: ThreadView): TemplateResult | typeof nothing {
    const { t } = this;
    const unread = this.unread.left().length;
    if (!fresh && !unread) return nothing;
    return html`<div class="fresh">
      ${
        fresh
          ? html`<button type="button" class="primary" part="fresh" data-do="fresh">
              ${upIcon} ${t.fresh(fresh)}
            </button>`
          : unreadButtons(t, this.common, unread)
      }
    </div>`;
  }

  /** What came since the last drawing: a permalink's target is shown, news are told. */
  seen({ target, fresh }: ThreadView, before: ThreadView | undefined): void {
    if (target && target !== before?.target) this.show(target);
    if (before && fresh > before.fresh) this.#desk.announce(this.t.fresh(fresh));
  }

  /** Goes where the address points, if that is a comment. */
  follow(hash: string): void {
    const id = permalinkTarget(hash);
    if (id) void this.goTo(id);
  }

  /** Shows a permalink's target: loads what is around it, scrolls there, marks it once and puts the focus on it. */
  async goTo(id: Id): Promise<void> {
    const { store } = this.#desk;
    this.rows.acted = null;
    if (!store.$view.get().items.some(({ comment }) => comment.id === id)) await store.goTo(id);
    this.show(id);
  }

  show(id: Id): void {
    this.marked = this.#reveal = id;
    this.reading.reveal(id);
    this.#desk.host.requestUpdate();
  }

  /** Puts the focus on a row, or on what `selector` finds in it, once it is drawn. */
  focusRow(id: Id, selector = 'article'): void {
    this.reading.reveal(id);
    this.#desk.host.requestUpdate();
    void this.#desk.host.updateComplete.then(() => this.#find(id, selector)?.focus());
  }

  /** Puts the focus on the first row, without scrolling there: for when what had it goes. */
  focusFirst(): void {
    this.#desk.host.requestUpdate();
    const first = this.#desk.host.renderRoot.querySelector<HTMLElement>('.list article');
    first?.focus({ preventScroll: true });
  }

  /** The row that has the focus. */
  focused(): Id | undefined {
    const { activeElement } = this.#desk.host.shadowRoot ?? {};
    return activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'];
  }

  /** After each drawing. */
  settle(): void {
    this.reading.settle();
    this.unread.settle(this.t);
    this.compose.settle(this.#desk.host.renderRoot);
    if (isStaff(this.#desk.community.$viewer.get())) void this.#callStaff();
    this.#team?.settle();
    this.#artwork.want(this.#site?.reactions);
    const { items } = this.#desk.store.$view.get();
    this.#polls.settle(items);
    this.meaning?.settle(items);
    const target = this.#reveal && this.#find(this.#reveal, 'article');
    if (!target) return;
    this.#reveal = null;
    this.#desk.expand();
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
  }

  #find(id: Id, selector: string): HTMLElement | null {
    return this.#desk.host.renderRoot.querySelector(`[data-id="${CSS.escape(id)}"] ${selector}`);
  }
}
