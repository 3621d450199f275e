import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import type { CommunityError } from '@hearth/core/adapter';
import { NAME_LIMIT, firsts, isStaff, placed, shuffledBy } from '@hearth/core/domain';
import type { Entry, EntryStep, Id } from '@hearth/core/domain';
import { entriesStore, pollStore } from '@hearth/core/state';
import type { EntriesStore, EntriesView } from '@hearth/core/state';
import { common } from '../../../../locales/en/common.ts';
import { contest as english } from '../../../../locales/en/contest.ts';
import { voting } from '../../../../locales/en/voting.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { errorNotice, errorWords } from '../../../../parts/error-view.ts';
import { redraw } from '../../../../parts/redraw.ts';
import { HearthSignInEvent } from '../../../../parts/sign-in-event.ts';
import { whileHere } from '../../../thread/acts/while-here.ts';
import type { Scene } from '../../scene.ts';
import { HearthVoteEvent, HearthVotedEvent, HearthWithdrawnEvent } from '../events.ts';
import type { PollHost } from '../host.ts';
import { contestStyles } from './contest.styles.ts';
import { EnterForm } from './enter.ts';
import { gallery } from './gallery.ts';
import { Larger } from './larger.ts';
import { own } from './own.ts';
import type { Showing } from './showing.ts';
import { steps } from './steps.ts';

/** What draws the contest of one poll element. */
export function contest(): (host: PollHost, scene: Scene) => TemplateResult {
  let here: Contest | null = null;
  return (host, scene) => (here ??= new Contest(host)).render(scene);
}

/** A contest of pictures around its poll: where it stands, one's own entry, the gallery, and all that one can do there. */
class Contest {
  readonly #host: PollHost;
  readonly #larger: Larger;
  #form: EnterForm | null = null;
  /** Whose order of entries it is, drawn once: it must not change under the reader who signs in. */
  #seed = '';
  /** Entries in the order in which they came to be shown: what comes later stands behind. */
  #order: readonly Id[] = [];
  /** Staff: what waits was asked for. */
  #looked = false;
  /** Asked whether the own entry is to go. */
  #sure = false;
  /** What waits for a visitor's name. */
  #asking: (() => unknown) | null = null;
  #busy = false;
  /** What the last act met, and on which entry; '' is none of them. */
  #trouble: { readonly id: Id; readonly words: string } | null = null;

  constructor(host: PollHost) {
    this.#host = host;
    this.#larger = new Larger(host);
    whileHere(host, 'contest', () => {
      const stop = this.#store.$view.listen(() => host.requestUpdate());
      return () => {
        stop();
        this.#larger.remove();
      };
    });
  }

  render(scene: Scene): TemplateResult {
    adopt(this.#host.shadowRoot!, contestStyles);
    const store = this.#store;
    const value = store.$view.get();
    // Before the close no order by votes may lead; after it, all begins with who has most.
    const sort = scene.poll.state === 'closed' && scene.poll.resultsVisible ? 'top' : 'new';
    if (value.status === 'ready' && value.sort !== sort) void store.setSort(sort);
    const showing = this.#showing(scene, value);
    // Outside of what lit draws, so it follows by itself.
    this.#larger.settle(showing);
    return html`${steps(showing)} ${this.#mine(showing, value)} ${this.#waiting(showing, value)}
    ${this.#entries(showing, value)}`;
  }

  #showing(scene: Scene, view: EntriesView): Showing {
    const me = this.#host.community?.$viewer.get()?.id ?? null;
    const over = scene.poll.state === 'closed';
    const counted = over && scene.poll.resultsVisible;
    const published = view.entries.filter(({ state }) => state === 'published');
    const entries = counted ? placed(published).map(({ entry }) => entry) : this.#shuffled(published, me);
    return {
      t: this.#t,
      common: this.#common,
      scene,
      entries,
      me,
      firsts: counted ? firsts(entries) : [],
      busy: this.#busy,
      trouble: this.#trouble,
      look: (entry) => this.#larger.open(entry),
      vote: (entry, on) => this.#known(scene, () => this.#vote(entry, on)),
      moderate: (entry, step) => void this.#moderate(entry, step),
    };
  }

