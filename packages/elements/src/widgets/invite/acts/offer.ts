import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Moment } from '@hearth/core/domain';
import { gratitudeStore, type GratitudeStore, type GratitudeView } from '@hearth/core/state';
import type { Messages } from '../../../locales/messages.ts';
import type { Controller } from '../../../parts/base-element.ts';
import { redraw } from '../../../parts/redraw.ts';
import { StoreController } from '../../../parts/store-controller.ts';
import type { InviteHost } from './host.ts';

interface Lead {
  /** Nothing is shown but this. */
  readonly alone: boolean;
  readonly words: TemplateResult;
}

/** An invitation that comes after something good, once, and goes when it is not wanted (L9). When that is, the backend says (L13). */
export class Offer implements Controller {
  readonly #host: InviteHost;
  readonly #view: StoreController<GratitudeView>;
  #store: GratitudeStore | null = null;
  /** After what it is being offered: it stays for this visit. */
  #after: Moment | null = null;
  /** The member wants rest; a word about it stays for this visit. */
  #resting = false;
  #asking = false;
  #ended = false;
  #watch: IntersectionObserver | null = null;

  constructor(host: InviteHost) {
    this.#host = host;
    this.#view = new StoreController<GratitudeView>(host);
    host.addController(this);
  }

  /** What comes before the invitation; `null`: nothing is offered now, and nothing is shown. */
  lead(t: Messages['inviting']): Lead | null {
    const { community } = this.#host;
    const store = community && gratitudeStore(community);
    if (store !== this.#store) {
      this.#store = store;
      this.#after = null;
      this.#resting = false;
      this.#view.follow(store && store.$view);
    }
    if (this.#resting)
      return {
        alone: true,
        words: html`<p class="muted lead" part="offer" tabindex="-1">${t.snoozed}</p>`,
      };
    if (!this.#after) return null;
    return {
      alone: false,
      words: html`<div class="notice lead" part="offer">
        <p>${t.offer[this.#after.kind]}</p>
        <button type="button" data-do="snooze" @click=${this.#rest}>${t.notNow}</button>
      </div>`,
    };
  }

  readonly #rest = (): void => {
    this.#resting = true;
    void this.#store?.snooze();
    redraw(this.#host, '.lead');
  };

  /** A moment is used up when there is somebody before whose eyes something can be offered, and not further down the page. */
  hostUpdated(): void {
    const wanted = !!this.#view.value?.moment && !this.#after && !this.#resting && !this.#ended;
    if (!wanted || this.#watch) return wanted ? undefined : this.hostDisconnected();
    this.#watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#offer();
    });
    this.#watch.observe(this.#host);
  }

  async #offer(): Promise<void> {
    const moment = this.#view.value?.moment;
    if (!moment || this.#asking) return;
    this.#asking = true;
    // Of two widgets, or two tabs, one offers.
    if (await this.#store?.useMoment()) this.#after = moment;
    this.#asking = false;
    this.#host.requestUpdate();
  }

  /** Another is in its place. */
  end(): void {
    this.#ended = true;
    this.#view.follow(null);
    this.hostDisconnected();
  }

  hostDisconnected(): void {
    this.#watch?.disconnect();
    this.#watch = null;
  }
}
