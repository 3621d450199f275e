import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { PropertyDeclarations, PropertyValues } from '../../parts/base-element.ts';
import { wording } from '@hearth/core/domain';
import { inviteStore } from '@hearth/core/state';
import type { InviteStore, InviteView } from '@hearth/core/state';
import { invite as english } from '../../locales/en/invite.ts';
import type { Messages } from '../../locales/messages.ts';
import { HearthElement } from '../../parts/hearth-element.ts';
import { Later } from '../../parts/later.ts';
import { StoreController } from '../../parts/store-controller.ts';
import { inviteStyles } from './invite.styles.ts';
import type { InviteActs } from './acts/acts.ts';
import type { InviteHost } from './acts/host.ts';
import { memberSide } from './member.ts';

/**
 * Both sides of an invitation: a member's link and code with who came by them, and a friend's welcome.
 *
 * @summary Invite a friend, and be welcomed as one.
 * @slot - what the server rendered; shown until the invitation is there
 * @slot sign-in - in place of the sign-in button, for visitors and guests
 * @csspart base - the whole
 * @csspart heading - the heading
 * @csspart reward - what both sides get
 * @csspart copy - the copy buttons
 * @csspart message - the field for the member's own words
 * @csspart mail - the link that opens the mail client
 * @csspart share - the button that opens the device's own way to share
 * @csspart friends - the friends
 * @csspart friend - one friend
 * @csspart terms - the conditions
 * @csspart landing - the friend's side
 * @csspart error - what went wrong
 * @csspart device - "saved on this device only", where that is so
 * @fires {HearthShareEvent} hearth-share - before an invitation is copied, mailed or shared; cancelable
 * @fires {HearthSharedEvent} hearth-shared - it was
 * @fires {HearthReferralClaimedEvent} hearth-referral-claimed - it was decided whether a friend counts
 * @fires {HearthSignInEvent} hearth-sign-in - a visitor wants to sign in; cancelable
 */
export class HearthInvite extends HearthElement {
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, programme: {}, headingLevel: { attribute: 'heading-level' } };
  }

  static override styles = [HearthElement.styles, inviteStyles];

  /** The programme's id; without it, the site's first. */
  declare programme: string | null;
  /** Level of the heading in the page's outline, 1 to 6. */
  declare headingLevel: number | string | null;

  readonly #view = new StoreController<InviteView>(this, (view, before) => this.#seen(view, before));
  #store: InviteStore | null = null;
  /** Passing it on, the friend's side, the form for codes, and words for what goes wrong: loads when it is first needed. */
  readonly #acts: Later<InviteActs> = new Later(this, async () => {
    const { InviteActs } = await import('./acts/acts.ts');
    return new InviteActs(this as unknown as InviteHost);
  });

  constructor() {
    super();
    this.programme = null;
    this.headingLevel = 2;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('community') && !changed.has('programme')) return;
    const { community } = this;
    this.#store = community && inviteStore(community, this.programme || undefined);
    this.#acts.forget();
    this.#view.follow(this.#store && this.#store.$view);
  }

  protected override renderWidget(): TemplateResult | null {
    const view = this.#view.value;
    if (!view || (view.status === 'loading' && !view.invitation && !view.landing)) return null;
    const t = this.#t;
    const { invitation, landing, error, failure } = view;
    const programme = (invitation ?? landing)?.programme;
    const viewer = this.session.value?.session?.viewer;
    const stranger = !viewer || viewer.role === 'guest';
    const refused = error && !(stranger && /^(unauthenticated|forbidden)$/.test(error.code));
    const { here: acts, load } = this.#acts;
    if (landing || refused || failure) void load();
    if (refused && !acts && !programme) return null;
    return html`<section aria-labelledby="heading">
      <div id="heading" role="heading" aria-level=${this.headingLevel || 2} part="heading">
        ${programme ? wording(programme.name, this.tag) : t.title}
      </div>
      ${landing && acts?.landing(view, this.tag)} ${refused ? acts?.failed(error) : nothing}
      <div class=${landing ? 'acts' : 'notice'} ?hidden=${!!invitation || !!refused || !stranger}>
        ${landing ? nothing : html`<p>${viewer ? t.guest : t.signIn}</p>`}
        <slot name="sign-in"
          ><button type="button" class="primary" data-do="sign-in" @click=${this.#on}>
            ${t.signInNow}
          </button></slot
        >
      </div>
      ${invitation ? memberSide({ t, tag: this.tag, invitation, acts, on: (event) => void this.#on(event), load: () => void load(true) }) : nothing}
      <details ?hidden=${!!landing || !!refused} ?open=${!!failure} @toggle=${load}>
        <summary>${t.invited}</summary>
        ${acts?.codeForm(view)}
      </details>
    </section>`;
  }

  /** What is done here is the business of what loads with the first touch. */
  readonly #on = async (event: Event): Promise<void> => {
    // Read now: once the event has left the shadow root it is gone.
    const target = event.currentTarget as HTMLElement;
    const held = !this.#acts.here && target instanceof HTMLAnchorElement;
    if (held) event.preventDefault();
    const acts = this.#acts.here ?? (await this.#acts.load(event));
    if (acts) acts.on(event, target, held);
    else if (held) location.assign(target.href);
  };

  #seen(view: InviteView, before: InviteView | undefined): void {
    if (before && view.claimed && !before.claimed) void this.#acts.load().then((acts) => acts?.claimed(view));
  }

  get #t(): Messages['invite'] {
    return this.say('invite', english);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-invite': HearthInvite;
  }
}
