import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import type { Poll } from '@hearth/core/domain';
import { pollWhy } from '@hearth/core/state';
import type { PollWhy, WhyView } from '@hearth/core/state';
import { common } from '../../../../locales/en/common.ts';
import { why as english } from '../../../../locales/en/why.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { adopt } from '../../../../parts/adopt.ts';
import { errorWords } from '../../../../parts/error-view.ts';
import { Later } from '../../../../parts/later.ts';
import { redraw } from '../../../../parts/redraw.ts';
import { StoreController } from '../../../../parts/store-controller.ts';
import type { Scene } from '../../scene.ts';
import type { PollHost } from '../host.ts';
import { whyStyles } from './why.styles.ts';

/** The field of one poll element, once its store is here. */
export function sayingWhy(): (host: PollHost, scene: Scene) => TemplateResult | null {
  let why: Later<Why> | undefined;
  return (host, scene) => {
    why ??= new Later(host, () => Why.of(host, scene.poll));
    void why.load();
    return why.here?.render(scene) ?? null;
  };
}

/**
 * "Why?", for those who voted: never asked twice of one ballot, and never required. What is written becomes a comment in the
 * thread that the poll names, under its author's name; nothing of the choice goes with it.
 */
class Why {
  readonly #host: PollHost;
  readonly #store: PollWhy;
  readonly #view: StoreController<WhyView>;
  readonly #poll: string | null;
  #revision = 0;

  private constructor(host: PollHost, store: PollWhy) {
    this.#host = host;
    this.#poll = host.poll;
    this.#store = store;
    this.#view = new StoreController<WhyView>(host, (view, before) => this.#tell(view, before));
    this.#view.follow(store.$view);
    adopt(host.shadowRoot!, whyStyles);
  }

  static async of(host: PollHost, { id, why }: Poll): Promise<Why> {
    return new Why(host, await pollWhy(host.community!, id, why!.topic));
  }

  render({ poll }: Scene): TemplateResult | null {
    const view = this.#view.value;
    const revision = poll.mine?.revision ?? 0;
    if (!view) return null;
    this.#revision = revision;
    // A closed anonymous poll knows of no revision any more.
    const other = view.state === 'said' && revision > 0 && view.of !== revision;
    if (view.state === 'said' && !other) return this.#said(view, poll.why!.topic);
    if (view.state !== 'writing' && !other) return this.#underWay(view);
    return poll.state === 'open' && this.#mayWrite() ? this.#field(poll, view) : null;
  }

  #field({ anonymous }: Poll, { words, state }: WhyView): TemplateResult {
    const t = this.#t;
    const limit = this.#host.community?.$session.get().session?.limits.body;
    // Said of another ballot: what is written now is of this one.
    const anew = (): void => (state === 'said' ? this.#store.anew() : undefined);
    const post = async (): Promise<void> => {
      if (!this.#store.$view.get().words.trim()) return this.#focus('#why');
      await this.#store.say(this.#revision);
    };
    return html`<div class="why" part="why">
      <label for="why">${t.label}</label>
      <textarea
        id="why"
        rows="1"
        maxlength=${limit ?? nothing}
        aria-describedby="why-hint"
        .value=${words}
        @input=${({ target }: Event) => {
          anew();
          this.#store.write((target as HTMLTextAreaElement).value);
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
          event.preventDefault();
          void post();
        }}
      ></textarea>
      <p class="muted" id="why-hint">${anonymous ? t.named : t.hint}</p>
      ${words.trim() ? html`<div class="facts"><button type="button" @click=${post}>${t.post}</button></div>` : nothing}
    </div>`;
  }

  #underWay({ state, words, error }: WhyView): TemplateResult {
    const t = this.#t;
    const nudged = error?.code === 'nudge';
    const reason = error ? errorWords(error, this.#common) : '';
    const shown =
      state === 'sending' ? t.sending : state === 'failed' ? `${t.failed} ${reason}` : this.#waiting(error);
    const again = async (): Promise<void> => {
      await this.#store.again();
      this.#focus('#why-state');
    };
    const back = (): void => {
      this.#store.back();
      this.#focus('#why');
    };
    return html`<div class="why" part="why">
      <p class="words" dir="auto" ?hidden=${!words}>${words}</p>
      <p id="why-state" class=${state === 'failed' ? 'refused' : 'muted'} tabindex="-1">${shown}</p>
      ${
        error && state !== 'sending'
          ? html`<div class="facts">
              ${
                nudged || error.retryable
                  ? html`<button type="button" @click=${again}>
                      ${nudged ? t.anyway : this.#common.retry}
                    </button>`
                  : nothing
              }
              <button type="button" class="quiet" @click=${back}>${t.change}</button>
            </div>`
          : nothing
      }
    </div>`;
  }

  #waiting(error: CommunityError | null): string {
    const t = this.#t;
    if (error?.code === 'offline') return errorWords(error, this.#common);
    return error?.code === 'rate-limited' ? t.fast : t.waiting;
  }

  #said({ comment, held }: WhyView, topic: string): TemplateResult {
    const t = this.#t;
    const place = comment && addressOf(this.#host, topic, comment);
    return html`<p class="why-said muted" id="why-state" part="why" tabindex="-1">
      ${held ? t.held : t.said} ${place ? html`<a href=${place}>${t.read}</a>` : nothing}
    </p>`;
  }

  /** The button that was pressed is gone: the focus goes to what is said instead. */
  #tell(view: WhyView, before: WhyView | undefined): void {
    // The element shows another poll by now.
    if (this.#host.poll !== this.#poll) return this.#view.follow(null);
    if (!before || view.state === before.state) return;
    const t = this.#t;
    if (view.state === 'said') this.#host.announce(view.held ? t.held : t.said);
    else if (view.state === 'waiting') this.#host.announce(this.#waiting(view.error));
    else if (view.state === 'failed')
      this.#host.announce(`${t.failed} ${view.error ? errorWords(view.error, this.#common) : ''}`);
    const { activeElement } = this.#host.shadowRoot!;
    if (activeElement?.closest('.why')) this.#focus(view.state === 'writing' ? '#why' : '#why-state');
  }

  /** Guests vote where they may not write. */
  #mayWrite(): boolean {
    const { session } = this.#host.community?.$session.get() ?? {};
    return session?.viewer?.role !== 'guest' || session.site.moderation.guests !== 'refused';
  }

  #focus(selector: string): void {
    redraw(this.#host, selector);
  }

  get #t(): Messages['why'] {
    return this.#host.say('why', undefined) ?? english;
  }

  get #common(): Messages['common'] {
    return this.#host.say('common', undefined) ?? common;
  }
}

/** Where the comment is read: on this page, if its thread is here; else where the topic is an address of its own. */
function addressOf(host: Element, topic: string, comment: string): string | null {
  const here = [...host.ownerDocument.querySelectorAll('hearth-thread')].some(
    (thread) => thread.getAttribute('topic') === topic,
  );
  const anchor = `#hearth-comment-${comment}`;
  return here ? anchor : /^(\/(?!\/)|https?:\/\/)/.test(topic) ? topic + anchor : null;
}
