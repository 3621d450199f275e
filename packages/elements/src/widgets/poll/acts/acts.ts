import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import type { CommunityError } from '@hearth/core/adapter';
import { NAME_LIMIT, namesNothing, takesEntries } from '@hearth/core/domain';
import type { BallotWords, Poll } from '@hearth/core/domain';
import { pollStore } from '@hearth/core/state';
import type { PollStore, PollStoreView } from '@hearth/core/state';
import { common } from '../../../locales/en/common.ts';
import { voting } from '../../../locales/en/voting.ts';
import type { Messages } from '../../../locales/messages.ts';
import { Later } from '../../../parts/later.ts';
import { errorNotice, errorWords } from '../../../parts/error-view.ts';
import { redraw } from '../../../parts/redraw.ts';
import { HearthSignInEvent } from '../../../parts/sign-in-event.ts';
import { ticked } from '../scene.ts';
import type { Scene } from '../scene.ts';
import type { PollHost } from './host.ts';
import { actsStyles } from './acts.styles.ts';
import { Surroundings, type Around } from './around.ts';
import type { BallotForm, FormTools } from './ballot-form.ts';
import { HearthVoteEvent, HearthVotedEvent, HearthWithdrawnEvent } from './events.ts';

/** The form of a kind; none for kinds that are ticked, and for those of a later version. */
const FORMS: Partial<Record<Poll['kind'], (tools: FormTools) => Promise<BallotForm>>> = {
  ranked: async (tools) => new (await import('./ranked/ranked-form.ts')).RankedForm(tools),
  score: async (tools) => new (await import('./points/score-form.ts')).ScoreForm(tools),
  dots: async (tools) => new (await import('./points/spend-form.ts')).SpendForm(tools),
  quadratic: async (tools) => new (await import('./points/spend-form.ts')).SpendForm(tools),
};

/** Voting, changing, taking back, and what may go wrong: loads with the first touch of a poll. */
export class PollActs {
  /** The vote is being changed, or its form is open. */
  changing = false;
  /** What waits for a visitor's name. */
  #asking: BallotWords | null = null;
  #joining = false;
  /** What stands in the way of sending, in words. */
  #problem: string | null = null;
  readonly #host: PollHost;
  readonly #form: Later<BallotForm>;
  /** What the form is for. */
  #kind: Poll['kind'] | null = null;
  /** How the poll is counted: loads when somebody wants to know. */
  readonly #how: Later<(scene: Scene) => TemplateResult>;
  readonly #surroundings: Surroundings;

