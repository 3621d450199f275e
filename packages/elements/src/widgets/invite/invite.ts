import { html, nothing } from 'lit';
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { formatCode, normaliseCode, wording } from '@hearth/core/domain';
import type { ShareChannel, Viewer } from '@hearth/core/domain';
import { inviteStore } from '@hearth/core/state';
import type { InviteStore, InviteView } from '@hearth/core/state';
import { common } from '../../locales/en/common.ts';
import { invite as english } from '../../locales/en/invite.ts';
import type { Messages } from '../../locales/messages.ts';
import { errorNotice } from '../../parts/error-view.ts';
import { HearthElement } from '../../parts/hearth-element.ts';
import { HearthSignInEvent } from '../../parts/sign-in-event.ts';
import { StoreController } from '../../parts/store-controller.ts';
import { copy } from './copy.ts';
import { HearthReferralClaimedEvent, HearthShareEvent, HearthSharedEvent } from './events.ts';
import { inviteStyles } from './invite.styles.ts';
import { memberSide } from './member.ts';

type Part = TemplateResult | typeof nothing;

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
 * @fires {HearthShareEvent} hearth-share - before an invitation is copied, mailed or shared; cancelable
 * @fires {HearthSharedEvent} hearth-shared - it was
 * @fires {HearthReferralClaimedEvent} hearth-referral-claimed - it was decided whether a friend counts
 * @fires {HearthSignInEvent} hearth-sign-in - a visitor wants to sign in; cancelable
 */
export class HearthInvite extends HearthElement {
  static override get properties(): PropertyDeclarations {
    return { ...super.properties, programme: { type: String }, headingLevel: { type: Number, attribute: 'heading-level' } };
  }

  static override styles = [HearthElement.styles, inviteStyles];

  /** The programme's id; without it, the site's first. */
  declare programme: string | null;
  /** Level of the heading in the page's outline, 1 to 6. */
  declare headingLevel: number;

  readonly #view = new StoreController<InviteView>(this, (view, before) => this.#seen(view, before));
  readonly #viewer = new StoreController<Viewer | null>(this);
  #store: InviteStore | null = null;
  /** The friend's side, and the form for codes: loads when it is first needed. */
  #friend: typeof import('./friend.ts') | null = null;
  /** The member's own words; `null` while they are the brand's. Kept nowhere. */
  #message: string | null = null;
  #copied: 'copy' | 'code' | null = null;
  #selected = false;
  #codeProblem = false;
  #entering = false;
  /** The last attempt was a typed code. */
  #typed = false;
  #focus: string | null = null;

