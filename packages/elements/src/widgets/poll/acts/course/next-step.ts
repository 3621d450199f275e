import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import { endsVote, REASON_LIMIT, takesChosen, wording } from '@hearth/core/domain';
import type { PollStage } from '@hearth/core/domain';
import { pollSteps } from '@hearth/core/state';
import { common } from '../../../../locales/en/common.ts';
import { course } from '../../../../locales/en/course.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { errorWords } from '../../../../parts/error-view.ts';
import { redraw } from '../../../../parts/redraw.ts';
import type { Scene } from '../../scene.ts';
import type { PollHost } from '../host.ts';
import { courseStyles } from './course.styles.ts';

/** Where staff take a poll to another stage: a form, and a question before it is done. */
export function nextStep(): (host: PollHost, scene: Scene) => TemplateResult {
  const form = new NextStep();
  return (host, scene) => form.render(host, scene);
}

type State = 'closed' | 'open' | 'asking' | 'sending';

class NextStep {
  #state: State = 'closed';
  #stage: PollStage | null = null;
  #chosen: readonly string[] = [];
  #reason = '';
  #problem: string | null = null;

  render(host: PollHost, { poll, tag }: Scene): TemplateResult {
    adopt(host.shadowRoot!, courseStyles);
    const words = host.say('course', undefined) ?? course;
    const shared = host.say('common', undefined) ?? common;
    const stage = this.#stage;
    const go = (state: State, selector: string): void => {
      this.#state = state;
      redraw(host, selector);
    };
    if (this.#state === 'closed')
      return html`<p>
        <button type="button" data-step="open" @click=${() => go('open', '[name=stage]')}>
          ${words.next}…
        </button>
      </p>`;
    const trouble = html`<p id="step-trouble" role="alert" ?hidden=${!this.#problem}>${this.#problem}</p>`;
    const leave = (): void => {
      this.#problem = null;
      go('closed', '[data-step=open]');
    };
    if (stage && this.#state !== 'open')
      return html`<div class="notice step-form" role="group" aria-labelledby="step-sure">
        <p id="step-sure" tabindex="-1">
          <b>${words.sure(words.stages[stage])}</b>
          ${endsVote(stage) && poll.state !== 'closed' ? words.ends : nothing}
          ${endsVote(stage) ? words.tells : nothing}
        </p>
        ${trouble}
        <button
          type="button"
          class="primary"
          data-step="do"
          aria-disabled=${this.#state === 'sending'}
          @click=${() => void this.#send(host, stage)}
        >
          ${this.#state === 'sending' ? words.sending : words.doIt}
        </button>
        <button type="button" data-step="back" @click=${() => go('open', '[name=stage]:checked')}>
          ${words.back}
        </button>
      </div>`;
    const next = poll.decision?.next ?? [];
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      // It is no ballot.
      event.stopPropagation();
      this.#problem = !stage ? words.stageMissing : !this.#reason.trim() ? words.reasonMissing : null;
      if (this.#problem) return redraw(host, stage ? '[name=reason]' : '[name=stage]');
      go('asking', '#step-sure');
    };
    return html`<form
      class="notice step-form"
      part="next-step"
      novalidate
      @submit=${submit}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && !event.isComposing && leave()}
    >
      <fieldset>
        <legend><b>${words.where}</b></legend>
        ${next.map(
          (one) =>
            html`<label
              ><input
                type="radio"
                name="stage"
                value=${one}
                .checked=${one === stage}
                @change=${() => {
                  this.#stage = one;
                  this.#problem = null;
                  host.requestUpdate();
                }}
              />
              ${words.stages[one]}</label
            >`,
        )}
      </fieldset>
      ${
        stage && takesChosen(stage) && poll.options.length > 0
          ? html`<fieldset>
              <legend><b>${words.whichOptions}</b></legend>
              ${poll.options.map(
                ({ id, label }) =>
                  html`<label
                    ><input
                      type="checkbox"
                      name="chosen"
                      value=${id}
                      .checked=${this.#chosen.includes(id)}
                      @change=${(event: Event) => {
                        const rest = this.#chosen.filter((other) => other !== id);
                        this.#chosen = (event.target as HTMLInputElement).checked ? [...rest, id] : rest;
                      }}
                    />
                    ${wording(label, tag)}</label
                  >`,
              )}
            </fieldset>`
          : nothing
      }
      <label class="why"
        >${words.reason}
        <textarea
          name="reason"
          rows="3"
          dir="auto"
          maxlength=${REASON_LIMIT}
          aria-required="true"
          aria-describedby="step-trouble"
          .value=${this.#reason}
          @input=${(event: Event) => (this.#reason = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </label>
      ${trouble}
      <button type="submit" class="primary">${words.goOn}</button>
      <button type="button" class="quiet" data-step="cancel" @click=${leave}>${shared.cancel}</button>
    </form>`;
  }

  async #send(host: PollHost, stage: PollStage): Promise<void> {
    const { community, poll } = host;
    if (!community || !poll || this.#state === 'sending') return;
    this.#state = 'sending';
    this.#problem = null;
    host.requestUpdate();
    const words = host.say('course', undefined) ?? course;
    const chosen = takesChosen(stage) && this.#chosen.length > 0 ? { chosen: this.#chosen } : {};
    try {
      await pollSteps(community, poll)({ stage, reason: this.#reason, ...chosen });
      this.#state = 'closed';
      this.#stage = null;
      this.#chosen = [];
      this.#reason = '';
      host.announce(words.done(words.stages[stage]));
      redraw(host, '#log, #question');
    } catch (thrown) {
      this.#state = 'asking';
      this.#problem = errorWords(toCommunityError(thrown), host.say('common', undefined) ?? common);
      host.requestUpdate();
    }
  }
}
