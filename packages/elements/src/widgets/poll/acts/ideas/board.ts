import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import { NAME_LIMIT } from '@hearth/core/domain';
import type { Entry, EntrySort, EntryStatus, Id } from '@hearth/core/domain';
import { common } from '../../../../locales/en/common.ts';
import { ideas } from '../../../../locales/en/ideas.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { errorNotice, errorWords } from '../../../../parts/error-view.ts';
import { HearthSignInEvent } from '../../../../parts/sign-in-event.ts';
import { StoreController } from '../../../../parts/store-controller.ts';
import type { Scene } from '../../scene.ts';
import type { PollHost } from '../host.ts';
import { statusOf, type Choice } from './choices.ts';
import type { Desk } from './desk.ts';
import { idea } from './idea.ts';
import { ideasStyles } from './ideas.styles.ts';
import { Proposal } from './proposal.ts';
import { Roadmap } from './road.ts';
import { RowOffice } from './row-office.ts';
import { Rows } from './rows.ts';
import type { BoardScene } from './scene.ts';
import { tools } from './tools.ts';
import type { EntriesStore, EntriesView } from '@hearth/core/state';

/** An idea board in the place of the ballot: what members propose and vote for, and what becomes of it. */
export class Board {
  readonly #host: PollHost;
  readonly #poll: string;
  readonly #store: EntriesStore;
  readonly #view: StoreController<EntriesView>;
  readonly #rows = new Rows();
  readonly #desk: Desk;
  readonly #proposal: Proposal;
  readonly #roadmap: Roadmap;
  readonly #office: RowOffice;
  #choice: Choice = 'all';
  #sort: EntrySort = 'trending';
  #onRoad = false;
  /** Why a further page could not be had. */
  #cut: CommunityError | null = null;
  /** The idea that was led to just now. */
  #marked: Id | null = null;
  #guests = false;
  readonly #community: PollHost['community'];

