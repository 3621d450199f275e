import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { Gate } from '@hearth/core/domain';
import { gateStore } from '@hearth/core/state';
import type { GateStore, GateView } from '@hearth/core/state';
import { gate as english } from '../../locales/en/gate.ts';
import type { Messages } from '../../locales/messages.ts';
import type { PropertyDeclarations, PropertyValues } from '../../parts/base-element.ts';
import { HearthElement } from '../../parts/hearth-element.ts';
import { Later } from '../../parts/later.ts';
import { StoreController } from '../../parts/store-controller.ts';
import type { Forgotten } from '../../parts/surroundings.ts';
import type { GateActs, OpenScene } from './acts/acts.ts';
import { gateStyles } from './gate.styles.ts';
import { needsView } from './needs.ts';
import { tokenOf } from './token.ts';

/**
 * Content for some: for those who hold a badge, belong to a circle, took part in a poll. What is behind the gate comes from the
 * server once they are let in, and is nowhere before that; or, with `soft`, it is in the page, folded away, and the gate says so.
 *
 * A circle's gate shows nothing at all to those who were not invited.
 *
 * @summary Content that only some may see.
 * @slot - with `soft`: what is folded away. Else what the server rendered; shown until it is known whether the gate is open
 * @slot sign-in - in place of the sign-in button, for visitors who are not signed in
 * @csspart base - the whole
 * @csspart locked - the closed gate
 * @csspart open - the open gate
 * @csspart heading - its title
 * @csspart teaser - what those read who are not let in
 * @csspart needs - what opens it
 * @csspart need - one of these
 * @csspart content - what is behind it
 * @csspart mode - whether what is behind it is secret
 * @csspart perk - an experience, with its places
 * @csspart pass - a pass
 * @csspart circle - a circle that the viewer belongs to
 * @csspart invited - an invitation that the viewer was handed
 * @csspart error - what went wrong
 * @csspart device - "saved on this device only", where that is so
 * @fires {HearthSignInEvent} hearth-sign-in - a visitor wants to sign in; cancelable
 * @fires {HearthUnlockedEvent} hearth-unlocked - the gate is open for the viewer, and was not a moment ago
 */
export class HearthGate extends HearthElement {
  static override get properties(): PropertyDeclarations {
    return {
      ...super.properties,
      gate: {},
      soft: {},
      invitation: { attribute: false },
      headingLevel: { attribute: 'heading-level' },
    };
  }

  static override styles = [HearthElement.styles, gateStyles];

  /** Id of the gate, as the community file has it. */
  declare gate: string | null;
  /** With this attribute, what stands inside the tag is folded away until the gate is open. It is no secret: it is in the page. */
  declare soft: string | boolean | null;
  /** Level of the heading in the page's outline, 1 to 6. */
  declare headingLevel: number | string | null;

