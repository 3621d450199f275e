import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { Invitation, ReferralFriend } from '@hearth/core/domain';
import { formatDate } from '../../locales/dates.ts';
import type { Messages } from '../../locales/messages.ts';
import type { InviteActs } from './acts/acts.ts';
import { rewardLine } from './reward.ts';

interface MemberScene {
  readonly t: Messages['invite'];
  readonly tag: string;
  readonly invitation: Invitation;
  /** Once it has been touched. */
  readonly acts: InviteActs | null;
  readonly on: (event: Event) => void;
  readonly load: () => void;
}

/** A link that opens the member's own mail client; nothing is sent by us. */
const mailto = (subject: string, message: string, link: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(`${message}\n\n${link}`.trim().replace(/\r?\n/g, '\r\n'))}`;

const copyable = (
  { t, acts, on }: MemberScene,
  channel: 'copy' | 'code',
  value: string,
  label: string,
  action: string,
): TemplateResult =>
  html`<div>
    <label for=${channel}>${label}</label>
    <div class="pair">
      <input
        id=${channel}
        readonly
        dir="ltr"
        .value=${value}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
      />
      <button
        type="button"
        class=${channel === 'copy' ? 'primary' : ''}
        part="copy"
        data-do=${channel}
        @click=${on}
      >
        ${acts?.copied === channel ? `✓ ${t.copied}` : action}
      </button>
    </div>
  </div>`;

const friend = ({ t, tag }: MemberScene, { name, state, at, reason }: ReferralFriend): TemplateResult =>
  html`<li part="friend">
    <bdi>${name}</bdi> <span class="chip ${state}">${t.states[state]}</span>
    <span class="muted"
      >${(t.reasons as Readonly<Record<string, string>>)[reason ?? '']}
      <time datetime=${new Date(at).toISOString()}>${formatDate(tag, at)}</time></span
    >
  </li>`;

/** The member's side: what it is about, link and code, ways to pass it on, who came. */
export function memberSide(scene: MemberScene): TemplateResult {
  const { t, tag, invitation, acts, on, load } = scene;
  const { programme, code, link, friends, joined } = invitation;
  const terms = wording(programme.terms, tag);
  const message = acts?.message ?? wording(programme.message, tag);
  return html`<div class="side" @pointerenter=${load} @focusin=${load}>
    <p>${wording(programme.description, tag)}</p>
    <dl part="reward">
      ${rewardLine(t.reward, t, programme.reward, tag)}${rewardLine(t.friendReward, t, programme.friendReward, tag)}
    </dl>
    <div class="fields">
      ${copyable(scene, 'copy', link, t.link, t.copyLink)}${copyable(scene, 'code', code, t.code, t.copyCode)}
    </div>
    ${acts?.hint()}
    <div>
      <label for="message">${t.message}</label>
      <textarea
        id="message"
        part="message"
        dir="auto"
        rows="3"
        maxlength="1000"
        aria-describedby="message-hint"
        .value=${message}
        @input=${on}
      ></textarea>
      <p class="muted" id="message-hint">${t.messageHint}</p>
    </div>
    <div class="acts">
      <a
        class="button"
        part="mail"
        data-do="mail"
        href=${mailto(wording(programme.name, tag), message, link)}
        @click=${on}
        >${t.mail}</a
      >
      ${'share' in navigator ? html`<button type="button" part="share" data-do="native" @click=${on}>${t.share}</button>` : nothing}
    </div>
    <div class="friends">
      <strong>${joined ? t.joined(joined) : t.nobody}</strong>
      <ul part="friends" aria-label=${t.friends} ?hidden=${!friends[0]}>
        ${friends.map((one) => friend(scene, one))}
      </ul>
      <p class="muted">${t.friendsHint}</p>
    </div>
    ${
      terms &&
      html`<details>
        <summary>${t.terms}</summary>
        <p part="terms">${terms}</p>
      </details>`
    }
  </div>`;
}
