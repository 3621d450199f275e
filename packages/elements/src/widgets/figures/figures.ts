import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { figuresStore } from '@hearth/core/state';
import type { FiguresStore, FiguresView } from '@hearth/core/state';
import { figures as english } from '../../locales/en/figures.ts';
import type { Messages } from '../../locales/messages.ts';
import type { PropertyDeclarations, PropertyValues } from '../../parts/base-element.ts';
import { HearthElement } from '../../parts/hearth-element.ts';
import { Later } from '../../parts/later.ts';
import { StoreController } from '../../parts/store-controller.ts';
import type { FiguresActs } from './acts/acts.ts';
import { figuresStyles } from './figures.styles.ts';

/**
 * How a community is doing, for staff: whether members answer each other, how fast staff do, who waits for an answer, who draws
 * replies, and what may be used elsewhere. Whoever is not of staff is told so, and nothing else.
 *
 * @summary Figures of a community, for staff.
 * @slot sign-in - in place of the sign-in button, for visitors who are not signed in
 * @csspart base - the whole
 * @csspart header - heading and period
 * @csspart heading - the heading
 * @csspart figure - one figure
 * @csspart waiting - who waits for an answer
 * @csspart influence - who drew replies
 * @csspart reuse - what may be used elsewhere
 * @csspart empty - it is for staff
 * @csspart error - what went wrong
 * @csspart device - "saved on this device only", where that is so
 * @fires {HearthSignInEvent} hearth-sign-in - a visitor wants to sign in; cancelable
 */
export class HearthFigures extends HearthElement {
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, headingLevel: { attribute: 'heading-level' } };
  }

  static override styles = [HearthElement.styles, figuresStyles];

  /** Level of the heading in the page's outline, 1 to 6. */
  declare headingLevel: number | string | null;

  readonly #view = new StoreController<FiguresView>(this);
  #store: FiguresStore | null = null;
  readonly #acts: Later<FiguresActs> = new Later(this, async () => {
    const { FiguresActs } = await import('./acts/acts.ts');
    return new FiguresActs({
      host: this,
      tag: () => this.tag,
      announce: (text) => this.announce(text),
      say: (part) => this.say(part, undefined),
      store: () => this.#store!,
    });
  });

  constructor() {
    super();
    this.headingLevel = 2;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('community')) return;
    const { community } = this;
    this.#store = community && figuresStore(community);
    this.#view.follow(this.#store && this.#store.$view);
  }

  protected override renderWidget(): TemplateResult | null {
    const view = this.#view.value;
    if (!view || (view.status === 'loading' && !view.figures)) return null;
    const { error, figures } = view;
    const { here: acts, load, missing } = this.#acts;
    const stranger = error?.code === 'unauthenticated';
    const t = this.#t;
    if (!acts && !missing) void load();
    // Nothing of it comes later and pushes things aside.
    if (!acts && !missing && !error) return null;
    return html`<section aria-labelledby="heading">
      <header part="header">
        <div id="heading" role="heading" aria-level=${this.headingLevel || 2} part="heading">${t.title}</div>
        ${figures && acts ? acts.period(view) : nothing}
      </header>
      ${
        stranger || error?.code === 'forbidden'
          ? html`<div class="notice" part="empty">
              <p>${stranger ? t.signedOut : t.staffOnly}</p>
              <slot name="sign-in" ?hidden=${!stranger}
                ><button type="button" class="primary" @click=${this.#signIn}>${t.signIn}</button></slot
              >
            </div>`
          : error
            ? acts?.failed(error)
            : nothing
      }
      ${figures ? acts?.panel(view, figures, Number(this.headingLevel || 2) + 1) : nothing}
    </section>`;
  }

  readonly #signIn = async (): Promise<void> => {
    (await this.#acts.load('sign-in'))?.signIn();
  };

  get #t(): Messages['figures'] {
    return this.say('figures', english);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-figures': HearthFigures;
  }
}
