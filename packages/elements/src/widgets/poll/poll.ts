import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { PropertyDeclarations, PropertyValues } from '../../parts/base-element.ts';
import { pollStore } from '@hearth/core/state';
import type { PollStore, PollStoreView } from '@hearth/core/state';
import { poll as english } from '../../locales/en/poll.ts';
import { HearthElement } from '../../parts/hearth-element.ts';
import { Later } from '../../parts/later.ts';
import type { Forgotten } from '../../parts/surroundings.ts';
import { StoreController } from '../../parts/store-controller.ts';
import type { PollActs } from './acts/acts.ts';
import type { PollClock } from './acts/clock.ts';
import type { PollHost } from './acts/host.ts';
import { pollStyles } from './poll.styles.ts';
import { ticked } from './scene.ts';
import type { Scene } from './scene.ts';
import { head, summary } from './templates/frame.ts';
import { options } from './templates/options.ts';

/**
 * A question to the community: this or that, one of many or several, a ranking, marks, dots or quadratic votes.
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
 * @csspart vote - the button that sends, or opens the ballot
 * @csspart ballot - what is filled in, where a ballot takes more than a tick
 * @csspart budget - what is left to give
 * @csspart how - how the poll is counted
 * @csspart rounds - the rounds of a ranked poll
 * @csspart flow - the picture of where its ballots go on to
 * @csspart course - how far it has come: `steps`, and news since the viewer voted
 * @csspart steps - idea, voting, decided, shipped or declined
 * @csspart news - what happened since the viewer voted
 * @csspart goal - how near it is to its goal
 * @csspart outcomes - what came of it
 * @csspart next-step - for staff: where it goes next
 * @csspart purpose - what an answer is used for, and the consent to it
 * @csspart own-answers - what is stored of the viewer's answers
 * @csspart early-access - what taking part earns
 * @csspart why - where whoever voted may say why
 * @csspart share - the button that shares a picture of the result
 * @csspart board - an idea board
 * @csspart propose - the button that opens the form for an idea
 * @csspart idea-form - where an idea is written, or what staff say of one
 * @csspart gallery - the pictures of a contest
 * @csspart entry - one of them
 * @csspart enter - the form by which one enters
 * @csspart own - the own entry
 * @csspart similar - ideas that say what is being written
 * @csspart tools - view, order and filter of an idea board
 * @csspart fresh - "3 new ideas"
 * @csspart idea - one idea
 * @csspart title - an idea's title
 * @csspart status - where an idea stands
 * @csspart idea-vote - an idea's vote button
 * @csspart reply - what the team says of an idea
 * @csspart flair - staff's mark
 * @csspart roadmap - ideas that are planned, started and shipped
 * @csspart column - one of these three
 * @csspart next - the button for more ideas
 * @csspart error - what went wrong
 * @csspart device - "saved on this device only", where that is so
 * @fires {HearthVoteEvent} hearth-vote - before a vote is sent; cancelable
 * @fires {HearthVotedEvent} hearth-voted - a vote was counted
 * @fires {HearthWithdrawnEvent} hearth-withdrawn - a vote was taken back
 * @fires {HearthResultShareEvent} hearth-result-share - before a picture of the result is shared; cancelable
 * @fires {HearthResultSharedEvent} hearth-result-shared - it was
 * @fires {HearthProposeEvent} hearth-propose - before an idea is sent; cancelable
 * @fires {HearthProposedEvent} hearth-proposed - an idea was taken in
 * @fires {HearthSignInEvent} hearth-sign-in - a visitor wants to sign in; cancelable
 */
export class HearthPoll extends HearthElement {
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, poll: {}, headingLevel: { attribute: 'heading-level' } };
  }

  static override styles = [HearthElement.styles, pollStyles];

  /** The poll's id. */
  declare poll: string | null;
  /** Level of the question in the page's outline, 1 to 6. */
  declare headingLevel: number | string | null;

  readonly #view = new StoreController<PollStoreView>(this);
  #store: PollStore | null = null;
  /** Voting and what may go wrong: loads with the first touch. */
  readonly #acts: Later<PollActs> = new Later(this, async () => {
    const { PollActs } = await import('./acts/acts.ts');
    return new PollActs(this as unknown as PollHost);
  });

  /** Time that passes: loads behind what is read. */
  readonly #clock: Later<PollClock> = new Later(this, async () => {
    const { PollClock } = await import('./acts/clock.ts');
    return new PollClock(this as unknown as PollHost);
  });

  constructor() {
    super();
    this.poll = null;
    this.headingLevel = 2;
    void this.ready.then(this.#clock.load);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    for (const type of ['click', 'change', 'submit']) root.addEventListener(type, this.#on);
    return root;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('community') && !changed.has('poll')) return;
    const { community, poll } = this;
    this.#store = community && poll ? pollStore(community, poll) : null;
    this.#acts.forget();
    this.#view.follow(this.#store && this.#store.$view);
  }

  protected override updated(): void {
    super.updated();
    for (const bar of this.renderRoot.querySelectorAll<HTMLElement>('[data-share]')) {
      bar.style.setProperty('--_share', `${bar.dataset['share']}%`);
    }
  }

  protected override setupProblem(): Forgotten | null {
    return this.poll ? null : 'poll';
  }

  protected override renderWidget(): TemplateResult | null {
    const view = this.#view.value;
    if (!view) return null;
    const { here: acts, load } = this.#acts;
    const { poll, error, failure } = view;
    if (error) void load();
    const failed = error && acts?.failed(error);
    if (!poll) return failed ?? null;
    // Nobody is known to be a stranger before the backend has said who is looking.
    const viewer = this.session.value?.session?.viewer;
    const voted = poll.mine === undefined ? (viewer === null ? false : null) : !!poll.mine;
    const scene: Scene = {
      t: this.say('poll', english),
      tag: this.tag,
      now: this.community!.now(),
      view,
      poll,
      voted,
      editing: poll.can.includes(voted ? 'change' : 'vote') && (!voted || !!acts?.begun(view)),
      acts,
      clock: this.#clock.here,
      first: this.#clock.here || this.#clock.missing ? undefined : 60,
    };
    const { t, editing } = scene;
    /** Members alone may vote, and nobody is known to be one. */
    const closedTo = poll.state === 'open' && !poll.guests && (viewer === null || viewer?.role === 'guest');
    // What is not ticked is filled in, and explained, by what loads.
    if (failure || closedTo || voted || !ticked(poll) || poll.decision) void load();
    const duel = poll.kind === 'duel';
    const send = acts?.sendWords(scene) ?? (!duel && editing && t.vote);
    return html`<section aria-labelledby="question">
      ${head(scene, this.headingLevel || 2)} ${failed} ${acts?.around('above', scene)}
      <form novalidate @focusin=${load} @pointerenter=${load}>
        ${acts?.ballot(scene) ?? options(scene)} ${acts?.extras(scene)}
        <div class="acts">
          ${send ? html`<button type="submit" class="primary" part="vote" aria-disabled=${view.busy}>${send}</button>` : nothing}
          ${acts?.undo(scene)}
        </div>
        ${acts?.welcome(closedTo)}
      </form>
      ${summary(scene)} ${acts?.how(scene)} ${acts?.around('below', scene)}
    </section>`;
  }

  /** What is done here is the business of what loads with the first touch. */
  readonly #on = (event: Event): void => {
    // Read now: once the event has left the shadow root, its target is the host.
    const { type, target } = event;
    if (type === 'submit') event.preventDefault();
    void this.#acts.load(type).then((acts) => acts?.on(type, target as HTMLElement));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-poll': HearthPoll;
  }
}
