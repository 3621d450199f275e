import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import type { Invitation, ShareChannel } from '@hearth/core/domain';
import type { InviteView } from '@hearth/core/state';
import { common } from '../../../locales/en/common.ts';
import { invite } from '../../../locales/en/invite.ts';
import type { Messages } from '../../../locales/messages.ts';
import { errorNotice } from '../../../parts/error-view.ts';
import { HearthSignInEvent } from '../../../parts/sign-in-event.ts';
import { copy } from './copy.ts';
import { storeOf } from './host.ts';
import type { InviteHost } from './host.ts';
import { HearthReferralClaimedEvent, HearthShareEvent, HearthSharedEvent } from './events.ts';
import { FriendSide } from './friend.ts';

/** Passing an invitation on, being a friend who was invited, and what may go wrong: loads with the first touch, or when it is needed. */
export class InviteActs {
  /** The member's own words; `null` while they are the brand's. Kept nowhere. */
  message: string | null = null;
  /** What was copied last. */
  copied: ShareChannel | null = null;
  /** The clipboard refused; what was to be copied is selected. */
  #selected = false;
  readonly #friend: FriendSide;
  readonly #host: InviteHost;

  constructor(host: InviteHost) {
    this.#host = host;
    this.#friend = new FriendSide(host);
  }

  landing(view: InviteView, tag: string): TemplateResult | typeof nothing {
    return this.#friend.landing(view, tag);
  }

  codeForm(view: InviteView): TemplateResult {
    return this.#friend.codeForm(view);
  }

  /** Why there is nothing to show. */
  failed(error: CommunityError): TemplateResult {
    return errorNotice({
      t: this.#host.say('common', undefined) ?? common,
      error,
      retry: () => void storeOf(this.#host)?.reload(),
    });
  }

  hint(): TemplateResult | typeof nothing {
    return this.#selected ? html`<p class="muted">${this.#t.copyHint}</p>` : nothing;
  }

  /** It was decided whether somebody counts as a friend. */
  claimed({ landing, claimed }: InviteView): void {
    if (landing && claimed)
      this.#host.dispatchEvent(new HearthReferralClaimedEvent(landing.programme.id, claimed));
  }

  /** What was done: words written, or a button pressed. `held`: the browser's own answer to it was held back until now. */
  on(event: Event, target: HTMLElement, held: boolean): void {
    if (event.type === 'input') {
      this.message = (target as HTMLTextAreaElement).value;
      this.#host.requestUpdate();
    } else if (target.dataset['do'] === 'sign-in') {
      if (this.#host.dispatchEvent(new HearthSignInEvent())) void this.#host.community?.reconnect();
    } else void this.#share(event, target, held);
  }

  async #share(event: Event, target: HTMLElement, held: boolean): Promise<void> {
    const store = storeOf(this.#host);
    const invitation = store?.$view.get().invitation;
    if (!store || !invitation) return;
    const channel = target.dataset['do'] as Extract<ShareChannel, 'copy' | 'code' | 'mail' | 'native'>;
    const { programme, link, code } = invitation;
    if (!this.#host.dispatchEvent(new HearthShareEvent(programme.id, channel, link)))
      return event.preventDefault();
    if (channel === 'mail') {
      if (held) location.assign((target as HTMLAnchorElement).href);
    } else if (channel === 'native') {
      if (!(await this.#hand(invitation))) return;
    } else if (!(await this.#copy(channel, channel === 'code' ? code : link))) return;
    store.shared(channel);
    this.#host.dispatchEvent(new HearthSharedEvent(programme.id, channel));
  }

  async #copy(channel: 'copy' | 'code', text: string): Promise<boolean> {
    const t = this.#t;
    const field = this.#host.shadowRoot?.querySelector<HTMLInputElement>(`#${channel}`) ?? null;
    const done = field !== null && (await copy(text, field));
    this.copied = done ? channel : null;
    this.#selected = !done;
    this.#host.requestUpdate();
    this.#host.announce(done ? t.copied : t.copyHint);
    return done;
  }

  /** The device's own way to share. Who changes their mind hears nothing of it; where it is refused, the link is copied. */
  async #hand({ programme, link }: Invitation): Promise<boolean> {
    const text = this.#host.shadowRoot?.querySelector<HTMLTextAreaElement>('#message')?.value.trim();
    try {
      await navigator.share({
        title: this.#host.shadowRoot?.querySelector('#heading')?.textContent?.trim() ?? programme.id,
        url: link,
        ...(text && { text }),
      });
      return true;
    } catch (thrown) {
      if (!(thrown instanceof Error && thrown.name === 'AbortError')) await this.#copy('copy', link);
      return false;
    }
  }

  get #t(): Messages['invite'] {
    return this.#host.say('invite', undefined) ?? invite;
  }
}
