import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { PropertyDeclarations, PropertyValues } from '../../parts/base-element.ts';
import { wording } from '@hearth/core/domain';
import type { BadgeSlot } from '@hearth/core/domain';
import { badgesStore } from '@hearth/core/state';
import type { BadgesStore, BadgesView } from '@hearth/core/state';
import { badges as english } from '../../locales/en/badges.ts';
import type { Messages } from '../../locales/messages.ts';
import { HearthElement } from '../../parts/hearth-element.ts';
import { Later } from '../../parts/later.ts';
import { StoreController } from '../../parts/store-controller.ts';
import { badgesStyles } from './badges.styles.ts';
import type { Behind } from './behind/behind.ts';
import { standingOf } from './standing.ts';

/**
 * What somebody earned in the community, what they are on the way to, and what is there to be earned.
 *
 * @summary A showcase of badges.
 * @slot - what the server rendered; shown until the badges are there
 * @slot sign-in - in place of the sign-in button, for visitors who are not signed in
 * @csspart base - the whole
 * @csspart header - heading and count
 * @csspart heading - the heading
 * @csspart list - the badges
 * @csspart badge - one badge
 * @csspart medal - its medallion
 * @csspart arrange - the button, of one's own badges, that opens the dialog to arrange them
 * @csspart arranging - that dialog
 * @csspart news - of one's own: that there are badges for what was done before
 * @csspart standing - of one's own: points, and the next tier
 * @csspart thanks - of one's own: words of the team
 * @csspart share - in the card: sharing it as a picture
 * @csspart card - the card with what it takes
 * @csspart proof - in the card: verifying, and files to keep
 * @csspart empty - no badges yet
 * @csspart error - what went wrong
 * @csspart device - "saved on this device only", where that is so
 * @cssproperty [--hearth-badge-bronze=#b4693a] - the first of three levels
 * @cssproperty [--hearth-badge-silver=#8e99a6] - the second
 * @cssproperty [--hearth-badge-gold=#d99a17] - the third, or the only one
 * @cssproperty [--hearth-badge-emerald=#2b9970] - the fourth
 * @cssproperty [--hearth-badge-sapphire=#4a69c9] - the fifth and more
 * @fires {HearthBadgeShareEvent} hearth-badge-share - a picture of a badge was made and is about to be shared; cancelable
 * @fires {HearthBadgeSharedEvent} hearth-badge-shared - it was handed to the device, or saved as a file
 * @fires {HearthSignInEvent} hearth-sign-in - a visitor wants to sign in; cancelable
 */
export class HearthBadges extends HearthElement {
  static override get properties(): PropertyDeclarations {
    return {
      ...super.properties,
      member: {},
      layout: {},
      headingLevel: { attribute: 'heading-level' },
    };
  }

  static override styles = [HearthElement.styles, badgesStyles];

  /** Whose badges: a member's id, or `me`. */
  declare member: string;
  /** `grid`, `row` (one line that wraps) or `strip` (medallions alone; the rest stands in their cards). */
  declare layout: 'grid' | 'row' | 'strip';
  /** Level of the heading in the page's outline, 1 to 6. */
  declare headingLevel: number | string | null;

