import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { toCommunityError } from '@hearth/core/adapter';
import { wording } from '@hearth/core/domain';
import type { OwnSegments, StoredAnswer } from '@hearth/core/domain';
import { answersOf, pollStore } from '@hearth/core/state';
import { formatDateTime } from '../../../../locales/dates.ts';
import { common } from '../../../../locales/en/common.ts';
import { micro } from '../../../../locales/en/micro.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { errorWords } from '../../../../parts/error-view.ts';
import { redraw } from '../../../../parts/redraw.ts';
import type { Scene } from '../../scene.ts';
import type { PollHost } from '../host.ts';
import { microStyles } from './micro.styles.ts';

/** What is stored of a member's answers, on request, and deleting it. */
export class OwnAnswers {
  #stored: OwnSegments | null = null;
  #problem: string | null = null;
  #asking = false;
  #busy = false;
  /** The last reading or deletion: what an earlier one brings is of no use any more. */
  #turn = 0;
  /** What the answers were read for: another vote is another answer. */
  #readFor: unknown = this;

  readonly draw = (host: PollHost, { poll, tag }: Scene): TemplateResult | null => {
    if (!host.community?.$viewer.get()) return null;
    adopt(host.shadowRoot!, microStyles);
    const t = host.say('micro', undefined) ?? micro;
    const c = host.say('common', undefined) ?? common;
    const opened = host.shadowRoot!.querySelector<HTMLDetailsElement>('.own')?.open;
    if (opened && this.#readFor !== poll.mine?.revision && !this.#busy) void this.#read(host);
    return html`<details class="own" part="own-answers" @toggle=${() => host.requestUpdate()}>
      <summary @click=${(event: Event) => event.stopPropagation()}>${t.manage}</summary>
      ${this.#problem ? html`<p role="alert">${this.#problem}</p>` : nothing}
      ${
        this.#stored
          ? this.#list(host, t, c, tag, this.#stored)
          : this.#problem
            ? html`<button type="button" @click=${() => this.#read(host)}>${c.retry}</button>`
            : html`<p class="muted">${c.loading}</p>`
      }
    </details>`;
  };

  #list(
    host: PollHost,
    t: Messages['micro'],
    c: Messages['common'],
    tag: string,
    { answers, segments }: OwnSegments,
  ): TemplateResult {
    if (answers.length === 0) return html`<p class="muted">${t.none}</p>`;
    const item = ({ question, purpose, choices, consentedAt }: StoredAnswer): TemplateResult =>
      html`<li>
        <b>${wording(question, tag)}</b>
        <span>${choices.map(({ label }) => wording(label, tag)).join(', ')}</span>
        <span class="muted">${wording(purpose, tag)}</span>
        <span class="muted">${t.since(formatDateTime(tag, consentedAt))}</span>
      </li>`;
    return html`<ul>
        ${answers.map(item)}
      </ul>
      ${segments.length ? html`<p>${t.belong(segments.map(({ name }) => wording(name, tag)))}</p>` : nothing}
      <div class="acts">
        ${
          this.#asking
            ? html`<p id="sure">${t.sure}</p>
                <button
                  type="button"
                  class="primary yes-wipe"
                  aria-describedby="sure"
                  aria-disabled=${this.#busy}
                  @click=${() => this.#wipe(host, t)}
                >
                  ${t.yes}</button
                ><button type="button" @click=${() => this.#ask(host, false)}>${c.cancel}</button>`
            : html`<button type="button" class="wipe" @click=${() => this.#ask(host, true)}>
                ${t.wipe}
              </button>`
        }
      </div>`;
  }

  #ask(host: PollHost, on: boolean): void {
    this.#asking = on;
    redraw(host, on ? '.yes-wipe' : '.wipe');
  }

  async #read(host: PollHost): Promise<void> {
    const { community, poll } = host;
    if (!community || !poll) return;
    const turn = ++this.#turn;
    this.#readFor = pollStore(community, poll).$view.get().poll?.mine?.revision;
    this.#problem = null;
    try {
      const stored = await answersOf(community).read();
      if (turn === this.#turn) this.#stored = stored;
    } catch (thrown) {
      this.#failed(host, turn, thrown);
    }
    host.requestUpdate();
  }

  async #wipe(host: PollHost, t: Messages['micro']): Promise<void> {
    const { community, poll } = host;
    if (!community || !poll || this.#busy) return;
    const turn = ++this.#turn;
    this.#busy = true;
    this.#problem = null;
    host.requestUpdate();
    try {
      await answersOf(community).wipe();
      await pollStore(community, poll).reload();
      if (turn === this.#turn) this.#stored = { answers: [], segments: [], asOf: '' };
      this.#readFor = pollStore(community, poll).$view.get().poll?.mine?.revision;
      host.announce(t.wiped);
    } catch (thrown) {
      this.#failed(host, turn, thrown);
    }
    this.#busy = this.#asking = false;
    redraw(host, '.own summary');
  }

  #failed(host: PollHost, turn: number, thrown: unknown): void {
    if (turn !== this.#turn) return;
    this.#problem = errorWords(toCommunityError(thrown), host.say('common', undefined) ?? common);
  }
}
