import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { PropertyDeclarations, PropertyValues } from '../../parts/base-element.ts';
import { afterView } from '@hearth/core/state';
import type { ThreadStore, ThreadView } from '@hearth/core/state';
import { thread } from '../../locales/en/thread.ts';
import type { Messages } from '../../locales/messages.ts';
import { HearthElement } from '../../parts/hearth-element.ts';
import { Later } from '../../parts/later.ts';
import type { Forgotten } from '../../parts/surroundings.ts';
import { StoreController } from '../../parts/store-controller.ts';
import type { Acts } from './acts/acts.ts';
import { PREFIX } from './permalink.ts';
import { empty, head, pager } from './reading/frame.ts';
import { Rows, same } from './reading/rows.ts';
import { storeOf } from './scene.ts';
import type { Scene } from './scene.ts';
import { isThreadSort } from './sorts.ts';
import { threadStyles } from './thread.styles.ts';

/** From here on, rows that are out of sight are not laid out. */
const LONG = 20;
const MINUTE = 60_000;

/**
 * A discussion: read, write, answer, react, edit, delete, moderate, live.
 *
 * @summary A discussion thread about one topic.
 * @slot - what the server rendered; shown until the thread is there
 * @slot heading - in place of "24 comments"; bring a heading element of the level that fits the page
 * @slot sign-in - in place of the sign-in button, for visitors who may not write as guests
 * @csspart base - the whole
 * @csspart header - heading, connection and order
 * @csspart heading - the heading
 * @csspart sort - the button that says the order, and offers others
 * @csspart write - the button that opens the composer
 * @csspart field - the composer's text field
 * @csspart send - the composer's button that sends
 * @csspart tools - the composer's toolbar
 * @csspart preview - in place of the text field: what was written, as it will look
 * @csspart fresh - "3 new comments"
 * @csspart list - the list
 * @csspart comment - one comment
 * @csspart avatar - picture or initials
 * @csspart author - a name
 * @csspart flair - staff's mark
 * @csspart lookalike - of whoever's name could be taken for that of staff: that they aren't
 * @csspart person - the card of who is behind a name
 * @csspart settings - the dialog in which one sets how one is seen, and what one is told of
 * @csspart body - the words
 * @csspart actions - what can be done
 * @csspart reaction - one reaction with its count
 * @csspart vote - one vote's button, or the votes of those who may not vote
 * @csspart fold - what folds a comment's replies away, and brings them back
 * @csspart quote - offers to quote what is selected
 * @csspart new - "New", where a comment is newer than the last visit
 * @csspart unread - "3 new since your last visit"
 * @csspart marks - "Pinned", "Featured", "Official answer"
 * @csspart images - the pictures of a comment
 * @csspart report - the form in which a comment is reported
 * @csspart team - the button for staff that says what there is to look at
 * @csspart review - "awaits review", "hidden"
 * @csspart prompt - the question at the head
 * @csspart term - a word of the community's, where it is explained
 * @csspart meaning - what it means
 * @csspart ratings - of reviews: the mean, and how many gave how many stars
 * @csspart rating - of a review that is written: where its stars are chosen
 * @csspart stars - a review's stars
 * @csspart verified - "Verified purchase"
 * @csspart helpful - "Helpful"
 * @csspart pager - "Show more comments"
 * @csspart empty - "No comments yet"
 * @csspart error - what went wrong
 * @csspart device - "saved on this device only", where that is so
 * @fires {HearthPostEvent} hearth-post - before a comment is sent; cancelable
 * @fires {HearthPostedEvent} hearth-posted - a comment has reached the backend
 * @fires {HearthEditedEvent} hearth-edited - a comment was changed
 * @fires {HearthDeletedEvent} hearth-deleted - a comment was deleted
 * @fires {HearthReactedEvent} hearth-reacted - a reaction was set or taken back
 * @fires {HearthCommentVotedEvent} hearth-comment-voted - a vote on a comment was given, turned or taken back
 * @fires {HearthErasedEvent} hearth-erased - the viewer was forgotten by their own wish: a moment to sign them out of the page, too
 * @fires {HearthSignInEvent} hearth-sign-in - a visitor wants to sign in; cancelable
 */
