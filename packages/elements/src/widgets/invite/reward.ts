import { html, nothing } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import type { Reward } from '@hearth/core/domain';
import type { Messages } from '../../locales/messages.ts';

/** What somebody gets, with its kind in words: recognition, access, experience or a saving. */
export const rewardLine = (
  label: string,
  t: Messages['invite'],
  reward: Reward | null,
  tag: string,
): TemplateResult | typeof nothing =>
  reward
    ? html`<div>
        <dt class="muted">${label} <span class="chip">${t.types[reward.type]}</span></dt>
        <dd>${wording(reward.label, tag)}</dd>
      </div>`
    : nothing;