  constructor(host: PollHost) {
    this.#host = host;
    this.#surroundings = new Surroundings(host);
    const root = host.shadowRoot;
    const { styleSheet } = actsStyles;
    if (root && styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
      root.adoptedStyleSheets.push(styleSheet);
    this.#form = new Later(host, async () => {
      const store = this.#store!;
      this.#kind = store.$view.get().poll!.kind;
      return FORMS[this.#kind]!({
        host,
        words: () => host.say('ballots', undefined),
        view: () => store.$view.get(),
        put: (ballot) => {
          this.changing = true;
          this.#problem = null;
          draft(store, ballot);
        },
      });
    });
    this.#how = new Later(host, async () => {
      const { how } = await import('./how/how.ts');
      return (scene) => how(host, scene);
    });
  }

  /** A ballot was begun and is not sent, perhaps because it could not be: it is shown, so that it can be. */
  begun({ busy, chosen, given }: PollStoreView): boolean {
    return this.changing || (!busy && (chosen.length > 0 || Object.keys(given).length > 0));
  }

  /** What the viewer said of an option, where that is more than "this one". */
  own({ kind, mine }: Poll, id: string): string | undefined {
    const t = this.#t;
    const points = mine?.points?.[id] ?? 0;
    switch (kind) {
      case 'ranked':
        return mine ? t.yourPlace(mine.choices.indexOf(id) + 1) : undefined;
      case 'score':
        return t.yourMark(points);
      case 'dots':
        return t.yourPoints(points);
      case 'quadratic':
        return t.yourVotes(points);
      default:
        return undefined;
    }
  }

  /** The form of a ballot that takes more than a tick, once it was asked for or a draft is there. */
  ballot(scene: Scene): TemplateResult | undefined {
    // What members hand in has a place of its own, where it is voted for, too.
    if (takesEntries(scene.poll)) return html``;
    if (!this.#filling(scene)) return undefined;
    if (scene.poll.kind !== this.#kind) this.#form.forget();
    if (this.#form.missing) this.#problem = this.#common.partMissing;
    void this.#form.load();
    return this.#form.here?.render(scene);
  }

  #filling({ poll, view, editing }: Scene): boolean {
    return editing && !!FORMS[poll.kind] && this.begun(view);
  }

  /** What this poll has above its ballot, or below its results. */
  around(place: Around['place'], scene: Scene): readonly unknown[] {
    return this.#surroundings.render(place, scene);
  }

  /** How the poll is counted, once somebody has opened that. */
  how(scene: Scene): TemplateResult | undefined {
    if (!scene.view.tally || ticked(scene.poll)) return undefined;
    if (this.#host.shadowRoot?.querySelector('details')?.open) void this.#how.load();
    const { here, missing } = this.#how;
    return html`<details>
      <summary>${this.#t.how}</summary>
      ${
        here
          ? here(scene)
          : html`<p class="muted">${missing ? this.#common.partMissing : this.#common.loading}</p>`
      }
    </details>`;
  }

  /** Why the poll is not there, or not up to date. */
  failed(error: CommunityError): TemplateResult {
    const store = this.#store;
    const action =
      error.code === 'unauthenticated'
        ? html`<button type="button" class="primary" @click=${this.#signIn}>${this.#common.signIn}</button>`
        : nothing;
    return errorNotice({ t: this.#common, error, retry: () => void store?.reload(), action });
  }

  /** A visitor's name, asked for when they vote and not before; and what is in the way. */
  extras({ view: { failure, chosen, given } }: Scene): TemplateResult {
    const t = this.#t;
    const why = failure && (failure.code === 'offline' ? t.offline : errorWords(failure, this.#common));
    const words =
      this.#problem ??
      (why ? `${t.notSent} ${why} ${chosen.length || Object.keys(given).length ? t.kept : ''}` : null);
    return html`${
        this.#asking
          ? html`<label class="ask"
              >${t.name}
              <input
                id="name"
                autocomplete="nickname"
                maxlength=${this.#host.community?.$session.get().session?.limits.name ?? NAME_LIMIT}
                required
                aria-describedby="trouble name-hint"
                ?readonly=${this.#joining}
              /><span class="muted" id="name-hint">${t.nameHint}</span></label
            >`
          : nothing
      }
      <p id="trouble" role="alert" ?hidden=${!words}>${words}</p>`;
  }

  /** The words of the button that sends, where there is one for a special reason. */
  sendWords(scene: Scene): string | undefined {
    const { t, poll, view } = scene;
    if (!ticked(poll) && !FORMS[poll.kind]) return '';
    if (scene.editing && !ticked(poll) && !this.#filling(scene)) return this.#t.begin[poll.kind as 'ranked'];
    if (this.#asking || poll.kind !== 'duel')
      return view.busy || this.#joining ? this.#t.sending : this.#asking ? t.vote : undefined;
    return view.failure?.retryable && view.chosen.length ? this.#common.retry : undefined;
  }

  /** Where members alone may vote, and somebody else looks. */
  welcome(shown: boolean): TemplateResult {
    const t = this.#t;
    return html`<div class="notice" ?hidden=${!shown}>
      <p>${t.membersOnly}</p>
      <slot name="sign-in"
        ><button type="button" class="primary" data-do="sign-in">${this.#common.signIn}</button></slot
      >
    </div>`;
  }

  /** What one may do to one's own vote, and what leads back to before something was begun. */
  undo(scene: Scene): TemplateResult {
    const { voted, editing, poll, view } = scene;
    const t = this.#t;
    const duel = poll.kind === 'duel';
    const button = (action: 'change' | 'withdraw', shown: boolean): TemplateResult | typeof nothing =>
      shown && poll.can.includes(action)
        ? html`<button type="button" data-do=${action} ?disabled=${view.busy}>${t[action]}</button>`
        : nothing;
    return html`${
      this.#asking || (voted && editing && !duel) || this.#filling(scene)
        ? html`<button type="button" class="quiet" data-do="cancel">${this.#common.cancel}</button>`
        : nothing
    }
    ${
      poll.abstain && !this.#asking && (duel ? !voted && poll.can[0] : editing)
        ? html`<button type="button" class="quiet" data-do="abstain" ?disabled=${view.busy}>
            ${t.abstain}
          </button>`
        : nothing
    }
    ${button('change', !duel && !editing)} ${button('withdraw', duel || !editing)}`;
  }

  /** What was done in the poll: something chosen, a button pressed, the form sent. */
  on(type: string, target: HTMLElement): void {
    const store = this.#store;
    const view = store?.$view.get();
    const button = target.closest<HTMLButtonElement>('[data-do]');
    if (!store || !view) return;
    if (target.closest('summary')) void this.#how.load(type);
    if (type === 'change') this.#choose(store, view, target as HTMLInputElement);
    else if (type === 'submit') void this.#submit(view, target as HTMLFormElement);
    else if (button) void this.#press(store, view, button);
  }

  #choose(
    store: PollStore,
    { chosen }: PollStoreView,
    { name, value, checked, type }: HTMLInputElement,
  ): void {
    if (name !== 'choice') return;
    const rest = type === 'radio' ? [] : chosen.filter((id) => id !== value);
    this.#problem = null;
    store.choose(checked ? [...rest, value] : rest);
  }

  async #press(
    store: PollStore,
    { poll }: PollStoreView,
    { dataset, value }: HTMLButtonElement,
  ): Promise<void> {
    const { choices: mine = [], points = {} } = poll?.mine ?? {};
    switch (dataset['do']) {
      case 'tap':
        return mine.includes(value) ? undefined : this.#vote({ choices: [value] });
      case 'change':
        this.changing = true;
        if (poll && FORMS[poll.kind]) return this.#open(() => draft(store, { choices: mine, points }));
        store.choose(mine);
        return redraw(this.#host, '.options :checked, .options input');
      case 'cancel':
        this.#calm();
        store.choose([]);
        return redraw(this.#host, '[data-do=change], .options input, .options button, [type=submit]');
      case 'abstain':
        return this.#vote({ choices: [], points: {} });
      case 'withdraw':
        return this.#withdraw(store);
      case 'sign-in':
        return this.#signIn();
    }
  }

  /** Opens the form; `fill` puts into it what was sent before. */
  async #open(fill: () => void): Promise<void> {
    const store = this.#store;
    const form = await this.#form.load(true);
    if (store !== this.#store) return;
    if (!form) return this.#host.requestUpdate();
    this.#problem = null;
    this.changing = true;
    fill();
    redraw(this.#host, form.start);
  }

  async #submit(view: PollStoreView, form: HTMLFormElement): Promise<void> {
    const { poll, chosen } = view;
    if (!poll) return;
    if (this.#asking)
      return this.#join(this.#asking, form.querySelector<HTMLInputElement>('#name')?.value.trim() ?? '');
    if (!ticked(poll)) {
      const { here } = this.#form;
      if (!here || !this.begun(view)) return this.#open(() => {});
      this.#problem = here.missing(view);
      return this.#problem ? redraw(this.#host, here.start) : this.#vote(here.ballot(view));
    }
    const least = poll.kind === 'multiple' ? poll.min : 1;
    if (chosen.length >= least) return this.#vote({ choices: chosen });
    this.#problem = this.#t.tooFew(least);
    redraw(this.#host, '.options input');
  }

  async #vote(ballot: BallotWords): Promise<void> {
    const { community } = this.#host;
    const store = this.#store;
    if (!community || !store || store.$view.get().busy || this.#joining) return;
    const { poll } = store.$view.get();
    if (poll?.segment && !poll.mine && !this.#consent) {
      this.#problem = this.#t.agreeFirst;
      return redraw(this.#host, '#consent');
    }
    if (!this.#host.dispatchEvent(new HearthVoteEvent(store.id, ballot.choices, ballot.points))) return;
    if (community.$session.get().session && !community.$viewer.get()) this.#ask(ballot);
    else await this.#send(store, ballot);
  }

  async #send(store: PollStore, ballot: BallotWords): Promise<void> {
    this.changing = false;
    const done = await store.vote(ballot.choices, ballot.points, this.#consent);
    if (store !== this.#store) return;
    const { poll, failure } = store.$view.get();
    if (!done) return failure?.code === 'unauthenticated' ? this.#ask(ballot) : undefined;
    this.#calm();
    this.#host.announce(namesNothing(ballot) ? this.#t.abstained : this.#t.counted);
    // The button that was pressed is gone, except in a duel.
    if (poll?.kind === 'duel') this.#host.requestUpdate();
    else redraw(this.#host, '#question');
    this.#host.dispatchEvent(new HearthVotedEvent(store.id, ballot.choices, ballot.points));
  }

  /** What one agrees to, where answers feed segments: said by a box of their own. */
  get #consent(): true | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLInputElement>('#consent')?.checked || undefined;
  }

  /** Without a viewer nothing is sent: a guest gives a name first, where guests may vote. */
  #ask(ballot: BallotWords): void {
    const store = this.#store;
    if (!store?.$view.get().poll?.guests) return this.#signIn();
    this.#asking = ballot;
    draft(store, ballot);
    redraw(this.#host, '#name');
  }

  async #join(ballot: BallotWords, name: string): Promise<void> {
    const { community } = this.#host;
    const store = this.#store;
    if (!community || !store || this.#joining) return;
    this.#problem = name ? null : this.#t.nameRequired;
    if (!name) return redraw(this.#host, '#name');
    this.#joining = true;
    this.#host.requestUpdate();
    try {
      await community.joinAsGuest(name);
      this.#asking = null;
    } catch (thrown) {
      this.#problem = errorWords(toCommunityError(thrown), this.#common);
    }
    this.#joining = false;
    if (this.#asking) redraw(this.#host, '#name');
    else if (store === this.#store) await this.#send(store, ballot);
  }

  async #withdraw(store: PollStore): Promise<void> {
    if (!(await store.withdraw()) || store !== this.#store) return;
    this.#calm();
    this.#host.announce(this.#t.withdrawn);
    redraw(this.#host, '#question');
    this.#host.dispatchEvent(new HearthWithdrawnEvent(store.id));
  }

  readonly #signIn = (): void => {
    if (this.#host.dispatchEvent(new HearthSignInEvent())) void this.#host.community?.reconnect();
  };

  #calm(): void {
    this.changing = false;
    this.#asking = this.#problem = null;
  }

  get #store(): PollStore | null {
    const { community, poll } = this.#host;
    return community && poll ? pollStore(community, poll) : null;
  }

  get #t(): Messages['voting'] {
    return this.#host.say('voting', undefined) ?? voting;
  }

  get #common(): Messages['common'] {
    return this.#host.say('common', undefined) ?? common;
  }
}

const draft = (store: PollStore, { choices, points }: BallotWords): void =>
  points && !choices.length ? store.give(points) : store.choose(choices);
