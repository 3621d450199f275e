import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { noticesStore } from '@hearth/core/state';
import type { NoticesStore, NoticesView } from '@hearth/core/state';
import { bell as english } from '../../locales/en/bell.ts';
import type { Messages } from '../../locales/messages.ts';
import type { PropertyValues } from '../../parts/base-element.ts';
import { HearthElement } from '../../parts/hearth-element.ts';
import { Later } from '../../parts/later.ts';
import { StoreController } from '../../parts/store-controller.ts';
import type { BellActs } from './acts/acts.ts';
import { bellStyles } from './bell.styles.ts';

/**
 * A bell for a page's header: how much is new, and in a panel what the viewer was told of, by day, with the way to each comment.
 * It follows live, in all tabs; what a cap or quiet hours hold is in the list and does not ring. Whoever is not signed in sees nothing of it.
 *
 * @summary What a member was told of.
 * @slot - what the server rendered; shown until the bell is there
 * @slot sign-in - in place of the bell, for visitors who are not signed in
 * @csspart base - the whole
 * @csspart button - the bell
 * @csspart count - how many are new
 * @csspart panel - the list that opens
 * @csspart heading - its heading
 * @csspart notice - one of them
 * @csspart unread - the mark of those that were not read yet
 * @csspart quiet - why nothing rings now
 * @csspart empty - there are none
 * @csspart error - what went wrong
 * @fires {HearthNoticeOpenEvent} hearth-notice-open - the viewer follows a notice; cancelable
 */
export class HearthBell extends HearthElement {
  static override styles = [HearthElement.styles, bellStyles];

  protected override readonly inline = true;
  readonly #view = new StoreController<NoticesView>(this, (view, before) => this.#heard(view, before));
  #store: NoticesStore | null = null;
  #open = false;
  readonly #acts: Later<BellActs> = new Later(this, async () => {
    const { BellActs } = await import('./acts/acts.ts');
    return new BellActs({
      host: this,
      announce: (text) => this.announce(text),
      say: (part) => this.say(part, undefined),
      store: () => this.#store,
      button: () => this.renderRoot.querySelector('button')!,
      panel: () => this.renderRoot.querySelector<HTMLElement>('#panel')!,
    });
  });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('community')) return;
    const { community } = this;
    this.#store = community && noticesStore(community);
    this.#view.follow(this.#store && this.#store.$view);
  }

  protected override renderWaiting(): TemplateResult {
    return html`<div class="bell"></div>`;
  }

  protected override renderWidget(): TemplateResult | null {
    const view = this.#view.value;
    if (!view || (view.status === 'loading' && !this.#open)) return null;
    const { error, unread, ringing = unread } = view;
    if (error?.code === 'unauthenticated') return html`<slot name="sign-in"></slot>`;
    if (error?.code === 'unsupported') return html``;
    const { here: acts, missing } = this.#acts;
    return html`<button
        type="button"
        class="bell"
        part="button"
        popovertarget="panel"
        aria-label=${this.#t.label(ringing, unread)}
        aria-haspopup="dialog"
        aria-expanded=${this.#open}
        @click=${this.#press}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${BELL}></path></svg
        ><span class="count" part="count" aria-hidden="true" ?hidden=${!ringing}
          >${ringing > 99 ? '99+' : ringing}</span
        ><span class="dot" aria-hidden="true" ?hidden=${ringing > 0 || !unread}></span>
      </button>
      <div
        id="panel"
        part="panel"
        popover="auto"
        role="dialog"
        tabindex="-1"
        aria-label=${this.#t.label(0, 0)}
        class=${this.#open ? 'open' : ''}
        @toggle=${this.#toggled}
      >
        ${this.#open ? (acts?.list(view, this.tag) ?? html`<p class="wait" role=${missing ? 'alert' : nothing}>${missing ? '⚠' : '…'}</p>`) : nothing}
      </div>`;
  }

  /** Where there are no popovers, it opens all the same. */
  readonly #press = (event: Event): void => {
    void this.#acts.load(event);
    if (!('popover' in HTMLElement.prototype)) this.#show(!this.#open);
  };

  readonly #toggled = (event: Event): void => this.#show((event as ToggleEvent).newState === 'open');

  #show(open: boolean): void {
    this.#open = open;
    this.requestUpdate();
    void this.#acts.load().then((acts) => acts?.[open ? 'opened' : 'closed']());
  }

  /** Says once that there is something new, while somebody is here; never at the first look, nor by moving the focus. */
  #heard({ status, ringing = 0 }: NoticesView, before: NoticesView | undefined): void {
    const was = before?.status === 'ready' ? (before.ringing ?? 0) : ringing;
    if (status === 'ready' && ringing > was && !document.hidden) this.announce(this.#t.fresh(ringing));
  }

  get #t(): Messages['bell'] {
    return this.say('bell', english);
  }
}

const BELL = 'M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 2H5zM10 21h4M12 5.5V3.5';

declare global {
  interface HTMLElementTagNameMap {
    'hearth-bell': HearthBell;
  }
}
