import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { wording } from '@hearth/core/domain';
import type { Reward } from '@hearth/core/domain';
import type { Messages } from '../../locales/messages.ts';

/** What somebody gets, with its kind in words: recognition, access, experience or a saving. */
export const rewardLine = (label: string, types: Messages['invite']['types'], { type, label: words }: Reward, tag: string): TemplateResult =>
  html`<div>
    <dt>${label} <span class="chip">${types[type]}</span></dt>
    <dd>${wording(words, tag)}</dd>
  </div>`;
