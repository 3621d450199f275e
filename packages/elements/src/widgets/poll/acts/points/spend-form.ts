import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { affordable, budgetLeft, costOf, wording } from '@hearth/core/domain';
import type { BallotWords, Points, Poll, PollOption } from '@hearth/core/domain';
import type { PollStoreView } from '@hearth/core/state';
import { ballots } from '../../../../locales/en/ballots.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import type { Scene } from '../../scene.ts';
import type { BallotForm, FormTools } from '../ballot-form.ts';
import { formStyles } from '../form.styles.ts';
import { Slices } from '../slices.ts';
import { existingPoints } from './given.ts';
import { pointsStyles } from './points.styles.ts';

/** Dots and quadratic votes: a stepper for each option, a field in it for whoever has many to give, and what is left. */
export class SpendForm implements BallotForm {
  readonly start = '.stepper input';
  readonly #tools: FormTools;
  readonly #slices: Slices;

  constructor(tools: FormTools) {
    this.#tools = tools;
    this.#slices = new Slices(tools.host);
    adopt(tools.host.shadowRoot!, formStyles);
    adopt(tools.host.shadowRoot!, pointsStyles);
  }

  ballot(view: PollStoreView): BallotWords {
    return { choices: [], points: existingPoints(view) };
  }

  missing(view: PollStoreView): string | null {
    return Object.keys(existingPoints(view)).length ? null : this.#t.noneGiven;
  }

  render(scene: Scene): TemplateResult {
    const t = this.#t;
    const { poll, view } = scene;
    const { kind, options, budget = 0 } = poll;
    const given = existingPoints(view);
    const left = budgetLeft(poll, given);
    const squares = kind === 'quadratic';
    return html`<p id="how">${squares ? t.spendVotes(budget) : t.spendDots(budget)}</p>
      <p id="budget" aria-live="polite" aria-atomic="true" part="budget">
        ${(squares ? t.creditsLeft : t.dotsLeft)(left, budget)}
      </p>
      <div
        class="options"
        role="group"
        aria-labelledby="question"
        aria-describedby="how"
        part="ballot"
        @input=${this.#type}
        @focusout=${this.#leave}
      >
        ${options.slice(0, this.#slices.of(options.length)).map((option, index) => this.#row(scene, given, option, index))}
      </div>`;
  }

  #row(
    { poll, tag }: Scene,
    all: Points,
    { id, label, description }: PollOption,
    index: number,
  ): TemplateResult {
    const t = this.#t;
    const name = wording(label, tag);
    const given = all[id] ?? 0;
    const squares = poll.kind === 'quadratic';
    const dear = given >= affordable(poll, all, id);
    const why = squares ? `cost-${index}` : 'budget';
    return html`<div class="option spend ${given ? 'picked' : ''}" data-option=${id} part="option">
      <span class="words"
        ><span class="label">${name}</span>
        ${description && html`<span class="muted">${wording(description, tag)}</span>`}
        ${
          squares
            ? html`<span class="muted" id=${why}>${t.cost(costOf(poll, given), nextCost(poll, given))}</span>`
            : nothing
        }</span
      ><span class="tools stepper"
        ><button
          type="button"
          class="tool"
          data-by="-1"
          @click=${this.#press}
          aria-label=${t.fewer(name)}
          aria-disabled=${given === 0}
        >
          −</button
        ><input
          type="number"
          inputmode="numeric"
          min="0"
          step="1"
          aria-label=${squares ? t.votesFor(name) : t.pointsFor(name)}
          aria-describedby=${why}
          .value=${String(given)}
        /><button
          type="button"
          class="tool"
          data-by="1"
          @click=${this.#press}
          aria-label=${t.more(name)}
          aria-disabled=${dear}
          aria-describedby=${why}
        >
          +
        </button></span
      >
    </div>`;
  }

  readonly #press = ({ target }: Event): void => {
    const button = (target as Element).closest<HTMLElement>('[data-by]');
    const id = button && optionOf(button);
    if (!id) return;
    const given = existingPoints(this.#tools.view())[id] ?? 0;
    this.#give(id, given + Number(button.dataset['by']));
  };

  readonly #type = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    const id = optionOf(field);
    // An empty field is being typed in.
    if (!id || !field.value) return;
    const wanted = Math.floor(Number(field.value));
    const given = this.#give(id, wanted);
    // Drawing does not see what was typed where the number stays as it was.
    if (given !== wanted) field.value = String(given);
  };

  /** A field that is left empty gives nothing. */
  readonly #leave = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    const id = optionOf(field);
    if (!id || field.type !== 'number' || field.value) return;
    this.#give(id, 0);
    field.value = '0';
  };

  /** Gives an option so many, or as many as can be paid; says why it is fewer. */
  #give(id: string, wanted: number): number {
    const { host, view, put } = this.#tools;
    const { poll } = view();
    const before = existingPoints(view());
    if (!poll) return 0;
    const most = affordable(poll, before, id);
    const given = Math.min(Math.max(0, wanted || 0), most);
    if (wanted > most) {
      const left = budgetLeft(poll, { ...before, [id]: most });
      host.announce(
        wanted > most + 1
          ? this.#t.lowered(most)
          : poll.kind === 'quadratic'
            ? this.#t.tooDear(nextCost(poll, most), left)
            : this.#t.nothingLeft,
      );
    }
    const { [id]: own = 0, ...others } = before;
    if (given !== own) put({ choices: [], points: given ? { ...others, [id]: given } : others });
    return given;
  }

  get #t(): Messages['ballots'] {
    return this.#tools.words() ?? ballots;
  }
}

/** What one more costs. */
const nextCost = (poll: Pick<Poll, 'kind'>, given: number): number =>
  costOf(poll, given + 1) - costOf(poll, given);

const optionOf = (element: Element): string | undefined =>
  element.closest<HTMLElement>('[data-option]')?.dataset['option'];
