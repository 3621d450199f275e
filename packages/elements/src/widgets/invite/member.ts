import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatCode, wording } from '@hearth/core/domain';
import type { Invitation, ReferralFriend, Reward, ShareChannel } from '@hearth/core/domain';
import { formatDate } from '../../locales/format.ts';
import type { Messages } from '../../locales/messages.ts';
import { rewardLine } from './reward.ts';

type Part = TemplateResult | typeof nothing;

interface MemberScene {
  readonly t: Messages['invite'];
  readonly common: Messages['common'];
  readonly tag: string;
  readonly invitation: Invitation;
  readonly message: string;
  /** What was copied last. */
  readonly copied: 'copy' | 'code' | null;
  /** The clipboard refused; what was to be copied is selected. */
  readonly selected: boolean;
  readonly share: (event: Event, channel: ShareChannel) => void;
  readonly write: (event: Event) => void;
}

const reward = ({ t, tag }: MemberScene, label: string, given: Reward | null): Part =>
  given ? rewardLine(label, t.types, given, tag) : nothing;

/** A link that opens the member's own mail client; nothing is sent by us. */
export function mailto(subject: string, message: string, link: string): string {
  const body = `${message.trim()}\n\n${link}`.trim().replace(/\r?\n/g, '\r\n');
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

const copyable = (scene: MemberScene, channel: 'copy' | 'code', value: string): TemplateResult => {
  const { t } = scene;
  const [label, action] = channel === 'copy' ? [t.link, t.copyLink] : [t.code, t.copyCode];
  return html`<div class="field ${channel}">
    <label for=${channel}>${label}</label>
    <div class="pair">
      <input id=${channel} readonly dir="ltr" .value=${value} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
      <button type="button" class=${channel === 'copy' ? 'primary' : ''} part="copy" @click=${(event: Event) => scene.share(event, channel)}>
        ${scene.copied === channel ? `✓ ${scene.common.copied}` : action}
      </button>
    </div>
  </div>`;
};

const friend = ({ t, tag }: MemberScene, { name, state, at, reason }: ReferralFriend): TemplateResult => {
  const why = (t.reasons as Readonly<Record<string, string>>)[reason ?? ''];
  return html`<li part="friend">
    <bdi>${name}</bdi> <span class="chip ${state}">${t.states[state] ?? state}</span>
    <span class="muted">${why} <time datetime=${new Date(at).toISOString()}>${formatDate(tag, at)}</time></span>
  </li>`;
};

/** The member's side: what it is about, link and code, ways to pass it on, who came. */
export function memberSide(scene: MemberScene): TemplateResult {
  const { t, tag, invitation, message } = scene;
  const { programme, code, link, friends, joined } = invitation;
  const terms = wording(programme.terms, tag);
  return html`
    <p>${wording(programme.description, tag)}</p>
    <dl part="reward">${reward(scene, t.reward, programme.reward)}${reward(scene, t.friendReward, programme.friendReward)}</dl>
    <div class="fields">${copyable(scene, 'copy', link)} ${copyable(scene, 'code', formatCode(code))}</div>
    <p class="muted" ?hidden=${!scene.selected}>${t.copyHint}</p>
    <label for="message">${t.message}</label>
    <textarea id="message" part="message" dir="auto" rows="3" maxlength="1000" aria-describedby="message-hint" .value=${message} @input=${scene.write}></textarea>
    <p class="muted" id="message-hint">${t.messageHint}</p>
    <div class="acts">
      <a class="button" part="mail" href=${mailto(wording(programme.name, tag), message, link)} @click=${(event: Event) => scene.share(event, 'mail')}>${t.mail}</a>
      ${'share' in navigator ? html`<button type="button" part="share" @click=${(event: Event) => scene.share(event, 'native')}>${t.share}</button>` : nothing}
    </div>
    <div class="friends">
      <strong>${joined ? t.joined(joined) : t.nobody}</strong>
      ${friends.length ? html`<ul role="list" part="friends" aria-label=${t.friends}>${friends.map((one) => friend(scene, one))}</ul>` : nothing}
      <p class="muted">${t.friendsHint}</p>
    </div>
    ${terms ? html`<details><summary>${t.terms}</summary><p part="terms">${terms}</p></details>` : nothing}
  `;
}