  readonly #view = new StoreController<BadgesView>(
    this,
    (view, before) =>
      void this.#behind.load().then((behind) => behind?.seen(view.showcase, before?.showcase, this.#own)),
  );
  #store: BadgesStore | null = null;
  /** Pictures, and what there is to do: comes right behind the words. */
  readonly #behind: Later<Behind> = new Later(this, async () => {
    const { Behind } = await import('./behind/behind.ts');
    return new Behind({
      host: this,
      announce: (text) => this.announce(text),
      say: (part) => this.say(part, undefined),
      tag: () => this.tag,
      store: () => this.#store,
      level: () => Number(this.headingLevel) || 2,
    });
  });

  constructor() {
    super();
    this.member = 'me';
    this.layout = 'grid';
    this.headingLevel = 2;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#behind.load(true);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('community') && !changed.has('member')) return;
    const { community } = this;
    this.#store = community && badgesStore(community, this.member || 'me');
    this.#behind.here?.reset();
    this.#view.follow(this.#store && this.#store.$view);
  }

  protected override renderWidget(): TemplateResult | null {
    const view = this.#view.value;
    if (!view || (view.status === 'loading' && !view.showcase)) return null;
    const t = this.#t;
    const { error, showcase } = view;
    const signedOut = error?.code === 'unauthenticated';
    const failed = error && !signedOut;
    const { here: behind } = this.#behind;
    const trouble = failed && behind?.failed(error);
    if (failed && !trouble && !showcase) return null;
    const slots = showcase?.slots ?? [];
    return html`<section aria-labelledby="heading">
      <header part="header">
        <div id="heading" role="heading" aria-level=${this.headingLevel || 2} part="heading">
          ${showcase ? (this.#own ? t.mine : t.of(showcase.member.name)) : t.title}
        </div>
        ${slots[0] ? html`<p class="muted">${t.earned(slots.filter((slot) => standingOf(slot).tier).length, slots.length)}</p>` : nothing}
        ${showcase && this.#own ? behind?.tools(showcase) : nothing}
      </header>
      ${trouble || nothing}
      <ul part="list" class=${this.layout || 'grid'} ?hidden=${!slots[0]}>
        ${slots.map((slot) => this.#slot(slot))}
      </ul>
      ${showcase && this.#own ? behind?.below() : nothing}
      ${showcase && !slots[0] ? html`<p class="muted" part="empty">${t.empty}</p>` : nothing}
      <div class="welcome" part="empty" ?hidden=${!signedOut}>
        ${
          signedOut
            ? html`${this.#medal('speech', 1)}${this.#medal('flame', 3)}${this.#medal('heart', 2)}
                <p>${t.welcome}</p>`
            : nothing
        }
        <slot name="sign-in"
          ><button type="button" class="primary" @click=${this.#on}>${t.signIn}</button></slot
        >
      </div>
    </section>`;
  }

  #slot(slot: BadgeSlot): TemplateResult {
    const t = this.#t;
    const { badge, progress = 0 } = slot;
    const { id } = badge;
    const behind = this.#behind.here;
    const { tier, revoked, next, metal } = standingOf(slot);
    const standing = tier
      ? wording(tier.name, this.tag)
      : revoked
        ? t.revoked
        : badge.retired
          ? t.retired
          : t.locked;
    return html`<li
      part="badge"
      data-badge=${id}
      class=${behind?.look(slot) ?? ''}
      @pointerenter=${this.#on}
      @pointerleave=${this.#on}
      @focusin=${this.#on}
      @focusout=${this.#on}
    >
      <button
        type="button"
        @click=${this.#on}
        aria-expanded=${behind?.open === id}
        aria-describedby="about-${id}"
      >
        ${this.#medal(badge.art, metal)}
        <span class="words"
          ><span class="name">${wording(badge.name, this.tag)}</span>
          <span class=${tier ? 'tier' : 'muted'}>${standing} ${behind?.marks(slot)}</span></span
        >
      </button>
      <span class="sr" id="about-${id}">${wording(badge.description, this.tag)}</span>
      ${behind?.card(slot)}
      ${
        next
          ? html`<span class="muted next" id="next-${id}"
                >${t.more(next.remaining, wording(next.tier.name, this.tag))}</span
              >
              <progress aria-labelledby="next-${id}" max=${next.tier.threshold} value=${progress}></progress>`
          : tier && badge.retired
            ? html`<span class="muted next">${t.retired}</span>`
            : nothing
      }
    </li>`;
  }

  readonly #on = async (event: Event): Promise<void> => {
    // Read now: later they are gone, or others.
    const { type, currentTarget, target, relatedTarget: to } = event as FocusEvent;
    const touch = (event as Partial<PointerEvent>).pointerType === 'touch';
    await (
      await this.#behind.load(type)
    )?.on(type, currentTarget as HTMLElement, target as HTMLElement, { touch, to });
  };

  /** A medallion, or its room. Decoration: name, tier and "not earned yet" always stand beside it. */
  #medal(art: string, metal: number): TemplateResult {
    return html`<svg class="medal m${metal}" part="medal" viewBox="0 0 64 64" aria-hidden="true">
      ${this.#behind.here?.medal(art, metal)}
    </svg>`;
  }

  /** Whether whose badges these are is looking. */
  get #own(): boolean {
    return this.#view.value?.showcase?.member.id === this.session.value?.session?.viewer?.id;
  }

  get #t(): Messages['badges'] {
    return this.say('badges', english);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-badges': HearthBadges;
  }
}
