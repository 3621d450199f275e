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

/** Nothing is offered. */
const NOTHING = { alone: true, words: html`` };

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
 * @csspart channel - a link to pass the invitation on by
 * @csspart mail - the one that opens the mail client
 * @csspart share - the button that opens the device's own way to share
 * @csspart offer - what is said after a good moment
 * @csspart progress - how far the member has come
 * @csspart reach - the question how many will see it
 * @csspart qr - the QR code with what belongs to it
 * @csspart qr-code - the code itself
 * @csspart visits - how often the link was followed
 * @csspart statement - the ledger with what belongs to it
 * @csspart balances - what is on its way, ready and received
 * @csspart lines - the ledger's lines
 * @csspart line - one of them
 * @csspart leaders - the leaderboard with what belongs to it
 * @csspart leaders-list - those who brought most
 * @csspart welcome - who invited the member
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
    return {
      ...super.properties,
      programme: {},
      headingLevel: { attribute: 'heading-level' },
      channels: {},
      askReach: { attribute: 'ask-reach' },
      afterMoment: { attribute: 'after-moment' },
    };
  }

  static override styles = [HearthElement.styles, inviteStyles];

  /** The programme's id; without it, the site's first. */
  declare programme: string | null;
  /** Level of the heading in the page's outline, 1 to 6. */
  declare headingLevel: number | string | null;
  /** The ways to pass it on that are offered, in their order: `mail whatsapp telegram x linkedin facebook sms`; without it, all. */
  declare channels: string | null;
  /** Asks who shared how many people will see it: an estimate, typed in. Text, empty for yes. */
  declare askReach: string | null;
  /** Shown only after something good happened to the member, and not too often. Text, empty for yes. */
  declare afterMoment: string | null;

  readonly #view = new StoreController<InviteView>(this, (view, before) => this.#seen(view, before));
  #store: InviteStore | null = null;
  /** Passing it on, the friend's side, the form for codes, and words for what goes wrong: loads when it is first needed. */
  readonly #acts: Later<InviteActs> = new Later(this, async () => {
    const { InviteActs } = await import('./acts/acts.ts');
    return new InviteActs(this as unknown as InviteHost);
  });

  constructor() {
    super();
    this.programme = this.channels = this.askReach = this.afterMoment = null;
    this.headingLevel = 2;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('community') && !changed.has('programme') && !changed.has('afterMoment')) return;
    const { community } = this;
    this.#store = community && inviteStore(community, this.programme || undefined);
    this.#acts.here?.end();
    this.#acts.forget();
    this.#view.follow(this.#store && this.#store.$view);
  }

  protected override renderWidget(): TemplateResult | null {
    const view = this.#view.value;
    const { viewer } = this.session.value?.session ?? {};
    const stranger = !viewer || viewer.role === 'guest';
    const { here: acts, missing, load } = this.#acts;
    if (!stranger) void load();
    const lead = this.afterMoment !== null && !view?.landing && (acts?.lead() ?? NOTHING);
    // Nothing at all is there before the moment, not even a shape of what is to come.
    if (lead && lead.alone) return html`${lead.words}`;
    if (!view || (view.status === 'loading' && !view.invitation && !view.landing)) return null;
    const t = this.#t;
    const { invitation, landing, error, failure } = view;
    const programme = (invitation ?? landing)?.programme;
    const refused = error && !(stranger && /^(unauthenticated|forbidden)$/.test(error.code));
    if (landing || refused || failure) void load();
    // In one go: a member's side is not drawn in two steps.
    if (!acts && ((refused && !programme) || (!stranger && !missing))) return null;
    return html`${lead ? lead.words : nothing}
      <section aria-labelledby="heading">
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
        ${invitation ? memberSide({ t, tag: this.tag, invitation, acts, on: (event) => void this.#on(event) }) : nothing}
        ${invitation && acts?.welcome(invitation, this.tag)}
        <details
          ?hidden=${!!landing || !!refused || !!invitation?.welcome}
          ?open=${!!failure}
          @toggle=${load}
        >
          <summary>${t.invited}</summary>
          ${acts?.codeForm(view)}
        </details>
      </section>`;
  }

  /** What is done here is the business of what loads with the first touch. */
  readonly #on = async (event: Event): Promise<void> => {
    // Read now: once the event has left the shadow root it is gone.
    const target = event.currentTarget as HTMLElement;
    const acts = this.#acts.here ?? (await this.#acts.load(event));
    acts?.on(event, target);
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
