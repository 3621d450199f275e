import { html } from 'lit-html';
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
}

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

const friend = ({ t, tag, acts }: MemberScene, { name, state, at, reason }: ReferralFriend): TemplateResult =>
  html`<li part="friend">
    <bdi>${name}</bdi> <span class="chip ${state}">${t.states[state]}</span>
    <span class="muted"
      >${acts?.why(reason)} <time datetime=${new Date(at).toISOString()}>${formatDate(tag, at)}</time></span
    >
  </li>`;

/** The member's side: what it is about, link and code, ways to pass it on, who came. */
export function memberSide(scene: MemberScene): TemplateResult {
  const { t, tag, invitation, acts, on } = scene;
  const { programme, code, link, friends, joined } = invitation;
  const terms = wording(programme.terms, tag);
  return html`<div class="side">
    <p>${wording(programme.description, tag)}</p>
    <dl part="reward">
      ${rewardLine(t.reward, t, programme.reward, tag)}${rewardLine(t.friendReward, t, programme.friendReward, tag)}
    </dl>
    ${acts?.progress(invitation, tag)}
    <div class="fields">
      ${copyable(scene, 'copy', link, t.link, t.copyLink)}${copyable(scene, 'code', code, t.code, t.copyCode)}
    </div>
    ${acts?.passing(invitation, tag, on)}
    <div class="friends">
      <strong>${joined ? t.joined(joined) : t.nobody}</strong>
      <ul part="friends" aria-label=${t.friends} ?hidden=${!friends[0]}>
        ${friends.map((one) => friend(scene, one))}
      </ul>
      <p class="muted">${t.friendsHint}</p>
    </div>
    ${acts?.rooms(invitation, tag)}
    ${
      terms &&
      html`<details>
        <summary>${t.terms}</summary>
        <p part="terms">${terms}</p>
      </details>`
    }
  </div>`;
}