export class HearthThread extends HearthElement {
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, topic: {}, sort: {} };
  }

  static override styles = [HearthElement.styles, threadStyles];

  /** What is talked about: any text up to 300 characters, the same on every page that shares the thread. */
  declare topic: string | null;
  /** The order to begin with: `newest`, `oldest`, `best`, or, where people vote against comments, too, `controversial`. */
  declare sort: string | null;

  readonly #view = new StoreController<ThreadView>(this, (view, before) => this.#seen(view, before));
  readonly #live = new StoreController<'off' | 'live' | 'waiting'>(this);
  readonly #rows = new Rows();
  #store: ThreadStore | null = null;
  #scene: Scene | null = null;
  /**
   * So many rows are drawn whole at first: those that can be in the window, for neither the head nor a row with words is lower
   * than 95 pixels in the tightest of themes. Where it stands is asked while nothing of it is there yet: that lays nothing out.
   * Who doesn't know it (what is in no document, what is empty in WebKit) says 0, and gets a whole window's.
   */
  #whole = Math.max(0, (innerHeight - this.getBoundingClientRect().top) / 95 - 1);
  /** The code for taking part. */
  readonly #acts: Later<Acts> = new Later(this, async () => {
    const { community } = this;
    const store = this.#store;
    const { openActs } = await import('./acts/acts.ts');
    return openActs({
      host: this,
      community: community!,
      store: store!,
      words: (part) => this.say(part, undefined),
      tag: () => this.tag,
      announce: (text) => this.announce(text),
      expand: () => this.expand(),
    });
  });

  constructor() {
    super();
    this.topic = this.sort = null;
    void this.ready
      .then(() => new Promise<void>(afterView))
      .then(() => import('./reading/read-on.ts'))
      .then(({ readOn }) => readOn(this, this.#whole, () => (this.#whole = Infinity)), Boolean);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#follow);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    for (const sign of ['click', 'pointerover', 'focusin']) root.addEventListener(sign, this.#on);
    return root;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('community') && !changed.has('topic')) return;
    const { community, topic } = this;
    const store = (this.#store = community && topic ? storeOf(community, topic) : null);
    this.#acts.forget();
    this.#view.follow(store && store.$view);
    this.#live.follow(community && community.$live);
    if (!store) return;
    if (isThreadSort(this.sort) && this.sort !== store.$view.get().sort) void store.setSort(this.sort);
    // The first look into the browser's storage waits for the disk; comments don't.
    void this.ready.then(() => {
      if (this.#store === store && store.draft('new')) void this.#act();
    });
    this.#follow();
  }

  protected override updated(): void {
    const list = this.#list;
    const { here } = this.#acts;
    const view = this.#view.value!;
    // A list that isn't long has no rows in brief.
    if (list)
      this.#rows.draw(
        list,
        here?.pick(view) ?? view.items,
        this.#scene!,
        here,
        view.items.length > LONG ? this.#whole : LONG,
      );
    super.updated();
    here?.settle();
  }

  get #list(): Element | null {
    return this.renderRoot.querySelector('ol.list');
  }

  protected override setupProblem(): Forgotten | null {
    return this.topic ? null : 'topic';
  }

  protected override expandLabel(words: Messages['common']): string {
    return words.expandComments(this.#view.value?.thread?.comments ?? 0);
  }

  protected override renderWidget(): TemplateResult | null {
    const view = this.#view.value;
    const error = view?.error && this.#wrong((acts) => acts.failure(view.error!, 'reload'));
    if (!view?.thread) return error ?? null;
    // Reviews and pictures are drawn first once the code for them is here, rather than to push things aside when it comes.
    const much =
      view.thread.ratings ??
      view.thread.prompt ??
      view.items.some(({ comment }) => comment.images || comment.polls);
    if (much && !this.#acting(Boolean) && !this.#acts.missing && !this.#list) return error ?? null;
    const scene = this.#currentScene();
    const { t } = scene;
    const { items, busy } = view;
    // What only some rows show comes with the code for taking part, and so does what keeps long lists light (FEW in acts/reading.ts).
    if (
      items.length > 100 ||
      view.thread.glossary ||
      scene.session?.site.reactions.some(({ image }) => image) ||
      items.some(
        ({ pending, comment }) =>
          pending ||
          comment.votes ||
          comment.author?.lookalike ||
          comment.images ||
          comment.polls ||
          comment.marks ||
          comment.answer ||
          comment.muted ||
          comment.undoUntil ||
          /held|hidden/.test(comment.status),
      )
    )
      void this.#act();
    /* eslint-disable lit-a11y/no-redundant-role -- WebKit calls a list without markers none */
    return html`<section aria-label=${t.title}>
      ${head(scene, view, this.#live.value === 'waiting' ? this.#acting((acts) => acts.t.waiting) : null)}
      ${this.#acts.here?.head(view.thread)} ${this.#writing(scene, view)} ${error}
      ${view.fresh || view.seenUntil ? this.#acting((acts) => acts.fresh(view)) : nothing}
      ${pager(t, busy, 'previous', view.hasPrevious)}
      <ol role="list" part="list" class=${items.length > LONG ? 'list long' : 'list'}></ol>
      ${items.length ? nothing : empty(scene)} ${pager(t, busy, 'next', view.hasNext)}
      ${this.#acts.here?.leftover(view)}
    </section>`;
    /* eslint-enable lit-a11y/no-redundant-role */
  }

  /** The place at the top where a comment is begun, or why there is none. */
  #writing({ t, session }: Scene, { thread: about }: ThreadView): TemplateResult | null {
    const { error } = this.session.value ?? {};
    if (error) return this.#wrong((acts) => acts.failure(error, 'reconnect'));
    const refused = session && !session.viewer && session.site.moderation.guests === 'refused';
    if (about?.locked || refused) return this.#acting((acts) => acts.closed(!about?.locked));
    const { compose } = this.#acts.here ?? {};
    if (session && compose?.top) return compose.template('new', null);
    return html`<button type="button" class="write" part="write" data-do="write">${t.write}</button>
      ${this.#trouble()}`;
  }

  /** What the code for taking part has to show; nothing until it is here. */
  #acting<T>(show: (acts: Acts) => T): T | null {
    void this.#act();
    return this.#acts.here && show(this.#acts.here);
  }

  /** Words for errors come with the code for taking part; when that can't be had either, these must do. */
  #wrong(show: (acts: Acts) => TemplateResult): TemplateResult | null {
    return this.#acting(show) ?? this.#trouble();
  }

  /** What is said when that code can't be had. */
  #trouble(): TemplateResult | null {
    return this.#acts.missing
      ? html`<p class="notice error" part="error" role="alert">${this.say('thread', thread).trouble}</p>`
      : null;
  }

  /** The same object until something changes that all rows show. */
  #currentScene(): Scene {
    const { session = null } = this.session.value ?? {};
    const t = this.say('thread', thread);
    const next: Scene = {
      t: this.#acts.here?.words(t) ?? t,
      tag: this.tag,
      now: Math.floor(this.community!.now() / MINUTE) * MINUTE,
      session,
      viewer: session?.viewer?.id,
      faces: this.#acts.here?.faces,
    };
    const last = this.#scene;
    return last && same(Object.values(next), Object.values(last)) ? last : (this.#scene = next);
  }

  /** Asks for the code for taking part; `null` when it can't be had, or there is nothing yet to take part in. */
  async #act(touched?: unknown): Promise<Acts | null> {
    return this.#store && this.#acts.load(touched);
  }

  /** Whoever comes near may take part: the code for it loads then, and learns what was done meanwhile. */
  readonly #on = (event: Event): void => {
    // Read now: once the event has left the shadow root, its target is the host.
    const { type, target } = event;
    void this.#act(type === 'click').then((acts) => acts?.on(type, target as Element));
  };

  /** A permalink in the address leads here. */
  readonly #follow = (): void => {
    if (location.hash.startsWith(PREFIX)) void this.#act().then((acts) => acts?.follow(location.hash));
  };

  /** What came since the last drawing: a permalink's target to be shown, news to be told. */
  #seen(view: ThreadView, before: ThreadView | undefined): void {
    if (view.target !== (before?.target ?? null) || view.fresh > (before ?? view).fresh)
      void this.#act().then((acts) => acts?.seen(view, before));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-thread': HearthThread;
  }
}
