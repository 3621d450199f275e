import { redraw } from '../../../parts/redraw.ts';
import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import { CODE_LENGTH, normaliseCode, wording } from '@hearth/core/domain';
import type { InviteView } from '@hearth/core/state';
import { common } from '../../../locales/en/common.ts';
import { invite } from '../../../locales/en/invite.ts';
import { inviteFriend } from '../../../locales/en/invite-friend.ts';
import { formatDate } from '../../../locales/dates.ts';
import type { Messages } from '../../../locales/messages.ts';
import { errorWords } from '../../../parts/error-view.ts';
import { rewardLine } from '../reward.ts';
import { storeOf } from './host.ts';
import type { InviteHost } from './host.ts';

/** The side of somebody who was invited: welcome, how it ended, a code typed by hand; and what goes wrong there. */
export class FriendSide {
  readonly english = inviteFriend;
  /** What was typed is no code. */
  #malformed = false;
  #entering = false;
  /** The last attempt was a typed code, not a link. */
  #typed = false;
  readonly #host: InviteHost;

  constructor(host: InviteHost) {
    this.#host = host;
  }

  /** "Mira invited you": what is promised, what happens next, and how it ended. */
  landing(view: InviteView, tag: string): TemplateResult | typeof nothing {
    const { landing, claimed, reason } = view;
    if (!landing) return nothing;
    const t = this.#t;
    const { programme, referrer } = landing;
    const why = (t.reasons as Readonly<Record<string, string>>)[reason ?? ''];
    return html`<div class="landing side" part="landing" tabindex="-1" aria-live="polite">
      <p class="hello"><strong>${t.welcome(referrer, wording(programme.name, tag))}</strong></p>
      ${
        claimed === 'joined'
          ? html`<p class="ended joined">${t.joined(referrer)}</p>`
          : claimed
            ? html`<p class="ended">${t.ineligible(referrer)} ${why}</p>`
            : this.#promise(view, tag)
      }
    </div>`;
  }

  #promise(view: InviteView, tag: string): TemplateResult | typeof nothing {
    const { landing, failure } = view;
    if (!landing) return nothing;
    const t = this.#t;
    const viewer = this.#host.community?.$viewer.get();
    const words = this.#host.say('invite', undefined) ?? invite;
    const { programme, expiresAt, click } = landing;
    const { friendReward } = programme;
    const member = viewer && viewer.role !== 'guest';
    // The description speaks to who invites; it stands in where nothing is promised to the friend.
    return html`${
      friendReward
        ? html`<dl part="reward">${rewardLine(t.forYou, words, friendReward, tag)}</dl>`
        : html`<p>${wording(programme.description, tag)}</p>`
    }
    ${
      !member
        ? html`<p>${t.next}</p>
            <p class="muted">
              <time datetime=${new Date(expiresAt).toISOString()}
                >${t.until(formatDate(tag, expiresAt))}</time
              >
            </p>`
        : failure
          ? html`<p class="problem">${this.#trouble(failure)}</p>
              ${failure.retryable ? html`<button type="button" @click=${() => void storeOf(this.#host)?.arrive(click)}>${this.#common.retry}</button>` : nothing}`
          : html`<p class="muted">${t.checking}</p>`
    }`;
  }

  /** A code from a friend, typed by hand. */
  codeForm({ failure }: InviteView): TemplateResult {
    const t = this.#t;
    const words = this.#malformed ? t.codeRequired : failure && this.#trouble(failure);
    return html`<form novalidate @submit=${this.#enter}>
      <label for="entered">${t.code}</label>
      <div class="pair">
        <input
          id="entered"
          dir="ltr"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          maxlength=${CODE_LENGTH * 3}
          placeholder="ABCD-1234"
          aria-invalid=${words ? 'true' : 'false'}
          aria-describedby="code-hint code-problem"
        />
        <button type="submit" aria-disabled=${this.#entering ? 'true' : 'false'}>
          ${this.#entering ? t.checkingCode : t.enter}
        </button>
      </div>
      <p class="muted" id="code-hint">${t.codeHint}</p>
      <p class="problem" id="code-problem" role="alert" ?hidden=${!words}>${words}</p>
    </form>`;
  }

  readonly #enter = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const store = storeOf(this.#host);
    const field = (event.target as HTMLFormElement).querySelector('input');
    if (!store || !field || this.#entering) return;
    const code = normaliseCode(field.value);
    this.#malformed = code === null;
    if (code === null) return redraw(this.#host, '#entered');
    this.#entering = this.#typed = true;
    this.#host.requestUpdate();
    await store.enter(code);
    this.#entering = false;
    redraw(this.#host, store.$view.get().landing ? '.landing' : '#entered');
  };

  #trouble(failure: CommunityError): string {
    const t = this.#t;
    if (failure.code === 'gone') return t.expired;
    if (failure.code === 'not-found') return this.#typed ? t.unknown : t.unknownLink;
    return errorWords(failure, this.#common);
  }

  get #t(): Messages['inviteFriend'] {
    return this.#host.say('inviteFriend', undefined) ?? inviteFriend;
  }

  get #common(): Messages['common'] {
    return this.#host.say('common', undefined) ?? common;
  }
}
