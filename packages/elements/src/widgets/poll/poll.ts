import { html, nothing } from 'lit';
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { toCommunityError } from '@hearth/core/adapter';
import { NAME_LIMIT } from '@hearth/core/domain';
import type { Viewer } from '@hearth/core/domain';
import { pollStore } from '@hearth/core/state';
import type { PollStore, PollStoreView } from '@hearth/core/state';
import { common } from '../../locales/en/common.ts';
import { poll as english } from '../../locales/en/poll.ts';
import type { Messages } from '../../locales/messages.ts';
import { errorNotice, errorWords } from '../../parts/error-view.ts';
import { HearthElement } from '../../parts/hearth-element.ts';
import { MinuteController } from '../../parts/minute.ts';
import type { Problem } from '../../parts/registry.ts';
import { HearthSignInEvent } from '../../parts/sign-in-event.ts';
import { StoreController } from '../../parts/store-controller.ts';
import { HearthVoteEvent, HearthVotedEvent, HearthWithdrawnEvent } from './events.ts';
import { pollStyles } from './poll.styles.ts';
import { sceneOf } from './scene.ts';
import type { Scene } from './scene.ts';
import { head, summary } from './templates/frame.ts';
import { choosing, reading, side } from './templates/option.ts';

type Part = TemplateResult | typeof nothing;

/**
 * A question to the community: this or that, one of many, or several.
 *
 * @summary A poll: choose, see the results when they may be seen, change, take back.
 * @slot - what the server rendered; shown until the poll is there
 * @slot sign-in - in place of the sign-in button, for visitors who may not vote as guests
 * @csspart base - the whole
 * @csspart header - question, description, standing and time
 * @csspart question - the question
 * @csspart standing - "You voted", "Not voted yet"
 * @csspart option - one option
 * @csspart bar - the bar of an option's share
 * @csspart summary - how many voted, or why no results show
 * @csspart vote - the button that sends
 * @csspart error - what went wrong
 * @fires {HearthVoteEvent} hearth-vote - before a vote is sent; cancelable
 * @fires {HearthVotedEvent} hearth-voted - a vote was counted
 * @fires {HearthWithdrawnEvent} hearth-withdrawn - a vote was taken back
 * @fires {HearthSignInEvent} hearth-sign-in - a visitor wants to sign in; cancelable
 */