  constructor(host: PollHost, storeOf: (column?: EntryStatus) => EntriesStore) {
    const store = storeOf();
    this.#host = host;
    this.#poll = host.poll!;
    this.#community = host.community;
    this.#store = store;
    for (const styles of ideasStyles) adopt(host.shadowRoot!, styles);
    this.#view = new StoreController<EntriesView>(host);
    this.#view.follow(store.$view);
    const desk: Desk = (this.#desk = {
      host,
      store,
      redraw: (selector) => this.#redraw(selector),
      say: (words) => host.announce(words(this.#t)),
      words: (error) => this.#words(error),
      signIn: () => this.#signIn(),
      guests: () => this.#guests,
      // The list is another one for somebody else: what follows is to find it there.
      join: (name) => host.community!.joinAsGuest(name).then(() => store.reload()),
      vote: (entry) => this.#office.vote(entry),
      goTo: (id) => void this.#goTo(id),
      arrived: (entry) => this.#arrived(entry),
    });
    this.#proposal = new Proposal(desk);
    this.#roadmap = new Roadmap(host, storeOf);
    this.#office = new RowOffice(desk, (id) => this.#known(id));
    host.addController({ hostUpdated: () => this.#check() });
  }

  render({ poll, tag, now }: Scene): TemplateResult {
    const { community, headingLevel } = this.#host;
    const session = community?.$session.get().session;
    this.#guests = poll.guests;
    const scene: BoardScene = {
      t: this.#t,
      common: this.#common,
      tag,
      now,
      poll,
      viewer: session ? community.$viewer.get() : undefined,
      level: Math.min(6, Number(headingLevel ?? 2) + 1),
      nameLimit: session?.limits.name ?? NAME_LIMIT,
    };
    return html`<div class="board" part="board">
      ${this.#top(scene)}
      ${tools(scene, {
        roadmap: this.#onRoad,
        sort: this.#sort,
        choice: this.#choice,
        setRoadmap: (on) => this.#turn(on),
        setSort: (sort) => this.#look({ sort }),
        setChoice: (choice) => this.#look({ choice }),
      })}
      ${this.#onRoad ? this.#road(scene) : this.#list(scene)}
    </div>`;
  }

  /** What was to have the focus may have left the list: then it is where one chooses what that shows. */
  #redraw(selector?: string): void {
    const host = this.#host;
    host.requestUpdate();
    if (!selector) return;
    void host.updateComplete.then(() => {
      const found = [selector, '.board select', '[data-propose]'].map((each) =>
        host.shadowRoot?.querySelector<HTMLElement>(each),
      );
      found.find(Boolean)?.focus();
    });
  }

  /** What leads to an idea of one's own. */
  #top(scene: BoardScene): TemplateResult {
    const { t, poll, viewer } = scene;
    const { opened, begun } = this.#proposal;
    const may = poll.can.includes('propose');
    const strangers =
      viewer !== undefined && poll.state === 'open' && !poll.guests && (!viewer || viewer.role === 'guest');
    const own = poll.board?.own;
    const left =
      poll.max && own && poll.can.includes('vote')
        ? t.votesLeft(Math.max(0, poll.max - own.votes), poll.max)
        : null;
    return html`<div class="board-top">
        ${
          may && !opened
            ? html`<button
                type="button"
                class="primary"
                part="propose"
                data-propose
                @click=${() => this.#proposal.open()}
              >
                ${begun ? t.goOn : t.propose}
              </button>`
            : nothing
        }
        ${
          strangers
            ? html`<button type="button" class="primary" part="propose" @click=${() => this.#signIn()}>
                ${t.membersOnly}
              </button>`
            : nothing
        }
        ${left ? html`<span class="muted" aria-live="polite">${left}</span>` : nothing}
      </div>
      ${may || this.#proposal.opened ? this.#proposal.render(scene) : nothing}`;
  }

  /** What is listed: one's own that wait stand first, since nobody else sees them. */
  #shown({ entries, own, waiting }: EntriesView): readonly Entry[] | null {
    if (this.#choice === 'mine') return own;
    if (this.#choice === 'held') return waiting;
    if (this.#choice !== 'all') return entries;
    const ahead = own.filter(({ id, state }) => state === 'held' && !entries.some((one) => one.id === id));
    return [...ahead, ...entries];
  }

  #list(scene: BoardScene): TemplateResult {
    const { t, common: c } = scene;
    const view = this.#view.value ?? this.#store.$view.get();
    const { status, error, busy } = view;
    const shown = this.#shown(view) ?? [];
    const paged = this.#choice !== 'mine' && this.#choice !== 'held';
    const office = this.#office;
    this.#rows.draw(shown, this.#marked, (entry, bodies) =>
      idea(scene, entry, office.state(entry), bodies, office, office.form(scene, entry)),
    );
    return html`${
      paged && view.fresh
        ? html`<button type="button" class="fresh" part="fresh" @click=${() => this.#showFresh()}>
            ${t.fresh(view.fresh)}
          </button>`
        : nothing
    }
    ${error ? errorNotice({ t: c, error, retry: () => void this.#store.reload() }) : nothing}
    ${
      shown.length
        ? this.#rows.list
        : status === 'failed'
          ? nothing
          : this.#none(scene, status === 'ready' && this.#shown(view) !== null)
    }
    ${this.#cut ? errorNotice({ t: c, error: this.#cut, retry: () => void this.#next() }) : nothing}
    ${
      paged && view.hasNext
        ? html`<button
            type="button"
            class="next"
            part="next"
            aria-disabled=${busy}
            @click=${() => void this.#next()}
          >
            ${busy ? c.loading : t.next}
          </button>`
        : nothing
    }`;
  }

  /** That there is nothing, unless there is something that is on its way. */
  #none({ t, common: c, poll: { board } }: BoardScene, ready: boolean): TemplateResult {
    const status = statusOf(this.#choice);
    const counts = board ? (status ? [board.entries[status]] : Object.values(board.entries)) : [];
    const some = counts.some((count) => count > 0);
    const paged = this.#choice === 'all' || status !== null;
    if (!ready || (paged && some)) return html`<p class="muted">${c.loading}</p>`;
    return this.#choice === 'all'
      ? html`<p class="empty"><b>${t.empty}</b> ${t.emptyHint}</p>`
      : html`<p class="empty muted">${t.noneOfStatus}</p>`;
  }

  #road(scene: BoardScene): TemplateResult {
    const drawn = this.#roadmap.render(scene, {
      goTo: (id) => void this.#goTo(id),
      showAll: (status) => {
        this.#turn(false);
        this.#look({ choice: status });
        this.#redraw('.board select');
      },
    });
    const { error } = this.#roadmap;
    const retry = (): void => this.#roadmap.reload();
    return html`${error ? errorNotice({ t: scene.common, error, retry }) : nothing}${drawn}`;
  }

  #turn(onRoad: boolean): void {
    this.#onRoad = onRoad;
    this.#roadmap.open(onRoad);
    this.#redraw();
  }

  #look({
    choice = this.#choice,
    sort = this.#sort,
  }: {
    readonly choice?: Choice;
    readonly sort?: EntrySort;
  }): void {
    const store = this.#store;
    const { only, sort: before } = store.$view.get();
    this.#choice = choice;
    this.#sort = sort;
    this.#marked = this.#cut = null;
    if (choice === 'held') void store.loadWaiting();
    else if (choice !== 'mine' && only !== statusOf(choice)) void store.setOnly(statusOf(choice));
    if (sort !== before) void store.setSort(sort);
    this.#redraw();
  }

  /** What others proposed since; the first of it gets the focus. */
  #showFresh(): void {
    this.#store.showFresh();
    const first = this.#view.value?.entries[0];
    if (first) this.#focus(first.id);
  }

  /** The first of what is added gets the focus, since the button may be gone. */
  async #next(): Promise<void> {
    const last = this.#view.value?.entries.at(-1)?.id;
    this.#cut = null;
    await this.#store.next();
    const { entries = [], failure = null } = this.#view.value ?? {};
    this.#cut = failure;
    const at = entries.findIndex(({ id }) => id === last) + 1;
    if (entries[at]) this.#focus(entries[at].id);
    else this.#redraw();
  }

  /** An idea that was proposed just now: in sight, marked, and with the focus. */
  #arrived(entry: Entry): void {
    this.#desk.say((t) => (entry.state === 'held' ? t.proposedHeld : t.proposed));
    void this.#goTo(entry.id);
  }

  /** Leads to an idea that may stand anywhere, or in no list that is loaded. */
  async #goTo(id: Id): Promise<void> {
    const held = this.#store.$view.get().own.some((one) => one.id === id && one.state === 'held');
    // What waits stands in no public list.
    const entry = held || (await this.#store.find(id, true));
    if (!entry) return this.#desk.say(() => this.#common.errors['not-found']);
    if (held || this.#choice === 'mine' || this.#choice === 'held') this.#choice = 'all';
    if (this.#onRoad) this.#turn(false);
    this.#marked = id;
    this.#focus(id);
  }

  #focus(id: Id): void {
    this.#redraw(`.idea[data-id="${CSS.escape(id)}"]`);
  }

  /** An idea as it is known by now, wherever it is shown. */
  #known(id: Id): Entry | null {
    const { entries, own, waiting, similar } = this.#store.$view.get();
    const all = [entries, own, waiting ?? [], similar, this.#roadmap.entries].flat();
    return all.find((entry) => entry.id === id) ?? null;
  }

  /** The element has turned to another poll or community: this board hears of nothing more. */
  #check(): void {
    if (this.#host.poll === this.#poll && this.#host.community === this.#community) return;
    this.#view.follow(null);
    this.#roadmap.open(false);
  }

  #words(error: CommunityError): string {
    const { limit = 0, reason, field } = error.details;
    if (reason === 'too-many')
      return field === 'poll' ? this.#t.tooManyIdeas(limit) : this.#t.tooManyVotes(limit);
    return error.code === 'offline' ? this.#t.offline : errorWords(error, this.#common);
  }

  #signIn(): void {
    if (this.#host.dispatchEvent(new HearthSignInEvent())) void this.#host.community?.reconnect();
  }

  get #t(): Messages['ideas'] {
    return this.#host.say('ideas', undefined) ?? ideas;
  }

  get #common(): Messages['common'] {
    return this.#host.say('common', undefined) ?? common;
  }
}
