import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { InviteProgress, Invitation, ReferralRule } from '@hearth/core/domain';
import type { Messages } from '../../../locales/messages.ts';
import { formatMoney } from '../../../locales/money.ts';

type Words = Messages['inviting'];

/** What wins the next reward, in a sentence. */
export function sentenceOf(rule: ReferralRule, at: InviteProgress, t: Words, tag: string): string {
  if (at.full) return t.full;
  const reward = wording(rule.reward.label, tag);
  const least = rule.minimum ? formatMoney(tag, rule.minimum) : '';
  const deed = (count: number): string => t.deeds[rule.on](count, rule.product ?? '', least);
  const left = at.need - at.have;
  if (at.need > 1) return t.more(left, reward, deed(left));
  return rule.cap !== null && rule.cap - at.won === 1 ? t.next(reward, deed(1)) : t.each(reward, deed(1));
}

/** What else there is to know of a rule: what was won, how often it can be, from when on it is theirs, what the friend gets. */
export function notesOf(rule: ReferralRule, at: InviteProgress, t: Words, tag: string): string[] {
  const { cap, holdDays, friendReward } = rule;
  return [
    ...(at.won ? [t.won(at.won)] : []),
    ...(cap !== null && !at.full && cap > 1 ? [t.most(cap)] : []),
    ...(holdDays && !at.full ? [t.hold(holdDays)] : []),
    ...(friendReward && !at.full ? [t.forFriend(wording(friendReward.label, tag))] : []),
  ];
}

/** How far a member has come under each rule of the programme: in words, with a bar where several friends win together. */
export function progressView(
  { programme, progress = [] }: Invitation,
  t: Words,
  tag: string,
): TemplateResult | typeof nothing {
  const rules = (programme.rules ?? []).flatMap((rule) => {
    const at = progress.find((one) => one.rule === rule.id);
    return at ? [{ rule, at }] : [];
  });
  if (!rules.length) return nothing;
  return html`<ul class="progress" part="progress" aria-label=${t.progress}>
    ${rules.map(
      ({ rule, at }) =>
        html`<li>
          <span class="next" id="next-${rule.id}">${sentenceOf(rule, at, t, tag)}</span>
          ${
            at.need > 1 && !at.full
              ? html`<span class="bar"
                  ><progress max=${at.need} value=${at.have} aria-labelledby="next-${rule.id}"></progress>
                  <span class="muted">${t.have(at.have, at.need)}</span></span
                >`
              : nothing
          }
          <span class="muted notes">${notesOf(rule, at, t, tag).join(' ')}</span>
        </li>`,
    )}
  </ul>`;
}
