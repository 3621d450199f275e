import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Impact } from '@hearth/core/domain';
import { impactStore } from '@hearth/core/state';
import type { ImpactStore, ImpactView } from '@hearth/core/state';
import { formatDate } from '../../locales/dates.ts';
import { impact as english } from '../../locales/en/impact.ts';
import type { Messages } from '../../locales/messages.ts';
import type { PropertyDeclarations, PropertyValues } from '../../parts/base-element.ts';
import { HearthElement } from '../../parts/hearth-element.ts';
import { Later } from '../../parts/later.ts';
import { StoreController } from '../../parts/store-controller.ts';
import type { ImpactActs } from './acts/acts.ts';
import { impactStyles } from './impact.styles.ts';
import { outcomeLine } from './outcome.ts';

const COUNTERS = ['exchanges', 'contributions', 'decisions', 'invitations'] as const;

/**
 * What the viewer took part in, what came of it, and how that stands beside the others: for their own eyes, and for whom they
 * share a picture of it with.
 *
 * @summary A member's small data.
 * @slot - what the server rendered; shown until there is something to show
 * @slot sign-in - in place of the sign-in button, for visitors who are not signed in
 * @csspart base - the whole
 * @csspart header - heading and since when
 * @csspart heading - the heading
 * @csspart streak - weeks in a row
 * @csspart comparison - oneself beside the others
 * @csspart outcomes - what came of it
 * @csspart share - making and sharing a picture
 * @csspart empty - nobody is signed in
 * @csspart error - what went wrong
 * @csspart device - "saved on this device only", where that is so
 * @fires {HearthSignInEvent} hearth-sign-in - a visitor wants to sign in; cancelable
 * @fires {HearthImpactShareEvent} hearth-impact-share - a picture is about to be shared; cancelable
 * @fires {HearthImpactSharedEvent} hearth-impact-shared - it was handed to the device, or saved
 */
export class HearthImpact extends HearthElement {
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, headingLevel: { attribute: 'heading-level' } };
  }

  static override styles = [HearthElement.styles, impactStyles];

  /** Level of the heading in the page's outline, 1 to 6. */
  declare headingLevel: number | string | null;

  readonly #view = new StoreController<ImpactView>(this);
  #store: ImpactStore | null = null;
  readonly #acts: Later<ImpactActs> = new Later(this, async () => {
    const { ImpactActs } = await import('./acts/acts.ts');
    return new ImpactActs({
      host: this,
      announce: (text) => this.announce(text),
      say: (part) => this.say(part, undefined),
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
    this.#store = community && impactStore(community);
    this.#acts.here?.reset();
    this.#view.follow(this.#store && this.#store.$view);
  }

  protected override renderWidget(): TemplateResult | null {
    const view = this.#view.value;
    if (!view || (view.status === 'loading' && !view.impact)) return null;
    const t = this.#t;
    const { error, impact } = view;
    const signedOut = error?.code === 'unauthenticated';
    const { here: acts, load } = this.#acts;
    const failed = error && !signedOut;
    if (failed && !acts) {
      void load();
      if (!impact) return null;
    }
    return html`<section aria-labelledby="heading">
      <header part="header">
        <div id="heading" role="heading" aria-level=${this.headingLevel || 2} part="heading">${t.title}</div>
        ${impact ? html`<p class="muted">${t.since(formatDate(this.tag, impact.since, { month: 'long', year: 'numeric' }))}</p>` : nothing}
      </header>
      ${failed ? acts?.failed(error, () => void this.#store?.reload()) : nothing}
      ${impact ? this.#impact(impact) : nothing}
      <div class="welcome" part="empty" ?hidden=${!signedOut}>
        <p>${t.welcome}</p>
        <slot name="sign-in"
          ><button type="button" class="primary" @click=${this.#signIn}>${t.signIn}</button></slot
        >
      </div>
    </section>`;
  }

  #impact(impact: Impact): TemplateResult {
    const t = this.#t;
    const { outcomes, score, totals } = impact;
    return html`${this.#streak(impact)}${this.#comparison(impact)}
      <div part="outcomes">
        ${this.#title('came', t.came)}
        ${
          outcomes[0]
            ? html`<ul aria-labelledby="came">
                ${outcomes.map((outcome) => outcomeLine(outcome, t, this.tag))}
              </ul>`
            : html`<p class="muted">${t.nothing}</p>`
        }
      </div>
      <div part="share" ?hidden=${COUNTERS.every((counter) => totals[counter] === 0)}>
        ${
          this.#acts.here?.picture(impact, this.tag) ??
          html`<button type="button" @click=${this.#share}>${t.share}</button>`
        }
      </div>
      <details>
        <summary>${t.how}</summary>
        <p>${t.howLong}</p>
        <p>${t.score(score)}</p>
      </details>`;
  }

  #streak({ streak, weekEnds }: Impact): TemplateResult {
    const t = this.#t;
    const { state, weeks, best, was = 0 } = streak;
    const said = t.states[state];
    // The week is the site's, wherever the viewer is.
    const timeZone = this.session.value?.session?.site.timezone;
    const day = formatDate(this.tag, weekEnds - 1, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(timeZone !== undefined && { timeZone }),
    });
    return html`<div class="streak" part="streak" data-state=${state}>
      ${weeks > 0 ? html`<p class="large">${t.streak(weeks)}</p>` : nothing}
      <p>
        ${typeof said === 'string' ? said : state === 'ended' ? t.states.ended(was) : t.states[state as 'open'](day)}
      </p>
      ${best > weeks ? html`<p class="muted">${t.best(best)}</p>` : nothing}
    </div>`;
  }

  #comparison({ quarter }: Impact): TemplateResult {
    const t = this.#t;
    const told = COUNTERS.filter((counter) => quarter[counter].own > 0 || quarter[counter].mean);
    const few = COUNTERS.every((counter) => quarter[counter].mean === undefined);
    return html`<div part="comparison">
      ${this.#title('beside', t.beside(quarter.quarter, quarter.year))}
      ${told[0] ? nothing : html`<p class="muted">${t.quiet}</p>`}
      <ul aria-labelledby="beside" class="rows" ?hidden=${!told[0]}>
        ${told.map((counter) => {
          const { own, mean, percent } = quarter[counter];
          const most = Math.max(own, mean ?? 0);
          return html`<li>
            <span class="label">${t.counters[counter]}</span> <b>${own}</b>
            <progress aria-hidden="true" max=${most} value=${own}></progress>
            ${
              mean === undefined
                ? nothing
                : html`<progress class="others" aria-hidden="true" max=${most} value=${mean}></progress>
                    <span class="muted">${percent === undefined ? t.first : t.percent(percent, mean)}</span>`
            }
          </li>`;
        })}
      </ul>
      ${told[0] && few ? html`<p class="muted">${t.few}</p>` : nothing}
    </div>`;
  }

  #title(id: string, words: string): TemplateResult {
    return html`<div class="title" id=${id} role="heading" aria-level=${Number(this.headingLevel || 2) + 1}>
      ${words}
    </div>`;
  }

  readonly #share = async (): Promise<void> => {
    const acts = await this.#acts.load('share');
    const { impact } = this.#view.value ?? {};
    if (impact) await acts?.make(impact, this.tag);
  };

  readonly #signIn = async (): Promise<void> => {
    (await this.#acts.load('sign-in'))?.signIn();
  };

  get #t(): Messages['impact'] {
    return this.say('impact', english);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-impact': HearthImpact;
  }
}
