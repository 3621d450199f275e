import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import type { Comment } from '@hearth/core/domain';
import { formatNumber } from '../../../locales/intl.ts';
import type { Messages } from '../../../locales/messages.ts';
import { againstIcon, forIcon } from './icons.ts';

/** What the control says: reviews ask something else than comments do. */
export type VoteWords = Messages['acting']['votes'];

interface VoteSetup {
  readonly t: VoteWords;
  /** The tag for formats. */
  readonly tag: string;
  readonly comment: Pick<Comment, 'votes' | 'vote' | 'can'>;
  /** Whether one can vote against it, too. */
  readonly against: boolean;
}

const choice = (value: 1 | -1, label: string, pressed: boolean, face: TemplateResult): TemplateResult =>
  html`<button
    type="button"
    class="quiet chip"
    part="vote"
    data-do="vote"
    data-value=${value}
    aria-pressed=${pressed}
    aria-label=${label}
    title=${label}
  >
    ${face}
  </button>`;

/** How people voted, and the buttons to join them; to those who may not, the numbers alone. In a room that is kept for it. */
export function voteControl({ t, tag, comment, against }: VoteSetup): TemplateResult {
  const { votes: { up, down } = { up: 0, down: 0 }, vote, can } = comment;
  const number = html`<b dir="auto" aria-hidden="true">${formatNumber(tag, against ? up - down : up)}</b>`;
  const both = against ? t.both(up, down) : t.count(up);
  if (!can.includes('vote'))
    return html`<span class="votes"
      ><span class="chip" part="vote" role="img" aria-label=${both} title=${both}>
        <span aria-hidden="true">${forIcon} ${number}</span></span
      ></span
    >`;
  if (!against)
    return html`<span class="votes"
      >${choice(1, t.up(up), vote === 1, html`<span>${forIcon} ${number}</span>`)}</span
    >`;
  return html`<span class="votes" role="group" aria-label=${both} title=${both}>
    ${choice(1, t.up(up), vote === 1, forIcon)}${number}${choice(-1, t.down(down), vote === -1, againstIcon)}
  </span>`;
}
