import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { CODE_LENGTH, wording } from '@hearth/core/domain';
import type { InviteView } from '@hearth/core/state';
import { inviteFriend as english } from '../../locales/en/invite-friend.ts';
import { formatDate } from '../../locales/format.ts';
import type { Messages } from '../../locales/messages.ts';
import { errorWords } from '../../parts/error-view.ts';
import { rewardLine } from './reward.ts';

interface FriendScene {
  /** `undefined`: English. */
  readonly words: Messages['inviteFriend'] | undefined;
  readonly common: Messages['common'];
  readonly types: Messages['invite']['types'];
  readonly tag: string;
  readonly view: InviteView;
  /** Somebody who could claim: a member. */
  readonly member: boolean;
  /** Claims the invitation once more. */
  readonly again: () => void;
}

/** "Mira invited you": what is promised, what happens next, and how it ended. */
export function landing(scene: FriendScene): TemplateResult | typeof nothing {
  const { words: t = english, tag, view, member, types } = scene;
  const { landing: found, claimed, reason } = view;
  if (!found) return nothing;
  const { programme, referrer, expiresAt } = found;
  const why = (t.reasons as Readonly<Record<string, string>>)[reason ?? ''];
  const ended = claimed === 'joined' ? t.joined(referrer) : claimed ? t.ineligible(referrer) : null;
  const { friendReward } = programme;
  return html`<div class="landing" part="landing" tabindex="-1" aria-live="polite">
    <p class="hello"><strong>${t.welcome(referrer, wording(programme.name, tag))}</strong></p>
    ${
      ended
        ? html`<p class=${claimed === 'joined' ? 'ended joined' : 'ended'}>${ended} ${why}</p>`
        : html`<p>${wording(programme.description, tag)}</p>
            ${friendReward ? html`<dl part="reward">${rewardLine(t.forYou, types, friendReward, tag)}</dl>` : nothing}
            ${member ? claiming(scene, t) : waiting(t, tag, expiresAt)}`
    }
  </div>`;
}

const waiting = (t: Messages['inviteFriend'], tag: string, until: number): TemplateResult =>
  html`<p>${t.next}</p>
    <p class="muted"><time datetime=${new Date(until).toISOString()}>${t.until(formatDate(tag, until))}</time></p>`;

const claiming = (scene: FriendScene, t: Messages['inviteFriend']): TemplateResult =>
  scene.view.failure
    ? html`<p class="problem">${trouble(scene, false)}</p>
        ${scene.view.failure.retryable ? html`<button type="button" @click=${scene.again}>${scene.common.retry}</button>` : nothing}`
    : html`<p class="muted">${t.checking}</p>`;

/** What went wrong on the friend's side, worded for it. */
function trouble({ words: t = english, common, view: { failure } }: FriendScene, typed: boolean): string | null {
  if (!failure) return null;
  if (failure.code === 'gone') return t.expired;
  if (failure.code === 'not-found') return typed ? t.unknown : t.unknownLink;
  return errorWords(failure, common);
}

interface CodeForm extends FriendScene {
  readonly problem: boolean;
  readonly busy: boolean;
  /** The last attempt was a code, not a link. */
  readonly typed: boolean;
  readonly submit: (event: SubmitEvent) => void;
}

/** A code from a friend, typed by hand. */
export function codeForm(scene: CodeForm): TemplateResult {
  const { words: t = english, busy } = scene;
  const words = scene.problem ? t.codeRequired : trouble(scene, scene.typed);
  return html`<form novalidate @submit=${scene.submit}>
    <label for="entered">${t.code}</label>
    <div class="pair">
      <input
        id="entered"
        name="code"
        dir="ltr"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        maxlength=${CODE_LENGTH * 3}
        placeholder="ABCD-1234"
        aria-invalid=${words ? 'true' : 'false'}
        aria-describedby="code-hint code-problem"
      />
      <button type="submit" aria-disabled=${busy ? 'true' : 'false'}>${busy ? t.checkingCode : t.enter}</button>
    </div>
    <p class="muted" id="code-hint">${t.codeHint}</p>
    <p class="problem" id="code-problem" role="alert" ?hidden=${!words}>${words}</p>
  </form>`;
}