  constructor() {
    super();
    this.programme = null;
    this.headingLevel = 2;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('community') && !changed.has('programme')) return;
    const { community } = this;
    this.#store = community && inviteStore(community, this.programme || undefined);
    this.#message = this.#copied = null;
    this.#selected = this.#codeProblem = this.#entering = this.#typed = false;
    this.#view.follow(this.#store?.$view ?? null);
    this.#viewer.follow(community?.$viewer ?? null);
  }

  protected override updated(): void {
    super.updated();
    if (!this.#focus) return;
    this.renderRoot.querySelector<HTMLElement>(this.#focus)?.focus();
    this.#focus = null;
  }

  protected override renderWidget(): TemplateResult | null {
    const view = this.#view.value;
    if (!view || (view.status === 'loading' && !view.invitation && !view.landing)) return null;
    const t = this.#t;
    const { invitation, landing, error } = view;
    const programme = (invitation ?? landing)?.programme;
    const viewer = this.#viewer.value;
    const stranger = !viewer || viewer.role === 'guest';
    const refused = error && !(stranger && (error.code === 'unauthenticated' || error.code === 'forbidden'));
    return html`<section aria-labelledby="heading">
      <div id="heading" role="heading" aria-level=${this.headingLevel || 2} part="heading">
        ${programme ? wording(programme.name, this.tag) : t.title}
      </div>
      ${landing && this.#friend ? this.#friend.landing(this.#friendScene(view)) : nothing}
      ${refused ? errorNotice({ t: this.#common, error, retry: () => void this.#store?.reload() }) : nothing}
      ${this.#signInNotice(!invitation && !refused && stranger, viewer ? t.guest : landing ? null : t.signIn)}
      ${invitation ? this.#memberSide(view) : nothing} ${landing || refused ? nothing : this.#codeSide(view)}
    </section>`;
  }

  #memberSide({ invitation }: InviteView): Part {
    return invitation
      ? memberSide({
          t: this.#t,
          common: this.#common,
          tag: this.tag,
          invitation,
          message: this.#message ?? wording(invitation.programme.message, this.tag),
          copied: this.#copied,
          selected: this.#selected,
          share: (event, channel) => void this.#share(event, channel),
          write: this.#write,
        })
      : nothing;
  }

  #codeSide(view: InviteView): TemplateResult {
    return html`<details ?open=${!!view.failure} @toggle=${this.#load}>
      <summary>${this.#t.invited}</summary>
      ${
        this.#friend
          ? this.#friend.codeForm({
              ...this.#friendScene(view),
              problem: this.#codeProblem,
              busy: this.#entering,
              typed: this.#typed,
              submit: this.#enter,
            })
          : nothing
      }
    </details>`;
  }

  #friendScene(view: InviteView) {
    const viewer = this.#viewer.value;
    return {
      words: this.say('inviteFriend', undefined),
      common: this.#common,
      types: this.#t.types,
      tag: this.tag,
      view,
      member: !!viewer && viewer.role !== 'guest',
      again: () => void (view.landing && this.#store?.arrive(view.landing.click)),
    };
  }

  /** The slot stays, only hidden. */
  #signInNotice(shown: boolean, words: string | null): TemplateResult {
    return html`<div class=${words ? 'notice' : 'acts'} ?hidden=${!shown}>
      ${words ? html`<p>${words}</p>` : nothing}
      <slot name="sign-in"><button type="button" class="primary" @click=${this.#signIn}>${this.#common.signIn}</button></slot>
    </div>`;
  }

  readonly #signIn = (): void => {
    if (this.emit(new HearthSignInEvent())) void this.community?.reconnect();
  };

  readonly #write = (event: Event): void => {
    this.#message = (event.target as HTMLTextAreaElement).value;
    this.requestUpdate();
  };

  async #share(event: Event, channel: ShareChannel): Promise<void> {
    const store = this.#store;
    const invitation = this.#view.value?.invitation;
    if (!store || !invitation) return;
    const { programme, link, code } = invitation;
    if (!this.emit(new HearthShareEvent(programme.id, channel, link))) return event.preventDefault();
    if (channel === 'copy' || channel === 'code') {
      if (!(await this.#copy(channel, channel === 'copy' ? link : formatCode(code)))) return;
    } else if (channel === 'native' && !(await this.#hand(wording(programme.name, this.tag), link))) return;
    store.shared(channel);
    this.emit(new HearthSharedEvent(programme.id, channel));
  }

  async #copy(channel: 'copy' | 'code', text: string): Promise<boolean> {
    const field = this.renderRoot.querySelector<HTMLInputElement>(`#${channel}`);
    const done = field !== null && (await copy(text, field));
    this.#copied = done ? channel : null;
    this.#selected = !done;
    this.requestUpdate();
    this.announce(done ? this.#common.copied : this.#t.copyHint);
    return done;
  }

  /** The device's own way to share. Who changes their mind hears nothing of it; where it is refused, the link is copied. */
  async #hand(title: string, url: string): Promise<boolean> {
    const text = this.renderRoot.querySelector<HTMLTextAreaElement>('#message')?.value.trim() ?? '';
    try {
      await navigator.share({ title, url, ...(text && { text }) });
      return true;
    } catch (thrown) {
      if (!(thrown instanceof Error && thrown.name === 'AbortError')) await this.#copy('copy', url);
      return false;
    }
  }

  readonly #enter = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const store = this.#store;
    const field = this.renderRoot.querySelector<HTMLInputElement>('#entered');
    if (!store || !field || this.#entering) return;
    const code = normaliseCode(field.value);
    this.#codeProblem = code === null;
    this.#focus = '#entered';
    this.requestUpdate();
    if (code === null) return;
    this.#entering = this.#typed = true;
    await store.enter(code);
    this.#entering = false;
    this.#focus = store.$view.get().landing ? '.landing' : '#entered';
    this.requestUpdate();
  };

  readonly #load = async (): Promise<void> => {
    if (this.#friend) return;
    try {
      this.#friend = await import('./friend.ts');
      this.requestUpdate();
    } catch {
      this.announce(this.#common.partMissing);
    }
  };

  #seen(view: InviteView, before: InviteView | undefined): void {
    if (view.landing) void this.#load();
    if (before && view.landing && view.claimed && !before.claimed) {
      this.emit(new HearthReferralClaimedEvent(view.landing.programme.id, view.claimed));
    }
  }

  get #t(): Messages['invite'] {
    return this.say('invite', english);
  }

  get #common(): Messages['common'] {
    return this.say('common', common);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-invite': HearthInvite;
  }
}
