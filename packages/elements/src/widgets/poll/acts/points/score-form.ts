import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { BallotWords, PollOption } from '@hearth/core/domain';
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

/** Marks: for each option a group of radio buttons, the last of which is "no opinion". */
export class ScoreForm implements BallotForm {
  readonly start = '.marks input:checked';
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
    return Object.keys(existingPoints(view)).length ? null : this.#t.noneMarked;
  }

  render(scene: Scene): TemplateResult {
    const t = this.#t;
    const { options, min, max } = scene.poll;
    return html`<p id="how">${t.mark(min, max)} ${t.noMarkMeans}</p>
      <div
        class="options"
        role="group"
        aria-labelledby="question"
        aria-describedby="how"
        part="ballot"
        @change=${this.#mark}
      >
        ${options.slice(0, this.#slices.of(options.length)).map((option) => this.#row(scene, option))}
      </div>`;
  }

  #row({ poll: { min, max }, view, tag }: Scene, { id, label, description }: PollOption): TemplateResult {
    const given = view.given[id];
    const radio = (value: number | null, words: string | number): TemplateResult =>
      html`<label class=${value === null ? 'mark-none' : 'mark-one'}
        ><input
          type="radio"
          name="mark ${id}"
          value=${value ?? ''}
          data-option=${id}
          .checked=${(given ?? null) === value}
        /><span>${words}</span></label
      >`;
    return html`<fieldset class="option marks" part="option">
      <legend>
        <span class="label">${wording(label, tag)}</span>
        ${description && html`<span class="muted">${wording(description, tag)}</span>`}
      </legend>
      ${Array.from({ length: max - min + 1 }, (_, index) => radio(min + index, min + index))}
      ${radio(null, this.#t.noMark)}
    </fieldset>`;
  }

  readonly #mark = ({ target }: Event): void => {
    const { value, dataset } = target as HTMLInputElement;
    const id = dataset['option'];
    if (!id) return;
    const { [id]: _, ...others } = existingPoints(this.#tools.view());
    this.#tools.put({ choices: [], points: value ? { ...others, [id]: Number(value) } : others });
  };

  get #t(): Messages['ballots'] {
    return this.#tools.words() ?? ballots;
  }
}