export class HearthPoll extends HearthElement {
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, poll: { type: String }, headingLevel: { type: Number, attribute: 'heading-level' } };
  }

  static override styles = [HearthElement.styles, pollStyles];

  /** The poll's id. */
  declare poll: string | null;
  /** Level of the question in the page's outline, 1 to 6. */
  declare headingLevel: number;

  readonly #view = new StoreController<PollStoreView>(this);
  readonly #viewer = new StoreController<Viewer | null>(this);
  #store: PollStore | null = null;
  #changing = false;
  /** What waits for a visitor's name. */
  #asking: readonly string[] | null = null;
  #joining = false;
  /** What stands in the way of sending, in words. */
  #problem: string | null = null;
  /** Where the focus goes once it is drawn, when the button that had it is gone. */
  #focus: string | null = null;

  constructor() {
    super();
    this.poll = null;
    this.headingLevel = 2;
    new MinuteController(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('community') && !changed.has('poll')) return;
    const { community, poll } = this;
    this.#store = community && poll ? pollStore(community, poll) : null;
    this.#calm();
    this.#view.follow(this.#store?.$view ?? null);
    this.#viewer.follow(community?.$viewer ?? null);
  }

  protected override updated(): void {
    super.updated();
    for (const bar of this.renderRoot.querySelectorAll<HTMLElement>('[data-share]')) {
      bar.style.setProperty('--_share', `${bar.dataset['share']}%`);
    }
    if (!this.#focus) return;
    this.renderRoot.querySelector<HTMLElement>(this.#focus)?.focus();
    this.#focus = null;
  }

  protected override setupProblem(): Problem | null {
    const fix = 'Name the poll, for example <hearth-poll poll="next-colour">.';
    return this.poll ? null : { code: 'missing-attribute', attribute: 'poll', fix };
  }

  protected override renderWidget(): TemplateResult | null {
    const view = this.#view.value;
    if (!view || (view.status === 'loading' && !view.poll)) return null;
    const failure = view.error
      ? errorNotice({
          t: this.#common,
          error: view.error,
          retry: () => void this.#store?.reload(),
          action: view.error.code === 'unauthenticated' ? this.#signInButton() : nothing,
        })
      : nothing;
    if (!view.poll) return html`${failure}`;
    const now = this.community?.now() ?? 0;
    const known = this.session.value?.status === 'ready' && !this.#viewer.value;
    const scene = { t: this.#t, tag: this.tag, ...sceneOf(view, view.poll, { now, changing: this.#changing, known }) };
    return html`<section aria-labelledby="question">
      ${head(scene, this.headingLevel || 2)} ${failure}
      <form novalidate @submit=${this.#submit} @change=${this.#choose}>${this.#options(scene)} ${this.#ask(scene)} ${this.#trouble(scene)} ${this.#acts(scene)}</form>
      ${summary(scene)} ${this.#refused(scene)}
    </section>`;
  }

  #options(scene: Scene): TemplateResult {
    const { t, poll, view, editing } = scene;
    const { kind, options, min, max } = poll;
    if (kind === 'duel') {
      const [one, other] = options;
      return html`${scene.can.includes('vote') && !scene.voted ? html`<p id="how">${t.pickDuel}</p>` : nothing}
        <div class="options duel" role="group" aria-labelledby="question" @click=${this.#tap}>
          ${one ? side(scene, one) : nothing}<span class="or muted" aria-hidden="true">${t.or}</span>${other ? side(scene, other) : nothing}
        </div>`;
    }
    if (!editing) return html`<ul class="options" role="list">${options.map((option) => reading(scene, option))}</ul>`;
    const many = kind === 'multiple';
    return html`<p id="how">${many ? t.pickMany(min, max) : t.pickOne}</p>
      <div class="options" role=${many ? 'group' : 'radiogroup'} aria-labelledby="question" aria-describedby="how">
        ${options.map((option) => choosing(scene, option))}
      </div>
      ${many ? html`<p class="muted" aria-live="polite">${t.chosen(view.chosen.length, max)}</p>` : nothing}`;
  }

  /** A visitor's name, asked for when they vote and not before. */
  #ask({ t }: Scene): Part {
    return this.#asking
      ? html`<label class="ask"
          >${t.name}
          <input id="name" autocomplete="nickname" maxlength=${NAME_LIMIT} required aria-describedby="trouble name-hint" ?readonly=${this.#joining} />
          <span class="muted" id="name-hint">${t.nameHint}</span></label
        >`
      : nothing;
  }

  #trouble({ t, view }: Scene): TemplateResult {
    const { failure } = view;
    const words = this.#problem ?? (failure ? `${t.notSent} ${errorWords(failure, this.#common)} ${view.chosen.length ? t.kept : ''}` : null);
    return html`<p id="trouble" role="alert" ?hidden=${!words}>${words}</p>`;
  }

  #acts({ t, poll, view, can, voted, editing }: Scene): Part {
    const busy = view.busy || this.#joining;
    const again = poll.kind === 'duel' && view.failure?.retryable && view.chosen.length;
    const send =
      this.#asking || again || (editing && poll.kind !== 'duel')
        ? html`<button type="submit" class="primary" part="vote" aria-disabled=${busy ? 'true' : 'false'}>${busy ? t.sending : again ? this.#common.retry : t.vote}</button>`
        : nothing;
    const cancel =
      this.#asking || (voted && editing && poll.kind !== 'duel')
        ? html`<button type="button" class="quiet" @click=${this.#cancel}>${this.#common.cancel}</button>`
        : nothing;
    const change =
      can.includes('change') && !editing && poll.kind !== 'duel'
        ? html`<button type="button" id="change" @click=${this.#change}>${t.change}</button>`
        : nothing;
    const withdraw =
      can.includes('withdraw') && (!editing || poll.kind === 'duel')
        ? html`<button type="button" class="quiet" id="withdraw" @click=${this.#withdraw}>${t.withdraw}</button>`
        : nothing;
    return html`<div class="acts">${send} ${cancel} ${change} ${withdraw}</div>`;
  }

  /** Somebody who may not vote hears why, and how they may. The slot stays, only hidden. */
  #refused({ t, state, poll }: Scene): TemplateResult {
    const viewer = this.#viewer.value;
    const refused = state === 'open' && !poll.guests && viewer !== undefined && (!viewer || viewer.role === 'guest');
    return html`<div class="notice" ?hidden=${!refused}>
      <p>${viewer ? t.membersOnly : nothing} ${t.signIn}</p>
      ${this.#signInButton()}
    </div>`;
  }

  #signInButton(): TemplateResult {
    return html`<slot name="sign-in"><button type="button" class="primary" @click=${this.#signIn}>${this.#common.signIn}</button></slot>`;
  }

  readonly #signIn = (): void => {
    if (this.emit(new HearthSignInEvent())) void this.community?.reconnect();
  };

  readonly #choose = (event: Event): void => {
    const { value, checked, type, name } = event.target as HTMLInputElement;
    if (name !== 'choice') return;
    const chosen = this.#view.value?.chosen ?? [];
    const rest = type === 'radio' ? [] : chosen.filter((id) => id !== value);
    this.#problem = null;
    this.#store?.choose(checked ? [...rest, value] : rest);
  };

  readonly #tap = (event: Event): void => {
    const button = (event.target as Element).closest('button');
    if (button && button.ariaPressed !== 'true') void this.#vote([button.value]);
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const view = this.#view.value;
    if (!view?.poll) return;
    if (this.#asking) return void this.#join(this.#asking);
    const least = view.poll.kind === 'multiple' ? view.poll.min : 1;
    if (view.chosen.length >= least) return void this.#vote(view.chosen);
    this.#problem = this.#t.tooFew(least);
    this.#focusOn('.options input');
  };

  async #vote(choices: readonly string[]): Promise<void> {
    const store = this.#store;
    if (!store || this.#view.value?.busy || this.#joining) return;
    if (!this.emit(new HearthVoteEvent(store.id, choices))) return;
    if (this.session.value?.status === 'ready' && !this.#viewer.value) this.#askName(choices);
    else await this.#send(choices);
  }

  async #send(choices: readonly string[]): Promise<void> {
    const store = this.#store;
    if (!store) return;
    this.#changing = false;
    const done = await store.vote(choices);
    if (store !== this.#store) return;
    const { poll, failure } = store.$view.get();
    if (!done) return failure?.code === 'unauthenticated' ? this.#askName(choices) : undefined;
    this.#calm();
    this.announce(this.#t.counted);
    // The button that was pressed is gone, except in a duel.
    if (poll?.kind !== 'duel') this.#focusOn('#question');
    this.emit(new HearthVotedEvent(store.id, choices));
  }

  /** Without a viewer nothing is sent: a guest gives a name first, where guests may vote. */
  #askName(choices: readonly string[]): void {
    if (!this.#view.value?.poll?.guests) return this.#signIn();
    this.#asking = choices;
    this.#store?.choose(choices);
    this.#focusOn('#name');
  }

  async #join(choices: readonly string[]): Promise<void> {
    const name = this.renderRoot.querySelector<HTMLInputElement>('#name')?.value.trim();
    if (!this.community || this.#joining) return;
    this.#problem = name ? null : this.#t.nameRequired;
    if (!name) return this.#focusOn('#name');
    this.#joining = true;
    this.requestUpdate();
    try {
      await this.community.joinAsGuest(name);
      this.#asking = null;
    } catch (thrown) {
      this.#problem = errorWords(toCommunityError(thrown), this.#common);
      this.#focusOn('#name');
    }
    this.#joining = false;
    this.requestUpdate();
    if (!this.#asking) await this.#send(choices);
  }

  readonly #change = (): void => {
    this.#changing = true;
    this.#store?.choose(this.#view.value?.poll?.mine?.choices ?? []);
    this.#focusOn('.options :checked, .options input');
  };

  readonly #cancel = (): void => {
    this.#calm();
    this.#store?.choose([]);
    this.#focusOn('#change, .options input, .options button');
  };

  readonly #withdraw = async (): Promise<void> => {
    const store = this.#store;
    if (!store || !(await store.withdraw()) || store !== this.#store) return;
    this.#calm();
    this.announce(this.#t.withdrawn);
    this.#focusOn('#question');
    this.emit(new HearthWithdrawnEvent(store.id));
  };

  #calm(): void {
    this.#changing = false;
    this.#asking = this.#problem = null;
    this.requestUpdate();
  }

  #focusOn(selector: string): void {
    this.#focus = selector;
    this.requestUpdate();
  }

  get #t(): Messages['poll'] {
    return this.say('poll', english);
  }

  get #common(): Messages['common'] {
    return this.say('common', common);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-poll': HearthPoll;
  }
}