  readonly #view = new StoreController<GateView>(this, (view, before) => this.#seen(view, before));
  #store: GateStore | null = null;
  /**
   * An invitation to a circle that the viewer was handed: its token. By itself, the one that the page's address has behind its `#`.
   * A property alone.
   */
  declare invitation: string | null;
  readonly #acts: Later<GateActs> = new Later(this, async () => {
    const { GateActs } = await import('./acts/acts.ts');
    return new GateActs({
      host: this,
      announce: (text) => this.announce(text),
      say: (part) => this.say(part, undefined),
      store: () => this.#store,
      token: () => this.invitation,
      forget: () => (this.invitation = null),
    });
  });

  constructor() {
    super();
    this.gate = this.soft = this.invitation = null;
    this.headingLevel = 2;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.invitation ??= tokenOf(location.hash);
  }

  protected override setupProblem(): Forgotten | null {
    return this.gate ? null : 'gate';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('community') && !changed.has('gate')) return;
    const { community, gate } = this;
    this.#store = community && gate ? gateStore(community, gate) : null;
    this.#acts.here?.reset();
    this.#view.follow(this.#store && this.#store.$view);
  }

  protected override renderWidget(): TemplateResult | null {
    const view = this.#view.value;
    if (!view || (view.status === 'loading' && !view.gate)) return null;
    const { gate, error } = view;
    const { here: acts, missing, load } = this.#acts;
    const inside = gate?.open;
    if ((inside || error || this.invitation) && !acts) {
      void load();
      if (inside && !missing) return null;
    }
    // Whoever may not know of it is shown nothing, and not even told that there is nothing.
    return html`<div class="gate">
      ${acts?.above(view, this.tag)}
      ${gate ? (acts && inside ? acts.inside(gate, view, this.#scene(gate)) : this.#locked(gate)) : nothing}
    </div>`;
  }

  #scene(gate: Gate): OpenScene {
    return {
      t: this.#t,
      tag: this.tag,
      heading: this.#heading(gate),
      // In a place of its own, so that what stands inside the tag is shown here.
      folded: this.#soft ? html`<slot></slot>${this.#mode()}` : nothing,
    };
  }

  #heading(gate: Gate): TemplateResult {
    return html`<div id="heading" role="heading" aria-level=${this.headingLevel || 2} part="heading">
      ${this.#title(gate)}
    </div>`;
  }

  #locked(gate: Gate): TemplateResult {
    const t = this.#t;
    const known = this.session.value?.session?.viewer;
    return html`<section class="locked" part="locked" aria-labelledby="heading">
      <svg class="seal" viewBox="0 0 24 24" aria-hidden="true"><path d=${LOCK}></path></svg>
      ${this.#heading(gate)}
      ${gate.teaser === undefined ? nothing : html`<p part="teaser" class="teaser">${wording(gate.teaser, this.tag)}</p>`}
      <div class="opens" ?hidden=${gate.open}>
        <div class="label" role="heading" aria-level=${Math.min(6, Number(this.headingLevel || 2) + 1)}>
          ${t.opens}
        </div>
        ${needsView(gate.needs, t, this.tag)}
      </div>
      <div class="sign-in" ?hidden=${!!known}>
        <p class="muted">${t.signInWhy}</p>
        <slot name="sign-in"
          ><button type="button" class="primary" @click=${this.#signIn}>${t.signIn}</button></slot
        >
      </div>
      ${gate.open ? html`<p role="alert">${t.missing}</p>` : this.#mode()}
    </section>`;
  }

  #mode(): TemplateResult {
    const t = this.#t;
    return html`<p part="mode" class="mode muted">${this.#soft ? t.soft : t.secret}</p>`;
  }

  /** Tells of a gate that opens while it is looked at, once. */
  #seen({ gate }: GateView, before: GateView | undefined): void {
    const closed = before?.gate;
    if (!gate?.open || !closed || closed.open || closed.id !== gate.id) return;
    this.announce(this.#t.opened(this.#title(gate)));
    this.setAttribute('data-fresh', '');
    this.dispatchEvent(new HearthUnlockedEvent(gate.id));
  }

  readonly #signIn = async (event: Event): Promise<void> => {
    (await this.#acts.load(event))?.signIn();
  };

  #title({ title }: Gate): string {
    return title === undefined ? this.#t.title : wording(title, this.tag);
  }

  get #soft(): boolean {
    return this.soft !== null && this.soft !== false;
  }

  get #t(): Messages['gate'] {
    return this.say('gate', english);
  }
}

const LOCK =
  'M7 10V8a5 5 0 0 1 10 0v2h2v10H5V10zm2.5 0h5V8a2.5 2.5 0 0 0-5 0zM12 13.2a1.4 1.4 0 0 0-.7 2.6V18h1.4v-2.2a1.4 1.4 0 0 0-.7-2.6z';
/** A gate has opened for the viewer while the page was there. */
export class HearthUnlockedEvent extends Event {
  static readonly type = 'hearth-unlocked';
  readonly gate: string;

  constructor(gate: string) {
    super(HearthUnlockedEvent.type, { bubbles: true, composed: true });
    this.gate = gate;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-gate': HearthGate;
  }
  interface HTMLElementEventMap {
    'hearth-unlocked': HearthUnlockedEvent;
  }
}
