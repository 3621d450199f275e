import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { BallotWords, PollOption } from '@hearth/core/domain';
import type { PollStoreView } from '@hearth/core/state';
import { ballots } from '../../../../locales/en/ballots.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { redraw } from '../../../../parts/redraw.ts';
import type { Scene } from '../../scene.ts';
import { existing } from '../ballot-form.ts';
import type { BallotForm, FormTools } from '../ballot-form.ts';
import { formStyles } from '../form.styles.ts';
import { Slices } from '../slices.ts';
import { Drag } from './drag.ts';
import { put, step } from './ranking.ts';
import type { Ranking } from './ranking.ts';
import { rankedStyles } from './ranked.styles.ts';

/** What each key does to what is held; ±Infinity: to the first, to the last place. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  Home: -Infinity,
  End: Infinity,
};

/**
 * A ranking, made by buttons, by keys or by dragging: each of the three does everything (WCAG 2.5.7). What is ranked stands
 * above what is left out. Rows are drawn by place, so that after a move the focus is led to where the option is now.
 */
export class RankedForm implements BallotForm {
  readonly start = '.ranked .grip, .left .add';
  readonly #tools: FormTools;
  /** Held by keyboard, with the ranking to go back to. */
  #held: { readonly id: string; readonly before: Ranking } | null = null;
  readonly #drag: Drag;
  readonly #slices: Slices;
  #tag = 'en';

