import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import { wording, type Invitation, type ShareChannel } from '@hearth/core/domain';
import type { InviteView } from '@hearth/core/state';
import { formatDate } from '../../../locales/dates.ts';
import { common } from '../../../locales/en/common.ts';
import { inviting } from '../../../locales/en/inviting.ts';
import type { Messages } from '../../../locales/messages.ts';
import { adopt } from '../../../parts/adopt.ts';
import { errorNotice } from '../../../parts/error-view.ts';
import { HearthSignInEvent } from '../../../parts/sign-in-event.ts';
import { actsStyles } from './acts.styles.ts';
import { HearthReferralClaimedEvent } from './events.ts';
import { FriendSide } from './friend.ts';
import { storeOf, type InviteHost } from './host.ts';
import { Offer } from './offer.ts';
import { Passing } from './passing.ts';
import { progressView } from './progress.ts';
import { Rooms } from './rooms.ts';

/** Passing an invitation on, how far one has come, being a friend who was invited, and what may go wrong: loads for members, or when it is needed. */
export class InviteActs {
  readonly #friend: FriendSide;
  readonly #passing: Passing;
  readonly #rooms: Rooms;
  readonly #offer: Offer | null;
  readonly #host: InviteHost;

  constructor(host: InviteHost) {
    this.#host = host;
    this.#friend = new FriendSide(host);
    this.#passing = new Passing(host);
    this.#rooms = new Rooms(host, this.#passing);
    this.#offer = host.afterMoment === null ? null : new Offer(host);
    adopt(host.shadowRoot!, actsStyles);
  }

  /** It is of use no more: others are in its place. */
  end(): void {
    this.#offer?.end();
    this.#rooms.end();
  }

  /** What was copied last. */
  get copied(): ShareChannel | null {
    return this.#passing.copied;
  }

  landing(view: InviteView, tag: string): TemplateResult | typeof nothing {
    return this.#friend.landing(view, tag);
  }

  codeForm(view: InviteView): TemplateResult {
    return this.#friend.codeForm(view);
  }

  /** What comes before an invitation that waits for a good moment; `null`: nothing is shown now. */
  lead(): ReturnType<Offer['lead']> {
    return this.#offer?.lead(this.#t) ?? null;
  }

  progress(invitation: Invitation, tag: string): TemplateResult | typeof nothing {
    return progressView(invitation, this.#t, tag);
  }

  passing(invitation: Invitation, tag: string, on: (event: Event) => void): TemplateResult {
    return this.#passing.render(invitation, tag, on);
  }

  rooms(invitation: Invitation, tag: string): TemplateResult {
    return this.#rooms.render(invitation, this.#t, tag);
  }

  /** Why a friend does not count. */
  why(reason: string | undefined): string | undefined {
    return (this.#t.reasons as Readonly<Record<string, string>>)[reason ?? ''];
  }

  /** Who invited the viewer, and what they get for it. */
  welcome({ welcome }: Invitation, tag: string): TemplateResult | typeof nothing {
    if (!welcome) return nothing;
    const t = this.#t;
    const { programme, referrer, state, at } = welcome;
    const reward = programme.friendReward;
    const why = (this.#host.say('inviteFriend', undefined) ?? this.#friend.english).reasons;
    return html`<p part="welcome" class="welcome">
      ${t.invitedBy(referrer, formatDate(tag, at))}
      ${
        state === 'ineligible'
          ? `${t.notCounted} ${(why as Readonly<Record<string, string>>)[welcome.reason ?? ''] ?? ''}`
          : reward
            ? t.invitedFor(wording(reward.label, tag))
            : nothing
      }
    </p>`;
  }

  /** Why there is nothing to show. */
  failed(error: CommunityError): TemplateResult {
    return errorNotice({
      t: this.#host.say('common', undefined) ?? common,
      error,
      retry: () => void storeOf(this.#host)?.reload(),
    });
  }

  /** It was decided whether somebody counts as a friend. */
  claimed({ landing, claimed }: InviteView): void {
    if (landing && claimed)
      this.#host.dispatchEvent(new HearthReferralClaimedEvent(landing.programme.id, claimed));
  }

  /** What was done: words written, or a button pressed. */
  on(event: Event, target: HTMLElement): void {
    if (event.type === 'input') this.#passing.written((target as HTMLTextAreaElement).value);
    else if (target.dataset['do'] === 'sign-in') {
      if (this.#host.dispatchEvent(new HearthSignInEvent())) void this.#host.community?.reconnect();
    } else void this.#passing.share(event, target);
  }

  get #t(): Messages['inviting'] {
    return this.#host.say('inviting', undefined) ?? inviting;
  }
}