  /** Nobody's stands first for everybody; and nothing moves that is there already. */
  #shuffled(entries: readonly Entry[], me: Id | null): Entry[] {
    this.#seed ||= me ?? crypto.randomUUID();
    const fresh = entries.filter(({ id }) => !this.#order.includes(id));
    if (fresh.length) this.#order = [...this.#order, ...shuffledBy(this.#seed, fresh).map(({ id }) => id)];
    const place = new Map(this.#order.map((id, at) => [id, at]));
    return entries.toSorted((a, b) => place.get(a.id)! - place.get(b.id)!);
  }

  /** The own entry, or the way to one. */
  #mine(showing: Showing, view: EntriesView): TemplateResult {
    const { t, scene } = showing;
    const { poll, tag } = scene;
    const entry = view.own.find(({ state }) => state !== 'merged' && state !== 'deleted');
    const may = poll.can.includes('propose');
    if (entry) this.#form = null;
    return html`${this.#asked()}
      <p class="trouble" id="contest-trouble" role="alert" ?hidden=${this.#trouble?.id !== ''}>
        ${this.#trouble?.words}
      </p>
      ${
        entry
          ? own(showing, entry, {
              sure: this.#sure,
              ask: (sure) => {
                this.#sure = sure;
                redraw(this.#host, sure ? '[data-own=keep]' : '[data-own=withdraw]');
              },
              withdraw: () => void this.#withdraw(entry),
              consent: (on) => void this.#consent(entry, on),
            })
          : (this.#form?.template(poll, tag) ??
            (may
              ? html`<p>
                  <button
                    type="button"
                    class="primary"
                    data-enter
                    @click=${() => this.#known(scene, () => this.#open())}
                  >
                    ${t.enter}
                  </button>
                </p>`
              : nothing))
      }`;
  }

  /** For staff: what nobody else sees yet. */
  #waiting(showing: Showing, view: EntriesView): TemplateResult | typeof nothing {
    const { t } = showing;
    if (!isStaff(this.#host.community?.$viewer.get() ?? null)) return nothing;
    if (!view.waiting && view.status === 'ready' && !this.#looked) {
      this.#looked = true;
      void this.#store.loadWaiting();
    }
    if (!view.waiting?.length) return nothing;
    return html`${this.#heading(t.waiting(view.waiting.length), 'waiting')}
    ${gallery(showing, 'waiting', view.waiting)}`;
  }

  #entries(showing: Showing, view: EntriesView): TemplateResult {
    const { t, common, scene, entries } = showing;
    const { poll } = scene;
    const count = poll.board?.entries.open ?? entries.length;
    const { own } = poll.board ?? {};
    const hint =
      !poll.can.includes('vote') || !entries.length || !poll.max
        ? nothing
        : poll.max === 1
          ? t.oneVote
          : t.votesLeft(poll.max - (own?.votes ?? 0), poll.max);
    return html`${this.#heading(t.count(count), 'gallery')}
      ${
        view.fresh
          ? html`<p>
              <button type="button" data-fresh @click=${() => this.#store.showFresh()}>
                ${t.fresh(view.fresh)}
              </button>
            </p>`
          : nothing
      }
      <p class="muted" ?hidden=${hint === nothing}>${hint}</p>
      ${view.error ? errorNotice({ t: common, error: view.error, retry: () => void this.#store.reload() }) : nothing}
      ${
        entries.length
          ? gallery(showing, 'gallery', entries)
          : html`<p class="muted">
              ${view.status === 'loading' ? common.loading : poll.can.includes('propose') ? `${t.empty} ${t.emptyHint}` : t.empty}
            </p>`
      }
      ${
        view.hasNext
          ? html`<p>
              <button type="button" aria-disabled=${view.busy} @click=${() => void this.#store.next()}>
                ${t.more}
              </button>
            </p>`
          : nothing
      }`;
  }

  #heading(words: string, id: string): TemplateResult {
    const level = Math.min(6, Number(this.#host.headingLevel ?? 2) + 1);
    return html`<div class="heading" role="heading" aria-level=${level} id=${id} tabindex="-1">
      ${words}
    </div>`;
  }

  /** A visitor's name, asked for when they act and not before. */
  #asked(): TemplateResult | typeof nothing {
    const t = this.#host.say('voting', undefined) ?? voting;
    if (!this.#asking) return nothing;
    const limit = this.#host.community?.$session.get().session?.limits.name ?? NAME_LIMIT;
    return html`<form class="own" novalidate @submit=${this.#join}>
      <label class="ask"
        >${t.name} <input id="contest-name" autocomplete="nickname" maxlength=${limit} required
      /></label>
      <div class="row">
        <button type="submit" class="primary" aria-disabled=${this.#busy}>${this.#t.goOn}</button>
        <button type="button" class="quiet" @click=${() => this.#leave()}>${this.#common.cancel}</button>
      </div>
    </form>`;
  }

  /** Does something as somebody: a visitor signs in first, or gives a name where guests may take part. */
  #known(scene: Scene, deed: () => unknown): void {
    const { community } = this.#host;
    if (this.#busy) return;
    this.#trouble = null;
    if (community?.$viewer.get()) return void deed();
    if (!scene.poll.guests) {
      if (this.#host.dispatchEvent(new HearthSignInEvent())) void community?.reconnect();
      return;
    }
    this.#asking = deed;
    redraw(this.#host, '#contest-name');
  }

  readonly #join = (event: SubmitEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const name = (event.target as HTMLFormElement).querySelector('input')!.value.trim();
    const deed = this.#asking;
    if (!name) return redraw(this.#host, '#contest-name');
    void this.#run('', async () => {
      await this.#host.community!.joinAsGuest(name);
      this.#asking = null;
      return true;
    }).then((done) => done && deed?.());
  };

  #leave(): void {
    this.#form?.close();
    this.#form = this.#asking = null;
    redraw(this.#host, '[data-enter], #gallery');
  }

  #open(): void {
    const store = this.#store;
    this.#form = new EnterForm({
      host: this.#host,
      t: () => this.#t,
      common: () => this.#common,
      store,
      entered: (entry) => this.#entered(entry),
      leave: () => this.#leave(),
    });
    redraw(this.#host, '#entering');
  }

  #entered(entry: Entry): void {
    this.#form = null;
    this.#changed();
    this.#host.announce(entry.state === 'held' ? this.#t.enteredHeld : this.#t.entered);
    redraw(this.#host, '#own-title');
  }

  async #vote(entry: Entry, on: boolean): Promise<void> {
    const { poll } = entry;
    if (on && !this.#host.dispatchEvent(new HearthVoteEvent(poll, [entry.id]))) return;
    if (!(await this.#run(entry.id, () => this.#store.vote(entry.id, on)))) return;
    this.#changed();
    this.#host.announce(on ? this.#t.voted(entry.title) : this.#t.unvoted);
    this.#host.dispatchEvent(on ? new HearthVotedEvent(poll, [entry.id]) : new HearthWithdrawnEvent(poll));
  }

  async #withdraw(entry: Entry): Promise<void> {
    if (this.#busy || !(await this.#run('', () => this.#store.remove(entry.id)))) return;
    this.#sure = false;
    this.#changed();
    this.#host.announce(this.#t.withdrawn);
    redraw(this.#host, '[data-enter], #gallery');
  }

  async #consent({ id }: Entry, on: boolean): Promise<void> {
    if (this.#busy || !(await this.#run('', () => this.#store.consent(id, on)))) return;
    this.#host.announce(on ? this.#t.granted : this.#t.revoked);
  }

  async #moderate({ id }: Entry, step: EntryStep): Promise<void> {
    if (this.#busy || !(await this.#run(id, () => this.#store.moderate(id, step)))) return;
    this.#host.announce(this.#t.done[step]);
    redraw(this.#host, `[data-entry="${CSS.escape(id)}"] .look, #gallery`);
  }

  /** What the viewer may do in the poll, and whether they voted, are told by the poll. */
  #changed(): void {
    const { community, poll } = this.#host;
    void pollStore(community!, poll!).reload();
  }

  /** Does something once; what it met is told where it was done. */
  async #run(id: Id, deed: () => Promise<boolean>): Promise<boolean> {
    this.#busy = true;
    this.#trouble = null;
    this.#host.requestUpdate();
    try {
      const done = await deed();
      const { failure } = this.#store.$view.get();
      if (!done && failure) this.#trouble = { id, words: this.#words(failure) };
      return done;
    } catch (thrown) {
      this.#trouble = { id, words: this.#words(toCommunityError(thrown)) };
      return false;
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }

  #words(error: CommunityError): string {
    const { reason } = error.details;
    return error.code === 'invalid' && reason === 'too-many'
      ? this.#t.noVoteLeft
      : errorWords(error, this.#common);
  }

  get #store(): EntriesStore {
    const { community, poll } = this.#host;
    return entriesStore(community!, poll!);
  }

  get #t(): Messages['contest'] {
    return this.#host.say('contest', undefined) ?? english;
  }

  get #common(): Messages['common'] {
    return this.#host.say('common', undefined) ?? common;
  }
}