  constructor(tools: FormTools) {
    this.#tools = tools;
    this.#slices = new Slices(tools.host);
    adopt(tools.host.shadowRoot!, formStyles);
    adopt(tools.host.shadowRoot!, rankedStyles);
    this.#drag = new Drag({
      draw: () => tools.host.requestUpdate(),
      begin: () => this.#ranking,
      move: (ranking, id, place) => put(ranking, id, place, this.#most),
      end: (id, ranking) => this.#take(id, ranking),
    });
  }

  ballot(view: PollStoreView): BallotWords {
    return { choices: existing(view, view.chosen) };
  }

  missing(view: PollStoreView): string | null {
    const least = view.poll?.min ?? 1;
    return this.ballot(view).choices.length < least ? this.#t.tooFew(least) : null;
  }

  render({ poll, tag }: Scene): TemplateResult {
    const t = this.#t;
    this.#tag = tag;
    const ranking = this.#drag.ranking ?? this.#ranking;
    const ranked = ranking.map((id) => poll.options.find((option) => option.id === id)!);
    const left = poll.options.filter(({ id }) => !ranking.includes(id));
    const drawn = this.#slices.of(poll.options.length);
    return html`<p id="how">
        ${t.rank(poll.min, poll.max)} ${poll.max < poll.options.length || poll.min < poll.max ? t.below : ''}
      </p>
      <p class="sr" id="keys">${t.keys}</p>
      <div
        class="ranking"
        role="group"
        aria-labelledby="question"
        aria-describedby="how"
        part="ballot"
        @click=${this.#press}
        @keydown=${this.#key}
        @focusout=${this.#leave}
        @pointerdown=${this.#drag.start}
      >
        <p class="muted" id="ranked">${t.ranked(ranking.length, poll.max)}</p>
        <ol class="options ranked" aria-labelledby="ranked">
          ${ranked.slice(0, drawn).map((option, place) => this.#row(option, place, ranking.length))}
        </ol>
        ${ranked.length ? nothing : html`<p class="nothing muted">${t.empty}</p>`}
        <p class="muted" id="left" ?hidden=${!left.length}>${t.leftOut}</p>
        <ul class="options left" aria-labelledby="left" ?hidden=${!left.length}>
          ${left.slice(0, Math.max(0, drawn - ranked.length)).map((option) => this.#row(option, null, ranking.length))}
        </ul>
      </div>`;
  }

  #row({ id, label, description }: PollOption, place: number | null, of: number): TemplateResult {
    const t = this.#t;
    const name = wording(label, this.#tag);
    const held = this.#held?.id === id;
    const button = (what: string, words: string, off: boolean, sign: string): TemplateResult =>
      html`<button
        type="button"
        class="tool ${what}"
        data-rank=${what}
        aria-label=${words}
        aria-disabled=${off}
      >
        ${sign}
      </button>`;
    return html`<li
      class="option row ${held ? 'held' : ''} ${this.#drag.id === id ? 'dragged' : ''}"
      data-option=${id}
      part="option"
    >
      <button
        type="button"
        class="tool grip"
        data-rank="hold"
        aria-label=${t.move(name)}
        aria-pressed=${held}
        aria-describedby="keys"
      >
        ⠿</button
      >${place === null ? nothing : html`<b class="place">${place + 1}</b>`}<span class="words"
        ><span class="label">${name}</span>
        ${description && html`<span class="muted">${wording(description, this.#tag)}</span>`}</span
      ><span class="tools"
        >${
          place === null
            ? html`<button
                type="button"
                class="add"
                data-rank="add"
                aria-label=${t.addOne(name)}
                aria-disabled=${of >= this.#most}
              >
                ${t.add}
              </button>`
            : html`${button('up', t.up(name), place === 0, '↑')}${button('down', t.down(name), place === of - 1, '↓')}${button('out', t.remove(name), false, '✕')}`
        }</span
      >
    </li>`;
  }

  readonly #press = ({ target }: Event): void => {
    const button = (target as Element).closest<HTMLElement>('[data-rank]');
    const id = button && optionOf(button);
    if (!id) return;
    const ranking = this.#ranking;
    const what = button.dataset['rank'];
    if (what === 'hold') return this.#hold(id);
    if (what === 'add') return this.#add(id);
    if (button.ariaDisabled === 'true') return;
    if (what === 'out') this.#take(id, put(ranking, id, null, this.#most), `${row(id)} .add`);
    else this.#take(id, step(ranking, id, what === 'up' ? -1 : 1, this.#most), `${row(id)} .${what}`);
  };

  /** The focus stays among what is left out, so that adding one after another is a key each. */
  #add(id: string): void {
    const { poll } = this.#tools.view();
    const left = poll!.options.filter((option) => option.id !== id && !this.#ranking.includes(option.id));
    const after = poll!.options.findIndex((option) => option.id === id);
    const next = left.find((option) => poll!.options.indexOf(option) > after) ?? left.at(-1);
    this.#take(
      id,
      put(this.#ranking, id, this.#ranking.length, this.#most),
      next ? `${row(next.id)} .add` : '[type=submit]',
    );
  }

  #hold(id: string): void {
    const letGo = this.#held?.id === id;
    this.#held = letGo ? null : { id, before: this.#ranking };
    this.#say(letGo ? 'dropped' : 'held', id);
    this.#tools.host.requestUpdate();
  }

  readonly #key = (event: KeyboardEvent): void => {
    const held = this.#held;
    const by = STEPS[event.key];
    if (!held || (by === undefined && event.key !== 'Escape')) return;
    event.preventDefault();
    const { id, before } = held;
    const grip = `${row(id)} .grip`;
    if (by === undefined) {
      this.#held = null;
      this.#take(id, before, grip);
    } else if (Number.isFinite(by))
      this.#take(id, step(this.#ranking, id, by < 0 ? -1 : 1, this.#most), grip);
    else {
      const others = this.#ranking.filter((each) => each !== id).length;
      this.#take(id, put(this.#ranking, id, by < 0 ? 0 : others, this.#most), grip);
    }
  };

  /** Whoever goes elsewhere lets go. */
  readonly #leave = ({ relatedTarget }: FocusEvent): void => {
    if (!this.#held || !relatedTarget || optionOf(relatedTarget as Element) === this.#held.id) return;
    this.#held = null;
    this.#tools.host.requestUpdate();
  };

  /** Keeps a ranking, says where the option is now, and leads the focus to `focus`. */
  #take(id: string, ranking: Ranking, focus?: string): void {
    const { host } = this.#tools;
    const before = this.#ranking;
    if (ranking.join() === before.join()) {
      const full = !before.includes(id) && before.length >= this.#most;
      if (full) host.announce(this.#t.full(this.#most));
      return;
    }
    this.#tools.put({ choices: ranking });
    this.#say('now', id);
    if (focus) redraw(host, focus);
  }

  #say(what: 'held' | 'now' | 'dropped', id: string): void {
    const option = this.#tools.view().poll?.options.find((each) => each.id === id);
    const ranking = this.#ranking;
    const name = wording(option?.label ?? id, this.#tag);
    this.#tools.host.announce(this.#t[what](name, ranking.indexOf(id) + 1, ranking.length));
  }

  get #ranking(): Ranking {
    const view = this.#tools.view();
    return existing(view, view.chosen);
  }

  get #most(): number {
    return this.#tools.view().poll?.max ?? 0;
  }

  get #t(): Messages['ballots'] {
    return this.#tools.words() ?? ballots;
  }
}

const optionOf = (element: Element): string | undefined =>
  element.closest<HTMLElement>('[data-option]')?.dataset['option'];

const row = (id: string): string => `[data-option="${CSS.escape(id)}"]`;
